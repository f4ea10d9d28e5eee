"""Which watch rules were tried out as they stand: what the trial leaves behind, and what switching on demands."""

from __future__ import annotations

from dataclasses import replace

from app.domain.alert import Severity
from app.domain.watch_rule import WatchKind, WatchRule


class TriedRules:
    """Kept as long as the program runs. One entry a rule, so it never grows beyond the list; safe from any thread."""

    def __init__(self) -> None:
        self._figures: dict[str, str] = {}

    def remember(self, rule: WatchRule) -> None:
        """A trial of exactly this rule has come to its end."""
        self._figures[rule.id] = figures_only(rule)

    def knows(self, rule: WatchRule) -> bool:
        """Whether it was tried with these figures. The emergency key is no movement: there is nothing to try."""
        return rule.kind is WatchKind.PANIC or self._figures.get(rule.id) == figures_only(rule)


def figures_only(rule: WatchRule) -> str:
    """A text that is the same as long as the rule looks for the same: switch, name and severity are no figures."""
    looked_for = replace(rule, version=0, enabled=False, enabled_at=None, changed_by="", name="", severity=Severity.LOW)
    zones = " ".join(sorted(rule.zone_ids.split()))
    return repr(replace(looked_for, zone_ids=zones, parameters=dict(sorted(rule.parameters.items()))))
