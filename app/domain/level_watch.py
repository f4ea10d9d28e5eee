"""What a duty level changes of a watch rule: it waits for less time, and a zone is looked at as often as it asks.

At most as long as the rule's own figure, never less than the figure allows. How long a tracker may be silent depends on
how often it reports, and how long a unit may be out on its work: those stay as they are."""

from __future__ import annotations

from dataclasses import replace

from app.domain.duty_level import LevelTemplate
from app.domain.watch_parameters import PARAMETERS, checked
from app.domain.watch_rule import WatchKind, WatchRule

_MINUTES = "minutes"
WAITING_KINDS = frozenset(
    {
        WatchKind.ZONE_STAY, WatchKind.NEAR_LINE, WatchKind.LOITER_AT_LINE, WatchKind.TANKER_ALONE, WatchKind.STOPPED,
        WatchKind.OFF_ROUTE, WatchKind.MEETING,
    }
)  # fmt: skip
"""Kinds that tell of what has lasted for some minutes."""


def tightened(rule: WatchRule, asked: LevelTemplate) -> WatchRule:
    """The rule as it judges while this level holds; the one in the list stays as it is."""
    least = next((one.least for one in PARAMETERS[rule.kind] if one.name == _MINUTES), None)
    if least is None:
        return rule
    own = checked(rule.kind, rule.parameters)
    minutes = float(str(own[_MINUTES]))
    if rule.kind in WAITING_KINDS:
        shorter = minutes * asked.watch_percent / 100
    elif rule.kind is WatchKind.OVERDUE and rule.zone_ids:
        shorter = float(asked.patrol_min)
    else:
        return rule
    return replace(rule, parameters=own | {_MINUTES: max(least, min(minutes, shorter))})
