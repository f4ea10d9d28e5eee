"""Tiles by address: what is asked, and what becomes of every kind of bad answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.domain.base_map import BaseKind, BaseMap, MapDatum
from app.domain.sentence import Sentence
from app.services.base_maps import tile_breaker, tile_fetch
from app.services.base_maps.server_tiles import ServerTiles
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.base_maps.tile_address import tile_address
from app.services.base_maps.tile_cache import FRESH_S, TileCache
from app.services.base_maps.tile_source import ArchiveTiles
from tests.services.base_maps.tile_server import PNG, Answer, TileServer, tile_server
from tests.tile_ground import base as archive_of
from tests.tile_ground import mbtiles

HTML = Answer(kind="text/html", body=b"<!DOCTYPE html><html><body>please sign in</body></html>")
REPORT = b"<?xml version='1.0'?><ExceptionReport><ExceptionText>no layer img</ExceptionText></ExceptionReport>"


def source(url: str, kind: BaseKind = BaseKind.XYZ, **more: object) -> BaseMap:
    values: dict[str, object] = {"id": "s", "name": "内网影像", "kind": kind, "datum": MapDatum.WGS84, "url": url}
    return BaseMap(**(values | more))  # type: ignore[arg-type]  # a test names what it changes


@pytest.fixture
def server() -> Iterator[TileServer]:
    with tile_server() as running:
        yield running


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[TileCache]:
    made = TileCache(tmp_path / "tiles.sqlite", 1_000_000)
    yield made
    made.close()


def test_an_xyz_template_is_filled_with_key_and_subdomain() -> None:
    base = source("https://t{s}.h/{z}/{x}/{y}.png?tk={key}&r={-y}", key="a b&c", subdomains="01")
    assert tile_address(base, 3, 4, 1) == "https://t1.h/3/4/1.png?tk=a%20b%26c&r=6"
    assert tile_address(replace(base, tms=True), 3, 4, 1) == "https://t1.h/3/4/6.png?tk=a%20b%26c&r=6"


def test_a_restful_wmts_template_is_filled_whatever_its_letters() -> None:
    base = source(
        "http://h/{Layer}/{style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png", BaseKind.WMTS,
        layer="img", matrix_set="EPSG:3857", matrix="EPSG:3857:{z}",
    )  # fmt: skip
    assert tile_address(base, 5, 7, 9) == "http://h/img/default/EPSG:3857/EPSG:3857:5/9/7.png"


def test_wmts_by_key_value_pairs_keeps_what_the_address_says_already() -> None:
    base = source("http://h/img_w/wmts?tk={key}&format=tiles", BaseKind.WMTS, layer="img", matrix_set="w", key="k")
    parts = urlsplit(tile_address(base, 12, 3270, 1590))
    told = {name.lower(): values for name, values in parse_qs(parts.query).items()}
    assert told == {
        "tk": ["k"], "format": ["tiles"], "service": ["WMTS"], "request": ["GetTile"], "version": ["1.0.0"],
        "layer": ["img"], "style": ["default"], "tilematrixset": ["w"], "tilematrix": ["12"], "tilerow": ["1590"],
        "tilecol": ["3270"],
    }  # fmt: skip


def test_wms_asks_for_the_tiles_box_in_metres() -> None:
    told = parse_qs(urlsplit(tile_address(source("http://h/wms", BaseKind.WMS, layer="a,b"), 1, 1, 0)).query)
    assert told["BBOX"] == ["0.000000,0.000000,20037508.342789,20037508.342789"]
    assert (told["SRS"], told["LAYERS"], told["WIDTH"]) == (["EPSG:3857"], ["a,b"], ["256"])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (HTML, "web page"),
        (Answer(body=b"<html>" + bytes(10)), "web page"),
        (Answer(status=404), "404"),
        (Answer(status=500), "500"),
        (Answer(status=403), "403: key or right"),
        (Answer(body=b""), "0 bytes"),
        (Answer(kind="image/tiff", body=b"II*\0" + bytes(40)), "image/tiff"),
        (Answer(kind="text/xml", body=REPORT), "no layer img"),
        (Answer(status=302, goal="http://elsewhere.invalid/"), "elsewhere.invalid"),
        (Answer(body=bytes([0x1F, 0x8B]) + bytes(30)), "form that cannot be drawn"),
        (Answer(body=PNG + bytes(5_000_000)), "4 MB"),
    ],
)
def test_a_source_that_answers_badly_is_told_once_and_then_left_alone(
    server: TileServer, cache: TileCache, answer: Answer, said: str
) -> None:
    told: list[Sentence | None] = []
    server.answer = answer
    tiles = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, why: told.append(why))
    assert [tiles.tile(8, x, 5) for x in range(40)] == [None] * 40
    tiles.close()
    assert len(told) == 1
    assert said in str(told[0])
    assert len(server.asked) == tile_breaker.FAILURES


def test_a_source_that_does_not_answer_in_time_is_told_so(
    server: TileServer, cache: TileCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tile_fetch, "ANSWER_S", 0.1)
    told: list[Sentence | None] = []
    server.answer = Answer(late_s=5)
    tiles = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, why: told.append(why))
    for x in range(5):
        assert tiles.tile(8, x, 5) is None
    tiles.close()
    assert ["does not answer within" in str(why) for why in told] == [True]


def test_nobody_there_is_told_as_such(cache: TileCache, free_port: int) -> None:
    told: list[Sentence | None] = []
    tiles = ServerTiles(source(f"http://127.0.0.1:{free_port}/{{z}}"), cache, lambda _base, why: told.append(why))
    for x in range(5):
        tiles.tile(8, x, 5)
    tiles.close()
    assert [str(why) for why in told] == ["it refuses the connection"]


def test_a_source_that_recovers_is_told_and_asked_again(
    server: TileServer, cache: TileCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Sentence | None] = []
    server.answer = HTML
    tiles = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, why: told.append(why))
    for x in range(5):
        tiles.tile(8, x, 5)
    server.answer = Answer()
    assert tiles.tile(8, 0, 5) is None, "it rests"
    tiles.wake()
    assert tiles.tile(8, 0, 5) is not None
    assert tiles.tile(8, 1, 5) is not None
    tiles.close()
    assert [why is None for why in told] == [False, True]


def test_no_tiles_beyond_its_edge_are_no_failure_of_a_source_that_gave_some(
    server: TileServer, cache: TileCache
) -> None:
    told: list[Sentence | None] = []
    server.by_path = lambda path: Answer() if path.startswith("/8/0/") else Answer(status=404)
    tiles = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, why: told.append(why))
    assert tiles.tile(8, 0, 0) is not None
    assert [tiles.tile(8, x, 0) for x in range(1, 20)] == [None] * 19
    assert tiles.tile(8, 0, 1) is not None
    tiles.close()
    assert told == []


def test_a_tile_is_fetched_once_and_an_old_one_is_better_than_none(server: TileServer, tmp_path: Path) -> None:
    now = [1_000_000.0]
    cache = TileCache(tmp_path / "tiles.sqlite", 1_000_000, lambda: now[0])
    tiles = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, _why: None)
    for _ in range(3):
        found = tiles.tile(8, 1, 2)
        assert found is not None
        assert found.body == PNG
    assert server.asked == ["/8/1/2"]
    now[0] += FRESH_S + 1
    server.answer = Answer(status=500)
    assert tiles.tile(8, 1, 2) is not None
    assert len(server.asked) == 2
    tiles.close()
    cache.close()


def test_the_cache_keeps_its_limit_and_survives_a_broken_file(tmp_path: Path) -> None:
    now = [0.0]
    cache = TileCache(tmp_path / "tiles.sqlite", 100_000, lambda: now[0])
    for x in range(200):
        now[0] += 1
        cache.keep("s", 8, x, 0, bytes(1_000))
    kept = [x for x in range(200) if cache.find("s", 8, x, 0) is not None]
    assert 85 <= len(kept) <= 100
    assert kept == list(range(200 - len(kept), 200)), "the oldest went"
    cache.close()
    (tmp_path / "tiles.sqlite").write_bytes(b"broken " * 100)
    again = TileCache(tmp_path / "tiles.sqlite", 100_000)
    assert again.find("s", 8, 199, 0) is None
    again.keep("s", 8, 1, 0, b"x")
    assert again.find("s", 8, 1, 0) is not None
    again.close()


def test_the_key_stands_in_no_log(server: TileServer, cache: TileCache, caplog: pytest.LogCaptureFixture) -> None:
    server.answer = Answer(status=500)
    tiles = ServerTiles(source(server.url + "/{z}?tk={key}", key="geheim/7"), cache, lambda _base, _why: None)
    with caplog.at_level(logging.DEBUG):
        tiles.tile(1, 0, 0)
    tiles.close()
    assert caplog.text
    assert "geheim" not in caplog.text


def test_a_slow_server_holds_up_neither_a_file_nor_the_end(
    server: TileServer, cache: TileCache, tmp_path: Path
) -> None:
    server.answer = Answer(late_s=30)
    shown = ShownTiles()
    archive = ArchiveTiles(archive_of(mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): PNG})), lambda _base, _why: None)
    remote = ServerTiles(source(server.url + "/{z}/{x}/{y}"), cache, lambda _base, _why: None)
    slow, quick = shown.show([(source("http://h/{z}"), remote), (archive_of(tmp_path / "a.mbtiles"), archive)])
    for x in range(10):
        shown.ask(slow.name, 8, x, 0)
    assert shown.ask(quick.name, 0, 0, 0).result(timeout=2) is not None
    begun = time.monotonic()
    shown.close()
    assert time.monotonic() - begun < 3


def test_a_name_that_is_not_shown_leads_nowhere() -> None:
    shown = ShownTiles()
    assert shown.ask("../../etc/passwd", 0, 0, 0).result() is None
    shown.close()
