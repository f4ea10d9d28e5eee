"""A sketch becomes a shape only where it can be drawn and watched; what is wrong is said with its place."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from app.analysis.drawn_shape import drawn_shape
from app.domain.drawing import DrawingKind, Sketch
from app.errors import InputRefused

CORNERS = ((107.60, 37.30), (107.62, 37.30), (107.62, 37.32), (107.60, 37.32))


def test_a_circle_has_its_radius_along_the_ground_to_the_millimetre() -> None:
    shape = drawn_shape(Sketch(DrawingKind.CIRCLE, ((107.6, 37.3),), 5_000.0))
    assert (shape.lon, shape.lat, shape.radius_m) == (107.6, 37.3, 5_000.0)
    ring = shapely.get_coordinates(shapely.from_wkb(shape.wkb))
    _, _, far = Geod(ellps="WGS84").inv(np.full(len(ring), 107.6), np.full(len(ring), 37.3), ring[:, 0], ring[:, 1])
    assert np.abs(far - 5_000.0).max() < 0.001


def test_an_area_that_crosses_itself_is_refused_with_the_place_where() -> None:
    bow = (CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3])
    with pytest.raises(InputRefused, match=r"crosses itself at 107\.61000, 37\.31000"):
        drawn_shape(Sketch(DrawingKind.POLYGON, bow))


@pytest.mark.parametrize(
    ("kind", "places", "radius_m", "said"),
    [
        (DrawingKind.LINE, ((107.6, 37.3), (107.6, 37.3)), None, "needs 2 corners"),
        (DrawingKind.POLYGON, CORNERS[:2], None, "needs 3 corners"),
        (DrawingKind.POLYGON, ((107.6, 37.3), (107.7, 37.3), (107.8, 37.3)), None, "Nothing was saved"),
        (DrawingKind.CIRCLE, ((107.6, 37.3),), None, "radius"),
        (DrawingKind.CIRCLE, ((107.6, 37.3),), 0.2, "radius"),
        (DrawingKind.CIRCLE, ((107.6, 37.3),), float("nan"), "radius"),
        (DrawingKind.POINT, ((37.3, 107.6),), None, "longitude comes first"),
        (DrawingKind.POINT, ((float("nan"), 37.3),), None, "no place on earth"),
        (DrawingKind.POINT, (), None, "needs 1 corners"),
        (DrawingKind.LINE, tuple((100 + n * 1e-4, 37.0) for n in range(2_001)), None, "2000 corners at most"),
    ],
)
def test_a_sketch_that_is_no_shape_is_refused(
    kind: DrawingKind, places: tuple[tuple[float, float], ...], radius_m: float | None, said: str
) -> None:
    with pytest.raises(InputRefused, match=said):
        drawn_shape(Sketch(kind, places, radius_m))


def test_a_corner_set_twice_by_a_double_click_is_one_corner() -> None:
    shape = drawn_shape(Sketch(DrawingKind.POLYGON, (*CORNERS, CORNERS[-1], CORNERS[0])))
    assert len(shapely.get_coordinates(shapely.from_wkb(shape.wkb))) == len(CORNERS) + 1
