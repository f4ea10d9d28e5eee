"""A small oilfield for asking what is where: places are told in true metres east and north of a corner."""

from __future__ import annotations

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.record import OwnerDomain, Record
from app.paths import resources
from app.services.map.ground_index import GroundIndex
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.store.unit_of_work import Store

GEOD = Geod(ellps="WGS84")
LEGEND = resources() / "web" / "legend.json"
CORNER = (107.60, 37.30)


def at(east_m: float, north_m: float) -> Position:
    """East along the parallel's tangent, then north: geodesics."""
    lon, lat, _ = GEOD.fwd(*CORNER, 90.0, east_m)
    lon, lat, _ = GEOD.fwd(lon, lat, 0.0, north_m)
    return Position(lon, lat)


def pair(east_m: float, north_m: float) -> tuple[float, float]:
    place = at(east_m, north_m)
    return place.lon, place.lat


def point(layer: AssetLayer, code: str, kind: str, place: Position, **more: object) -> Asset:
    box = {"min_lon": place.lon, "max_lon": place.lon, "min_lat": place.lat, "max_lat": place.lat}
    return Asset(
        id=f"key {code}", owner_domain=OwnerDomain.SOCIAL, layer=layer, code=code, code_key=normalised_code(code),
        name=code, kind=kind, lon=place.lon, lat=place.lat, **{**box, **more},  # type: ignore[arg-type]
    )  # fmt: skip


def shaped(layer: AssetLayer, code: str, kind: str, shape: BaseGeometry, **more: object) -> Asset:
    west, south, east, north = shape.bounds
    stand = shape.representative_point()
    box = {"min_lon": west, "min_lat": south, "max_lon": east, "max_lat": north}
    return point(
        layer, code, kind, Position(stand.x, stand.y),
        **{"shape": shapely.to_wkb(shape), **box, **more},
    )  # fmt: skip


def keep(store: Store, actor: Actor, *records: Record) -> None:
    with store.act(actor, new_key(), "test.ground", Right.ACT) as work:
        for one in records:
            work.add(one)


def index_of(store: Store) -> GroundIndex:
    features = MapFeatures()
    return GroundIndex(store, features, MapLayers(store, features, LEGEND))
