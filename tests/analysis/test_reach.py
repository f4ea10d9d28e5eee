"""Travel over roads: times, road states, reach areas and blocking points, on a net that can be checked by hand."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from app.analysis.blocking import blocking_points
from app.analysis.reach import reach_areas
from app.analysis.road_factors import RoadChange, cut_at, factors, straight_factors
from app.analysis.road_graph import routable
from app.analysis.travel import Floats, RoadNetwork, TravelNetwork, length_m

KM_NORTH = 1 / 111.195
KM_EAST = KM_NORTH / math.cos(math.radians(37.0))


def at(east_km: float, north_km: float = 0.0) -> tuple[float, float]:
    return 107.0 + east_km * KM_EAST, 37.0 + north_km * KM_NORTH


def places(*km: tuple[float, float]) -> Floats:
    return np.array([at(*one) for one in km], dtype=np.float64).reshape(-1, 2)


def network(*lines: list[tuple[float, float]], kmh: float = 60.0, rank: int = 0) -> RoadNetwork:
    drawn = np.array([shapely.LineString([at(*one) for one in line]) for line in lines], dtype=object)
    graph = routable(drawn)
    return RoadNetwork(graph, graph.length_m / (kmh / 3.6), np.full(len(graph.edges), rank))


def as_it_is(roads: RoadNetwork) -> TravelNetwork:
    return TravelNetwork(roads, np.ones(len(roads.seconds)))


def grid(size: int = 8, rank: int = 0) -> RoadNetwork:
    """Streets a kilometre apart, 60 km/h: a minute a block."""
    ways = [[(0.0, float(i)), (float(size), float(i))] for i in range(size + 1)]
    ways += [[(float(i), 0.0), (float(i), float(size))] for i in range(size + 1)]
    return network(*ways, rank=rank)


def test_a_minute_a_kilometre_along_the_road_and_a_slow_walk_beside_it() -> None:
    roads = as_it_is(network([(0, 0), (30, 0)], [(10, 0), (10, 20)]))
    spread = roads.spread(roads.snap(places((0, 0))))
    seconds, _ = spread.arrival(roads.snap(places((30, 0), (10, 20), (5, 0), (5, 1.5), (5, 2.5))))
    walk = 1_500 * 1.4 / (15 / 3.6)
    assert seconds[:4].tolist() == pytest.approx([1_800, 1_800, 300, 300 + walk], rel=0.005)
    assert math.isinf(seconds[4]), "no road within 2 km"


def test_two_on_the_same_road_meet_without_a_junction() -> None:
    roads = as_it_is(network([(0, 0), (30, 0)]))
    spread = roads.spread(roads.snap(places((12, 0))))
    ends = roads.snap(places((10, 0), (15, 0)))
    assert spread.arrival(ends)[0].tolist() == pytest.approx([120, 180], rel=0.005)
    assert length_m(spread.way(ends, 1)) == pytest.approx(3_000, rel=0.005)


def test_the_way_drawn_is_as_long_as_the_time_says() -> None:
    roads = as_it_is(grid())
    spread = roads.spread(roads.snap(places((0.3, 0))))
    ends = roads.snap(places((7, 6.5)))
    seconds, _ = spread.arrival(ends)
    way = spread.way(ends)
    assert seconds[0] == pytest.approx(60 * (6.7 + 6.5), rel=0.005)
    assert length_m(way) == pytest.approx(1_000 * (6.7 + 6.5), rel=0.005)
    assert way[0].tolist() == pytest.approx(at(0.3, 0), abs=1e-5)
    assert way[-1].tolist() == pytest.approx(at(7, 6.5), abs=1e-5)


def test_of_two_roads_between_the_same_junctions_the_quicker_is_taken() -> None:
    roads = as_it_is(network([(0, 0), (10, 0)], [(0, 0), (5, 6), (10, 0)], [(10, 0), (12, 0)], [(-2, 0), (0, 0)]))
    spread = roads.spread(roads.snap(places((-2, 0))))
    assert spread.arrival(roads.snap(places((12, 0))))[0][0] == pytest.approx(14 * 60, rel=0.005)


@settings(max_examples=20, deadline=None)
@given(
    start=st.tuples(st.floats(0, 8), st.floats(0, 8)),
    ends=st.lists(st.tuples(st.floats(0, 8), st.floats(0, 8)), min_size=1, max_size=4),
)
def test_one_to_many_is_the_same_as_each_by_itself_and_both_ways(
    start: tuple[float, float], ends: list[tuple[float, float]]
) -> None:
    roads = as_it_is(grid())
    here, there = roads.snap(places(start)), roads.snap(places(*ends))
    out, _ = roads.spread(here).arrival(there)
    for number, end in enumerate(ends):
        back, _ = roads.spread(roads.snap(places(end))).arrival(here)
        assert back[0] == pytest.approx(out[number], abs=0.01)
    together, _ = roads.spread(there).arrival(here)
    assert together[0] == pytest.approx(out.min(), abs=0.01)
    assert roads.times(here)[0] == pytest.approx(roads.spread(here).seconds, abs=0.01)


def test_times_agree_with_the_plain_graph() -> None:
    roads = as_it_is(grid(5))
    graph = roads.roads.graph
    corner = int(np.argmin(((roads.roads.junctions - places((0, 0))) ** 2).sum(axis=1)))
    weights = np.full((roads.roads.size, roads.roads.size), np.inf)
    weights[graph.begin, graph.end] = weights[graph.end, graph.begin] = roads.seconds
    np.fill_diagonal(weights, 0)
    expected = dijkstra(csr_array(np.where(np.isinf(weights), 0, weights)), True, [corner])[0]
    assert roads.spread(roads.snap(places((0, 0)))).seconds == pytest.approx(expected, abs=0.5)


def test_ice_slows_only_what_lies_in_it_and_the_worst_of_two_counts() -> None:
    roads = network([(0, 0), (30, 0)])
    ice = RoadChange(shapely.box(*at(10, -1), *at(20, 1)), 2.0)
    mud = RoadChange(shapely.box(*at(15, -1), *at(18, 1)), 3.0)
    cut = cut_at(roads, [ice, mud])
    slow = TravelNetwork(cut, factors(cut, [ice, mud]))
    seconds, _ = slow.spread(slow.snap(places((0, 0)))).arrival(slow.snap(places((9, 0), (30, 0))))
    assert seconds.tolist() == pytest.approx([540, 60 * (20 + 7 * 2 + 3 * 3)], rel=0.01)


def test_a_closed_stretch_closes_the_road_along_it_and_not_the_one_that_crosses() -> None:
    roads = network([(0, 0), (20, 0)], [(10, -5), (10, 5)])
    closed = [RoadChange(shapely.LineString([at(8), at(12)]), None)]
    cut = cut_at(roads, closed)
    there = TravelNetwork(cut, factors(cut, closed))
    ends = there.snap(places((7, 0), (20, 0)))
    seconds, _ = there.spread(there.snap(places((0, 0)))).arrival(ends)
    assert seconds[0] == pytest.approx(420, rel=0.01)
    assert math.isinf(seconds[1])
    across, _ = there.spread(there.snap(places((10, -5)))).arrival(there.snap(places((10, 5))))
    assert across[0] == pytest.approx(600, rel=0.02)


def test_a_closed_area_closes_every_road_into_it() -> None:
    roads = network([(0, 0), (20, 0)], [(10, -5), (10, 5)])
    closed = [RoadChange(shapely.box(*at(9, -1), *at(11, 1)), None)]
    cut = cut_at(roads, closed)
    there = TravelNetwork(cut, factors(cut, closed))
    seconds, _ = there.spread(there.snap(places((10, -5)))).arrival(there.snap(places((10, 5), (0, 0), (10, -2))))
    assert np.isinf(seconds).tolist() == [True, True, False]


def test_an_estimate_along_the_straight_line_is_slower_through_ice_too() -> None:
    ice = [RoadChange(shapely.box(*at(5, -1), *at(10, 1)), 2.0)]
    found = straight_factors(places((0, 0))[0], places((10, 0), (0, 4)), ice)
    assert found.tolist() == pytest.approx([1.5, 1.0])


def test_reach_areas_grow_with_the_minutes_and_hold_what_is_reached() -> None:
    roads = as_it_is(grid())
    starts = roads.snap(places((4, 4)))
    areas = reach_areas(roads, starts, (1, 3, 5))
    for small, large in pairwise(areas):
        assert large.buffer(1e-3).covers(small)
        assert large.area > small.area
    assert all(area.is_valid and area.geom_type in ("Polygon", "MultiPolygon") for area in areas)
    reached = shapely.points(places((6.9, 4), (4, 1.1), (5.9, 5)))
    not_reached = shapely.points(places((7.5, 4), (6.4, 6.4), (0, 0)))
    assert shapely.covers(areas[1], reached).all()
    assert not shapely.covers(areas[1], not_reached).any()


def test_one_minute_on_a_long_road_is_a_short_piece_of_it() -> None:
    roads = as_it_is(network([(0, 0), (40, 0)]))
    (area,) = reach_areas(roads, roads.snap(places((20, 0))), (1,))
    west, _, east, _ = area.bounds
    assert (east - west) / KM_EAST == pytest.approx(2.0, abs=0.5)


def test_nobody_on_duty_reaches_nothing() -> None:
    roads = as_it_is(grid())
    assert all(area.is_empty for area in reach_areas(roads, roads.snap(places()), (1, 5)))


def _everybody_passes_the_ring(roads: TravelNetwork, ring: list[tuple[float, float]], start: Floats) -> bool:
    """Whether, with the ring's junctions taken out, nothing beyond it can be reached from `start`."""
    junctions = roads.roads.junctions
    held = {int(np.argmin(((junctions - np.array(one)) ** 2).sum(axis=1))) for one in ring}
    graph = roads.roads.graph
    closed = np.isin(graph.begin, list(held)) | np.isin(graph.end, list(held))
    inside = TravelNetwork(roads.roads, np.where(closed, np.inf, 1.0))
    edge = np.array([(0.0, 0.0), (8.0, 8.0), (0.0, 8.0), (8.0, 0.0)])
    seconds, _ = inside.spread(inside.snap(start)).arrival(inside.snap(places(*map(tuple, edge.tolist()))))
    return bool(np.isinf(seconds).all())


