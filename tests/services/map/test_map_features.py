"""Layers as the page gets them: the bytes, the order, the epochs, the names."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.mercator import to_degrees, to_units
from app.services.map.layer_codec import POINTS_MAGIC, encode_lines, encode_points
from app.services.map.map_features import MapFeatures, name_at

DEGREES = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def points_of(body: bytes) -> tuple[dict[str, int], np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Head, cell offsets, x, y and style of encoded points, read as the page reads them."""
    names = ("magic", "count", "columns", "rows", "west", "north", "cell", "zero")
    head = dict(zip(names, struct.unpack_from("<4I2i2I", body), strict=True))
    cells, count = head["columns"] * head["rows"] + 1, head["count"]
    offsets = np.frombuffer(body, "<u4", cells, 32)
    at = 32 + 4 * cells
    x, y = np.frombuffer(body, "<i4", count, at), np.frombuffer(body, "<i4", count, at + 4 * count)
    style = np.frombuffer(body, "u1", count, at + 8 * count)
    assert at + 9 * count == len(body)
    return head, offsets, x, y, style


@given(place=DEGREES)
def test_a_place_survives_the_way_to_the_page_and_back_within_centimetres(place: tuple[float, float]) -> None:
    lon, lat = to_degrees(*to_units(np.array([place[0]]), np.array([place[1]])))
    assert abs(lon[0] - place[0]) < 2e-7
    assert abs(lat[0] - place[1]) < 2e-7


def test_page_units_agree_with_epsg_3857() -> None:
    lon, lat = np.array([107.5944, -70.0, 0.0]), np.array([37.5927, -33.0, 0.0])
    east, north = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(lon, lat)
    x, y = to_units(lon, lat)
    half_m = np.pi * 6_378_137.0
    assert x / 2**30 * half_m - half_m == pytest.approx(east, abs=0.02)
    assert half_m - y / 2**30 * half_m == pytest.approx(north, abs=0.02)


def test_points_lie_in_the_order_of_the_grids_cells() -> None:
    rng = np.random.default_rng(3)
    lon, lat, style = rng.uniform(107, 108, 5_000), rng.uniform(36, 38, 5_000), rng.integers(0, 6, 5_000)
    encoded = encode_points(lon, lat, style)
    head, offsets, x, y, styles = points_of(encoded.body)
    assert head["magic"] == POINTS_MAGIC
    wanted_x, wanted_y = to_units(lon, lat)
    assert (x == wanted_x[encoded.order]).all()
    assert (y == wanted_y[encoded.order]).all()
    assert (styles == style[encoded.order]).all()
    cell = (y - head["north"]) // head["cell"] * head["columns"] + (x - head["west"]) // head["cell"]
    for number in range(head["columns"] * head["rows"]):
        assert (cell[offsets[number] : offsets[number + 1]] == number).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_points_or_none_make_a_layer_too(count: int) -> None:
    head, offsets, x, _, _ = points_of(encode_points([107.0] * count, [37.0] * count, [0] * count).body)
    assert head["count"] == len(x) == offsets[-1] == count


def test_each_level_of_a_line_keeps_its_ends_and_no_more_vertices_than_the_next() -> None:
    turn = np.linspace(0, 12, 900)
    line = shapely.LineString(np.column_stack([107 + turn / 20, 37 + np.sin(turn) / 30]))
    body = encode_lines([line.wkb], [5])
    _, count, levels, records = struct.unpack_from("<4I", body)
    assert (count, records) == (1, 1)
    at, sizes = 16 + 4 + 16 + 4, []
    ends = set()
    for _ in range(levels):
        _, vertices = struct.unpack_from("<2I", body, at)
        x = np.frombuffer(body, "<i4", vertices, at + 16)
        sizes.append(vertices)
        ends.add((int(x[0]), int(x[-1])))
        at += 16 + 8 * vertices
    assert at == len(body)
    assert sizes == sorted(sizes)
    assert sizes[0] < 100
    assert sizes[-1] == 900
    assert len(ends) == 1


