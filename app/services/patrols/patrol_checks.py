"""What a plan must hold before it is kept: said in one sentence each, and nothing is saved where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.patrol import JointForce, PatrolKind
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.domain.position import is_on_earth
from app.errors import InputRefused
from app.services.field_words import COUNTY_TIME
from app.services.patrols.beat import BeatGround
from app.store import patrol_store, unit_store
from app.store.unit_of_work import UnitOfWork

LONGEST_NAME, LONGEST_TEXT = 80, 1_000
LONGEST = timedelta(hours=24)
MOST_STOPS, LONGEST_DWELL_MIN = 60, 720


def checked(work: UnitOfWork, ground: BeatGround, planned: PlannedPatrol, *, but: str = "") -> dict[str, object]:
    """The plan as columns of the patrol, cleaned; raises `InputRefused` or `NotFound`. `but` is the patrol itself, in
    nobody's way."""
    name = _required(planned.name)
    texts = {"objective": planned.objective.strip(), "equipment": planned.equipment.strip()}
    if any(len(text) > LONGEST_TEXT for text in texts.values()):
        raise InputRefused("Objective and equipment have {most} signs at most. Nothing was saved.", most=LONGEST_TEXT)
    _require_window(work, planned)
    unit = unit_store.units.get(work.connection, planned.unit_id)
    _require_free(work, planned, unit.name, but)
    _require_stops(planned.stops, planned.begins_at, planned.ends_at)
    return {
        "name": name,
        "kind": planned.kind,
        "unit_id": planned.unit_id,
        "vehicle_id": planned.vehicle_id,
        "leader_id": planned.leader_id,
        "forces": " ".join(one.value for one in JointForce if one.value in planned.forces.split()),
        "site_id": planned.site_id,
        "level": planned.level,
        "begins_at": planned.begins_at,
        "ends_at": planned.ends_at,
        "area_id": planned.area_id or unit.area_id,
        **texts,
        **_on_the_ground(work, ground, planned),
    }


def _on_the_ground(work: UnitOfWork, ground: BeatGround, planned: PlannedPatrol) -> dict[str, object]:
    """The beat, looked up: a stretch that its line does not have is refused."""
    kept: dict[str, object] = {"asset_id": planned.asset_id, "from_m": None, "to_m": None}
    beat_id = planned.asset_id or (planned.area_id if planned.kind is PatrolKind.AREA else None)
    if beat_id is None:
        if planned.kind is PatrolKind.POST and planned.stops:
            return kept
        raise InputRefused("Say where: a place for a post, a line, or an area. Nothing was saved.")
    beat = ground.beat(work.connection, planned.kind, beat_id, planned.from_m, planned.to_m)
    if planned.kind is PatrolKind.LINE:
        kept |= {"from_m": beat.from_m, "to_m": beat.to_m}
    return kept


def _required(name: str) -> str:
    said = name.strip()
    if not said:
        raise InputRefused("A patrol needs a name. Nothing was saved.")
    if len(said) > LONGEST_NAME:
        raise InputRefused("A patrol's name has {most} signs at most. Nothing was saved.", most=LONGEST_NAME)
    return said


def _require_window(work: UnitOfWork, planned: PlannedPatrol) -> None:
    if planned.ends_at <= planned.begins_at:
        raise InputRefused("A patrol ends after it begins. Nothing was saved; give it a later end.")
    if planned.ends_at - planned.begins_at > LONGEST:
        raise InputRefused("A patrol lasts a day at most. Nothing was saved; make several of it.")
    if planned.ends_at <= work.now:
        raise InputRefused("This time is over. Nothing was saved; give it one to come.")


def _require_free(work: UnitOfWork, planned: PlannedPatrol, unit: str, but: str) -> None:
    """No team and no vehicle is on two patrols at a time."""
    for other in patrol_store.between(work.connection, planned.begins_at, planned.ends_at):
        if other.id == but or other.is_over:
            continue
        if other.unit_id == planned.unit_id:
            raise InputRefused(
                "{unit} is on patrol {number} from {begins} to {ends}. Nothing was saved; choose another team or time.",
                unit=unit,
                number=other.number,
                begins=_clock(other.begins_at),
                ends=_clock(other.ends_at),
            )
        if planned.vehicle_id and other.vehicle_id == planned.vehicle_id:
            vehicle = unit_store.vehicles.get(work.connection, planned.vehicle_id)
            raise InputRefused(
                "{plate} is on patrol {number} from {begins} to {ends}. Nothing was saved; choose another vehicle or "
                "time.",
                plate=vehicle.plate,
                number=other.number,
                begins=_clock(other.begins_at),
                ends=_clock(other.ends_at),
            )


def _require_stops(stops: Sequence[PlannedStop], begins_at: datetime, ends_at: datetime) -> None:
    if len(stops) > MOST_STOPS:
        raise InputRefused("A patrol has {most} check points at most. Nothing was saved.", most=MOST_STOPS)
    for number, one in enumerate(stops, start=1):
        if not one.name.strip() or not is_on_earth(one.lon, one.lat):
            raise InputRefused(
                "Check point {number} needs a name and a place. Nothing was saved; choose it again.", number=number
            )
        if not 0 <= one.dwell_min <= LONGEST_DWELL_MIN:
            raise InputRefused(
                "Check point {number} is stayed at for 0 to {most} minutes. Nothing was saved.",
                number=number,
                most=LONGEST_DWELL_MIN,
            )
        if one.due_at is not None and not begins_at <= one.due_at <= ends_at:
            raise InputRefused(
                "Check point {number} is due outside the time of the patrol. Nothing was saved; give it another time.",
                number=number,
            )


def _clock(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%m-%d %H:%M}"
