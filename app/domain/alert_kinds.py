"""How alerts of each kind are treated: what holds them back, what rings, when they escalate, what causes what.

The figures come from `resources/alert_kinds.toml`, or from a file of that name in the data directory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.alert import WAITING, Alert, AlertKind, AlertState, Severity
from app.domain.duty import DutyLevel
from app.domain.watch_hours import WatchHours

HAND_OVER = timedelta(minutes=15)
"""What came so shortly before the shift began is still news to it."""
LONGEST_SHIFT = timedelta(hours=12)


@dataclass(frozen=True)
class AlertManner:
    """How one kind is treated; times in seconds.

    `on_delay_s`: it must stand so long before anybody is told. `count` of them within `count_within_s` on one
    object before anybody is told (a kind has the one or the other). `quiet_s`: after one on an object, further ones
    of the same kind there only count. `reraise_s`: back within so long after it cleared it goes on as it was; later
    it must be acknowledged anew. `anew_after_s`: without a word from its source for so long, what is told again is
    asked about anew although nobody said that it was over (0 never). `rings`: whether it may sound.
    `needs_verdict`: being over does not close it.
    """

    on_delay_s: int = 0
    count: int = 1
    count_within_s: int = 0
    quiet_s: int = 0
    reraise_s: int = 60
    anew_after_s: int = 14_400
    rings: bool = True
    needs_verdict: bool = False


@dataclass(frozen=True)
class AlertKinds:
    """The whole table. `escalation_s` is by duty level and severity: unacknowledged so long, an alert is passed on; and
    again after each further such time, `escalation_steps` times in all. `causes` names the symptoms of each kind.
    """

    manners: Mapping[AlertKind, AlertManner] = field(default_factory=dict)
    escalation_s: Mapping[DutyLevel, Mapping[Severity, int]] = field(default_factory=dict)
    escalation_steps: int = 3
    causes: Mapping[AlertKind, frozenset[AlertKind]] = field(default_factory=dict)
    group_window_s: int = 300
    group_near_m: float = 300.0
    night: WatchHours = field(default_factory=lambda: WatchHours("20:00-08:00"))
    key_well_m: float = 300.0

    def manner(self, kind: AlertKind) -> AlertManner:
        return self.manners.get(kind, _PLAIN)

    def may_ring(self, alert: Alert, since: datetime) -> bool:
        """Whether it may sound unasked: somebody is still wanted, its kind rings, and it is not older than `since`."""
        fresh = (alert.raised_at or alert.received_at) >= since
        return fresh and alert.state in WAITING and self.manner(alert.kind).rings

    def rank(self, kind: AlertKind) -> int:
        """0 for what only causes, higher for what is also caused: the lowest of a group is shown as its cause."""
        return sum(kind in symptoms for symptoms in self.causes.values()) if kind in self.causes else _SYMPTOM_ONLY

    def are_related(self, one: AlertKind, other: AlertKind) -> bool:
        """Whether one may be the cause of the other."""
        return other in self.causes.get(one, ()) or one in self.causes.get(other, ())

    def related(self, kind: AlertKind) -> frozenset[AlertKind]:
        """The kinds that may be the cause of `kind`, or its symptoms."""
        return frozenset(one for one in AlertKind if self.are_related(one, kind))

    def limit(self, severity: Severity, duty: DutyLevel) -> timedelta | None:
        """How long an alert may wait before it escalates; None never."""
        seconds = self.escalation_s.get(duty, {}).get(severity, 0)
        return timedelta(seconds=seconds) if seconds else None

    def escalation_due(self, alert: Alert, duty: DutyLevel, now: datetime) -> int:
        """How often it should have escalated by now; never less than it has, so a clock put back changes nothing."""
        limit = self.limit(alert.severity, duty)
        if limit is None or alert.raised_at is None or alert.state not in WAITING:
            return alert.escalation
        return max(alert.escalation, min(self.escalation_steps, (now - alert.raised_at) // limit))


_PLAIN = AlertManner()
_SYMPTOM_ONLY = 1_000


def news_since(shift_began: datetime | None, now: datetime) -> datetime:
    """What was raised before this neither rings nor escalates unasked: it belongs to an earlier shift.

    Without a shift on the roster, what is older than the longest shift is old.
    """
    return (now - LONGEST_SHIFT) if shift_began is None else shift_began - HAND_OVER


def returns_to_normal(alert: Alert, manner: AlertManner) -> bool:
    """Whether an alert that is over and acknowledged closes by itself, without a verdict (ISA-18.2 normal).

    Not where its kind asks for a verdict, somebody has taken it on, it hangs on a call, or it is put aside.
    """
    return not (
        manner.needs_verdict or alert.owner or alert.call_id or alert.shelved_until or alert.state is AlertState.HELD
    )
