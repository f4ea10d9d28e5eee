"""Key vehicles (重点车辆): watched for a reason, with an approver, until a date. There is no such list of persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class KeyVehicleState(StrEnum):
    """A proposal is watched only after somebody else has approved it."""

    PROPOSED = "PROPOSED"
    ACTIVE = "ACTIVE"
    REMOVED = "REMOVED"


@dataclass(frozen=True, kw_only=True)
class KeyVehicle(Record):
    """Why a vehicle is watched, on whose word, and when that must be looked at again."""

    vehicle_id: str
    plate: str
    reason: str
    state: KeyVehicleState = KeyVehicleState.PROPOSED
    proposed_by: str
    proposed_at: datetime
    approved_by: str = ""
    approved_at: datetime | None = None
    review_at: datetime
    removed_at: datetime | None = None
    removal_reason: str = ""
