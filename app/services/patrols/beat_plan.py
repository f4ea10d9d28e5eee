"""A patrol as the analysis follows it: its ground and check points in the metres of the county."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.analysis.patrol_following import BeatPlan, StopPlan
from app.domain.patrol import Patrol, PatrolKind, PatrolStop, StopProof
from app.errors import AppError
from app.services.patrols.beat import BeatGround
from app.store.column_types import to_micros

if TYPE_CHECKING:
    from pyproj import Transformer


def ground_of(connection: Any, patrol: Patrol, ground: BeatGround) -> BaseGeometry | None:
    """The post as a point, the stretch as a line, the area as it is drawn; None where only check points tell it, or
    where what it was on is there no more."""
    if patrol.beat_id is None:
        return None
    try:
        beat = ground.beat(connection, patrol.kind, patrol.beat_id, patrol.from_m, patrol.to_m)
    except AppError:
        return None
    lon, lat = np.array(beat.path, dtype=np.float64).T
    places = np.column_stack(ground.to_metres.transform(lon, lat))
    if patrol.kind is PatrolKind.POST:
        return shapely.Point(places[0])
    return shapely.LineString(places) if patrol.kind is PatrolKind.LINE else shapely.Polygon(places)


def plan_of(
    patrol: Patrol,
    stops: list[PatrolStop],
    ground: BaseGeometry | None,
    excused: list[tuple[float, float]],
    to_metres: Transformer,
    near_m: float,
) -> BeatPlan:
    """What the positions of its unit are judged by; up to `near_m` from the ground counts as on the beat."""
    return BeatPlan(
        begins_at=to_micros(patrol.begins_at) / 1e6,
        ends_at=to_micros(patrol.ends_at) / 1e6,
        ground=ground,
        near_m=near_m,
        stops=[_stop_plan(one, patrol, to_metres) for one in stops],
        stands=patrol.kind is PatrolKind.POST,
        started_at=None if patrol.started_at is None else to_micros(patrol.started_at) / 1e6,
        ended_at=None if patrol.finished_at is None else to_micros(patrol.finished_at) / 1e6,
        excused=excused,
    )


def _stop_plan(one: PatrolStop, patrol: Patrol, to_metres: Transformer) -> StopPlan:
    x, y = to_metres.transform(one.lon, one.lat)
    is_seen = one.reached_by is StopProof.POSITION
    settled = (None if is_seen else one.reached_at) or (patrol.begins_at if one.skip_reason else None)
    return StopPlan(
        x=float(x),
        y=float(y),
        dwell_s=one.dwell_min * 60.0,
        due_at=None if one.due_at is None else to_micros(one.due_at) / 1e6,
        settled_at=None if settled is None else to_micros(settled) / 1e6,
        by_position=one.proof is StopProof.POSITION,
        seen_at=to_micros(one.reached_at) / 1e6 if is_seen and one.reached_at is not None else None,
    )
