"""K-numbers at the whole desk: beside the pointer, in the menu, to their place; a mark kept, taken back, done again."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Right
from app.domain.asset import AssetLayer, LineKind
from app.domain.position import Position
from app.services.map.map_features import MapRecord
from app.ui.desk import Desk
from app.ui.dialogs.stationing_dialog import StationingDialog
from tests.flows.dispatch_room import PER_KM, PLACE, press, settle, until
from tests.ui import invented

pytestmark = pytest.mark.page
LON, LAT = PLACE[0], PLACE[1] + 0.01
RECORD = MapRecord("pipelines", "p1", "东输线", LON, LAT)


@pytest.fixture
def field(desk: Desk, qtbot: QtBot) -> Desk:
    """A trunk line of some 20 km from west to east past the place, which is at its K10."""
    west, east = LON - 10 * PER_KM, LON + 10 * PER_KM
    line = replace(
        invented.asset("东输线"), id="p1", layer=AssetLayer.PIPELINES, code="P1", code_key="P1", kind=LineKind.TRUNK,
        medium="OIL", shape=shapely.LineString([(west, LAT), (east, LAT)]).wkb, lon=LON, lat=LAT, min_lon=west,
        max_lon=east, min_lat=LAT, max_lat=LAT, attributes={}, length_m=20_000.0,
    )  # fmt: skip
    program = desk.program
    with program.store.act(program.actor(), "line", "test.ground", Right.IMPORT) as work:
        work.add(line)
    desk.join.load_layer(AssetLayer.PIPELINES)
    desk.join.look_at(LON, LAT, 13)
    settle(desk, qtbot)
    return desk


def tip(desk: Desk, qtbot: QtBot) -> str:
    heard: list[str] = []
    desk.map.page().runJavaScript("document.querySelector('.tip').innerText", heard.append)
    until(qtbot, lambda: bool(heard))
    return heard[0]


def hover(target: QWidget, at: QPoint) -> None:
    where, none = QPointF(at), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, where, target.mapToGlobal(where), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, moved)


def spot_of(desk: Desk, qtbot: QtBot, lon: float, lat: float) -> QPoint:
    heard: list[str] = []
    script = f"(p => `${{p.x}} ${{p.y}}`)(desk.map.latLngToContainerPoint([{lat}, {lon}]))"
    desk.map.page().runJavaScript(script, heard.append)
    until(qtbot, lambda: bool(heard))
    return QPoint(*(round(float(part)) for part in heard[0].split()))


def test_the_k_number_follows_the_pointer_along_the_line(field: Desk, qtbot: QtBot) -> None:
    target = field.map.engine_view().focusProxy()
    assert target is not None
    for kilometres in (0.25, 0.75, 1.25):
        spot = spot_of(field, qtbot, LON + kilometres * PER_KM, LAT)
        hover(target, spot)
        # A pixel at this zoom is 15 m.
        about = 10_000 + int(kilometres * 1000)
        wanted = [f"K{metres // 1000}+{metres % 1000:03d}" for metres in range(about - 40, about + 41)]
        until(qtbot, lambda wanted=wanted: any(k in tip(field, qtbot) for k in wanted))  # type: ignore[misc]


def menu_of(desk: Desk) -> list[str]:
    menu = QMenu()
    for offer in desk.join.menu_offers:
        offer(menu, Position(LON, LAT), RECORD)
    words = [act.text() for act in menu.actions()]
    next((act for act in menu.actions() if act.text().startswith("复制 东输线 K")), menu.addAction("")).trigger()
    menu.deleteLater()
    return words


def test_the_menu_copies_the_k_number_and_a_k_number_is_looked_at(field: Desk, qtbot: QtBot) -> None:
    field.stationing_acts._ready("p1", lambda: None)
    until(qtbot, lambda: field.stationing_acts.k_at("p1", Position(LON, LAT)) != "")
    assert any(word.startswith("复制 东输线 K") for word in menu_of(field))
    assert QGuiApplication.clipboard().text().startswith("东输线 K")
    field.stationing_acts.go_to_k("p1", "K15+000")
    until(qtbot, lambda: (view := field.map.view()) is not None and view.lon > LON + 4.9 * PER_KM)
    settle(field, qtbot)


def test_a_mark_is_kept_at_the_line_taken_back_and_done_again(field: Desk, qtbot: QtBot) -> None:
    acts, desk = field.stationing_acts, field.program.places.stationing_desk
    acts.open("p1", Position(LON, LAT))
    until(qtbot, lambda: acts.dialog() is not None)
    dialog = acts.dialog()
    assert isinstance(dialog, StationingDialog)
    assert dialog.place.text() == f"{LON:.6f}, {LAT:.6f}"
    dialog.behind.setText("12公里")
    dialog.add.click()
    until(qtbot, lambda: "K12+300" in dialog.message.text())
    assert desk.stations("p1").marks == (), "a refusal keeps nothing"
    dialog.behind.setText("K12+300")
    dialog.ahead.setText("K12+250")
    dialog.add.click()
    until(qtbot, lambda: dialog.table.shown() == 1)
    assert desk.stations("p1").marks[0].is_broken_chain
    dialog.close()
    settle(field, qtbot)
    field.window.activateWindow()
    qtbot.waitUntil(field.window.isActiveWindow)
    field.window.open_panel("assets")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: desk.stations("p1").marks == ())
    settle(field, qtbot)
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: len(desk.stations("p1").marks) == 1)
    settle(field, qtbot)
