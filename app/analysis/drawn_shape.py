"""A sketch as a shape, and back: checked here alone, so that nothing is kept that cannot be drawn or watched."""

from __future__ import annotations

import re
from dataclasses import dataclass

import shapely

from app.analysis.geodesic_shape import circle
from app.domain.drawing import Drawing, DrawingKind, Sketch
from app.domain.position import is_on_earth
from app.errors import InputRefused

MOST_CORNERS = 2_000
RADIUS_M = (1.0, 100_000.0)
CIRCLE_CORNERS = 96
_LEAST = {DrawingKind.LINE: 2, DrawingKind.POLYGON: 3}
_PLACE = re.compile(r"\[(-?[\d.]+(?:e-?\d+)?) (-?[\d.]+(?:e-?\d+)?)\]")


@dataclass(frozen=True)
class DrawnShape:
    """`wkb` lon lat WGS-84 with a place on it (of a circle its middle)."""

    wkb: bytes
    lon: float
    lat: float
    radius_m: float | None


def drawn_shape(sketch: Sketch) -> DrawnShape:
    """The shape of a sketch; raises `InputRefused` with a sentence that says what is wrong with it, and where."""
    places = _checked_places(sketch)
    lon, lat = places[0]
    if sketch.kind in (DrawingKind.POINT, DrawingKind.TEXT):
        return DrawnShape(bytes(shapely.Point(lon, lat).wkb), lon, lat, None)
    if sketch.kind is DrawingKind.CIRCLE:
        return _circle(lon, lat, sketch.radius_m)
    if sketch.kind is DrawingKind.LINE:
        line = shapely.LineString(places)
        middle = line.interpolate(0.5, normalized=True)
        return DrawnShape(bytes(line.wkb), float(middle.x), float(middle.y), None)
    area = shapely.Polygon(places)
    if not area.is_valid:
        raise _not_simple(shapely.is_valid_reason(area))
    inside = area.representative_point()
    return DrawnShape(bytes(area.wkb), float(inside.x), float(inside.y), None)


def sketch_of(drawing: Drawing) -> Sketch:
    """What a drawing was made of, to be changed by hand."""
    if drawing.kind in (DrawingKind.CIRCLE, DrawingKind.POINT, DrawingKind.TEXT):
        return Sketch(drawing.kind, ((drawing.lon, drawing.lat),), drawing.radius_m)
    places = shapely.get_coordinates(shapely.from_wkb(drawing.shape)).tolist()
    ring = places[:-1] if drawing.kind is DrawingKind.POLYGON else places
    return Sketch(drawing.kind, tuple((float(lon), float(lat)) for lon, lat in ring))


def _circle(lon: float, lat: float, radius_m: float | None) -> DrawnShape:
    least, most = RADIUS_M
    if radius_m is None or not least <= radius_m <= most:
        raise InputRefused("A circle has a radius of 1 m to 100 km. Nothing was saved; pull it to another size.")
    ring = circle(lon, lat, radius_m, CIRCLE_CORNERS)
    return DrawnShape(bytes(shapely.Polygon(ring).wkb), lon, lat, float(radius_m))


def _checked_places(sketch: Sketch) -> list[tuple[float, float]]:
    """The corners, with those that stand on the one before left out."""
    if len(sketch.places) > MOST_CORNERS:
        raise InputRefused(
            "A drawing has {most} corners at most, this one has {n}. Nothing was saved.",
            most=MOST_CORNERS,
            n=len(sketch.places),
        )
    kept: list[tuple[float, float]] = []
    for lon, lat in sketch.places:
        if not is_on_earth(lon, lat):
            raise InputRefused(
                "{lon}, {lat} is no place on earth: the longitude comes first. Nothing was saved.", lon=lon, lat=lat
            )
        if not kept or kept[-1] != (lon, lat):
            kept.append((lon, lat))
    if sketch.kind is DrawingKind.POLYGON and len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    least = _LEAST.get(sketch.kind, 1)
    if len(kept) < least:
        raise InputRefused(
            "This needs {least} corners that stand apart, and has {n}. Nothing was saved; draw it again.",
            least=least,
            n=len(kept),
        )
    return kept


def _not_simple(reason: str) -> InputRefused:
    found = _PLACE.search(reason)
    if found is None:
        return InputRefused("The area has no inside. Nothing was saved; draw it again.")
    lon, lat = (f"{float(number):.5f}" for number in found.groups())
    return InputRefused(
        "The area crosses itself at {lon}, {lat}. Nothing was saved; pull its corners apart there.", lon=lon, lat=lat
    )
