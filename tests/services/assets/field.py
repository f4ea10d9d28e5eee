"""Assets for the tests of keeping them true: made in a line, written as a batch of the field would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from app.domain.access import Actor, Right, Role
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, WellKind, WellStatus, normalised_code
from app.domain.key import new_key
from app.domain.record import OwnerDomain, Record
from app.store.unit_of_work import Store

SYSTEM = Actor(user_id="system", name="系统", role=Role.FOUNDER, desk_id="desk-1")


def put(store: Store, *records: Record) -> None:
    """These stand in the field from the beginning."""
    with store.act(SYSTEM, new_key(), "test.put", Right.ACT) as work:
        for one in records:
            work.add(one)


def a_well(code: str, lon: float = 107.6, lat: float = 37.6, **more: Any) -> Asset:
    told = {"kind": WellKind.OIL.value, "status": WellStatus.PRODUCING.value, "operator": "采油一厂"} | more
    return an_asset(AssetLayer.WELLS, code, shapely.Point(lon, lat), **told)


def a_line(code: str, places: Sequence[tuple[float, float]], **more: Any) -> Asset:
    told = {"kind": LineKind.TRUNK.value, "length_m": 1_000.0} | more
    return an_asset(AssetLayer.PIPELINES, code, shapely.LineString(places), **told)


def a_cell(code: str, outline: BaseGeometry, *, kind: str = AreaKind.GRID_CELL, **more: Any) -> Asset:
    return an_asset(AssetLayer.AREAS, code, outline, kind=kind, **more)


def an_asset(layer: AssetLayer, code: str, shape: BaseGeometry, **more: Any) -> Asset:
    west, south, east, north = shape.bounds
    place = shape.representative_point()
    told: dict[str, Any] = {
        "id": new_key(),
        "owner_domain": OwnerDomain.SOCIAL,
        "layer": layer,
        "code": code,
        "code_key": normalised_code(code),
        "name": code,
        "lon": place.x,
        "lat": place.y,
        "shape": None if isinstance(shape, shapely.Point) else shapely.to_wkb(shape),
        "min_lon": west,
        "min_lat": south,
        "max_lon": east,
        "max_lat": north,
    }
    return Asset(**(told | more))
