"""Places of rows: from shapes or columns, into WGS-84, judged one by one; whole chunks at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from app.analysis.declared_crs import Coordinates
from app.domain.layer import GeometryKind
from app.domain.sentence import Sentence, sentence
from app.formats.source import Shapes, shapes_from_wkt
from app.services.files.cell_values import degrees_of, text_of

_POINT, _LINE, _AREA = shapely.GeometryType.POINT, shapely.GeometryType.LINESTRING, shapely.GeometryType.POLYGON
_KINDS = {
    GeometryKind.POINT: (_POINT, shapely.GeometryType.MULTIPOINT),
    GeometryKind.LINE: (_LINE, shapely.GeometryType.MULTILINESTRING, shapely.GeometryType.LINEARRING),
    GeometryKind.AREA: (_AREA, shapely.GeometryType.MULTIPOLYGON),
}
_MULTIS = (shapely.GeometryType.MULTIPOINT, shapely.GeometryType.MULTILINESTRING, shapely.GeometryType.MULTIPOLYGON)
_NAMES = {
    _POINT: "a point",
    shapely.GeometryType.MULTIPOINT: "several points",
    _LINE: "a line",
    shapely.GeometryType.MULTILINESTRING: "a line",
    shapely.GeometryType.LINEARRING: "a line",
    _AREA: "an area",
    shapely.GeometryType.MULTIPOLYGON: "an area",
    shapely.GeometryType.GEOMETRYCOLLECTION: "a mixture of shapes",
}
_WANTED = {GeometryKind.POINT: "a point", GeometryKind.LINE: "a line", GeometryKind.AREA: "an area"}


@dataclass(frozen=True)
class Places:
    """Of each row its shape in WGS-84, or None and the reason; rows that need no place have neither."""

    shapes: Shapes
    reasons: Sequence[Sentence | None]
    mended: int = 0


def shapes_of(
    columns: Mapping[str, Sequence[object]], chosen: Mapping[str, str], shapes: Shapes | None, count: int
) -> Shapes:
    """The shapes of some rows as the file has them: its own, else from the columns for lon and lat, else from WKT."""
    if shapes is not None:
        return shapes
    found: Shapes = np.full(count, None, dtype=object)
    if "lon" in chosen and "lat" in chosen:
        lon, lat = (
            np.array([_or_nan(degrees_of(cell)) for cell in columns[chosen[name]]], dtype=np.float64)
            for name in ("lon", "lat")
        )
        told = np.array(
            [
                bool(text_of(a) and text_of(b))
                for a, b in zip(columns[chosen["lon"]], columns[chosen["lat"]], strict=True)
            ],
            dtype=np.bool_,
        )
        found[told] = shapely.points(lon[told], lat[told], handle_nan="allow")
    if "wkt" in chosen:
        bare = np.flatnonzero(shapely.is_missing(found))
        cells = columns[chosen["wkt"]]
        found[bare] = shapes_from_wkt([text_of(cells[at]) for at in bare.tolist()])
    return found


def judged(
    given: Shapes, wanted: GeometryKind, convert: Callable[[Coordinates], Coordinates], *, optional: bool
) -> Places:
    """Convert and judge shapes. A multi-shape of one becomes that one, bow-tied areas are untied."""
    reasons: list[Sentence | None] = [None] * len(given)
    shapes: Shapes = given.copy()
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    shapes[missing] = None
    if not optional:
        for at in np.flatnonzero(missing):
            reasons[at] = sentence("It has no place: neither a shape nor coordinates.")
    there = np.flatnonzero(~missing)
    shapes[there] = _of_kind(shapes[there], there, wanted, reasons)
    there = there[~shapely.is_missing(shapes[there])]
    as_given = shapes[there]
    shapes[there] = shapely.transform(as_given, convert)
    _refuse_off_the_earth(shapes, there, as_given, reasons)
    mended = 0
    if wanted is GeometryKind.AREA:
        there = there[~shapely.is_missing(shapes[there])]
        crooked = there[~shapely.is_valid(shapes[there])]
        shapes[crooked] = [_areas_of(shape) for shape in shapely.make_valid(shapes[crooked])]
        mended = len(crooked)
        for at in crooked[shapely.is_missing(shapes[crooked])]:
            reasons[at] = sentence("Its outline encloses no area.")
    return Places(shapes, reasons, mended)


def anchors(shapes: Shapes, wanted: GeometryKind) -> NDArray[np.float64]:
    """One place for each shape, (n, 2): a point itself, the middle of a line's longest part, a point in an area."""
    if wanted is GeometryKind.LINE:
        parts, owner = shapely.get_parts(shapes, return_index=True)
        order = np.lexsort((-shapely.length(parts), owner))
        first = order[np.unique(owner[order], return_index=True)[1]]
        return shapely.get_coordinates(shapely.line_interpolate_point(parts[first], 0.5, normalized=True))
    if wanted is GeometryKind.AREA:
        return shapely.get_coordinates(shapely.point_on_surface(shapes))
    return shapely.get_coordinates(shapes)


def _of_kind(shapes: Shapes, rows: NDArray[np.int64], wanted: GeometryKind, reasons: list[Sentence | None]) -> Shapes:
    kept: Shapes = shapes.copy()
    kinds = shapely.get_type_id(shapes)
    single = np.isin(kinds, _MULTIS) & (shapely.get_num_geometries(shapes) == 1)
    kept[single] = shapely.get_geometry(shapes[single], 0)
    fits = np.isin(kinds, _KINDS[wanted])
    if wanted is GeometryKind.POINT:
        fits &= single | (kinds == _POINT)
    for at in np.flatnonzero(~fits):
        kept[at] = None
        reasons[rows[at]] = sentence(
            "It is {found}, where {wanted} is needed.", found=_NAMES[kinds[at]], wanted=_WANTED[wanted]
        )
    return kept


def _refuse_off_the_earth(
    shapes: Shapes, there: NDArray[np.int64], given: Shapes, reasons: list[Sentence | None]
) -> None:
    bounds = shapely.bounds(shapes[there])
    on_earth = (bounds[:, 0] >= -180) & (bounds[:, 1] >= -90) & (bounds[:, 2] <= 180) & (bounds[:, 3] <= 90)
    on_earth &= ~_has_nan(shapes[there])
    for at in np.flatnonzero(~on_earth):
        x, y = shapely.get_coordinates(given[at])[0]
        shapes[there[at]] = None
        if _has_nan(given[at : at + 1])[0]:
            reason = sentence("Its coordinates are no numbers.")
        elif abs(x) <= 90 < abs(y) <= 180:
            reason = sentence(
                "{x}, {y} is no longitude and latitude; they seem to be swapped.", x=f"{x:.6g}", y=f"{y:.6g}"
            )
        else:
            reason = sentence("{x}, {y} is no place on earth in this coordinate system.", x=f"{x:.10g}", y=f"{y:.10g}")
        reasons[there[at]] = reason


def _has_nan(shapes: Shapes) -> NDArray[np.bool_]:
    places, owner = shapely.get_coordinates(shapes, return_index=True)
    found = np.zeros(len(shapes), dtype=np.bool_)
    found[owner[~np.isfinite(places).all(axis=1)]] = True
    return found


def _areas_of(shape: BaseGeometry) -> BaseGeometry | None:
    """The areas of a mended shape; what shrank to lines and points is left off."""
    parts = [
        part for part in getattr(shape, "geoms", [shape]) if isinstance(part, (shapely.Polygon, shapely.MultiPolygon))
    ]
    if not parts:
        return None
    joined: BaseGeometry = shapely.union_all(np.array(parts, dtype=object))
    return joined


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value
