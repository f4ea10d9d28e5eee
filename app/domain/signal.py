"""What a feed hears, decoded and checked, before the desks judge it. Places are WGS-84 degrees, times UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

BY_HAND = "by-hand"
"""The source of alerts that a person tells the desk."""


def told_on(patrol_id: str, act_id: str) -> str:
    """The source's id of what is told by hand on a patrol: it begins alike for all of that patrol."""
    return f"patrol:{patrol_id}:{act_id}"


class OrderStep(StrEnum):
    """How far a unit is with an order, as it says itself."""

    RECEIVED = "RECEIVED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    EN_ROUTE = "EN_ROUTE"
    ON_SCENE = "ON_SCENE"
    DONE = "DONE"


@dataclass(frozen=True, slots=True)
class PositionSignal:
    """Where something was. `mover` is a unit's code or a vehicle's plate; with `by_serial` it is a tracker's serial,
    which is believed only where that tracker is registered. `panic`: its emergency key is pressed."""

    source: str
    mover: str
    at: datetime
    lon: float
    lat: float
    speed_kmh: float | None = None
    course_deg: float | None = None
    accuracy_m: float | None = None
    by_serial: bool = False
    panic: bool = False


@dataclass(frozen=True, slots=True)
class AlertSignal:
    """Something happened, or is over (`active` false). `kind` and `severity` are codes of `domain.alert`; an unknown
    kind is OTHER. `asset` is the code of the asset it is about, empty where the source does not know. `is_test`: its
    source says that it is a test or an exercise."""

    source: str
    source_id: str
    at: datetime
    kind: str
    severity: str
    title: str
    text: str = ""
    lon: float | None = None
    lat: float | None = None
    asset: str = ""
    active: bool = True
    media: str = ""
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class ReadingSignal:
    """A value of a measuring point."""

    source: str
    tag: str
    at: datetime
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptSignal:
    """A unit tells how far it is with an order (`order` is the key of the assignment)."""

    source: str
    order: str
    at: datetime
    step: OrderStep
    text: str = ""


@dataclass(frozen=True, slots=True)
class AckSignal:
    """Somebody at this desk (`user_id`, `name`, `role`, `desk_id`) acknowledged, with this severity, an alert that is
    not saved yet: it waits behind that alert, on the disk where that does."""

    source: str
    source_id: str
    at: datetime
    severity: str
    user_id: str
    name: str
    role: str
    desk_id: str


Signal = PositionSignal | AlertSignal | ReadingSignal | ReceiptSignal | AckSignal
