"""Check points that suit a beat: along a line its ends and every few kilometres, in an area its key places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import shapely

from app.analysis.stationing import stationing
from app.domain.asset import Asset, AssetLayer
from app.domain.patrol_plan import PlannedStop
from app.domain.position import Position, distance_m
from app.services.patrols.beat import Beat, BeatGround
from app.store import asset_store
from app.store.engine import Connection

APART_M = 5_000.0
"""Between two check points of a line, about."""
MOST = 8
_WATCHED = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS)
_MOST_LOOKED_AT = 5_000


def along_line(ground: BeatGround, connection: Connection, line: Asset, beat: Beat) -> tuple[PlannedStop, ...]:
    """Both ends of the stretch, and between them whole kilometres about `APART_M` from each other."""
    begin, end = beat.from_m or 0.0, beat.to_m or 0.0
    parts = max(1, min(MOST - 1, math.floor(abs(end - begin) / APART_M)))
    between = [begin + (end - begin) * at / parts for at in range(1, parts)]
    chainages = [begin, *(round(one / 1000) * 1000.0 for one in between), end]
    made = []
    for chainage in dict.fromkeys(chainages):
        position = ground.place_along(connection, line, chainage)
        if position is not None:
            name = f"{line.name or line.code} {stationing(chainage)}"
            made.append(PlannedStop(name=name, lon=position.lon, lat=position.lat, asset_id=line.id))
    return tuple(made)


def within_area(connection: Connection, beat: Beat) -> tuple[PlannedStop, ...]:
    """The key places in it, else any; each from the one before to the nearest left, beginning in the west."""
    edge = shapely.Polygon(beat.path)
    found = asset_store.in_box(connection, _WATCHED, edge.bounds, limit=_MOST_LOOKED_AT)
    inside = shapely.contains_xy(edge, np.array([one.lon for one in found]), np.array([one.lat for one in found]))
    there = [one for one, is_in in zip(found, inside, strict=True) if is_in]
    left = sorted(there, key=lambda one: (not (one.is_key or one.is_high_risk), one.lon))[:MOST]
    way: list[Asset] = []
    while left:
        nearest = _nearest(left, way[-1]) if way else min(left, key=lambda one: one.lon)
        left.remove(nearest)
        way.append(nearest)
    return tuple(PlannedStop(name=one.name or one.code, lon=one.lon, lat=one.lat, asset_id=one.id) for one in way)


def _nearest(left: Sequence[Asset], to: Asset) -> Asset:
    here = Position(to.lon, to.lat)
    return min(left, key=lambda one: distance_m(here, Position(one.lon, one.lat)))


def spread(stops: Sequence[PlannedStop], begins_at: datetime, ends_at: datetime) -> tuple[PlannedStop, ...]:
    """Due one after another, evenly over the time, to the minute; the first has time to be driven to."""
    share = (ends_at - begins_at) / (len(stops) + 1) if stops else timedelta()
    whole = timedelta(minutes=1)
    return tuple(
        replace(one, due_at=begins_at + (share * number) // whole * whole) for number, one in enumerate(stops, start=1)
    )
