"""警力跟着警情走: what counts as an incident, where incidents and strength do not meet, and what was decided of it.

Places and hours are looked at, never persons: nothing here names who was on duty or who found what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.alert import AlertKind
from app.domain.call import CallCategory, CallSource, CallState
from app.domain.case_file import Discovery
from app.domain.record import Record

DAYS = 90
"""The span of the table, and of the plain count that a proposal is judged against."""
DECISION_HOLDS = timedelta(days=30)
"""So long an accepted proposal stands on the handover sheets; then the incidents have moved on."""

FOUND_BY_PATROLS = frozenset({Discovery.PATROL})
TOLD_BY_OURSELVES = frozenset({CallSource.RADIO, CallSource.DESK})
"""What one's own units find, they find where they are sent: learnt from, it would send them there again and again
(domain.md D.10)."""
NO_INCIDENT_CALLS = frozenset({CallCategory.TASK, CallCategory.INVALID})
NO_INCIDENT_STATES = frozenset({CallState.MERGED, CallState.INVALID})
OF_THE_FIELD = frozenset(
    {
        AlertKind.CAMERA_LOST, AlertKind.VIDEO_INTRUSION, AlertKind.PRESSURE_DROP, AlertKind.LEVEL_DROP,
        AlertKind.POWER_LOST, AlertKind.FENCE_OPENED, AlertKind.FIRE, AlertKind.LEAK, AlertKind.VEHICLE_NEAR_LINE,
        AlertKind.VEHICLE_LOITERING, AlertKind.TANKER_ALONE, AlertKind.ZONE_CROSSED, AlertKind.ZONE_STAYED,
        AlertKind.REPORTED, AlertKind.OTHER,
    }
)  # fmt: skip
"""Alerts of what stands in the field; those of weather, of silent sources and of one's own units are no incidents."""


class StrengthRows(StrEnum):
    """What a row of the table is."""

    ROOMS = "ROOMS"
    CELLS = "CELLS"
    WEEKDAYS = "WEEKDAYS"


class Mismatch(StrEnum):
    """NOBODY: incidents, and hardly a minute of patrol. THIN: at least twice the incidents that the share of strength
    there would have. IDLE: half an hour of patrol each hour, and nothing happened."""

    NOBODY = "NOBODY"
    THIN = "THIN"
    IDLE = "IDLE"


class Verdict(StrEnum):
    """How a proposal did against the plain count, on incidents that neither had seen."""

    BETTER = "BETTER"
    WORSE = "WORSE"
    BY_CHANCE = "BY_CHANCE"
    TOO_FEW = "TOO_FEW"


class Decision(StrEnum):
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, kw_only=True)
class StaffingDecision(Record):
    """What was decided of a proposal, by whom and why. `title` is the span that it was made of, `told` its changes, a
    line each; `judged` incidents tried it, of which it hit `hit_share` and the plain count `plain_share`. It stands
    until `until`; `ended_at` is when it was taken back before."""

    decision: Decision
    rows: StrengthRows
    title: str
    told: str
    reason: str
    by: str
    decided_at: datetime
    until: datetime
    judged: float
    hit_share: float
    plain_share: float
    ended_at: datetime | None = None
    ended_by: str = ""


STRENGTH_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        StrengthRows: {"ROOMS": "Rooms by hour", "CELLS": "Grid cells by hour", "WEEKDAYS": "Weekdays by hour"},
        Mismatch: {
            "NOBODY": "Incidents, and nobody there",
            "THIN": "Many incidents, little strength",
            "IDLE": "Strength, and nothing happened",
        },
        Verdict: {
            "BETTER": "better than the plain count",
            "WORSE": "worse than the plain count",
            "BY_CHANCE": "the difference may be chance",
            "TOO_FEW": "too few incidents to judge by",
        },
        Decision: {"ACCEPTED": "Proposal accepted", "REFUSED": "Proposal refused"},
    }
)
"""A part of `labels`."""
