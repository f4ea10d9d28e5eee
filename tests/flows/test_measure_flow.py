"""Measuring at the whole desk: on the keyboard alone, and with the mouse."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.map.measuring import measured
from app.ui.desk import Desk
from app.ui.map import measure_words
from app.ui.map.sketch_now import SketchNow
from tests.flows.dispatch_room import press, settle, until

pytestmark = pytest.mark.page
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def told(desk: Desk) -> list[SketchNow]:
    heard: list[SketchNow] = []
    desk.map.sketch_changed.connect(heard.append)
    return heard


def begin(desk: Desk, qtbot: QtBot) -> None:
    press(Qt.Key.Key_M, CONTROL | SHIFT)
    until(qtbot, lambda: desk.sketching.is_on)
    settle(desk, qtbot)


def tip(desk: Desk, qtbot: QtBot) -> list[str]:
    heard: list[str] = []
    desk.map.page().runJavaScript("document.querySelector('.tip').innerText", heard.append)
    until(qtbot, lambda: bool(heard))
    return heard[0].split("\n")


def test_a_field_is_measured_on_the_keyboard_alone_and_its_figures_copied(
    desk: Desk, qtbot: QtBot, told: list[SketchNow]
) -> None:
    begin(desk, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(key)
    until(qtbot, lambda: len(told[-1].points) == 3)
    press(Qt.Key.Key_Backspace)
    until(qtbot, lambda: len(told[-1].points) == 2)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_C)
    until(qtbot, lambda: told[-1].done and told[-1].closed)
    settle(desk, qtbot)
    found = measured(told[-1].points, closed=True)
    assert found.area_m2 is not None
    assert tip(desk, qtbot)[0] == f"面积 {measure_words.area(found.area_m2)}"
    press(Qt.Key.Key_C, CONTROL)
    until(qtbot, lambda: "面积" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 2 + 3 + 3, "area, way around, three corners, three sides"
    assert re.fullmatch(r"3 → 1  .+ km  \d{3}\.\d° \S+", copied[-1])
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: not desk.sketching.is_on)


def test_the_distance_beside_the_pointer_is_the_geodesic_one(desk: Desk, qtbot: QtBot, told: list[SketchNow]) -> None:
    begin(desk, qtbot)
    target = desk.map.engine_view().focusProxy()
    assert target is not None
    spots = [QPoint(200, 200), QPoint(420, 260)]
    for number, spot in enumerate(spots, 1):
        QTest.mouseMove(target, spot)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        until(qtbot, lambda number=number: bool(told) and len(told[-1].points) == number)  # type: ignore[misc]
    QTest.mouseMove(target, spots[1])
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[1])
    until(qtbot, lambda: told[-1].done)
    settle(desk, qtbot)
    assert tip(desk, qtbot)[0] == measure_words.distance(measured(told[-1].points).length_m)


def test_enter_is_the_map_s_only_while_something_is_drawn(desk: Desk, qtbot: QtBot) -> None:
    begin(desk, qtbot)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: not desk.sketching.is_on)
    heard: list[object] = []
    desk.map.sketch_changed.connect(heard.append)
    press(Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert heard == []
