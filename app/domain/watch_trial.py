"""What a trial of a watch rule gave, kept beside the rule: nobody switches on what was not tried as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.alert import Severity
from app.domain.record import Record
from app.domain.watch_rule import WatchKind, WatchRule

HOLDS = timedelta(days=30)
"""A trial says how often a rule fires these days; of days long past it says nothing."""


@dataclass(frozen=True, kw_only=True)
class KeptTrial(Record):
    """The rule `rule_id` would have fired `count` times on the `fixes` positions of [since, until), had it stood with
    these `figures` (see `figures_only`)."""

    rule_id: str
    figures: str
    count: int
    fixes: int
    since: datetime
    until: datetime
    tried_by: str
    tried_at: datetime


def is_tried(rule: WatchRule, trial: KeptTrial | None, now: datetime) -> bool:
    """Whether it was tried as it stands, and lately. The emergency key is no movement: there is nothing to try."""
    if rule.kind is WatchKind.PANIC:
        return True
    return trial is not None and trial.figures == figures_only(rule) and now - trial.tried_at <= HOLDS


def figures_only(rule: WatchRule) -> str:
    """A text that is the same as long as the rule looks for the same: switch, name and severity are no figures."""
    looked_for = replace(rule, version=0, enabled=False, enabled_at=None, changed_by="", name="", severity=Severity.LOW)
    zones = " ".join(sorted(rule.zone_ids.split()))
    return repr(replace(looked_for, zone_ids=zones, parameters=dict(sorted(rule.parameters.items()))))
