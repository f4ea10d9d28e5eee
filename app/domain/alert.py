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
    """UNACK: nobody has taken it. ACKED: taken, still standing. RTN_UNACK: over before anybody took it.
    SHELVED: put aside until a time. CLOSED: judged and over."""

    UNACK = "UNACK"
    ACKED = "ACKED"
    RTN_UNACK = "RTN_UNACK"
    SHELVED = "SHELVED"
    CLOSED = "CLOSED"


OPEN_STATES = frozenset({AlertState.UNACK, AlertState.ACKED, AlertState.RTN_UNACK, AlertState.SHELVED})


class Verdict(StrEnum):
    """What an alert turned out to be."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    UNKNOWN = "UNKNOWN"


class AlertKind(StrEnum):
    CAMERA_LOST = "CAMERA_LOST"
    VIDEO_INTRUSION = "VIDEO_INTRUSION"
    PRESSURE_DROP = "PRESSURE_DROP"
    LEVEL_DROP = "LEVEL_DROP"
    VEHICLE_NEAR_LINE = "VEHICLE_NEAR_LINE"
    ZONE_CROSSED = "ZONE_CROSSED"
    UNIT_SILENT = "UNIT_SILENT"
    FENCE_OPENED = "FENCE_OPENED"
    REPORTED = "REPORTED"
    WEATHER = "WEATHER"
    SOURCE_SILENT = "SOURCE_SILENT"


@dataclass(frozen=True, kw_only=True)
class Alert(Record):
    """One signal, known by `source` and that source's own `source_id`, however often it is sent."""

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
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    shelved_until: datetime | None = None
    closed_at: datetime | None = None
    verdict: Verdict | None = None
    reason: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
