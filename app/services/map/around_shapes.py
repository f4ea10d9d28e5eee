"""What one asks around: a place, an asset, a stretch of a line from K to K, a drawn line, area or circle; all in metres
of EPSG:4545. What cannot be is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from app.analysis.geodesic_shape import circle
from app.analysis.stationing import in_metres, stationing
from app.domain.asset import Asset
from app.domain.drawing import Drawing
from app.domain.line_mark import LineMark
from app.domain.position import Position
from app.errors import InputRefused
from app.services.map.ground_index import GroundIndex
from app.services.map.line_stations import stationed

_PLACE = re.compile(r"\[(\S+) (\S+)\]")


@dataclass(frozen=True)
class AroundShape:
    """A shape in metres, how it is called, and the asset that it is (which is not found around itself)."""

    shape: BaseGeometry
    name: str
    asset_id: str = ""


def of_place(index: GroundIndex, place: Position) -> AroundShape:
    """A single place."""
    return AroundShape(shapely.Point(index.in_metres(place)), f"{place.lon:.5f}, {place.lat:.5f}")


def of_asset(index: GroundIndex, asset: Asset) -> AroundShape:
    """The place, line or area of an asset."""
    name = asset.name or asset.code
    if asset.shape is None:
        return AroundShape(shapely.Point(index.in_metres(Position(asset.lon, asset.lat))), name, asset.id)
    return AroundShape(_metres(index, shapely.from_wkb(asset.shape)), name, asset.id)


def of_section(
    index: GroundIndex, asset: Asset, marks: Sequence[LineMark], from_m: float | None, to_m: float | None
) -> AroundShape:
    """A line from one K-number to another, in either order; None is the line's own end. Refused where the line has no
    such marker."""
    line = stationed(asset, marks, index.to_metres)
    if line is None:
        raise InputRefused(
            "{line} is no single line with a length, so it has no K-numbers. Nothing was looked up.",
            line=asset.name or asset.code,
        )
    begin = 0.0 if from_m is None else line.measure_at(from_m)
    end = float(line.line.length) if to_m is None else line.measure_at(to_m)
    first, last = sorted((begin, end))
    said = [stationing(max(0.0, line.chainage_at(measure))) for measure in (first, last)]
    name = f"{asset.name or asset.code} {said[0]}–{said[1]}"
    return AroundShape(substring(line.line, first, last), name, asset.id)


def of_drawn(index: GroundIndex, places: Sequence[Position], name: str, *, closed: bool) -> AroundShape:
    """A point, line or (closed) area that was drawn or measured."""
    pairs = [(one.lon, one.lat) for one in places]
    if not pairs:
        raise InputRefused("Nothing is drawn yet. Nothing was looked up; draw a shape first.")
    if closed and len(set(pairs)) > 2:
        return AroundShape(_metres(index, shapely.Polygon(pairs)), name)
    if len(set(pairs)) == 1:
        return AroundShape(_metres(index, shapely.Point(pairs[0])), name)
    return AroundShape(_metres(index, shapely.LineString(pairs)), name)


def of_drawing(index: GroundIndex, drawing: Drawing) -> AroundShape:
    """A drawing that is kept: its point, its line, or its area (of a circle the ground inside)."""
    return AroundShape(_metres(index, shapely.from_wkb(drawing.shape)), drawing.name)


def of_circle(index: GroundIndex, middle: Position, radius_m: float, name: str) -> AroundShape:
    """Everything up to `radius_m` from a place, as an area."""
    return AroundShape(_metres(index, shapely.Polygon(circle(middle.lon, middle.lat, radius_m))), name)


def of_wkt(index: GroundIndex, text: str) -> AroundShape:
    """A shape told as text (WKT, lon lat, WGS-84)."""
    try:
        shape = shapely.from_wkt(text)
    except shapely.GEOSException as error:
        raise InputRefused(
            "{text} is no shape: write it like POLYGON((107.6 37.3, 107.7 37.3, 107.7 37.4, 107.6 37.3)). "
            "Nothing was looked up.",
            text=text[:80],
        ) from error
    return AroundShape(_metres(index, shape), text[:40])


def _metres(index: GroundIndex, shape: BaseGeometry) -> BaseGeometry:
    """Checked, and in metres."""
    degrees = shapely.get_coordinates(shape)
    if shape.is_empty or not np.isfinite(degrees).all():
        raise InputRefused("The shape is empty. Nothing was looked up; draw it again.")
    for lon, lat in (degrees.min(axis=0), degrees.max(axis=0)):
        Position(float(lon), float(lat))
    if not shapely.is_valid(shape):
        at = _PLACE.search(shapely.is_valid_reason(shape))
        raise InputRefused(
            "The sides of the shape cross near {place}. Nothing was looked up; draw it so that they do not.",
            place=f"{float(at[1]):.5f}, {float(at[2]):.5f}" if at else "?",
        )
    metres: BaseGeometry = in_metres(np.array([shape], dtype=object), index.to_metres)[0]
    if not np.isfinite(shapely.get_coordinates(metres)).all():
        raise InputRefused("The shape lies too far from the county to be measured. Nothing was looked up.")
    return metres
