"""Coverage from the desk: a need by keys, what is due by it, the line drawn by age, the sheet on its way to paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.asset import AssetLayer
from app.domain.events import FixesCameLate
from app.domain.visit_need import NeedMode
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_desk import night_span
from app.services.map.live_layers import LINE_AGES
from app.ui.coverage.coverage_columns import Shown
from app.ui.coverage.coverage_window import Span
from app.ui.desk import Desk
from tests.flows.dispatch_room import press, settle, until
from tests.services.coverage.coverage_ground import drive, ground
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
WAIT_MS = 30_000


def test_a_need_is_asked_by_keys_and_what_is_due_is_listed_and_shown_on_the_map(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock, tmp_path: Path
) -> None:
    ground(program.store, program.actor())
    drive(program.store, "u1", clock() - timedelta(hours=2), [50.0 * n for n in range(21)])
    press(Qt.Key.Key_V, CTRL_ALT)
    until(qtbot, lambda: desk.coverage_acts.needs is not None)
    needs = desk.coverage_acts.needs
    assert needs is not None
    needs.window.layer.choose(AssetLayer.PIPELINES)
    needs.window.mode.choose(NeedMode.EVERY)
    needs.window.every.setValue(8.0)
    needs.window.activateWindow()
    until(qtbot, needs.window.isActiveWindow)
    QTest.keyClick(needs.window.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: needs.window.table.shown() == 1)
    needs.window.close()
    settle(desk, qtbot)
    desk.window.activateWindow()
    until(qtbot, lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_C, CTRL_ALT)
    until(qtbot, lambda: desk.coverage_acts.work is not None)
    work = desk.coverage_acts.work
    assert work is not None
    qtbot.waitUntil(lambda: work.coverage is not None, timeout=WAIT_MS)
    window = work.window
    assert window.shown.chosen() is Shown.DUE
    (row,) = [one for one in window.table.in_order() if one.asset_id == "line"]
    assert row.stretch.startswith("K1+")
    window.table.choose(row.key)
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert desk.join.chosen is not None
    assert desk.join.chosen.position.lon == pytest.approx(row.lon)
    held = program.map_features.snapshot(LINE_AGES)
    assert held is not None
    assert len(held) == 2, "what was driven, and what was not"
    QTest.keyClick(window.table, Qt.Key.Key_D)
    assert desk.window.panels.layers.visibility()[f"{LINE_AGES}.H24"]
    assert work.coverage is not None
    work.coverage = replace(work.coverage, until=work.coverage.since + timedelta(hours=5))
    QTest.keyClick(window.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (asked,) = window.findChildren(QFileDialog)
    assert "2026-11-21 11-22" in asked.selectedFiles()[0], "one in the morning is the next day of the county"
    asked.reject()
    file = tmp_path / "coverage.xlsx"
    work.write_to(file)
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    settle(desk, qtbot)
    assert len(openpyxl.load_workbook(file).sheetnames) == 7
    QTest.keyClick(window.table, Qt.Key.Key_N)
    until(qtbot, lambda: desk.coverage_acts.needs is not None)
    alone = desk.coverage_acts.needs
    assert alone is not None
    assert (alone.window.need().asset_id, alone.window.layer.isEnabled()) == ("line", False)
    alone.ask()
    until(qtbot, lambda: any(one.asset == "line" for one in program.dutywork.coverage.needs.needs()))
    alone.window.close()
    settle(desk, qtbot)
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    QTest.keyClick(window.table, Qt.Key.Key_P)
    until(qtbot, lambda: desk.paper_acts.dialog is not None)
    assert desk.paper_acts.dialog is not None
    desk.paper_acts.dialog.close()
    window.close()
    settle(desk, qtbot)
    assert desk.coverage_acts.work is None


def test_a_window_that_is_closed_while_its_act_is_done_is_told_nothing(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock, tmp_path: Path
) -> None:
    ground(program.store, program.actor())
    crashed: list[object] = []
    desk.crashes.crashed.connect(crashed.append)
    work = desk.coverage_acts.open()
    qtbot.waitUntil(lambda: work.coverage is not None, timeout=WAIT_MS)
    file = tmp_path / "coverage.xlsx"
    work.write_to(file)
    work.window.close()
    needs = desk.coverage_acts.open_needs()
    needs.ask()
    needs.window.close()
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    settle(desk, qtbot)
    assert len(program.dutywork.coverage.needs.needs()) == 1
    assert not crashed


def test_another_span_is_reckoned_and_the_answer_to_the_former_is_dropped(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock
) -> None:
    ground(program.store, program.actor())
    work = desk.coverage_acts.open()
    work.window.span.choose(Span.D7)
    qtbot.waitUntil(lambda: work.coverage is not None, timeout=WAIT_MS)
    settle(desk, qtbot)
    assert work.coverage is not None
    assert work.coverage.until - work.coverage.since == timedelta(days=7)
    work.window.close()
    settle(desk, qtbot)


def test_nights_are_kept_by_the_desk_and_anew_when_positions_come_late(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock
) -> None:
    ground(program.store, program.actor())
    evening = date(2026, 11, 20)
    since = night_span(evening)[0] + timedelta(hours=2)
    nights = program.dutywork.coverage.nights
    desk.coverage_acts.keep_nights()
    qtbot.waitUntil(lambda: nights.night(evening) is not None, timeout=WAIT_MS)
    settle(desk, qtbot)
    drive(program.store, "u1", since, [50.0 * n for n in range(21)])
    program.bus.publish([FixesCameLate(("u1",), since, since + timedelta(minutes=5))])
    settle(desk, qtbot)
    desk.coverage_acts.keep_nights()
    qtbot.waitUntil(lambda: _fixes(nights.night(evening)) == 21, timeout=WAIT_MS)
    settle(desk, qtbot)
    work = desk.coverage_acts.open()
    qtbot.waitUntil(lambda: work.coverage is not None, timeout=WAIT_MS)
    QTest.keyClick(work.window.table, Qt.Key.Key_BracketLeft)
    qtbot.waitUntil(lambda: _fixes(work.coverage) == 21, timeout=WAIT_MS)
    assert work.evening == evening
    work.window.close()
    settle(desk, qtbot)


def _fixes(one: Coverage | None) -> int:
    return -1 if one is None else one.fixes
