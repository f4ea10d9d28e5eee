"""Base maps in the whole desk: chosen by keyboard, remembered, told once when they fail."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.base_map import BaseKind, MapDatum
from app.paths import DataDirectory
from app.ui.desk import Desk
from app.ui.dialogs.base_maps_dialog import BaseMapsDialog
from app.ui.dialogs.offered_layers_dialog import OfferedLayersDialog
from app.ui.map.marks import ViewPoint
from app.ui.notices import Notice
from tests.open_desk import opened_desk, settle
from tests.services.base_maps.offering_server import layer, matrix_set, wmts
from tests.services.base_maps.tile_server import Answer, TileServer, tile_server
from tests.store_fixtures import Clock
from tests.tile_ground import dotted_tiles, mbtiles

pytestmark = pytest.mark.page

WAIT_MS = 20_000
PLACE = (107.5943, 37.5926)


@pytest.fixture
def server() -> Iterator[TileServer]:
    with tile_server() as running:
        yield running


@pytest.fixture
def program(data_directory: Path, clock: Clock, server: TileServer) -> Iterator[Program]:
    maps = data_directory / "maps"
    maps.mkdir()
    mbtiles(maps / "影像.mbtiles", dotted_tiles(MapDatum.GCJ02, *PLACE, range(9, 13)))
    (maps / "空.pmtiles").write_bytes(b"")
    (maps / "catalogue.toml").write_text(
        '[[base_map]]\nid = "内网"\nname = "内网影像"\nkind = "xyz"\ndatum = "WGS-84"\n'
        f'url = "{server.url}/{{z}}/{{x}}/{{y}}"\n',
        "utf-8",
    )
    with Program(DataDirectory(data_directory), now=clock) as program:
        yield program


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, program: Program) -> Iterator[Desk]:
    with opened_desk(qtbot, program, program.actor()) as made:
        yield made


def about_bases(desk: Desk) -> list[Notice]:
    """The notices about base maps; there is another, that the county is empty."""
    return [notice for notice in desk.window.notices.shown if notice.act_label == "Base maps …"]


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> BaseMapsDialog:
    """Opened by its key."""
    QTest.keyClick(desk.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, BaseMapsDialog)
    qtbot.waitUntil(lambda: opened.table.shown() == 4, timeout=WAIT_MS)
    return opened


def test_a_base_map_is_chosen_by_keyboard_and_remembered(
    desk: Desk, dialog: BaseMapsDialog, qtbot: QtBot, program: Program
) -> None:
    assert dialog.table.choose("影像.mbtiles")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "影像" in desk.window.status._map.text(), timeout=WAIT_MS)
    assert "基准未声明" in desk.window.status._map.text()
    qtbot.waitUntil(lambda: program.data.settings.exists(), timeout=WAIT_MS)
    assert tomllib.loads(program.data.settings.read_text("utf-8"))["base_maps"] == ["影像.mbtiles"]
    dialog.datum.setCurrentIndex(dialog.datum.findData(MapDatum.GCJ02))
    dialog.declare.click()
    qtbot.waitUntil(lambda: "GCJ-02 → WGS-84" in desk.window.status._map.text(), timeout=WAIT_MS)
    assert dialog.table.choose("local-vector")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "本地矢量底图 · WGS-84" in desk.window.status._map.text(), timeout=WAIT_MS)
    assert program.settings.base_maps == ()
    dialog.reject()


def test_the_opacity_is_kept_and_asks_for_no_tile_again(
    desk: Desk, dialog: BaseMapsDialog, qtbot: QtBot, program: Program, server: TileServer
) -> None:
    assert dialog.table.choose("内网")
    dialog.show_it.click()
    qtbot.waitUntil(lambda: "内网" in desk.window.status._map.text(), timeout=WAIT_MS)
    settle(desk, qtbot)
    asked = len(server.asked)
    assert asked
    dialog.opacity.setValue(60)
    settle(desk, qtbot)
    assert len(server.asked) == asked
    told: list[object] = []
    desk.map.page().runJavaScript("desk.stack.layers[0].getContainer().style.opacity", told.append)
    qtbot.waitUntil(lambda: told == ["0.6"], timeout=WAIT_MS)
    assert program.settings.base_opacity == 60
    dialog.reject()


def test_the_list_says_what_is_wrong_with_a_file_and_does_not_show_it(dialog: BaseMapsDialog) -> None:
    assert dialog.table.choose("空.pmtiles")
    chosen = dialog.table.chosen()
    assert chosen is not None
    assert "0 bytes" in str(chosen.wrong)
    assert not dialog.show_it.isEnabled()
    dialog.reject()


def test_a_source_is_added_tested_and_removed(
    desk: Desk, dialog: BaseMapsDialog, qtbot: QtBot, server: TileServer
) -> None:
    dialog.form.name.setText("天地图")
    dialog.form.url.setText(server.url + "/t/{z}/{x}/{y}?tk={key}")
    dialog.form.key.setText("k")
    dialog.try_draft.click()
    qtbot.waitUntil(lambda: "68" in dialog.told.text(), timeout=WAIT_MS)
    assert server.asked[-1].endswith("?tk=k")
    dialog.add.click()
    qtbot.waitUntil(lambda: dialog.table.shown() == 5, timeout=WAIT_MS)
    chosen = dialog.table.chosen()
    assert chosen is not None
    assert chosen.base.id == "天地图"
    dialog.form.name.setText("坏")
    dialog.form.url.setText("ftp://x")
    dialog.add.click()
    qtbot.waitUntil(lambda: "url" in dialog.told.text(), timeout=WAIT_MS)
    dialog.remove.click()
    qtbot.waitUntil(lambda: dialog.table.shown() == 4, timeout=WAIT_MS)
    dialog.reject()


def test_a_layer_is_chosen_from_what_the_server_says_it_has(
    desk: Desk, dialog: BaseMapsDialog, qtbot: QtBot, server: TileServer, program: Program
) -> None:
    told = wmts(
        layer("vec", "电子地图", "image/png", ["w"]) + layer("img", "全县影像", "image/png", ["w", "c"]),
        matrix_set("w", "{:02}", range(1, 17)) + matrix_set("c", "{}", range(1, 17), crs="urn:ogc:def:crs:EPSG::4490"),
    )
    server.by_path = lambda path: Answer(kind="text/xml", body=told.encode()) if "Capab" in path else Answer()
    form = dialog.form
    assert not form.read.isEnabled(), "an address of XYZ tiles says nothing of layers"
    form.kind.setCurrentIndex(form.kind.findData(BaseKind.WMTS))
    form.url.setText(server.url + "/wmts?tk={key}")
    form.key.setText("k")
    form.read.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), OfferedLayersDialog), timeout=WAIT_MS)
    offered = QApplication.activeModalWidget()
    assert isinstance(offered, OfferedLayersDialog)
    assert offered.table.shown() == 2
    offered.search.setText("影像")
    assert offered.table.shown() == 1
    QTest.keyClick(offered.search, Qt.Key.Key_Return)
    assert (form.name.text(), form.layer.text(), form.matrix_set.text()) == ("全县影像", "img", "w")
    form.datum.setCurrentIndex(form.datum.findData(MapDatum.CGCS2000))
    dialog.try_draft.click()
    qtbot.waitUntil(lambda: "68" in dialog.told.text(), timeout=WAIT_MS)
    assert "TILEMATRIX=10&" in server.asked[-1]
    dialog.add.click()
    qtbot.waitUntil(lambda: dialog.table.shown() == 5, timeout=WAIT_MS)
    kept = program.base_maps.catalogue().find("全县影像")
    assert kept is not None
    assert (kept.matrix, kept.style, kept.min_zoom, kept.max_zoom) == ("{zz}", "usual", 1, 16)
    server.by_path = lambda _path: Answer(kind="text/html", body=b"<html>sign in</html>")
    form.url.setText(server.url + "/wmts")
    form.kind.setCurrentIndex(form.kind.findData(BaseKind.WMTS))
    form.read.click()
    qtbot.waitUntil(lambda: "网页" in dialog.told.text(), timeout=WAIT_MS)
    dialog.reject()


def test_a_failing_source_is_one_notice_and_the_vector_map(desk: Desk, qtbot: QtBot, server: TileServer) -> None:
    server.answer = Answer(kind="text/html", body=b"<html>sign in</html>")
    desk.map.show_view(ViewPoint(lon=107.7, lat=37.3, zoom=11))
    desk.base_map_acts.choose(["内网"])
    qtbot.waitUntil(lambda: len(about_bases(desk)) == 1, timeout=WAIT_MS)
    for lon in (107.2, 107.9, 108.2):
        desk.map.show_view(ViewPoint(lon=lon, lat=37.3, zoom=12))
        settle(desk, qtbot)
    assert len(about_bases(desk)) == 1
    assert about_bases(desk)[0].times == 1
    assert "网页" in about_bases(desk)[0].say()
    assert "▲" in desk.window.status._map.text()
    desk.map.show_view(ViewPoint(lon=107.7, lat=37.3, zoom=11))
    settle(desk, qtbot)
    picture = desk.map.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    assert desk.window.look.theme.tokens["map_land"] in seen, "the county's land"
    server.answer = Answer()
    desk.base_map_acts._program.base_maps.try_again()
    desk.map.retry_base()
    qtbot.waitUntil(lambda: "▲" not in desk.window.status._map.text(), timeout=WAIT_MS)
    assert about_bases(desk) == []


def test_an_archive_that_goes_while_it_is_shown_is_told_once(desk: Desk, qtbot: QtBot, program: Program) -> None:
    folder = program.data.maps / "瓦片"
    (folder / "10" / "817").mkdir(parents=True)
    (folder / "10" / "817" / "396.png").write_bytes(
        next(iter(dotted_tiles(MapDatum.WGS84, *PLACE, range(10, 11)).values()))
    )
    desk.base_map_acts.choose(["瓦片"])
    qtbot.waitUntil(lambda: "瓦片" in desk.window.status._map.text(), timeout=WAIT_MS)
    settle(desk, qtbot)
    folder.rename(folder.with_name("elsewhere"))
    for lon in (107.2, 108.2):
        desk.map.show_view(ViewPoint(lon=lon, lat=37.6, zoom=10))
        settle(desk, qtbot)
    qtbot.waitUntil(lambda: len(about_bases(desk)) == 1, timeout=WAIT_MS)
    assert "现已无法读取" in about_bases(desk)[0].say()
