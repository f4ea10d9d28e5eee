"""A small county to search in."""

from __future__ import annotations

from dataclasses import replace

import shapely

from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, SiteKind
from tests.ui import invented


def well(key: str, code: str, lon: float = 107.6, lat: float = 37.2, **more: object) -> Asset:
    made = replace(
        invented.asset(code), id=key, code=code, code_key=code, name=code, attributes={}, lon=lon, lat=lat,
        min_lon=lon, max_lon=lon, min_lat=lat, max_lat=lat,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def site(key: str, name: str, kind: SiteKind, lon: float = 107.6) -> Asset:
    return well(key, f"站-{key}", lon, name=name, layer=AssetLayer.SITES, kind=kind)


def shaped(key: str, name: str, layer: AssetLayer, kind: str, shape: shapely.LineString | shapely.Polygon) -> Asset:
    west, south, east, north = shape.bounds
    at = shape.representative_point()
    made = well(key, key, at.x, at.y, name=name, layer=layer, kind=kind, shape=shape.wkb)
    return replace(made, min_lon=west, min_lat=south, max_lon=east, max_lat=north)


def trunk(key: str, name: str, *corners: tuple[float, float]) -> Asset:
    return shaped(key, name, AssetLayer.PIPELINES, LineKind.TRUNK, shapely.LineString(corners))


def area(key: str, name: str, west: float, south: float, east: float, north: float) -> Asset:
    return shaped(key, name, AssetLayer.AREAS, AreaKind.JURISDICTION, shapely.box(west, south, east, north))