def test_the_ring_closes_every_way_out_and_each_point_is_held_before_the_suspect_comes() -> None:
    roads = as_it_is(grid())
    start = roads.snap(places((4, 4.01)))
    units = roads.snap(places(*((float(x), float(y)) for x in range(0, 9, 2) for y in (1, 3, 5, 7))))
    blocks, leaks = blocking_points(roads, start, roads, units, gone_s=0.0, safety_s=10.0)
    assert not leaks
    held = [one for one in blocks if one.unit >= 0]
    assert held
    assert len({one.unit for one in held}) == len(held), "nobody stands at two points"
    assert all(one.margin_s >= 10.0 and one.unit_s + one.margin_s == pytest.approx(one.suspect_s) for one in held)
    assert [one.suspect_s for one in blocks] == sorted(one.suspect_s for one in blocks)
    assert _everybody_passes_the_ring(roads, [(one.lon, one.lat) for one in blocks], places((4, 4.01)))


def test_as_time_passes_the_ring_moves_outwards() -> None:
    roads = as_it_is(grid(30))
    start, units = roads.snap(places((15, 15.01))), roads.snap(places((8, 8), (22, 8), (8, 22), (22, 22)))

    def nearest_s(gone_s: float) -> float:
        blocks, _ = blocking_points(roads, start, roads, units, gone_s=gone_s)
        middle = roads.roads.flat(places((15, 15)))
        spots = roads.roads.flat(np.array([(one.lon, one.lat) for one in blocks]))
        return float(np.abs(spots - middle).sum(axis=1).min())

    assert nearest_s(0) < nearest_s(300) < nearest_s(600)


def test_small_dead_ends_need_nobody_and_a_highway_out_of_the_county_does() -> None:
    lease = as_it_is(network([(0, 0), (10, 0)], [(5, 0), (5, 3)], rank=3))
    nobody = lease.snap(places())
    assert blocking_points(lease, lease.snap(places((5, 0.5))), lease, nobody, gone_s=0) == ([], [])
    highway = as_it_is(network([(0, 0), (10, 0)], [(5, 0), (5, 3)], rank=0))
    _, leaks = blocking_points(highway, highway.snap(places((5, 0.5))), highway, highway.snap(places()), gone_s=0)
    assert sorted(lon for lon, _ in leaks) == pytest.approx([at(0)[0], at(10)[0]])


def test_without_roads_there_is_nothing_to_drive_or_block() -> None:
    roads = as_it_is(network())
    start = roads.snap(places((0, 0)))
    assert not start.found.any()
    assert math.isinf(roads.spread(start).arrival(start)[0][0])
    assert blocking_points(roads, start, roads, start, gone_s=0) == ([], [])
    assert cut_at(roads.roads, [RoadChange(shapely.box(0, 0, 1, 1), 2.0)]) is roads.roads
