"""What is here, asked at the whole desk: by a click, by a key, and by the menu of the place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.access import Right
from app.domain.asset import AssetLayer
from app.domain.position import Position
from app.ui.desk import Desk
from tests.flows.dispatch_room import PLACE, press, settle, until
from tests.ui import invented

pytestmark = pytest.mark.page
CONTROL = Qt.KeyboardModifier.ControlModifier


def click(desk: Desk, qtbot: QtBot, place: Position) -> None:
    heard: list[str] = []
    desk.map.page().runJavaScript(
        f"(p => `${{p.x}} ${{p.y}}`)(desk.map.latLngToContainerPoint([{place.lat}, {place.lon}]))", heard.append
    )
    until(qtbot, lambda: bool(heard))
    spot = QPoint(*(round(float(part)) for part in heard[0].split()))
    target = desk.map.engine_view().focusProxy()
    assert target is not None
    QTest.mouseMove(target, spot)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def look_at(desk: Desk, qtbot: QtBot, lon: float, lat: float, zoom: float) -> None:
    desk.join.look_at(lon, lat, zoom)
    settle(desk, qtbot)


def test_a_click_on_open_ground_lists_the_road_and_the_alert_that_are_there(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, qtbot, *PLACE, 14)
    panel = desk.window.panels.details
    click(desk, qtbot, Position(PLACE[0], PLACE[1] + 0.0012))
    until(qtbot, lambda: panel.here.here is not None)
    settle(desk, qtbot)
    told = "\n".join(panel.here.texts())
    assert panel.pages.currentIndex() == 1
    assert "东滩路" in told
    assert "东滩井场渗漏" in told
    assert panel.here.texts()[0].startswith("东滩"), "nearest first"


def test_a_click_on_the_alert_shows_the_alert_and_keeps_the_rest_ready(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, qtbot, *PLACE, 14)
    panel = desk.window.panels.details
    click(desk, qtbot, Position(*PLACE))
    until(qtbot, lambda: panel.here.here is not None)
    assert panel.here.here is not None
    assert panel.here.here.place == Position(*PLACE), "the mark's own place, not that of the click"
    chosen = desk.window.panels.alerts.chosen()
    assert chosen is not None
    assert chosen.id == "leak"
    assert panel.pages.currentIndex() == 0


def test_the_key_asks_what_is_in_the_middle_and_the_list_is_walked_by_keys(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, qtbot, *PLACE, 14)
    panel = desk.window.panels.details
    press(Qt.Key.Key_G, CONTROL)
    until(qtbot, lambda: panel.here.here is not None and panel.here.list.hasFocus())
    rows = panel.here.texts()
    press(Qt.Key.Key_Down)
    at = next(row for row, text in enumerate(rows) if "东滩路" in text)
    while panel.here.list.currentRow() < at:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.asset is not None)
    assert panel.asset is not None
    assert panel.asset.name == "东滩路"
    assert panel.pages.currentIndex() == 0


def test_what_can_be_done_here_is_the_menu_of_the_place(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, qtbot, *PLACE, 14)
    press(Qt.Key.Key_G, CONTROL)
    panel = desk.window.panels.details
    until(qtbot, lambda: panel.here.here is not None)
    panel.here.acts.click()
    menus = [menu for menu in desk.map.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    words = [act.text() for act in menus[0].actions()]
    menus[0].close()
    assert any("警情" in word for word in words)
    assert any("坐标" in word or "位置" in word for word in words)


def test_a_well_of_a_hostile_name_is_told_as_text(desk: Desk, qtbot: QtBot) -> None:
    hostile = replace(
        invented.asset(invented.HOSTILE + "\u202e\n长" * 300), id="w1", code="W", code_key="W", lon=PLACE[0],
        lat=PLACE[1] + 0.0002, min_lon=PLACE[0], max_lon=PLACE[0], min_lat=PLACE[1], max_lat=PLACE[1],
    )  # fmt: skip
    program = desk.program
    with program.store.act(program.actor(), "hostile", "test.ground", Right.IMPORT) as work:
        work.add(hostile)
    desk.join.load_layer(AssetLayer.WELLS)
    settle(desk, qtbot)
    desk.identify_acts.identify(Position(*PLACE))
    panel = desk.window.panels.details
    until(qtbot, lambda: panel.here.here is not None)
    settle(desk, qtbot)
    assert any(text.startswith("<b>定</b>") for text in panel.here.texts())
