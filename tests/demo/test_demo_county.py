"""The drawn county is one a map can show and a router can use."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from app.analysis.stationing import county_metres, line_in_metres
from app.demo.oilfield import DemoOilfield
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, SiteKind


def _shape(asset: Asset) -> BaseGeometry:
    shape = shapely.from_wkb(asset.shape)
    assert shape is not None
    return shape


def _shapes(assets: list[Asset], kind: str) -> list[BaseGeometry]:
    return [_shape(one) for one in assets if one.kind == kind]


def test_every_well_lies_inside_the_outline(oilfield: DemoOilfield, assets: list[Asset]) -> None:
    places = np.array([(one.lon, one.lat) for one in assets if one.layer is AssetLayer.WELLS])
    assert shapely.contains_xy(oilfield.frame.outline, places[:, 0], places[:, 1]).all()


@pytest.mark.parametrize(("kind", "count"), [(AreaKind.JURISDICTION, 5), (AreaKind.GRID_CELL, 96)])
def test_areas_tile_the_county_without_gap_or_overlap(assets: list[Asset], kind: AreaKind, count: int) -> None:
    (county,) = _shapes(assets, AreaKind.COUNTY)
    areas = _shapes(assets, kind)
    assert len(areas) == count
    assert sum(shapely.area(one) for one in areas) == pytest.approx(shapely.area(county), rel=1e-6)
    assert shapely.area(shapely.union_all(areas)) == pytest.approx(shapely.area(county), rel=1e-6)
    assert shapely.area(shapely.symmetric_difference(shapely.union_all(areas), county)) < 1e-6 * shapely.area(county)
    assert all(shapely.is_valid(one) for one in areas)


def test_a_grid_cell_belongs_to_the_jurisdiction_it_lies_in(assets: list[Asset]) -> None:
    jurisdictions = {one.id: _shape(one) for one in assets if one.kind == AreaKind.JURISDICTION}
    for one in assets:
        if one.kind == AreaKind.GRID_CELL:
            inside = shapely.area(shapely.intersection(_shape(one), jurisdictions[one.parent_id or ""]))
            assert inside == pytest.approx(shapely.area(_shape(one)), rel=1e-6)


def test_each_police_room_stands_in_its_own_jurisdiction(assets: list[Asset]) -> None:
    jurisdictions = {one.id: _shape(one) for one in assets if one.kind == AreaKind.JURISDICTION}
    rooms = [one for one in assets if one.kind == SiteKind.POLICE_ROOM]
    assert all(shapely.contains_xy(jurisdictions[one.area_id or ""], one.lon, one.lat) for one in rooms)
    assert len({one.area_id for one in rooms}) == 5


def test_the_roads_are_one_network_that_reaches_every_township(oilfield: DemoOilfield, assets: list[Asset]) -> None:
    roads = [one for one in assets if one.layer is AssetLayer.ROADS]
    network: nx.Graph[tuple[float, ...]] = nx.Graph()
    for one in roads:
        line = shapely.get_coordinates(_shape(one))
        network.add_edge(tuple(line[0]), tuple(line[-1]))
        assert one.attributes["note"] == "示意"
    assert nx.is_connected(network), "roads meet in the very same vertex, or a router would not turn there"
    assert sum(one.length_m or 0 for one in roads) > 2_000_000


def test_every_pad_has_a_road_within_seven_hundred_metres(oilfield: DemoOilfield) -> None:
    lines = [shapely.LineString(line) for line in oilfield.roads.lines]
    tree = shapely.STRtree(lines)
    pads = [shapely.Point(x, y) for x, y in oilfield.pads.places.tolist()]
    away = tree.query_nearest(pads, return_distance=True, all_matches=False)[1]
    assert len(away) == len(pads)
    assert away.max() < 700


def test_wells_are_strung_along_ridges_and_valleys_and_not_spread_evenly(oilfield: DemoOilfield) -> None:
    pads = oilfield.pads.places
    apart = np.asarray(cKDTree(pads).query(pads, k=2)[0])[:, 1].mean()
    even = 0.5 * np.sqrt(oilfield.frame.outline_m.area / len(pads))
    _, held = np.unique(np.floor(pads / 2_000).astype(int), axis=0, return_counts=True)
    densest = np.sort(held)[::-1][: int(oilfield.frame.outline_m.area / 4e6 / 10)]
    assert apart < 0.65 * even, "Clark and Evans: 1 is scattered by chance, less is clustered"
    assert densest.sum() > 0.35 * len(pads), "a tenth of the county holds more than a third of the pads"


def test_trunk_lines_run_from_station_to_station_with_a_marker_at_every_kilometre(
    oilfield: DemoOilfield, assets: list[Asset]
) -> None:
    to_metres = county_metres()
    stations = {one.name: (one.lon, one.lat) for one in assets if one.layer is AssetLayer.SITES}
    for one in assets:
        if one.kind != LineKind.TRUNK:
            continue
        line = _shape(one)
        assert isinstance(line, shapely.LineString)
        assert one.length_m == pytest.approx(line_in_metres(line, to_metres).length, abs=0.01)
        assert line.coords[0] == pytest.approx(stations[str(one.attributes["origin"])])
        assert line.coords[-1] == pytest.approx(stations[str(one.attributes["terminal"])])
        markers = one.attributes["km_markers"]
        assert isinstance(markers, list)
        assert [chainage for chainage, _, _ in markers] == list(range(0, 1000 * len(markers), 1000))
        assert len(markers) == pytest.approx((one.length_m or 0) / 1000, abs=1.1)
        assert max(line.distance(shapely.Point(lon, lat)) for _, lon, lat in markers) < 1e-5


def test_valve_rooms_stand_on_their_line_and_say_where(assets: list[Asset]) -> None:
    lines = {one.id: _shape(one) for one in assets if one.kind == LineKind.TRUNK}
    rooms = [one for one in assets if one.kind == SiteKind.VALVE_ROOM]
    assert {one.parent_id for one in rooms} == set(lines)
    assert all(lines[one.parent_id or ""].distance(shapely.Point(one.lon, one.lat)) < 1e-5 for one in rooms)
    assert all(str(one.attributes["stationing"]).startswith("K") for one in rooms)


def test_the_bounding_box_of_every_shape_is_its_own(assets: list[Asset]) -> None:
    for one in assets:
        bounds = (one.min_lon, one.min_lat, one.max_lon, one.max_lat)
        if one.shape is not None:
            assert bounds == pytest.approx(shapely.bounds(_shape(one)).tolist())
        else:
            assert bounds == (one.lon, one.lat, one.lon, one.lat)
