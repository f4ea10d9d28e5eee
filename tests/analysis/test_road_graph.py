"""Roads made routable: crossings, overlaps, islands, loose ends."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from app.analysis.geodesic_length import lengths_m
from app.analysis.road_graph import routable
from app.formats.opening import open_source


def lines(*texts: str) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    return np.array([shapely.from_wkt(text) for text in texts], dtype=object)


def test_two_crossing_roads_become_four_edges_with_one_junction() -> None:
    graph = routable(lines("LINESTRING (107 37, 107.2 37)", "LINESTRING (107.1 36.9, 107.1 37.1)"))
    assert len(graph.edges) == 4
    assert list(graph.source) == [0, 0, 1, 1]
    assert len(set(graph.begin) | set(graph.end)) == 5
    assert len(graph.loose_ends) == 4
    assert graph.islands == 1


def test_a_road_that_ends_on_another_cuts_it() -> None:
    graph = routable(lines("LINESTRING (107 37, 107.2 37)", "LINESTRING (107.1 37, 107.1 37.1)"))
    assert sorted(graph.source) == [0, 0, 1]
    assert len(graph.loose_ends) == 3


def test_the_edges_of_a_road_stand_in_order_along_it() -> None:
    graph = routable(
        lines("LINESTRING (107 37, 107.3 37)", "LINESTRING (107.2 36, 107.2 38)", "LINESTRING (107.1 36, 107.1 38)")
    )
    starts = [shapely.get_coordinates(edge)[:, 0].min() for edge in graph.edges[graph.source == 0]]
    assert starts == pytest.approx([107.0, 107.1, 107.2])


def test_a_road_drawn_twice_is_one_edge() -> None:
    assert len(routable(lines("LINESTRING (107 37, 107.2 37)", "LINESTRING (107 37, 107.2 37)")).edges) == 1


def test_a_piece_that_hangs_with_nothing_is_an_island() -> None:
    graph = routable(
        lines("LINESTRING (107 37, 107.5 37)", "LINESTRING (107.5 37, 107.6 37.2)", "LINESTRING (108 37, 108.1 37)")
    )
    assert graph.islands == 2
    assert list(graph.source[graph.island == 1]) == [2]
    assert graph.island_length_m(1) == pytest.approx(8_900, rel=0.01)


def test_an_end_ten_metres_beside_a_road_is_a_near_miss() -> None:
    graph = routable(lines("LINESTRING (107 37, 107.2 37)", "LINESTRING (107.1 37.0001, 107.1 37.1)"))
    assert len(graph.edges) == 2
    assert graph.near_misses.tolist() == [pytest.approx([107.1, 37.0001])]


def test_no_roads_make_an_empty_graph() -> None:
    graph = routable(np.array([], dtype=object))
    assert graph.islands == 0
    assert len(graph.loose_ends) == 0


def test_multi_part_roads_and_self_crossings_are_cut_too() -> None:
    graph = routable(
        lines(
            "MULTILINESTRING ((107 37, 107.1 37), (107.1 37, 107.2 37.1))",
            "LINESTRING (107.3 37, 107.5 37.2, 107.3 37.2, 107.5 37)",
        )
    )
    assert list(graph.source) == [0, 0, 1, 1, 1]


def test_every_edge_of_real_roads_lies_on_its_road_and_no_length_is_lost(shared_data: Path) -> None:
    with open_source(shared_data / "formats/shp/shapelib/mexico/roads.shp") as source:
        shapes = np.concatenate([chunk.shapes for chunk in source.chunks() if chunk.shapes is not None])
    graph = routable(shapes)
    apart = shapely.hausdorff_distance(
        graph.edges, shapely.intersection(graph.edges, shapely.buffer(shapes[graph.source], 1e-5))
    )
    assert apart.max() < 1e-4
    assert graph.length_m.sum() == pytest.approx(lengths_m(shapes).sum(), rel=0.02)
    assert len(graph.edges) >= len(shapes)


def test_a_degree_of_the_equator_is_111_319_m_long() -> None:
    got = lengths_m(lines("LINESTRING (0 0, 1 0)", "MULTILINESTRING ((0 0, 1 0), (5 0, 6 0))", "POINT (1 1)"))
    assert got == pytest.approx([111_319.49, 222_638.98, 0.0], abs=0.01)
