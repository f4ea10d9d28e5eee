"""警力跟着警情走 from the desk: by its key, decided, told in the log, led back to; not decided while the past shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.subject import Subject
from app.ui.desk import Desk
from app.ui.duty.subject_show import SubjectShow
from tests.flows.dispatch_room import PLACE, press, settle, until
from tests.services.duty.strength_ground import at, case, fill
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_key_opens_the_table_and_a_decision_stands_in_the_log(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock
) -> None:
    fill(program.store, program.actor(), [case(f"c{n}", at(clock, 2 + n, 2), place=PLACE) for n in range(30)])
    press(Qt.Key.Key_P, CTRL_SHIFT)
    until(qtbot, lambda: desk.strength_acts.work is not None and desk.strength_acts.work.proposal is not None)
    work = desk.strength_acts.work
    assert work is not None
    assert work.window.isVisible()
    assert work.table is not None
    assert work.table.incidents.sum() == pytest.approx(30.0)
    work._do("strength_refuse")
    work.window.asking.line.setText("车辆检修")
    work.window.asking.line.returnPressed.emit()
    until(qtbot, lambda: len(work.decided) == 1)
    work.window.close()
    settle(desk, qtbot)
    lines = program.dutywork.log.shift_page().lines
    told = [one for one in lines if one.subject is not None and one.subject.noun == "staffing_decision"]
    assert [one.text for one in told] == ["车辆检修"]
    shows = SubjectShow(program, desk.background, desk.window, desk.join)
    shows.show(Subject("staffing_decision", work.decided[0].id, ""))
    opened = desk.strength_acts.work
    assert opened is not work, "the window was closed, and the line leads to the table again"
    assert opened is not None
    opened.window.close()
    settle(desk, qtbot)


def test_nothing_is_decided_while_the_window_shows_the_past(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock
) -> None:
    fill(program.store, program.actor(), [case(f"c{n}", at(clock, 2 + n, 2), place=PLACE) for n in range(30)])
    work = desk.strength_acts.open()
    until(qtbot, lambda: work.proposal is not None)
    work.window.activateWindow()
    until(qtbot, work.window.isActiveWindow)
    desk.moment.show(clock() - timedelta(hours=3))
    QTest.mouseClick(work.window.buttons["strength_accept"], Qt.MouseButton.LeftButton)
    QTest.keyClick(work.window.grid, Qt.Key.Key_A)
    assert not work.window.is_asking()
    desk.moment.show(None)
    QTest.keyClick(work.window.grid, Qt.Key.Key_A)
    assert work.window.is_asking()
    work.window.reject()
    work.window.close()
    settle(desk, qtbot)
