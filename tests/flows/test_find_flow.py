"""From `/` to the place on the map and the record in its panel, by keys alone, on the real desk."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.position import Position, distance_m
from app.services.search.found import Found
from app.ui.desk import Desk
from tests.flows.dispatch_room import POLICE, focus, press, settle, until, write
from tests.services.search.ground import area, trunk, well

pytestmark = pytest.mark.page
FAR = Position(107.9, 37.4)


@pytest.fixture(autouse=True)
def wells(program: Program) -> None:
    with program.store.act(program.actor(), "wells", "test.wells", Right.IMPORT) as work:
        for one in (
            well("w1", "定4127-6", FAR.lon, FAR.lat, attributes={"township": "砖井镇"}),
            well("w2", "定4127-7", 107.3, 37.1),
            trunk("L3", "长庆三线", (107.7, 37.393), (108.0, 37.393)),
            area("J1", "砖井警务室辖区", 107.4, 37.1, 108.1, 37.5),
        ):
            work.add(one)


def looks_at(desk: Desk, place: Position) -> bool:
    view = desk.map.view()
    return view is not None and view.zoom >= 12 and distance_m(Position(view.lon, view.lat), place) < 50


def listed(desk: Desk) -> int:
    return desk.window.command_bar.list.count() if desk.window.command_bar.list is not None else 0


def test_a_well_is_typed_found_and_gone_to_by_keys_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.window.open_panel("cases")
    before = QApplication.focusWidget()
    press(Qt.Key.Key_Slash)
    assert focus() is desk.window.command_bar
    write("ding4127")
    until(qtbot, lambda: listed(desk) == 2)
    write("-6")
    until(qtbot, lambda: listed(desk) == 1)
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: looks_at(desk, FAR))
    settle(desk, qtbot)
    shown = desk.window.panels.details.asset
    assert shown is not None
    assert shown.id == "w1"
    assert desk.join.chosen is not None
    assert desk.join.chosen.asset_id == "w1"
    assert QApplication.focusWidget() is before, "the keyboard is where it was"


def test_enter_before_the_answer_goes_to_the_first_and_twice_does_not_go_back(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(2):
        press(Qt.Key.Key_Slash)
        write("d4127-6")
        press(Qt.Key.Key_Return)
        until(qtbot, lambda: looks_at(desk, FAR))
        settle(desk, qtbot)
    assert looks_at(desk, FAR)


def test_a_slow_answer_keeps_nobody_from_typing_and_an_overtaken_one_is_not_shown(
    desk: Desk, qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, find, asked = threading.Event(), program.search_desk.find, list[str]()

    def slow(text: str, *more: Any) -> tuple[Found, ...]:
        asked.append(text)
        assert answer.wait(10)
        return find(text, *more)

    monkeypatch.setattr(program.search_desk, "find", slow)
    press(Qt.Key.Key_Slash)
    begun = time.perf_counter()
    write("d4127-6")
    assert time.perf_counter() - begun < 0.7, "seven letters, none of which waited"
    until(qtbot, lambda: len(asked) == 1)
    answer.set()
    until(qtbot, lambda: listed(desk) == 1)
    assert asked == ["d", "d4127-6"]


def test_a_unit_a_line_place_and_coordinates_are_gone_to_with_the_list_left_open(desk: Desk, qtbot: QtBot) -> None:
    bar, control = desk.window.command_bar, Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_Slash)
    write("xc2z")
    until(qtbot, lambda: listed(desk) == 1)
    press(Qt.Key.Key_Return, control)
    chosen = desk.window.panels.units.table.chosen()
    assert chosen is not None
    assert chosen.unit.id == POLICE.id
    bar.clear()
    write("L3 K10+000")
    until(qtbot, lambda: listed(desk) == 1)
    press(Qt.Key.Key_Return, control)
    until(qtbot, lambda: looks_at(desk, Position(107.8127, 37.393)))
    bar.clear()
    write("37.2, 107.6")
    until(qtbot, lambda: listed(desk) == 1)
    press(Qt.Key.Key_Return, control)
    until(qtbot, lambda: looks_at(desk, Position(107.6, 37.2)))
    assert focus() is bar
    press(Qt.Key.Key_Escape)
    assert focus() is not bar


def test_the_chosen_place_is_copied_as_one_line_for_the_radio(desk: Desk, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Slash)
    write("d4127-6")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: looks_at(desk, FAR))
    settle(desk, qtbot)
    QGuiApplication.clipboard().clear()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    until(qtbot, lambda: bool(QGuiApplication.clipboard().text()))
    said = QGuiApplication.clipboard().text()
    assert "\n" not in said
    parts = said.split(" | ")
    assert parts[0] == "定4127-6 采油井"
    assert parts[1].startswith("长庆三线 K17+")
    assert parts[1].endswith(" 北侧 770 m")
    assert parts[2] == "砖井镇 砖井警务室辖区"
    assert parts[3] == "WGS-84 107.900000,37.400000"
    assert parts[4].startswith("GCJ-02")


def test_open_ground_that_was_clicked_can_be_copied_and_nothing_chosen_is_said(desk: Desk, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.join.choose(None)
    press(Qt.Key.Key_C, keys)
    assert any("没有选中" in notice.say() for notice in desk.window.notices.shown)
    desk.map.point_chosen.emit(Position(107.5, 37.3))
    QGuiApplication.clipboard().clear()
    press(Qt.Key.Key_C, keys)
    until(qtbot, lambda: "WGS-84 107.500000,37.300000" in QGuiApplication.clipboard().text())
