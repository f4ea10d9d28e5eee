"""Between a drawing and the corners that a hand pulls: a circle is its middle and one place on its edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from app.analysis.drawn_shape import sketch_of
from app.analysis.geodesic_shape import circle, ellipsoid
from app.analysis.mercator import to_degrees, to_units
from app.domain.drawing import Drawing, DrawingKind, Sketch
from app.domain.position import Position

__all__ = ["corners_of", "moved", "outline", "sketch_from", "sketch_of"]


def sketch_from(kind: DrawingKind, corners: Sequence[Position]) -> Sketch:
    """What was pulled into shape."""
    places = tuple((at.lon, at.lat) for at in corners)
    if kind is not DrawingKind.CIRCLE or len(corners) < 2:
        return Sketch(kind, places)
    middle, edge = corners[0], corners[1]
    _, _, radius_m = ellipsoid().inv(middle.lon, middle.lat, edge.lon, edge.lat)
    return Sketch(kind, places[:1], float(radius_m))


def corners_of(drawing: Drawing) -> tuple[Position, ...]:
    """What a hand may pull."""
    corners = [Position(lon, lat) for lon, lat in sketch_of(drawing).places]
    if drawing.kind is DrawingKind.CIRCLE and drawing.radius_m is not None:
        lon, lat = circle(drawing.lon, drawing.lat, drawing.radius_m, 4)[1]
        corners.append(Position(float(lon), float(lat)))
    return tuple(corners)


def moved(drawing: Drawing, to: Position) -> Sketch:
    """The same shape with its place there. Corners move by the same way on the map (Mercator), so that it keeps its
    form; a circle keeps its radius."""
    sketch = sketch_of(drawing)
    lon, lat = np.array([*sketch.places, (drawing.lon, drawing.lat), (to.lon, to.lat)], dtype=np.float64).T
    x, y = to_units(lon, lat)
    new_lon, new_lat = to_degrees(x[:-2] + (x[-1] - x[-2]), y[:-2] + (y[-1] - y[-2]))
    places = tuple((float(a), float(b)) for a, b in zip(new_lon, new_lat, strict=True))
    return Sketch(drawing.kind, places, drawing.radius_m)


def outline(drawing: Drawing) -> tuple[tuple[float, float], ...]:
    """The point, the line or the closed ring that is drawn, as (lon, lat)."""
    places = shapely.get_coordinates(shapely.from_wkb(drawing.shape)).tolist()
    return tuple((float(lon), float(lat)) for lon, lat in places)
