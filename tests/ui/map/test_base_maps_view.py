"""Base maps as the officer sees them: a real page, real archives, shifted ones where they belong."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.domain.base_map import BaseKind, BaseMap, MapDatum
from app.domain.position import Position
from app.services.base_maps.server_tiles import ServerTiles
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.base_maps.tile_cache import TileCache
from app.services.base_maps.tile_source import ArchiveTiles
from app.services.map.map_features import MapFeatures
from app.ui.map.marks import ViewPoint
from tests.map_desk import MapDesk, map_desk
from tests.services.base_maps.tile_server import Answer, tile_server
from tests.tile_ground import base, dotted_tiles, mbtiles, on_base, png, world_pixels

pytestmark = pytest.mark.page

PLACE = Position(107.5943, 37.5926)
MIDDLE_OF_VIEW = np.array([400.0, 300.0])


@contextmanager
def shown(
    qtbot: QtBot, storage: Path, bases: Sequence[BaseMap], view: ViewPoint, opacity: int = 100
) -> Iterator[MapDesk]:
    """A map with these base maps, looking there, all tiles drawn."""
    tiles = ShownTiles()
    try:
        with map_desk(qtbot, MapFeatures(), storage, tiles) as desk:
            opened = [(one, ArchiveTiles(one, lambda _base, _why: None)) for one in bases]
            desk.view.show_view(view)
            desk.view.show_base(tiles.show(opened), opacity)
            desk.settle()
            yield desk
    finally:
        tiles.close()


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Rows of red, green, blue."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return raw[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3)


def dot_middle(image: QImage) -> NDArray[np.float64]:
    """Where the dot of the tiles is in a picture, by its centre of gravity, in pixels."""
    seen = pixels(image).astype(np.float64)
    redness = np.clip(seen[:, :, 0] - seen[:, :, 2] - 40, 0, None)
    redness[:40] = redness[-40:] = 0
    y, x = np.mgrid[0 : redness.shape[0], 0 : redness.shape[1]] + 0.5
    total = redness.sum()
    return np.array([(x * redness).sum() / total, (y * redness).sum() / total])


def exactly_at(desk: MapDesk, place: Position) -> NDArray[np.float64]:
    """Where a place of WGS-84 is in the picture, with fractions of a pixel."""
    at = desk.ask(
        f"Object.values(desk.map.project([{place.lat}, {place.lon}]).subtract(desk.map.getPixelBounds().min))"
    )
    return np.array(at, dtype=np.float64)


@pytest.mark.parametrize("zoom", [13, 16, 18])
@pytest.mark.parametrize("datum", [MapDatum.WGS84, MapDatum.GCJ02, MapDatum.BD09])
def test_a_shifted_base_is_drawn_where_it_belongs_and_a_click_gives_the_truth(
    qtbot: QtBot, tmp_path: Path, datum: MapDatum, zoom: int
) -> None:
    file = mbtiles(tmp_path / "county.mbtiles", dotted_tiles(datum, PLACE.lon, PLACE.lat, range(zoom, zoom + 1)))
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=zoom)
    with shown(qtbot, tmp_path, [base(file, datum)], view) as desk:
        apart = dot_middle(desk.picture()) - exactly_at(desk, PLACE)
        assert np.abs(apart).max() < 0.3, "the place of the base lies under its WGS-84 place"
        with qtbot.waitSignal(desk.view.point_chosen, timeout=5_000) as told:
            desk.click(QPoint(400, 300))
        pixel = 360 / 256 / 2**zoom
        assert abs(told.args[0].lon - PLACE.lon) < 0.5 * pixel
        assert abs(told.args[0].lat - PLACE.lat) < 0.5 * pixel


def test_what_is_drawn_on_a_shifted_base_stands_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "c.mbtiles", dotted_tiles(MapDatum.GCJ02, PLACE.lon, PLACE.lat, range(18, 19)))
    with shown(qtbot, tmp_path, [base(file, MapDatum.GCJ02)], ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=18)) as desk:
        desk.features.set_points("wells", ["w"], [PLACE.lon], [PLACE.lat], [0], ["定 1"])
        desk.settle()
        with qtbot.waitSignal(desk.view.record_chosen, timeout=5_000) as told:
            desk.click(QPoint(400, 300))
        assert told.args[0].id == "w"
        assert desk.picture().pixelColor(400, 300).name().upper() == desk.ask("desk.style.colours.oil")


def test_the_page_shifts_as_the_desk_does_within_a_tenth_of_a_metre(qtbot: QtBot, tmp_path: Path) -> None:
    with map_desk(qtbot, MapFeatures(), tmp_path) as desk:
        desk.ask("(import('onemap://desk/js/base/datum.js').then((found) => { window.datum = found; }), 0)")
        desk.wait_until(lambda: desk.ask("window.datum !== undefined"))
        rng = np.random.default_rng(5)
        places = [*rng.uniform((106.9, 36.7), (108.5, 38.0), (40, 2)), (116.4, 39.9), (75.0, 39.5), (2.3, 48.9)]
        for datum in (MapDatum.GCJ02, MapDatum.BD09):
            for lon, lat in places:
                there = desk.ask(f"datum.shifted('{datum}', {lon}, {lat})")
                assert there == pytest.approx(on_base(datum, lon, lat), abs=1e-6), "0.1 m"
                back = desk.ask(f"datum.unshifted('{datum}', {there[0]}, {there[1]})")
                assert back == pytest.approx((lon, lat), abs=1e-6)


def test_a_real_archive_is_shown_and_every_tile_comes_by_the_own_scheme(
    qtbot: QtBot, tmp_path: Path, shared_data: Path
) -> None:
    file = shared_data / "tiles" / "geography-class-png.mbtiles"
    with shown(qtbot, tmp_path, [base(file)], ViewPoint(lon=107.6, lat=37.3, zoom=4)) as desk:
        with_base = desk.picture()
        assert desk.view.requests.blocked == []
        desk.view.show_base([])
        assert pixels(desk.picture()).tobytes() != pixels(with_base).tobytes()


def test_where_an_archive_has_no_tiles_the_vector_map_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "far.mbtiles", dotted_tiles(MapDatum.WGS84, 100.0, 30.0, range(10, 11)))
    with shown(qtbot, tmp_path, [base(file)], ViewPoint(lon=107.6, lat=37.3, zoom=10)) as desk:
        assert desk.picture().pixelColor(100, 100).name().upper() == desk.ask("desk.style.colours.map_outside")


def test_the_vector_map_shines_through_a_base_that_is_set_fainter(qtbot: QtBot, tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "c.mbtiles", dotted_tiles(MapDatum.WGS84, PLACE.lon, PLACE.lat, range(12, 13)))
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=12)
    with shown(qtbot, tmp_path, [base(file)], view, opacity=50) as desk:
        seen, ground = desk.picture().pixelColor(330, 225), QColor("#20406A")
        land = QColor(desk.ask("desk.style.colours.map_outside"))
        assert seen.blue() == pytest.approx((ground.blue() + land.blue()) / 2, abs=3)


def test_an_archive_is_enlarged_a_little_beyond_its_last_zoom_and_then_gives_way(qtbot: QtBot, tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "c.mbtiles", dotted_tiles(MapDatum.GCJ02, PLACE.lon, PLACE.lat, range(12, 13)))
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=15)
    with shown(qtbot, tmp_path, [base(file, MapDatum.GCJ02)], view) as desk:
        assert np.abs(dot_middle(desk.picture()) - MIDDLE_OF_VIEW).max() < 1.5
        desk.view.show_view(ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=19))
        assert desk.picture().pixelColor(100, 100).name().upper() == desk.ask("desk.style.colours.map_outside")


def test_base_maps_lie_over_each_other_in_their_order(qtbot: QtBot, tmp_path: Path) -> None:
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=12)
    dotted = mbtiles(tmp_path / "dots.mbtiles", dotted_tiles(MapDatum.WGS84, PLACE.lon, PLACE.lat, range(12, 13)))
    white = QImage(256, 256, QImage.Format.Format_RGB32)
    white.fill(QColor("#FFFFFF"))
    x, y = (int(one // 256) for one in world_pixels(PLACE.lon, PLACE.lat, 12))
    paper = mbtiles(tmp_path / "paper.mbtiles", {(12, x, y): png(white)})
    with shown(qtbot, tmp_path, [base(dotted), base(paper)], view) as desk:
        assert desk.picture().pixelColor(400, 300) == QColor("#FFFFFF"), "the later one above"
    with shown(qtbot, tmp_path, [base(paper), base(dotted)], view) as desk:
        assert desk.picture().pixelColor(400, 300) == QColor("#FF2020")


def test_a_hostile_attribution_is_shown_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = dotted_tiles(MapDatum.WGS84, PLACE.lon, PLACE.lat, range(12, 13))
    said = '<a href="http://x">\u202e某测绘院</a><img src=x onerror="document.title=1"><script>x</script>'
    file = mbtiles(tmp_path / "c.mbtiles", tiles, attribution=said)
    with shown(qtbot, tmp_path, [base(file)], ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=12)) as desk:
        assert "某测绘院" in desk.ask("document.querySelector('.sources').textContent")
        assert desk.ask("document.querySelectorAll('.sources *').length") == 0
        assert desk.ask("document.title") == ""


def test_nothing_runs_while_a_base_map_is_shown_and_nothing_changes(qtbot: QtBot, tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "c.mbtiles", dotted_tiles(MapDatum.GCJ02, PLACE.lon, PLACE.lat, range(12, 13)))
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=12)
    with shown(qtbot, tmp_path, [base(file, MapDatum.GCJ02)], view) as desk:
        desk.view.page().runJavaScript(
            """window.woken = 0;
            for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "fetch"]) {
              const before = window[name];
              window[name] = (...args) => { window.woken += 1; return before(...args); }; }"""
        )
        quiet_until = time.monotonic() + 0.5
        desk.wait_until(lambda: time.monotonic() > quiet_until)
        assert desk.ask("window.woken") == 0


def test_a_slow_server_is_not_asked_for_what_has_gone_from_view(qtbot: QtBot, tmp_path: Path) -> None:
    cache = TileCache(tmp_path / "tiles.sqlite", 1_000_000)
    tiles = ShownTiles()
    with tile_server() as server, map_desk(qtbot, MapFeatures(), tmp_path, tiles) as desk:
        white = QImage(256, 256, QImage.Format.Format_RGB32)
        white.fill(QColor("#FFFFFF"))
        server.answer = Answer(body=png(white), late_s=0.15)
        kind = BaseKind.XYZ
        one = BaseMap(id="s", name="s", kind=kind, datum=MapDatum.WGS84, url=server.url + "/{z}/{x}/{y}")
        desk.view.show_base(tiles.show([(one, ServerTiles(one, cache, lambda _base, _why: None))]))
        for step in range(12):
            desk.view.show_view(ViewPoint(lon=107 + step / 5, lat=37.3, zoom=14))
        desk.settle()
        last = desk.ask("[...desk.stack.layers[0].store.tiles.keys()]")
        assert {f"/{key}" for key in last} <= set(server.asked), "all that is in view has come"
        assert len(server.asked) < 3 * len(last), "and little of the eleven views before"
    tiles.close()
    cache.close()
