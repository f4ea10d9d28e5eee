"""Tracks that came as a file: whose they are, what was read, what was cleaned, and what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class ClockReading(StrEnum):
    """How the times of a file are read. AS_TOLD: as it says, and as the county's time where it does not. UTC: as UTC
    where it does not say. COUNTY: as the county's time whatever it says, for receivers that call local time UTC."""

    AS_TOLD = "AS_TOLD"
    UTC = "UTC"
    COUNTY = "COUNTY"


@dataclass(frozen=True, kw_only=True)
class TrackImport(Record):
    """One way of one file, taken in for a unit (or a vehicle that belongs to none).

    `unit_id` is the key under which its fixes are kept. `read` counts the points of the file, `untimed` those without a
    time, `disordered` those that stood behind a later one, `known` those that were there already, `kept` the fixes that
    came new; `doubted` counts the doubted ones by `FixDoubt`, of all that were read. Trips and stops are those of the
    file; what the store tells of the day is reckoned anew whenever it is asked.
    """

    file: str
    sha256: str
    format: str
    name: str
    device: str
    unit_id: str
    datum: str
    clock: ClockReading
    first_at: datetime
    last_at: datetime
    read: int
    untimed: int = 0
    disordered: int = 0
    known: int = 0
    kept: int = 0
    doubted: Mapping[str, int] = field(default_factory=dict)
    trips: int = 0
    stops: int = 0
    length_m: float = 0.0
    stopped_s: float = 0.0
