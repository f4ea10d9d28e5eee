"""Those who go: patrol groups, guards, volunteers, joint teams; their vehicles and trackers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class UnitKind(StrEnum):
    PATROL_GROUP = "PATROL_GROUP"
    VOLUNTEER_TEAM = "VOLUNTEER_TEAM"
    JOINT_TEAM = "JOINT_TEAM"
    GUARD_TEAM = "GUARD_TEAM"


GUARDING = frozenset({UnitKind.PATROL_GROUP, UnitKind.JOINT_TEAM, UnitKind.GUARD_TEAM})
"""Who guards what stands in the field: where they were counts as a visit."""


class UnitState(StrEnum):
    OFF_DUTY = "OFF_DUTY"
    STANDBY = "STANDBY"
    PATROLLING = "PATROLLING"
    DISPATCHED = "DISPATCHED"
    ON_SCENE = "ON_SCENE"
    RETURNING = "RETURNING"


TOLD_STATES = (UnitState.STANDBY, UnitState.PATROLLING, UnitState.OFF_DUTY)
"""What is told of a unit by hand; the other states follow from its orders, and hold as long as those."""


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """A team that can be sent. Where it is comes from fixes; in which state it is, from intervals."""

    code: str
    name: str
    kind: UnitKind
    organisation: str = ""
    strength: int = 0
    call_sign: str = ""
    phone: str = ""
    home_site_id: str | None = None


class VehicleKind(StrEnum):
    PATROL_CAR = "PATROL_CAR"
    GUARD_CAR = "GUARD_CAR"
    TANKER = "TANKER"
    MOTORCYCLE = "MOTORCYCLE"
    TRUCK = "TRUCK"
    PICKUP = "PICKUP"
    PRIVATE_CAR = "PRIVATE_CAR"


@dataclass(frozen=True, kw_only=True)
class Vehicle(Record):
    """A vehicle of a unit or of an enterprise."""

    plate: str
    kind: VehicleKind
    name: str = ""
    unit_id: str | None = None
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Tracker(Record):
    """A device that reports positions. To whom it belongs is an interval (aspect `unit`), for devices change hands."""

    serial: str
    protocol: str = ""
    vehicle_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """One reported position: WGS-84 degrees, speed over ground, course clockwise from north.

    `unit_id` is the key of who moves: a unit, or a vehicle that belongs to none. `doubt` says why it is not believed
    (a code of `analysis.fix_filter`); such a fix is kept, but neither drawn nor judged.
    """

    unit_id: str
    at: datetime
    lon: float
    lat: float
    speed_kmh: float | None = None
    course_deg: float | None = None
    accuracy_m: float | None = None
    doubt: str | None = None
