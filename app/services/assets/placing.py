"""Where an asset is put by hand: judged before it is kept, and worked out into the columns that follow from a shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.layer import layer_named
from app.domain.layer_field import GeometryKind
from app.domain.position import Position
from app.errors import InputRefused, Unconfirmed
from app.store import asset_store

_LEAST = {GeometryKind.POINT: 1, GeometryKind.LINE: 2, GeometryKind.AREA: 3}


def shape_of(layer: AssetLayer, places: Sequence[Position]) -> BaseGeometry:
    """The point, line or area of these corners (degrees WGS-84); an area is closed by itself.

    Raises `InputRefused` for too few corners, and for an outline that crosses itself.
    """
    wanted = layer_named(layer).geometry
    corners = list(dict.fromkeys((one.lon, one.lat) for one in places))
    if len(corners) < _LEAST[wanted]:
        raise InputRefused(
            "{count} places are too few: a line needs two, an area three. Nothing was changed.", count=len(corners)
        )
    if wanted is GeometryKind.POINT:
        return shapely.Point(corners[0])
    if wanted is GeometryKind.LINE:
        return shapely.LineString([(one.lon, one.lat) for one in places])
    area = shapely.Polygon(corners)
    require_simple(area)
    return area


def corners_of(asset: Asset) -> tuple[Position, ...]:
    """What a hand may pull: the corners of a point, line or area of one part; none of one with several parts."""
    if asset.shape is None:
        return (Position(asset.lon, asset.lat),)
    shape = shapely.from_wkb(asset.shape)
    if isinstance(shape, shapely.LineString):
        return tuple(Position(lon, lat) for lon, lat in shape.coords)
    if isinstance(shape, shapely.Polygon) and not shape.interiors:
        return tuple(Position(lon, lat) for lon, lat in shape.exterior.coords[:-1])
    return ()


def require_simple(area: BaseGeometry) -> None:
    """Raise `InputRefused` for an outline that crosses itself or encloses nothing, with the place where it does."""
    if area.is_valid and area.area > 0:
        return
    why = shapely.is_valid_reason(area)
    where = why[why.find("[") + 1 : why.find("]")] if "[" in why else ""
    raise InputRefused(
        "The outline crosses itself or encloses nothing (near {where}). Nothing was changed; move the corner there, or "
        "draw the area again.",
        where=", ".join(f"{float(part):.5f}" for part in where.split()) if where else "-",
    )


def placed(connection: Any, layer: AssetLayer, kind: str, shape: BaseGeometry, *, confirmed: bool) -> dict[str, object]:
    """The columns that follow from a shape: own place, box, length in metres, the room in whose area it lies.

    Raises `Unconfirmed` where it lies outside the county, unless that is `confirmed`.
    """
    from app.analysis.geodesic_length import lengths_m  # these libraries need not be loaded with a start
    from app.services.files.import_places import anchors

    geometry = layer_named(layer).geometry
    shapes = np.array([shape], dtype=object)
    lon, lat = (float(value) for value in anchors(shapes, geometry)[0])
    Position(lon, lat)
    over = asset_store.areas_over(connection, lon, lat)
    if not confirmed and kind != AreaKind.COUNTY and _is_outside(connection, shape):
        raise Unconfirmed(
            "{lon}, {lat} lies outside the county. Nothing was changed; confirm if it does stand there.",
            lon=f"{lon:.5f}",
            lat=f"{lat:.5f}",
        )
    place = shapely.Point(lon, lat)
    room = next(
        (
            one.id
            for one in over
            if one.kind == AreaKind.JURISDICTION
            and one.shape is not None
            and shapely.from_wkb(one.shape).intersects(place)
        ),
        None,
    )
    west, south, east, north = shape.bounds
    return {
        "lon": lon,
        "lat": lat,
        "min_lon": west,
        "min_lat": south,
        "max_lon": east,
        "max_lat": north,
        "shape": None if geometry is GeometryKind.POINT else shapely.to_wkb(shape),
        "length_m": float(lengths_m(shapes)[0]) if geometry is GeometryKind.LINE else None,
        "area_id": None if kind == AreaKind.JURISDICTION else room,
    }


def _is_outside(connection: Any, shape: BaseGeometry) -> bool:
    """Whether nothing of it lies in the county; where no outline of the county is kept, nothing is outside."""
    outlines = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.COUNTY)
    drawn = [shapely.from_wkb(one.shape) for one in outlines if one.shape is not None]
    return bool(drawn) and not any(one.intersects(shape) for one in drawn)
