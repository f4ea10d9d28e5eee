"""Alerts of the same trouble as one group: same place or parent, within minutes, the cause before its symptoms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from app.domain.alert import OPEN_STATES, URGENCY, WAITING, Alert, Severity
from app.domain.alert_kinds import AlertKinds
from app.domain.position import Position, distance_m


@dataclass(frozen=True)
class AlertGroup:
    """`cause` stands for it; `symptoms` follow in the order in which they came. A lone alert is a group of itself."""

    cause: Alert
    symptoms: tuple[Alert, ...] = ()

    @property
    def key(self) -> str:
        return self.cause.group_id or self.cause.id

    @property
    def alerts(self) -> tuple[Alert, ...]:
        return (self.cause, *self.symptoms)

    @property
    def waiting(self) -> int:
        """How many of it nobody has acknowledged."""
        return sum(one.state in WAITING for one in self.alerts)

    @property
    def severity(self) -> Severity:
        """The highest of it."""
        return min((one.severity for one in self.alerts), key=URGENCY.__getitem__)


def groups(alerts: Iterable[Alert], kinds: AlertKinds) -> tuple[AlertGroup, ...]:
    """The groups of these alerts, each where its first alert stands, so that the order of a list is kept."""
    members: dict[str, list[Alert]] = {}
    for one in alerts:
        members.setdefault(one.group_id or one.id, []).append(one)
    return tuple(_group(found, kinds) for found in members.values())


def _group(found: list[Alert], kinds: AlertKinds) -> AlertGroup:
    if len(found) == 1:
        return AlertGroup(found[0])
    cause, *symptoms = sorted(found, key=lambda one: (kinds.rank(one.kind), one.occurred_at, one.id))
    return AlertGroup(cause, tuple(sorted(symptoms, key=lambda one: (one.occurred_at, one.id))))


def companion(alert: Alert, kin: Iterable[Alert], near: Iterable[Alert], kinds: AlertKinds) -> Alert | None:
    """Which of the open alerts of the last minutes a fresh one belongs to; None if it stands alone.

    Of `kin`, those on its asset, its asset's parent, or what shares that parent, the earliest. Else of those `near`
    whose kind is cause or symptom of its kind, the nearest within reach: assets are not always told their parents.
    """
    family = [one for one in kin if _may_join(alert, one, kinds)]
    if family:
        return min(family, key=lambda one: (one.occurred_at, one.id))
    if alert.lon is None or alert.lat is None:
        return None
    here = Position(alert.lon, alert.lat)
    reach = [
        (distance_m(here, Position(one.lon, one.lat)), one.id, one)
        for one in near
        if one.lon is not None and one.lat is not None and kinds.are_related(one.kind, alert.kind)
    ]
    closest = min((one for one in reach if _may_join(alert, one[2], kinds)), key=lambda one: one[:2], default=None)
    return closest[2] if closest is not None and closest[0] <= kinds.group_near_m else None


def _may_join(alert: Alert, other: Alert, kinds: AlertKinds) -> bool:
    window = timedelta(seconds=kinds.group_window_s)
    return (
        other.id != alert.id
        and other.state in OPEN_STATES
        and other.is_test == alert.is_test
        and abs(other.occurred_at - alert.occurred_at) <= window
    )
