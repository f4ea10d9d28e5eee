"""What lies within so many metres: of a place, an asset, a stretch of a line, a drawn shape; true to a thousandth."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyogrio import raw

from app.analysis.stationing import in_metres
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.drawing import DrawingFacts, DrawingKind, Sketch
from app.domain.position import Position
from app.domain.precision import Precision
from app.errors import InputRefused
from app.services.map import around_shapes
from app.services.map.around_desk import AroundDesk
from app.services.map.drawing_desk import DrawingDesk
from app.services.map.ground_index import GroundIndex
from app.services.map.within_desk import Within, WithinDesk
from app.services.map.within_export import export_found
from app.store.unit_of_work import Store
from tests.services.map.ground_field import GEOD, at, index_of, keep, pair, point, shaped

WELLS, SITES, PIPELINES, CAMERAS, POSTS = (
    AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.PIPELINES, AssetLayer.CAMERAS, AssetLayer.POSTS,
)  # fmt: skip
LINE = shaped(PIPELINES, "东输线", "TRUNK", shapely.LineString([pair(0, 0), pair(10_000, 0)]))
NEAR = (WELLS, SITES, PIPELINES, CAMERAS, POSTS)


@pytest.fixture
def desk(store: Store, officer: Actor) -> WithinDesk:
    keep(
        store, officer, LINE,
        shaped(PIPELINES, "支线", "GATHERING", shapely.LineString([pair(3000, 4), pair(3000, 900)])),
        point(WELLS, "压占", "OIL", at(2_000, 4.9)), point(WELLS, "外侧", "OIL", at(2_000, 5.1)),
        point(WELLS, "远井", "OIL", at(9_000, 1_000)), point(WELLS, "停井", "OIL", at(20_000, 0), status="SEALED"),
        point(SITES, "东滩废品站", "SCRAP_YARD", at(9_500, 700)),
        point(SITES, "远郊废品站", "SCRAP_YARD", at(40_000, 0)),
        point(SITES, "东滩计量站", "METERING", at(5_000, 30)),
        point(CAMERAS, "枪机", "FIXED", at(2_010, 0)),
        point(CAMERAS, "坏枪机", "FIXED", at(9_000, 990), status="OUT_OF_SERVICE"),
    )  # fmt: skip
    return WithinDesk(index_of(store))


def names(found: Within) -> list[str]:
    return [one.name for one in found.first(99)]


def test_the_strip_of_five_metres_finds_what_stands_on_the_line_and_not_what_stands_beside_it(desk: WithinDesk) -> None:
    """管道保护法, art. 30: five metres to each side of the centre line."""
    strip = desk.around(around_shapes.of_asset(desk.index, LINE), 5.0, NEAR)
    assert set(names(strip)) == {"压占", "枪机", "支线"}
    assert "东输线" not in names(strip), "a line does not encroach upon itself"


def test_a_stretch_from_k_to_k_leaves_out_the_rest_of_the_line(desk: WithinDesk) -> None:
    found = desk.around(around_shapes.of_section(desk.index, LINE, (), 4_500, 5_500), 100.0, NEAR)
    assert names(found) == ["东滩计量站"]
    assert found.name == "东输线 K4+500–K5+500"
    swapped = desk.around(around_shapes.of_section(desk.index, LINE, (), 5_500, 4_500), 100.0, NEAR)
    assert names(swapped) == names(found)


def test_a_k_number_off_the_line_is_refused_with_the_range_of_the_line(desk: WithinDesk) -> None:
    with pytest.raises(InputRefused) as refused:
        around_shapes.of_section(desk.index, LINE, (), 9_000, 12_345)
    assert "K12+345" in str(refused.value)
    assert "K0+000 to K10+000" in str(refused.value)


def test_distances_are_the_geodesic_ones_to_a_thousandth_all_over_the_county(desk: WithinDesk) -> None:
    rng = np.random.default_rng(3)
    for lon, lat in rng.uniform((106.8, 36.6), (108.8, 38.0), (40, 2)):
        here, goal = Position(lon, lat), GEOD.fwd(lon, lat, rng.uniform(0, 360), rng.uniform(50, 40_000))
        x, y = desk.index.in_metres(here)
        gx, gy = desk.index.in_metres(Position(goal[0], goal[1]))
        _, _, truth = GEOD.inv(lon, lat, goal[0], goal[1])
        assert np.hypot(gx - x, gy - y) == pytest.approx(truth, rel=1e-3)


def _line() -> shapely.LineString:
    return shapely.LineString([pair(0, 0), pair(700, 400), pair(1500, -300), pair(2600, 100)])


@pytest.mark.parametrize(
    "shape",
    [
        lambda: shapely.Point(pair(800, 100)),
        _line,
        lambda: shapely.Polygon([pair(0, 0), pair(1500, 100), pair(900, 1200)]),
        lambda: shapely.Polygon(
            [pair(0, 0), pair(2000, 0), pair(2000, 2000), pair(0, 2000)],
            [[pair(500, 500), pair(500, 1500), pair(1500, 1500), pair(1500, 500)]],
        ),
        lambda: shapely.MultiPoint([pair(0, 0), pair(1000, 1000)]) .buffer(0.002),
    ],
)  # fmt: skip
def test_a_search_finds_what_a_look_at_every_single_place_finds(
    store: Store, officer: Actor, shape: Callable[[], shapely.Geometry]
) -> None:
    rng = np.random.default_rng(7)
    places = [at(x, y) for x, y in rng.uniform((-800, -1200), (3400, 2800), (400, 2))]
    keep(store, officer, *(point(WELLS, f"井{i:03}", "OIL", one) for i, one in enumerate(places)))
    index = index_of(store)
    asked = around_shapes.of_wkt(index, shapely.to_wkt(shape(), rounding_precision=-1))
    found = WithinDesk(index).around(asked, 250.0, (WELLS,))
    points = in_metres(shapely.points([(one.lon, one.lat) for one in places]), index.to_metres)
    away = shapely.distance(points, asked.shape)
    truth = {f"井{i:03}": far for i, far in enumerate(away.tolist()) if far <= 250.0}
    assert 2 < len(truth) < 400
    assert {one.name: one.distance_m for one in found.first(999)} == pytest.approx(truth, abs=1e-6)
    assert found.away_m.tolist() == sorted(found.away_m.tolist())


def test_what_is_found_is_counted_by_kind_and_its_ground_outlined(desk: WithinDesk) -> None:
    found = desk.around(around_shapes.of_place(desk.index, at(2_000, 0)), 1_100.0, NEAR)
    assert found.counts() == {
        (WELLS, "OIL"): 2,
        (PIPELINES, "TRUNK"): 1,
        (PIPELINES, "GATHERING"): 1,
        (CAMERAS, "FIXED"): 1,
    }
    assert found.outline is not None
    ring = shapely.get_coordinates(shapely.from_wkb(found.outline))
    middle = at(2_000, 0)
    _, _, radii = GEOD.inv([middle.lon] * len(ring), [middle.lat] * len(ring), ring[:, 0], ring[:, 1])
    assert radii == pytest.approx(np.full(len(ring), 1_100.0), rel=1e-3)


def test_scrap_yards_too_near_to_the_oilfield_are_listed_with_what_they_are_near(desk: WithinDesk) -> None:
    found = desk.scrap_yards_near_assets(1_000.0)
    assert [(one.name, one.beside) for one in found.first(9)] == [("东滩废品站", "远井")]
    assert found.away_m.tolist() == pytest.approx([np.hypot(500, 300)], rel=1e-3)
    assert names(desk.scrap_yards_near_assets(500.0)) == []


def test_wells_that_no_camera_and_no_post_sees_are_listed_and_those_out_of_use_are_not(desk: WithinDesk) -> None:
    found = desk.wells_out_of_sight(500.0)
    assert [(one.name, one.beside) for one in found.first(9)] == [("远井", "枪机")], "a broken camera sees nothing"


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "kml", "csv"])
def test_lines_and_points_go_out_with_their_shapes(
    desk: WithinDesk, store: Store, leader: Actor, tmp_path: Path, ending: str
) -> None:
    found = desk.around(around_shapes.of_place(desk.index, at(2_000, 0)), 1_100.0, NEAR)
    file = tmp_path / f"周边.{ending}"
    assert export_found(store, leader, "write", found, file) == len(found) == 5
    if ending == "csv":
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
        shapes = shapely.from_wkt([row["wkt (WGS84)"] for row in rows])
    else:
        _, _, wkb, _ = raw.read(file)
        shapes = shapely.from_wkb(wkb)
    kinds = sorted(shape.geom_type for shape in shapes)
    assert kinds == ["LineString", "LineString", "Point", "Point", "Point"]
    trunk = max(shapes, key=lambda shape: shape.length)
    assert LINE.shape is not None
    assert trunk.equals_exact(shapely.from_wkb(LINE.shape), 1e-9)


def test_coarse_places_take_columns_and_distances_with_them(
    desk: WithinDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    found = desk.around(around_shapes.of_place(desk.index, at(2_000, 0)), 1_100.0, (WELLS,))
    file = tmp_path / "a.geojson"
    export_found(store, leader, "write", found, file, precision=Precision.HUNDRED_METRES, marking="内部")
    told = json.loads(file.read_text("utf-8"))
    assert told["marking"] == "内部"
    for one in told["features"]:
        assert set(one["properties"]) == {"Name", "Layer", "Kind", "Distance in m"}
        assert one["properties"]["Distance in m"] % 100 == 0
        assert one["geometry"]["coordinates"] == [round(side, 3) for side in one["geometry"]["coordinates"]]


def test_what_lies_inside_a_kept_circle_is_found_and_what_lies_outside_is_not(
    desk: WithinDesk, store: Store, officer: Actor
) -> None:
    drawings = DrawingDesk(store)
    middle = at(2_000, 0)
    key = drawings.draw(
        officer, "draw", Sketch(DrawingKind.CIRCLE, ((middle.lon, middle.lat),), 950.0), DrawingFacts(name="布控圈")
    )
    around = AroundDesk(store, desk.index)
    shape = around.of_drawing(around.drawing_of_name(officer, "布控圈"))
    assert shape.name == "布控圈"
    found = around.around(shape, 0.0, (WELLS, SITES))
    assert set(names(found)) == {"压占", "外侧"}
    assert found.away_m.tolist() == [0.0, 0.0]
    with pytest.raises(InputRefused, match="0 drawings are called 别的"):
        around.drawing_of_name(officer, "别的")
    drawings.remove(officer, "remove", key, reason="误画")
    with pytest.raises(InputRefused, match="0 drawings are called 布控圈"):
        around.drawing_of_name(officer, "布控圈")


@pytest.mark.parametrize("reach", [0.0, -5.0, 50_001.0, float("nan"), float("inf")])
def test_a_distance_that_cannot_be_is_refused_with_the_most_there_is(desk: WithinDesk, reach: float) -> None:
    with pytest.raises(InputRefused, match="at most 50000 m"):
        desk.around(around_shapes.of_place(desk.index, at(0, 0)), reach)


def test_a_polygon_that_crosses_itself_is_refused_with_where_it_does(desk: WithinDesk) -> None:
    bow = [at(0, 0), at(1000, 1000), at(1000, 0), at(0, 1000)]
    with pytest.raises(InputRefused, match=r"cross near 107\.60\d+, 37\.30\d+"):
        around_shapes.of_drawn(desk.index, bow, "", closed=True)


def test_shapes_that_are_none_are_refused_and_small_ones_are_taken_for_what_they_are(desk: WithinDesk) -> None:
    index: GroundIndex = desk.index
    with pytest.raises(InputRefused, match="Nothing is drawn"):
        around_shapes.of_drawn(index, [], "", closed=False)
    with pytest.raises(InputRefused, match="is no shape"):
        around_shapes.of_wkt(index, "POLYGON((107")
    with pytest.raises(InputRefused, match="is empty"):
        around_shapes.of_wkt(index, "LINESTRING EMPTY")
    with pytest.raises(InputRefused, match="longitude, then latitude"):
        around_shapes.of_wkt(index, "POINT(37.3 107.6)")
    assert around_shapes.of_drawn(index, [at(1, 1), at(1, 1)], "", closed=False).shape.geom_type == "Point"
    flat = shaped(PIPELINES, "零长线", "TRUNK", shapely.LineString([pair(0, 0), pair(0, 0)]))
    with pytest.raises(InputRefused, match="no single line with a length"):
        around_shapes.of_section(index, flat, (), 0, 10)
