"""A county of two rooms with wells, a line and a post, and units that drive where a test wants them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import shapely

from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer, LineKind, PostKind, WellKind, normalised_code
from app.domain.coverage import PassingRule
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, UnitKind, Vehicle, VehicleKind
from app.services.coverage.coverage import Coverage, DueRow
from app.services.coverage.coverage_reading import CoverageOrder
from app.services.coverage.covering import cover
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.services.duty.shift_field import put
from tests.services.duty.strength_ground import rooms, unit

NEAR, FAR, KEY = (107.72, 37.2), (107.9, 37.3), (107.3, 37.2)
DEGREE_M = 88_778.0
"""Metres of a degree of longitude at 37.2 degrees north, well enough for a test."""
LINE_WEST, LINE_M = 107.72, 2_950.0
RULE = PassingRule()


def ground(store: Store, actor: Actor) -> None:
    """A well in the east that is passed, one far off, a key well in the west; a line and a post beside the first."""
    rooms(store, actor)
    put(
        store, actor, "ground", _asset("near", AssetLayer.WELLS, WellKind.OIL, NEAR, "east"),
        _asset("far", AssetLayer.WELLS, WellKind.OIL, FAR, "east"),
        _asset("key", AssetLayer.WELLS, WellKind.GAS, KEY, "west", is_key=True),
        _asset("post", AssetLayer.POSTS, PostKind.GUARD_POST, NEAR, "east"),
        _asset("camera", AssetLayer.CAMERAS, "FIXED", FAR, "east"),
        _asset("line", AssetLayer.PIPELINES, LineKind.TRUNK, NEAR, "east", length_m=LINE_M),
        unit("u1"), unit("u2", UnitKind.GUARD_TEAM),
        Vehicle(id="v1", owner_domain=OwnerDomain.POLICE, plate="陕K0001演", kind=VehicleKind.PATROL_CAR, unit_id="u1"),
    )  # fmt: skip


def _asset(
    key: str, layer: AssetLayer, kind: str, place: tuple[float, float], area: str, *, is_key: bool = False,
    length_m: float | None = None,
) -> Asset:  # fmt: skip
    lon, lat = place
    shape = None
    if length_m is not None:
        shape = shapely.to_wkb(shapely.LineString([(lon, lat), (lon + length_m / DEGREE_M, lat)]))
    return Asset(
        id=key, owner_domain=OwnerDomain.SOCIAL, area_id=area, layer=layer, code=key, code_key=normalised_code(key),
        name=key, kind=kind, is_key=is_key, lon=lon, lat=lat, shape=shape, min_lon=lon, min_lat=lat, max_lon=lon,
        max_lat=lat, length_m=length_m,
    )  # fmt: skip


def drive(store: Store, unit_id: str, begin: datetime, metres: Sequence[float], *, every_s: float = 12.0,
          kmh: float | None = None, lat: float = NEAR[1]) -> None:  # fmt: skip
    """A unit so many metres east of the line's origin, told every `every_s` seconds."""
    speed = abs(float(np.diff(metres)[0])) / every_s * 3.6 if kmh is None and len(metres) > 1 else kmh or 0.0
    fixes = [
        Fix(unit_id, begin + timedelta(seconds=every_s * n), LINE_WEST + at / DEGREE_M, lat, speed)
        for n, at in enumerate(metres)
    ]
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def stay(store: Store, unit_id: str, begin: datetime, minutes: float, *, every_s: float = 60.0,
         place: tuple[float, float] = NEAR) -> None:  # fmt: skip
    """A unit that stands."""
    count = round(minutes * 60 / every_s) + 1
    fixes = [Fix(unit_id, begin + timedelta(seconds=every_s * n), *place, 0.0) for n in range(count)]
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def covered(store: Store, hours: float = 24.0, *, until: datetime | None = None, rule: PassingRule = RULE) -> Coverage:
    """The coverage of the hours before now, as the worker process reckons it."""
    end = until or store.now()
    return cover(CoverageOrder(store.database.file, end - timedelta(hours=hours), end, rule))


def due(found: Coverage) -> dict[str, DueRow]:
    """What is listed, by asset; of a line the worst stretch."""
    return {one.asset_id: one for one in reversed(found.due)}
