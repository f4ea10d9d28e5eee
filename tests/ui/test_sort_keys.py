"""Ctrl and the arrows sort every table; the queue of alerts and the list of calls keep their own order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QTableWidget
from pytestqt.qtbot import QtBot

from app.ui.look import Look
from app.ui.panel_set import PanelSet
from app.ui.widgets.alert_view import AlertView
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.sort_keys import SortKeys

Well = tuple[str, int]
WELLS: list[Well] = [("井-10", 3), ("井-9", 30), ("井-1", 7), ("井-100", 1)]
COLUMNS: tuple[Column[Well], ...] = (
    Column(label="Code", text=lambda one: one[0], width=12),
    Column(label="Reports", text=lambda one: str(one[1]), sort=lambda one: one[1], width=12),
    Column(label="Name", text=lambda one: f"{one[0]} …", width=12, spare=True),
    Column(label="Organisation", text=lambda _one: "—", width=12, spare=True),
)


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> RecordTable[Well]:
    made: RecordTable[Well] = RecordTable(COLUMNS, look, key=lambda one: one[0])
    qtbot.addWidget(made)
    made.resize(600, 240)
    with qtbot.waitExposed(made):
        made.show()
    made.show_records(WELLS)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier)


def codes(table: RecordTable[Well]) -> list[str]:
    return [table.filter.index(row, 0).data() for row in range(table.shown())]


def test_arrows_choose_the_column_and_the_direction_and_the_chosen_row_stays_chosen(table: RecordTable[Well]) -> None:
    table.choose("井-9")
    press(Qt.Key.Key_Right)
    assert codes(table) == ["井-1", "井-9", "井-10", "井-100"]
    press(Qt.Key.Key_Down)
    assert codes(table) == ["井-100", "井-10", "井-9", "井-1"]
    press(Qt.Key.Key_Right)
    assert [int(table.filter.index(row, 1).data()) for row in range(4)] == [30, 7, 3, 1]
    press(Qt.Key.Key_Up)
    assert [int(table.filter.index(row, 1).data()) for row in range(4)] == [1, 3, 7, 30]
    chosen = table.chosen()
    assert chosen is not None
    assert chosen[0] == "井-9"


def test_beyond_the_first_column_the_rows_stand_as_they_were_given(table: RecordTable[Well]) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert codes(table) == [code for code, _ in WELLS]
    press(Qt.Key.Key_Down)
    assert codes(table)[0] == "井-100", "a direction alone sorts by the first column"


def test_a_column_that_has_no_room_is_left_out_from_the_right_and_passed_over_by_the_keys(
    table: RecordTable[Well], qtbot: QtBot
) -> None:
    def hidden() -> list[bool]:
        return [table.isColumnHidden(number) for number in range(4)]

    assert hidden() == [False] * 4
    needed = sum(table.columnWidth(number) for number in range(3))
    table.resize(needed + table.width() - table.viewport().width() + 4, 240)
    qtbot.waitUntil(lambda: hidden() == [False, False, False, True])
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    press(Qt.Key.Key_Right, times=4)
    assert table.horizontalHeader().sortIndicatorSection() == -1
    table.resize(600, 240)
    qtbot.waitUntil(lambda: hidden() == [False] * 4)


def test_every_table_of_the_panels_sorts_by_these_keys_but_the_queue(panels: PanelSet) -> None:
    tables = [one for panel in panels.by_name().values() for one in panel.findChildren(QTableView)]
    sorted_ones = [one for one in tables if not isinstance(one, AlertView | QTableWidget)]
    assert len(sorted_ones) > 8
    assert [type(one).__name__ for one in sorted_ones if not one.findChildren(SortKeys)] == []
    assert [one for one in tables if isinstance(one, AlertView) and one.findChildren(SortKeys)] == []


def test_a_spare_column_that_says_nothing_in_any_row_stands_in_nobodys_way(look: Look, qtbot: QtBot) -> None:
    note: Column[Well] = Column(label="Note", text=lambda one: "!" if one[1] > 99 else "", width=8, spare=True)
    table: RecordTable[Well] = RecordTable((COLUMNS[0], note), look, key=lambda one: one[0])
    qtbot.addWidget(table)
    table.resize(600, 240)
    with qtbot.waitExposed(table):
        table.show()
    table.show_records(WELLS)
    assert table.isColumnHidden(1)
    table.show_records([*WELLS, ("井-8", 100)])
    assert not table.isColumnHidden(1)