def test_areas_and_multi_lines_keep_their_owner_and_points_are_left_out() -> None:
    square = shapely.box(107, 37, 108, 38).difference(shapely.box(107.4, 37.4, 107.6, 37.6))
    two = shapely.MultiLineString([[(107, 37), (108, 38)], [(107, 38), (108, 37)]])
    body = encode_lines([square.wkb, shapely.Point(1, 1).wkb, two.wkb], [2, 0, 5])
    _, count, _, records = struct.unpack_from("<4I", body)
    assert (count, records) == (4, 3)
    assert list(np.frombuffer(body, "<u4", 4, 16)) == [0, 0, 2, 2]
    assert list(np.frombuffer(body, "u1", 4, 16 + 16 + 64)) == [2, 2, 5, 5]


def test_a_hit_is_turned_back_into_its_record() -> None:
    features = MapFeatures()
    rng = np.random.default_rng(5)
    ids = [f"{i:032x}" for i in range(2_000)]
    lon, lat, style = rng.uniform(107, 108, 2_000), rng.uniform(36, 38, 2_000), rng.integers(0, 200, 2_000)
    made = features.set_points("wells", ids, lon, lat, style, [f"定 {i}" for i in range(2_000)])
    for row in (0, 1, 777, 1_999):
        index = features.index_of("wells", ids[row])
        assert index is not None
        record = features.record_at("wells", index, made.epoch)
        assert record is not None
        assert (record.id, record.name, record.style) == (ids[row], f"定 {row}", style[row])
        assert (record.lon, record.lat) == (lon[row], lat[row])


def test_a_hit_on_what_the_layer_no_longer_is_means_nothing() -> None:
    features = MapFeatures()
    first = features.set_points("wells", ["a"], [107], [37], [0])
    second = features.set_points("wells", ["b"], [107], [37], [0])
    assert second.epoch == first.epoch + 1
    assert features.record_at("wells", 0, first.epoch) is None
    assert features.record_at("wells", 1, second.epoch) is None
    assert features.record_at("none", 0, 1) is None


def test_the_page_gets_only_what_there_is() -> None:
    features = MapFeatures()
    features.set_points("wells", ["a"], [107], [37], [0], ["名"])
    assert features.body("wells.bin")
    assert name_at(features.body("wells.names") or b"", 0) == "名"
    for path in ("", "wells", "wells.ids", "none.bin", "../wells.bin"):
        assert features.body(path) is None


@given(names=st.lists(st.text(max_size=40), max_size=20))
def test_any_name_comes_back_as_it_was(names: list[str]) -> None:
    features = MapFeatures()
    spread = np.linspace(107, 108, len(names))
    made = features.set_points("wells", [str(i) for i in range(len(names))], spread, spread - 70, spread * 0, names)
    for index in range(len(names)):
        record = features.record_at("wells", index, made.epoch)
        assert record is not None
        assert record.name == names[int(record.id)].encode("utf-8", "replace").decode("utf-8")


def test_readers_always_see_a_whole_layer_while_it_is_replaced() -> None:
    features = MapFeatures()

    def replaced(count: int) -> None:
        features.set_points(
            "wells", [str(i) for i in range(count)], np.full(count, 107), np.full(count, 37), np.zeros(count)
        )

    replaced(1)
    with ThreadPoolExecutor(2) as pool:
        writes = [pool.submit(replaced, count) for count in range(1, 200)]
        while not all(write.done() for write in writes):
            body = features.body("wells.bin")
            assert body is not None
            points_of(body)
    assert features.epochs()["wells"] == 200


def test_a_layer_that_was_empty_is_a_newer_one_once_it_has_its_first_record() -> None:
    features = MapFeatures()
    features.set_points("wells", [], [], [], [])
    features.set_points("wells", ["w"], [107.6], [37.3], [0])
    assert features.epochs()["wells"] == 2, "else the page never asks for it"
