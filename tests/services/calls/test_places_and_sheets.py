"""Where a caller means, what shape a point stands for, and the sheet that a unit goes by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from app.domain.access import Actor, Right
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, RoadKind
from app.domain.position import Position, distance_m
from app.errors import InputRefused
from app.paths import resources
from app.services.calls.call_desk import CallDesk
from app.services.calls.call_notes import CallNotes
from app.services.calls.call_timeline import CallTimeline
from app.services.calls.order_page import OrderPage, codes, page_html
from app.services.calls.order_sheet import navigation
from app.services.map.live_layers import LiveLayers, Way
from app.services.map.map_features import MapFeatures
from app.services.map.place_desk import PlaceDesk
from app.services.qr_code import qr_png
from app.services.roads.reach_desk import Reach, ReachArea
from app.services.roads.road_shapes import RoadShapes
from app.services.search.search_desk import SearchDesk
from app.services.search.sources import store_sources
from app.store.unit_of_work import Store
from tests.ui import invented


def place_desk(store: Store) -> PlaceDesk:
    return PlaceDesk(store, SearchDesk(store, store_sources()))


LEGEND = resources() / "web" / "legend.json"


def line(key: str, name: str, layer: AssetLayer, kind: str, shape: shapely.LineString | shapely.Polygon) -> Asset:
    west, south, east, north = shape.bounds
    at = shape.representative_point()
    return replace(
        invented.asset(name), id=key, code=key, code_key=key.upper(), layer=layer, kind=kind, shape=shape.wkb,
        lon=at.x, lat=at.y, min_lon=west, min_lat=south, max_lon=east, max_lat=north, attributes={},
    )  # fmt: skip


@pytest.fixture
def field(store: Store, officer: Actor) -> Store:
    leader = replace(officer, role=type(officer.role).FOUNDER)
    with store.act(leader, "field", "test.field", Right.IMPORT) as work:
        trunk, road, area = (
            (AssetLayer.PIPELINES, LineKind.TRUNK),
            (AssetLayer.ROADS, RoadKind.COUNTY_ROAD),
            shapely.box,
        )
        for one in (
            line("E3", "东三输油线", *trunk, shapely.LineString([(107.5, 37.2), (108, 37.2)])),
            line("W1", "西一输气线", *trunk, shapely.LineString([(107.5, 37.3), (107.55, 37.3)])),
            line("X1", "安砖路", *road, shapely.LineString([(107.5, 37.25), (107.9, 37.25)])),
            line("J1", "砖井警务室辖区", AssetLayer.AREAS, AreaKind.JURISDICTION, area(107.4, 37.1, 108.1, 37.4)),
            replace(invented.asset("定4127-6"), code="定4127-6", code_key="定4127-6", lon=107.61, lat=37.22),
        ):  # fmt: skip
            work.add(one)
    return store


def test_a_well_is_found_by_its_code_with_the_police_area_it_lies_in(field: Store) -> None:
    (found,) = place_desk(field).find("定4127")
    assert (found.asset_id, found.area, found.area_id) == ("w1", "砖井警务室辖区", "J1")


@pytest.mark.parametrize("said", ["东三 K12+300", "K12+300东三线", "ｋ12＋300 东三输油线"])
def test_a_place_along_a_line_is_found_by_its_stationing(field: Store, said: str) -> None:
    (found,) = place_desk(field).find(said)
    assert found.name == "东三输油线 K12+300"
    assert distance_m(Position(107.5, 37.2), found.position) == pytest.approx(12_300, rel=0.005)


def test_lines_that_are_too_short_have_no_such_place(field: Store) -> None:
    assert [one.asset_code for one in place_desk(field).find("K12+300")] == ["E3"]
    assert place_desk(field).find("西一 K12+300") == ()


def test_a_point_is_named_after_what_stands_near_with_how_far_that_is(field: Store) -> None:
    near = place_desk(field).at(Position(107.6145, 37.22))
    assert near.name == "定4127-6 400 m"
    assert near.asset_id is None, "400 m away it is another place"
    assert place_desk(field).at(Position(107.61, 37.22)).asset_id == "w1"
    assert place_desk(field).at(Position(106.0, 36.0)).name == "106.00000, 36.00000"


def test_a_stretch_follows_the_road_to_both_sides_and_no_further_than_it_goes(field: Store) -> None:
    shape = shapely.from_wkb(RoadShapes(field).stretch(Position(107.7, 37.2505), 2.0))
    assert shape.geom_type == "LineString"
    ends = [Position(*at) for at in (shape.coords[0], shape.coords[-1])]
    assert distance_m(*ends) == pytest.approx(4_000, rel=0.01)
    short = shapely.from_wkb(RoadShapes(field).stretch(Position(107.501, 37.25), 2.0))
    assert short.bounds[0] == pytest.approx(107.5, abs=1e-6)
    with pytest.raises(InputRefused, match="no road within 500 m"):
        RoadShapes(field).stretch(Position(107.7, 37.35), 1.0)


def test_a_circle_has_its_radius_in_every_direction(field: Store) -> None:
    here = Position(107.6, 37.2)
    circle = shapely.from_wkb(RoadShapes(field).around(here, 3.0))
    assert isinstance(circle, shapely.Polygon)
    assert all(distance_m(here, Position(*at)) == pytest.approx(3_000, rel=0.005) for at in circle.exterior.coords)


def test_the_police_area_around_a_point_is_taken_whole(field: Store) -> None:
    assert shapely.from_wkb(RoadShapes(field).area(Position(107.6, 37.2))).bounds == (107.4, 37.1, 108.1, 37.4)
    with pytest.raises(InputRefused, match="no police room area"):
        RoadShapes(field).area(Position(100.0, 30.0))


def test_reach_areas_are_drawn_from_the_largest_to_the_smallest_and_taken_away_again() -> None:
    features = MapFeatures()
    layers = LiveLayers(features, LEGEND)
    areas = tuple(ReachArea(n, shapely.Point(107.6, 37.3).buffer(n / 100).wkb) for n in (1.0, 5.0, 45.0))
    empty = ReachArea(3.0, shapely.Polygon().wkb)
    assert layers.show_reach(Reach((*areas, empty), 7)) == {"M45": 7, "M5": 7, "M1": 7}
    drawn = features.snapshot("reach")
    assert drawn is not None
    assert [bytes(key).decode() for key in drawn.ids] == ["M45", "M5", "M1"]
    assert np.all(np.diff(drawn.styles.astype(int)) > 0), "the smallest stands on top"
    assert layers.show_reach(None) == {}
    assert len(features.snapshot("reach") or ()) == 0


def test_ways_tell_who_is_sent_from_who_is_only_offered() -> None:
    features = MapFeatures()
    ways = [
        Way("u1", "巡2", (Position(107.5, 37.2), Position(107.6, 37.2)), is_sent=True),
        Way("u2", "护3", (Position(107.5, 37.3), Position(107.6, 37.3)), is_sent=False),
        Way("u3", "巡3", (Position(107.5, 37.3),), is_sent=True),
    ]
    assert LiveLayers(features, LEGEND).show_ways(ways) == {"SENT": 1, "OFFERED": 1}


def page(**changed: object) -> OrderPage:
    values: dict[str, object] = {
        "heading": "派警单 20261121-0003", "title": invented.HOSTILE, "unit": "巡察2组", "call_sign": "巡2",
        "phone": "000-0000000", "place": "定4127-6", "navigation": navigation(107.6, 37.2),
        "rows": [("报警人", "某")], "lists": [("注意", ["硫化氢"])], "shifted_name": "GCJ-02",
    }  # fmt: skip
    return OrderPage(**(values | changed))  # type: ignore[arg-type]


def test_the_sheet_has_the_place_in_both_datums_for_a_phone() -> None:
    (wgs, _, _), (gcj, _, degrees) = codes(page())
    assert wgs == "geo:37.200000,107.600000"
    lon, lat = map(float, degrees.split(","))
    assert 400 < distance_m(Position(107.6, 37.2), Position(lon, lat)) < 500, "GCJ-02 lies half a kilometre off"
    assert gcj == f"geo:{lat:.6f},{lon:.6f}"
    assert codes(page(navigation=None)) == []


def test_a_code_is_black_on_white_with_a_quiet_zone() -> None:
    png = qr_png("geo:37.200000,107.600000")
    assert png.startswith(b"\x89PNG")
    assert len(png) > 200


def test_what_a_caller_said_is_never_html_on_the_sheet() -> None:
    html = page_html(page())
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html
    assert html.count("data:image/png;base64,") == 2


def test_a_note_stands_in_the_timeline_with_who_wrote_it(store: Store, officer: Actor) -> None:
    call = replace(invented.call(), occurred_at=store.now(), received_at=store.now())
    key = CallDesk(store).open_call(officer, "open", call)
    CallNotes(store).note(officer, "note", key, "已通知输油站")
    CallNotes(store).note(officer, "note", key, "已通知输油站")
    lines = CallTimeline(store).of_call(key)
    assert [line.reason for line in lines] == ["", "已通知输油站"]
    with pytest.raises(InputRefused, match="empty"):
        CallNotes(store).note(officer, "other", key, "  ")
