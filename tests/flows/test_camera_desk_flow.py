"""Cameras at the whole desk: a click on the map, V where one is chosen, a picture for a call, taken back again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.call import CallKind, CallLevel
from app.domain.key import new_key
from app.domain.position import Position
from app.store import audit_store
from app.ui.cameras.camera_tile import CameraTile
from app.ui.desk import Desk
from tests.flows.camera_room import live_view, said, stand, take_alert, view
from tests.flows.dispatch_room import PLACE, call_of, press, settle, until
from tests.real_camera import RealCamera
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
NORTH = 0.004
"""So far from the alert that a click means the camera alone."""
CONTROL = Qt.KeyboardModifier.ControlModifier


def click(desk: Desk, qtbot: QtBot, place: Position, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    heard: list[str] = []
    desk.map.page().runJavaScript(
        f"(p => `${{p.x}} ${{p.y}}`)(desk.map.latLngToContainerPoint([{place.lat}, {place.lon}]))", heard.append
    )
    until(qtbot, lambda: bool(heard))
    spot = QPoint(*(round(float(part)) for part in heard[0].split()))
    target = desk.map.engine_view().focusProxy()
    assert target is not None
    QTest.mouseMove(target, spot)
    QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, spot)


def show_on_map(desk: Desk, qtbot: QtBot) -> Position:
    desk.window.panels.layers.tree.leaves["cameras.DOME"].setCheckState(0, Qt.CheckState.Checked)
    desk.join.load_layer(AssetLayer.CAMERAS)
    desk.join.look_at(PLACE[0], PLACE[1] + NORTH, 16)
    settle(desk, qtbot)
    return Position(PLACE[0], PLACE[1] + NORTH)


def only_tile(desk: Desk) -> CameraTile:
    (tile,) = desk.window.panels.cameras.tiles
    return tile


def menu_over(tile: CameraTile) -> QMenu | None:
    return next((one for one in tile.findChildren(QMenu) if one.isVisible()), None)


def open_call(desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock) -> str:
    key = program.call_desk.open_call(actor, new_key(), call_of(clock, "井场有人", CallKind.DISPUTE, CallLevel.L3))
    panel = desk.window.panels.calls
    desk.window.open_panel("calls")
    until(qtbot, lambda: any(one.call.id == key for one in panel.calls()))
    panel.choose(key)
    settle(desk, qtbot)
    return key


def take_back(desk: Desk, qtbot: QtBot) -> None:
    card = desk.window.panels.alerts.card
    press(Qt.Key.Key_Z, CONTROL)
    until(qtbot, card.ask.is_asking)
    press(Qt.Key.Key_1)


def test_a_click_on_a_cameras_mark_shows_what_it_sees_and_leaves_the_keys_where_they_were(
    desk: Desk, qtbot: QtBot, program: Program, real: RealCamera
) -> None:
    stand(program, real.address, north=NORTH)
    place = show_on_map(desk, qtbot)
    click(desk, qtbot, place)
    until(qtbot, lambda: len(desk.window.panels.cameras.tiles) == 1)
    tile = only_tile(desk)
    until(qtbot, lambda: tile.picture() is not None)
    assert tile.name() == "东滩井场球机"
    assert desk.window.docks["cameras"].isVisible()
    assert not tile.hasFocus()
    click(desk, qtbot, place)
    settle(desk, qtbot)
    assert only_tile(desk) is tile, "a second click opens no second view"


def test_a_click_on_a_camera_without_an_address_opens_no_view_and_its_menu_does(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    stand(program, None, north=NORTH)
    place = show_on_map(desk, qtbot)
    click(desk, qtbot, place)
    panel = desk.window.panels.details
    until(qtbot, lambda: panel.asset is not None)
    settle(desk, qtbot)
    assert desk.window.panels.cameras.tiles == []
    click(desk, qtbot, place, Qt.MouseButton.RightButton)

    def menu() -> QMenu | None:
        return next((one for one in desk.map.findChildren(QMenu) if one.isVisible()), None)

    until(qtbot, lambda: menu() is not None)
    shown = menu()
    assert shown is not None
    (line,) = [act for act in shown.actions() if "实时视频" in act.text()]
    assert "东滩井场球机" in line.text()
    line.trigger()
    shown.close()
    until(qtbot, lambda: view(desk) is not None)
    assert "没有登记实时视频地址" in only_tile(desk).words()


def test_v_on_a_camera_in_the_details_shows_it_with_the_keys(desk: Desk, qtbot: QtBot, program: Program) -> None:
    stand(program, None, north=NORTH)
    place = show_on_map(desk, qtbot)
    click(desk, qtbot, place)
    panel = desk.window.panels.details
    until(qtbot, lambda: panel.asset is not None)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_V)
    until(qtbot, lambda: view(desk) is not None)
    assert only_tile(desk).camera.id == "c1"


def test_v_on_a_camera_in_the_table_shows_it_and_on_a_road_says_that_it_is_none(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    stand(program, None, north=NORTH)
    panel = desk.window.panels.assets
    press(Qt.Key.Key_F6)
    for layer, key in ((AssetLayer.ROADS, "r1"), (AssetLayer.CAMERAS, "c1")):
        panel.layer.setCurrentIndex(tuple(AssetLayer).index(layer))
        until(qtbot, lambda key=key: panel.rows.rowCount() == 1 and panel.rows.asset_id(0) == key)  # type: ignore[misc]
        settle(desk, qtbot)
        panel.table.setFocus()
        panel.table.selectRow(0)
        press(Qt.Key.Key_V)
        if layer is AssetLayer.ROADS:
            until(qtbot, lambda: "东滩路 不是摄像头" in said(desk))
            assert desk.window.panels.cameras.tiles == []
    until(qtbot, lambda: view(desk) is not None)
    assert only_tile(desk).camera.id == "c1"


def test_a_picture_for_a_call_stands_on_its_page_and_ctrl_z_takes_it_off_again(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock, real: RealCamera
) -> None:
    stand(program, real.address, north=NORTH)
    call_id = open_call(desk, qtbot, program, actor, clock)
    desk.camera_acts.view("c1")
    live_view(desk, qtbot)
    press(Qt.Key.Key_S)
    page = desk.window.panels.calls.page
    until(qtbot, lambda: len(page.pictures) == 1)
    (kept,) = program.picture_desk.of_call(call_id)
    shown = "\n".join(one.text() for one in page.facts.findChildren(QLabel))
    assert "东滩井场球机" in shown
    assert kept.sha256[:12] in shown
    assert "保存了摄像头截图" in shown, "the story of the call tells it too"
    assert page.buttons["call_pictures"].isVisibleTo(page)
    settle(desk, qtbot)
    take_back(desk, qtbot)
    until(qtbot, lambda: page.pictures == ())
    assert program.picture_desk.of_call(call_id) == ()
    assert program.kept_files.vault.holds(kept.sha256), "the file stays on record"
    with program.store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "call", call_id)]
    assert acts.count("picture.keep") == acts.count("picture.take_back") == 1
    settle(desk, qtbot)


@pytest.mark.parametrize("digit", [1, 2])
def test_where_an_alert_and_a_call_are_chosen_a_digit_says_to_which_the_picture_belongs(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock, real: RealCamera, digit: int
) -> None:
    stand(program, real.address, north=NORTH)
    call_id = open_call(desk, qtbot, program, actor, clock)
    take_alert(desk, qtbot)
    press(Qt.Key.Key_V)
    tile = live_view(desk, qtbot)
    press(Qt.Key.Key_S)
    until(qtbot, lambda: menu_over(tile) is not None)
    menu = menu_over(tile)
    assert menu is not None
    words = [act.text() for act in menu.actions()]
    assert [words[0].startswith("&1"), words[1].startswith("&2"), len(words)] == [True, True, 2]
    assert "东滩井场渗漏" in words[0]
    assert "井场有人" in words[1]
    QTest.keyClick(menu, Qt.Key(Qt.Key.Key_0.value + digit))
    alerts = desk.window.panels.alerts

    def of_alert() -> int:
        dossier = alerts.card.dossier()
        return len(dossier.pictures) if dossier is not None else 0

    until(qtbot, lambda: of_alert() + len(program.picture_desk.of_call(call_id)) == 1)
    assert (of_alert(), len(program.picture_desk.of_call(call_id))) == ((1, 0) if digit == 1 else (0, 1))
    settle(desk, qtbot)


def test_among_three_hundred_cameras_the_one_that_was_clicked_is_shown(
    desk: Desk, qtbot: QtBot, program: Program, free_port: int
) -> None:
    first = stand(program, f"rtsp://127.0.0.1:{free_port}/0", "c0", "长" * 3_000, NORTH)
    others = [
        replace(
            first, id=f"c{n}", code=f"C{n}", code_key=f"C{n}", name=f"球机 {n}", stream=f"rtsp://127.0.0.1:{free_port}/{n}",
            lon=first.lon + n % 20 * 0.001, lat=first.lat + n // 20 * 0.001,
        )
        for n in range(1, 300)
    ]  # fmt: skip
    with program.store.act(program.actor(), new_key(), "test.ground", Right.IMPORT) as work:
        for one in others:
            work.add(replace(one, min_lon=one.lon, max_lon=one.lon, min_lat=one.lat, max_lat=one.lat))
    show_on_map(desk, qtbot)
    click(desk, qtbot, Position(others[20].lon, others[20].lat))
    until(qtbot, lambda: len(desk.window.panels.cameras.tiles) == 1)
    assert only_tile(desk).camera.id == "c21"
    click(desk, qtbot, Position(first.lon, first.lat))
    until(qtbot, lambda: len(desk.window.panels.cameras.tiles) == 2)
    until(qtbot, lambda: "摄像头服务器拒绝连接" in desk.window.panels.cameras.tiles[1].words())
    click(desk, qtbot, Position(first.lon, first.lat), Qt.MouseButton.RightButton)
    until(qtbot, lambda: any(one.isVisible() for one in desk.map.findChildren(QMenu)))
    (menu,) = [one for one in desk.map.findChildren(QMenu) if one.isVisible()]
    assert menu.width() < desk.window.width()
    menu.close()
    desk.window.panels.cameras.close_all()
