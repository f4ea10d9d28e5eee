"""What somebody plans: a patrol before it has a number, with its check points; also as a template keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from app.domain.duty import DutyLevel
from app.domain.patrol import USUAL_DWELL_MIN, PatrolKind, StopProof


@dataclass(frozen=True, kw_only=True)
class PlannedStop:
    """A check point to be: where, how long, how it is proved, when it is due (None: on the way), and why it is one."""

    name: str
    lon: float
    lat: float
    asset_id: str | None = None
    dwell_min: int = USUAL_DWELL_MIN
    proof: StopProof = StopProof.POSITION
    due_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class PlannedPatrol:
    """A patrol to be, as `Patrol` has its fields; the stops in the order in which they are gone to."""

    name: str
    kind: PatrolKind
    unit_id: str
    begins_at: datetime
    ends_at: datetime
    objective: str = ""
    vehicle_id: str | None = None
    leader_id: str | None = None
    forces: str = ""
    equipment: str = ""
    site_id: str | None = None
    level: DutyLevel = DutyLevel.NORMAL
    asset_id: str | None = None
    from_m: float | None = None
    to_m: float | None = None
    area_id: str | None = None
    template_id: str | None = None
    proposal_id: str | None = None
    seed: str | None = None
    stops: tuple[PlannedStop, ...] = ()


def kept_stops(stops: Iterable[PlannedStop]) -> Mapping[str, object]:
    """The stops as a template keeps them; the time at which one is due belongs to one night, and is left out."""
    return {
        "stops": [
            {
                "name": one.name,
                "lon": one.lon,
                "lat": one.lat,
                "asset_id": one.asset_id,
                "dwell_min": one.dwell_min,
                "proof": one.proof.value,
            }
            for one in stops
        ]
    }


def stops_kept(kept: Mapping[str, object]) -> tuple[PlannedStop, ...]:
    """The stops of a template."""
    told = cast("list[Mapping[str, object]]", kept.get("stops", []))
    return tuple(
        PlannedStop(
            name=str(one["name"]),
            lon=float(cast("float", one["lon"])),
            lat=float(cast("float", one["lat"])),
            asset_id=cast("str | None", one["asset_id"]),
            dwell_min=int(cast("int", one["dwell_min"])),
            proof=StopProof(str(one["proof"])),
        )
        for one in told
    )
