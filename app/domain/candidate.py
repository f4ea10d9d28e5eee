"""Who can be sent: units with the reason why they are offered, and those that are not, with what they lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.call import AssistAct
from app.domain.unit import Unit, UnitState


class PlaceSource(StrEnum):
    """How it is known where a unit is: its tracker, the post it stands on tonight, its home."""

    FIX = "FIX"
    POST = "POST"
    HOME = "HOME"


class OfferReason(StrEnum):
    """Why a unit is offered; the first reason is the strongest."""

    FIRST_BY_TIME = "FIRST_BY_TIME"
    NEAREST_POLICE = "NEAREST_POLICE"
    IN_ITS_AREA = "IN_ITS_AREA"
    STANDING_BY = "STANDING_BY"
    UNDER_WAY = "UNDER_WAY"
    AT_ITS_POST = "AT_ITS_POST"
    RETURNING = "RETURNING"


class Shortfall(StrEnum):
    """Why a unit is not offered."""

    OFF_DUTY = "OFF_DUTY"
    RESTING = "RESTING"
    BUSY = "BUSY"
    WRONG_KIND = "WRONG_KIND"
    NO_POSITION = "NO_POSITION"
    STALE_POSITION = "STALE_POSITION"
    CUT_OFF = "CUT_OFF"
    TOO_FAR = "TOO_FAR"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a unit stands at the moment that is asked about. `busy_with` is the number of the call that holds it;
    `fix_at` when its tracker told last, `rests_until` when it may be sent again after its duty."""

    unit: Unit
    state: UnitState
    lon: float | None = None
    lat: float | None = None
    source: PlaceSource | None = None
    fix_at: datetime | None = None
    is_stale: bool = False
    busy_with: str = ""
    rests_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A unit that can be sent. `seconds` and `metres` are the way there, `straight` if estimated along the straight
    line; `assist` what it may be asked to do (empty for police, who may do anything)."""

    standing: Standing
    seconds: float
    metres: float
    straight: bool
    reasons: tuple[OfferReason, ...]
    assist: tuple[AssistAct, ...] = ()

    @property
    def unit(self) -> Unit:
        return self.standing.unit


@dataclass(frozen=True, kw_only=True)
class Excluded:
    """A unit that cannot be sent, and why. `values` fill the sentence of the shortfall; `seconds` where known."""

    standing: Standing
    shortfall: Shortfall
    seconds: float | None = None
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def unit(self) -> Unit:
        return self.standing.unit


@dataclass(frozen=True)
class Candidates:
    """Those offered, the soonest first, and the others. `has_roads` is false where every time is an estimate."""

    offered: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]
    has_roads: bool = True
