"""The page's own drawing: pixels, strips, levels and hits, in the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from app.domain.position import Position
from app.services.map.map_features import MapFeatures
from app.ui.map.marks import ViewPoint
from tests.map_desk import MapDesk

pytestmark = pytest.mark.page

WELLS = 4_000
PROBES = Path(__file__).with_name("probes.js")


def probe(desk: MapDesk, name: str, *arguments: float) -> Any:
    """What a function of probes.js finds in the page."""
    return desk.ask(f"{PROBES.read_text('utf-8')}.{name}({', '.join(['window.desk', *map(str, arguments)])})")


def crowd(features: MapFeatures) -> None:
    """Wells and lines over the whole view, with key wells and dashes among them."""
    rng = np.random.default_rng(11)
    lon, lat = rng.uniform(107.0, 108.2, WELLS), rng.uniform(36.8, 37.8, WELLS)
    features.set_points("wells", [str(i) for i in range(WELLS)], lon, lat, rng.choice([0, 1, 2, 32, 128, 130], WELLS))
    lines = [rng.uniform((107, 36.8), (108.2, 37.8), (2, 2)) for _ in range(60)]
    shapes = [shapely.LineString(line).wkb for line in lines]
    features.set_lines("pipelines", [str(i) for i in range(60)], shapes, [5, 4, 0] * 20)
    stretch = shapely.LineString([(107.3, 37.1), (107.5, 37.2), (107.9, 37.15)])
    mud = shapely.box(107.3, 37.2, 107.6, 37.4).difference(shapely.box(107.4, 37.25, 107.5, 37.35))
    features.set_lines("road_states", ["m", "c"], [mud.wkb, stretch.wkb], [0, 3])
    features.set_lines("reach", ["r"], [shapely.Point(107.7, 37.3).buffer(0.12).wkb], [1])
    features.set_lines("areas", ["a"], [shapely.box(107.2, 37.0, 107.9, 37.5).wkb], [2])


def test_a_picture_that_was_scrolled_equals_one_that_was_painted_anew(desk: MapDesk) -> None:
    crowd(desk.features)
    desk.settle()
    assert probe(desk, "strips") == [0] * 10


def test_the_grid_finds_the_nearest_well_as_a_search_over_all_does(desk: MapDesk) -> None:
    crowd(desk.features)
    desk.settle()
    asked, wrong = probe(desk, "hits")
    assert asked > 300
    assert wrong == 0


def test_a_pan_within_the_margin_paints_nothing(desk: MapDesk) -> None:
    crowd(desk.features)
    desk.settle()
    assert probe(desk, "paintsOfAPan") == 0


def test_lines_are_drawn_from_fewer_vertices_the_farther_out(desk: MapDesk) -> None:
    turn = np.linspace(0, 40, 5_000)
    line = shapely.LineString(np.column_stack([107.2 + turn / 60, 37.3 + np.sin(turn) / 40]))
    desk.features.set_lines("pipelines", ["trunk"], [line.wkb], [5])
    drawn = []
    for zoom in (8, 10, 12, 14, 16):
        desk.view.show_view(ViewPoint(lon=107.5, lat=37.3, zoom=zoom))
        desk.settle()
        drawn.append(desk.ask("desk.stock.lines.get('pipelines').level(desk.scene.frame).x.length"))
    assert drawn == sorted(drawn)
    assert drawn[0] < 400
    assert drawn[-1] == 5_000


def test_the_page_counts_places_as_the_desk_does(desk: MapDesk) -> None:
    """A well in the bytes lies on the pixel where Leaflet itself puts its degrees."""
    places = [(107.123456, 36.987654), (107.6, 37.3), (108.1999, 37.71)]
    lon, lat = zip(*places, strict=True)
    desk.features.set_points("wells", ["a", "b", "c"], lon, lat, [0, 0, 0])
    desk.settle()
    for place_lon, place_lat in places:
        apart = probe(desk, "apart", place_lat, place_lon)
        # Leaflet rounds to whole pixels.
        assert apart < 0.75


def test_a_line_is_hit_beside_its_stroke_and_not_far_from_it(desk: MapDesk) -> None:
    desk.features.set_lines("pipelines", ["one"], [shapely.LineString([(107.4, 37.3), (107.8, 37.3)]).wkb], [5])
    desk.settle()
    assert probe(desk, "lineHit", 400, 304)["index"] == 0
    assert probe(desk, "lineHit", 400, 330) is None


def test_an_area_is_filled_to_its_edge_and_not_into_its_hole(desk: MapDesk) -> None:
    ring = shapely.box(107.5, 37.25, 107.7, 37.35).difference(shapely.box(107.58, 37.28, 107.62, 37.32))
    desk.features.set_lines("reach", ["r"], [ring.wkb], [4])
    picture = desk.picture()
    inside, hole, outside = (picture.pixelColor(desk.at(Position(lon, 37.3))).name() for lon in (107.53, 107.6, 107.4))
    assert hole == outside
    assert inside != outside


def test_areas_of_one_kind_that_overlap_do_not_cancel_each_other(desk: MapDesk) -> None:
    one, two = shapely.box(107.5, 37.25, 107.65, 37.35), shapely.box(107.55, 37.25, 107.7, 37.35)
    desk.features.set_lines("reach", ["a", "b"], [one.wkb, two.wkb], [4, 4])
    picture = desk.picture()
    both, neither = (picture.pixelColor(desk.at(Position(lon, 37.3))).name() for lon in (107.6, 107.4))
    assert both != neither


def test_a_road_state_is_hatched_so_that_the_roads_below_stay_seen(desk: MapDesk) -> None:
    desk.features.set_lines("road_states", ["ice"], [shapely.box(107.5, 37.25, 107.7, 37.35).wkb], [2])
    picture = desk.picture()
    at = desk.at(Position(107.6, 37.3))
    row = {picture.pixelColor(at.x() + step, at.y()).name() for step in range(16)}
    ground = picture.pixelColor(desk.at(Position(107.4, 37.3))).name()
    assert ground in row
    assert len(row) == 2


def test_a_layer_cut_short_is_an_error_and_leaves_the_old_one(desk: MapDesk) -> None:
    crowd(desk.features)
    desk.settle()
    assert "layer begins with 0" in probe(desk, "keepBroken")
    assert desk.ask("desk.stock.points.get('wells').points.count") == WELLS


def test_crowded_names_give_way_to_each_other(desk: MapDesk) -> None:
    rng = np.random.default_rng(2)
    spots = rng.uniform((107.595, 37.295), (107.605, 37.305), (300, 2))
    keys, names = [str(i) for i in range(300)], [f"定 {i}" for i in range(300)]
    desk.features.set_points("wells", keys, spots[:, 0], spots[:, 1], [0] * 300, names)
    desk.view.show_view(ViewPoint(lon=107.6, lat=37.3, zoom=14))
    desk.settle()
    placed = probe(desk, "namesDrawn")
    assert 10 < len(placed) < 300
    boxes = [shapely.box(x, y, x + w, y + h) for x, y, w, h in placed]
    tree = shapely.STRtree(boxes)
    assert all(len(tree.query(box, predicate="overlaps")) == 0 for box in boxes)
