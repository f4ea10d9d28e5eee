"""Places of imported rows: what is taken, what is refused and with which reason."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.analysis.declared_crs import conversion_to_wgs84, parse_crs
from app.domain.layer import GeometryKind
from app.services.files.import_places import Places, anchors, judged, shapes_of


def look(wanted: GeometryKind, *texts: str, crs: str = "WGS84", optional: bool = False) -> Places:
    shapes = np.array([shapely.from_wkt(text) if text else None for text in texts], dtype=object)
    return judged(shapes, wanted, conversion_to_wgs84(parse_crs(crs)), optional=optional)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no place"),
        ("POINT EMPTY", "no place"),
        ("LINESTRING (107 37, 108 38)", "a line, where a point is needed"),
        ("MULTIPOINT ((107 37), (108 38))", "several points, where a point is needed"),
        ("GEOMETRYCOLLECTION (POINT (107 37), LINESTRING (107 37, 108 38))", "a mixture"),
        ("POINT (37 107)", "swapped"),
        ("POINT (464780 4162576)", "no place on earth"),
        ("POINT (inf 37)", "no numbers"),
    ],
)
def test_a_point_that_cannot_be_used_is_refused_with_its_reason(text: str, reason: str) -> None:
    found = look(GeometryKind.POINT, "POINT (107 37)", text)
    assert found.reasons[0] is None
    assert reason in str(found.reasons[1])
    assert found.shapes[1] is None


def test_a_multi_point_of_one_is_a_point() -> None:
    found = look(GeometryKind.POINT, "MULTIPOINT ((107 37))")
    assert found.shapes[0] == shapely.Point(107, 37)


def test_a_row_that_may_lack_a_place_is_not_refused() -> None:
    assert look(GeometryKind.POINT, "", optional=True).reasons == [None]


def test_lines_and_areas_are_taken_in_any_number_of_parts() -> None:
    lines = look(GeometryKind.LINE, "LINESTRING (107 37, 108 38)", "MULTILINESTRING ((107 37, 108 38), (1 1, 2 2))")
    assert lines.reasons == [None, None]
    areas = look(GeometryKind.AREA, "POLYGON ((107 37, 108 37, 108 38, 107 37))", "POINT (107 37)")
    assert areas.reasons[0] is None
    assert "where an area is needed" in str(areas.reasons[1])


def test_a_bow_tied_area_is_untied_and_a_flat_one_refused() -> None:
    found = look(GeometryKind.AREA, "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", "POLYGON ((0 0, 1 0, 0 0, 0 0))")
    assert found.shapes[0].is_valid
    assert found.shapes[0].area == pytest.approx(0.5)
    assert "encloses no area" in str(found.reasons[1])
    assert found.mended == 2


def test_a_line_that_leaves_the_earth_at_one_vertex_is_refused() -> None:
    assert "no place on earth" in str(look(GeometryKind.LINE, "LINESTRING (107 37, 1070 37)").reasons[0])


def test_coordinates_are_converted_before_they_are_judged() -> None:
    found = look(GeometryKind.POINT, "POINT (464780.396 4162576.378)", crs="EPSG:4545")
    assert shapely.get_coordinates(found.shapes).tolist() == [pytest.approx([107.6012, 37.5946], abs=1e-6)]


def test_places_come_from_number_columns_then_from_wkt() -> None:
    columns = {
        "经度": ["107.6", "", "东经", "107°30'E"],
        "纬度": ["37.5", "", "x", "37°30'N"],
        "g": ["", "POINT (1 2)", "", ""],
    }
    shapes = shapes_of(columns, {"lon": "经度", "lat": "纬度", "wkt": "g"}, None, 4)
    found = judged(shapes, GeometryKind.POINT, conversion_to_wgs84(parse_crs("WGS84")), optional=False)
    assert shapely.get_coordinates(found.shapes[[0, 1, 3]]).tolist() == [[107.6, 37.5], [1, 2], [107.5, 37.5]]
    assert "no numbers" in str(found.reasons[2])


def test_the_anchor_of_a_line_lies_on_its_longest_part_and_of_an_area_within() -> None:
    line = np.array([shapely.from_wkt("MULTILINESTRING ((0 0, 1 0), (5 5, 9 5))")], dtype=object)
    assert anchors(line, GeometryKind.LINE).tolist() == [[7, 5]]
    ring = np.array([shapely.from_wkt("POLYGON ((0 0, 9 0, 9 9, 8 9, 8 1, 0 1, 0 0))")], dtype=object)
    assert ring[0].contains(shapely.Point(anchors(ring, GeometryKind.AREA)[0]))
