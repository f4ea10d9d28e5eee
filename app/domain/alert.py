"""Signals from the field that may need somebody (ISA-18.2 states; domain.md C.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class Severity(StrEnum):
    CRITICAL = "CRITICAL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


URGENCY: Mapping[Severity, int] = {Severity.CRITICAL: 0, Severity.HIGH: 1, Severity.MEDIUM: 2, Severity.LOW: 3}


class AlertState(StrEnum):
    """What the independent facts of an alert come to; `state_of` is the one place that says so.

    HELD: heard, but held back by its kind's on-delay or count; nobody is told yet. UNACK: nobody has taken it.
    ACKED: acknowledged, still to be judged. RTN_UNACK: over at its source before anybody took it.
    SHELVED: put aside until a time. CLOSED: judged, or fleeting, and over."""

    HELD = "HELD"
    UNACK = "UNACK"
    ACKED = "ACKED"
    RTN_UNACK = "RTN_UNACK"
    SHELVED = "SHELVED"
    CLOSED = "CLOSED"


WAITING = frozenset({AlertState.UNACK, AlertState.RTN_UNACK})
OPEN_STATES = frozenset({AlertState.UNACK, AlertState.ACKED, AlertState.RTN_UNACK, AlertState.SHELVED})


class Verdict(StrEnum):
    """What an alert turned out to be."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    UNKNOWN = "UNKNOWN"


class Dismissal(StrEnum):
    """Why an alert needed nobody (domain.md C.4)."""

    FALSE_SENSOR = "FALSE_SENSOR"
    ANIMAL_WIND = "ANIMAL_WIND"
    AUTHORISED_WORK = "AUTHORISED_WORK"
    DUPLICATE = "DUPLICATE"
    TEST = "TEST"
    COMMS_LOSS = "COMMS_LOSS"
    NOT_VERIFIABLE = "NOT_VERIFIABLE"


class AlertKind(StrEnum):
    CAMERA_LOST = "CAMERA_LOST"
    VIDEO_INTRUSION = "VIDEO_INTRUSION"
    PRESSURE_DROP = "PRESSURE_DROP"
    LEVEL_DROP = "LEVEL_DROP"
    POWER_LOST = "POWER_LOST"
    FENCE_OPENED = "FENCE_OPENED"
    FIRE = "FIRE"
    LEAK = "LEAK"
    VEHICLE_NEAR_LINE = "VEHICLE_NEAR_LINE"
    VEHICLE_LOITERING = "VEHICLE_LOITERING"
    TANKER_ALONE = "TANKER_ALONE"
    ZONE_CROSSED = "ZONE_CROSSED"
    ZONE_STAYED = "ZONE_STAYED"
    SPEEDING = "SPEEDING"
    UNITS_MET = "UNITS_MET"
    PANIC = "PANIC"
    UNIT_SILENT = "UNIT_SILENT"
    PATROL_STOPPED = "PATROL_STOPPED"
    PATROL_OVERDUE = "PATROL_OVERDUE"
    PATROL_LATE = "PATROL_LATE"
    PATROL_MISSED = "PATROL_MISSED"
    OFF_ROUTE = "OFF_ROUTE"
    ROLL_CALL_MISSED = "ROLL_CALL_MISSED"
    REPORTED = "REPORTED"
    WEATHER = "WEATHER"
    EMERGENCY_BULLETIN = "EMERGENCY_BULLETIN"
    SOURCE_SILENT = "SOURCE_SILENT"
    SOURCE_LAGGING = "SOURCE_LAGGING"
    OTHER = "OTHER"


@dataclass(frozen=True, kw_only=True)
class Alert(Record):
    """One signal, known by `source` and that source's own `source_id`, however often it is sent.

    Independent facts, after ISA-18.2: whether the condition still stands (`active`), who acknowledged, until when it is
    shelved and why, who has taken it on (`owner`). `severity` is latched at the highest that was told. `times` counts
    how often it was told, `last_at` says when last. `held_until` is the end of its on-delay, `raised_at` since when
    somebody is asked to take it (escalation counts from there; not yet while it is held). `group_id` is the alert
    that stands for it and others of the same trouble (its own id, or empty, if it stands alone). `rule` names the watch
    rule that raised it. A test alert (`is_test`) is left out of every figure. `escalation` counts how often it was
    passed on because nobody took it in time.
    """

    source: str
    source_id: str
    kind: AlertKind
    severity: Severity
    state: AlertState = AlertState.UNACK
    title: str
    text: str = ""
    occurred_at: datetime
    received_at: datetime
    lon: float | None = None
    lat: float | None = None
    asset_id: str | None = None
    asset_code: str = ""
    place: str = ""
    active: bool = True
    cleared_at: datetime | None = None
    times: int = 1
    last_at: datetime | None = None
    held_until: datetime | None = None
    raised_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_desk: str = ""
    owner: str = ""
    owned_since: datetime | None = None
    shelved_until: datetime | None = None
    shelved_by: str = ""
    shelf_reason: str = ""
    escalation: int = 0
    escalated_at: datetime | None = None
    group_id: str = ""
    call_id: str | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    verdict: Verdict | None = None
    dismissal: Dismissal | None = None
    reason: str = ""
    rule: str = ""
    media: str = ""
    is_test: bool = False
    attributes: Mapping[str, object] = field(default_factory=dict)


def state_of(alert: Alert) -> AlertState:
    """The state that an alert's facts come to."""
    if alert.closed_at is not None:
        return AlertState.CLOSED
    if alert.held_until is not None:
        return AlertState.HELD
    if alert.shelved_until is not None:
        return AlertState.SHELVED
    if alert.acknowledged_at is not None:
        return AlertState.ACKED
    return AlertState.UNACK if alert.active else AlertState.RTN_UNACK
