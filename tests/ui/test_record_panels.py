from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.case_file import CaseStatus, CaseType
from app.domain.unit import UnitState
from app.services.duty_desk import DutyNow
from app.services.field.unit_tracker import Freshness, freshness
from app.ui.panel_set import PanelSet
from app.ui.panels.case_panel import CasePanel
from app.ui.panels.unit_panel import UnitPanel
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.widgets.record_table import RecordTable
from tests.ui import invented


@pytest.fixture
def case_panel(panels: PanelSet, qtbot: QtBot) -> CasePanel:
    panels.cases.resize(1200, 420)
    with qtbot.waitExposed(panels.cases):
        panels.cases.show()
    panels.cases.activateWindow()
    qtbot.waitUntil(panels.cases.isActiveWindow)
    panels.cases.show_cases(invented.cases())
    return panels.cases


@pytest.fixture
def unit_panel(panels: PanelSet, qtbot: QtBot) -> UnitPanel:
    panels.units.resize(1200, 420)
    with qtbot.waitExposed(panels.units):
        panels.units.show()
    panels.units.show_units(invented.units())
    return panels.units


def keys(table: RecordTable[Any], of: str = "id") -> list[str]:
    records = [table.filter.index(row, 0).data(RECORD_ROLE) for row in range(table.filter.rowCount())]
    return [getattr(record, of) for record in records]


def test_cases_stand_as_they_are_given_until_a_header_is_clicked(case_panel: CasePanel) -> None:
    table = case_panel.table
    assert keys(table)[:3] == ["c0", "c1", "c2"]
    loss = [column.label for column in table.rows.columns].index("Net loss")
    table.sortByColumn(loss, Qt.SortOrder.DescendingOrder)
    losses = [table.filter.index(row, 0).data(RECORD_ROLE).loss_net_t or 0 for row in range(table.filter.rowCount())]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] > 6


def test_the_next_term_is_marked_when_near_or_over_and_sorts_the_nearest_first(case_panel: CasePanel) -> None:
    table = case_panel.table
    given = list(invented.cases())[:4]
    due = {"c0": None, "c1": timedelta(days=9), "c2": timedelta(hours=-30), "c3": timedelta(hours=5)}
    terms = [replace(one, due_at=None if (after := due[one.id]) is None else invented.NOW + after) for one in given]
    case_panel.show_cases(terms)
    at = [column.label for column in table.rows.columns].index("Next term")
    table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    assert keys(table) == ["c2", "c3", "c1", "c0"]
    column = table.rows.columns[at]
    told = {one.id: (column.colour and column.colour(one), column.hover and column.hover(one)) for one in terms}
    assert [told[key][0] for key in ("c0", "c1", "c2", "c3")] == [None, None, "critical", "high"]
    assert "30 小时" in str(told["c2"][1])
    assert "5 小时" in str(told["c3"][1])


def test_a_low_narrow_panel_scrolls_no_row_sideways_and_leaves_room_for_facts(
    case_panel: CasePanel, qtbot: QtBot
) -> None:
    high = case_panel.strip.sizeHint().height()
    case_panel.resize(760, 250)
    case_panel.choose("c0")
    table, card = case_panel.table, case_panel.card
    qtbot.waitUntil(card.isVisible)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    labels = [column.label for column in table.rows.columns]
    assert not table.isColumnHidden(labels.index("Next term"))
    assert case_panel.strip.sizeHint().height() < high
    more = card.findChild(QPushButton, "More")
    assert more is not None
    assert more.isVisible(), "what has no room stands behind it"
    few = card._acts.height()
    more.click()
    qtbot.waitUntil(lambda: card._acts.height() > few)
    more.click()
    qtbot.waitUntil(lambda: card._acts.height() == few)


def test_several_chosen_cases_stay_chosen_when_newer_ones_come_and_their_number_is_said(
    case_panel: CasePanel, qtbot: QtBot
) -> None:
    said: list[str] = []
    case_panel.summary_changed.connect(said.append)
    case_panel.choose("c3")
    case_panel.table.setFocus()
    QTest.keyClick(case_panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [one.id for one in case_panel.table.marked()] == ["c3", "c4"]
    assert said[-1].startswith("已选 2 起")
    case_panel.show_cases(list(reversed(invented.cases())))
    assert [one.id for one in case_panel.table.marked()] == ["c4", "c3"]
    QTest.keyClick(case_panel.table, Qt.Key.Key_Down)
    assert len(case_panel.table.marked()) == 1
    assert not said[-1].startswith("已选")


def test_cases_are_filtered_by_text_status_and_kind_together(case_panel: CasePanel) -> None:
    case_panel.status.setCurrentIndex(1 + list(CaseStatus).index(CaseStatus.SOLVED))
    solved = keys(case_panel.table)
    case_panel.type.setCurrentIndex(1 + list(CaseType).index(CaseType.MATERIAL))
    both = keys(case_panel.table)
    assert 0 < len(both) < len(solved) < 60
    case_panel.text.setText("没有这样的案件")
    assert keys(case_panel.table) == []
    assert case_panel.table.isHidden() or not case_panel.table.isVisible()
    case_panel.clear_filter()
    assert len(keys(case_panel.table)) == 60


def test_a_click_on_a_month_shows_the_cases_of_that_month_and_a_second_click_all(
    case_panel: CasePanel, qtbot: QtBot
) -> None:
    strip = case_panel.strip
    place = strip.room_of(22).center().toPoint()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    chosen = [strip.chosen]
    shown = [case_panel.table.filter.index(row, 0).data(RECORD_ROLE) for row in range(case_panel.table.shown())]
    assert shown
    assert {(case.occurred_to + timedelta(hours=8)).strftime("%Y-%m") for case in shown} == {"2026-10"}
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert [*chosen, strip.chosen] == [(2026, 10), None]
    assert case_panel.table.shown() == 60


def test_months_are_chosen_by_keys_too(case_panel: CasePanel) -> None:
    case_panel.strip.setFocus()
    QTest.keyClick(case_panel.strip, Qt.Key.Key_Left)
    assert case_panel.strip.chosen == (2026, 11)
    QTest.keyClick(case_panel.strip, Qt.Key.Key_Left)
    assert case_panel.strip.chosen == (2026, 10)
    QTest.keyClick(case_panel.strip, Qt.Key.Key_Escape)
    assert case_panel.strip.chosen is None


def test_newer_records_keep_the_chosen_row_the_sort_and_the_filter(case_panel: CasePanel) -> None:
    case_panel.text.setText("姬塬案")
    case_panel.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    case_panel.choose("c8")
    before = keys(case_panel.table)
    told: list[object] = []
    case_panel.case_chosen.connect(told.append)
    case_panel.show_cases([*invented.cases(), invented.case("c99", days=1, title="砖井案")])
    assert keys(case_panel.table) == before
    chosen = case_panel.table.chosen()
    assert chosen is not None
    assert chosen.id == "c8"
    assert told == []


def test_choosing_a_case_from_the_map_lets_go_of_a_filter_that_hides_it(case_panel: CasePanel) -> None:
    case_panel.text.setText("砖井")
    assert case_panel.choose("c0")
    assert case_panel.text.text() == ""
    chosen = case_panel.table.chosen()
    assert chosen is not None
    assert chosen.id == "c0"
    assert not case_panel.choose("nobody")


def test_space_asks_for_the_map(case_panel: CasePanel, qtbot: QtBot) -> None:
    case_panel.choose("c2")
    case_panel.table.setFocus()
    with qtbot.waitSignal(case_panel.locate_wanted) as told:
        QTest.keyClick(case_panel.table, Qt.Key.Key_Space)
    assert told.args is not None
    assert told.args[0].id == "c2"


def test_hostile_names_stay_text_in_tables_and_cards(case_panel: CasePanel) -> None:
    case_panel.show_cases([invented.case("h", title=invented.HOSTILE)])
    case_panel.choose("h")
    index = case_panel.table.filter.index(0, 1)
    assert index.data() == invented.HOSTILE
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)
    labels = case_panel.card.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_how_far_a_position_may_be_believed_depends_on_its_age() -> None:
    now = invented.NOW
    ages = {0: Freshness.FRESH, 3: Freshness.STALE, 30: Freshness.OLD, 200: Freshness.GONE}
    assert {minutes: freshness(now - timedelta(minutes=minutes), now) for minutes in ages} == ages
    assert freshness(None, now) is Freshness.GONE


def test_a_stale_position_is_told_in_words_and_in_another_colour(unit_panel: UnitPanel) -> None:
    rows = unit_panel.table.rows
    column = [one.label for one in rows.columns].index("Position")
    words = [rows.index(row, column).data() for row in range(4)]
    assert words == ["刚刚", "4 分钟", "25 分钟", "—"]
    colours = {rows.index(row, column).data(Qt.ItemDataRole.ForegroundRole).name() for row in range(4)}
    assert len(colours) == 4


def test_units_are_filtered_by_kind_state_and_text(unit_panel: UnitPanel) -> None:
    unit_panel.kind.setCurrentIndex(1)
    assert unit_panel.table.shown() == 3
    unit_panel.text.setText("巡 8")
    assert unit_panel.table.shown() == 1
    assert unit_panel.choose("u1")
    assert unit_panel.table.shown() == 12


def test_duty_shows_short_posts_and_finds_the_post_of_a_unit(panels: PanelSet, qtbot: QtBot) -> None:
    panel = panels.duty
    told: list[str] = []
    panel.summary_changed.connect(told.append)
    panel.show_duty(invented.duty())
    assert told[-1] == "20:00 – 08:00 · 缺 10"
    panel.short_only.setChecked(True)
    posts = [panel.table.filter.index(row, 0).data() for row in range(panel.table.shown())]
    assert posts == ["巡 6", "一分钟处置点 2", "备勤"]
    panel.short_only.setChecked(False)
    assert panel.choose_unit("u1")
    chosen = panel.table.chosen()
    assert chosen is not None
    assert chosen.post == "巡 6"
    assert not panel.choose_unit("u9")


def test_empty_panels_say_what_would_be_here(panels: PanelSet) -> None:
    panels.duty.show_duty(DutyNow(None, None, ()))
    panels.cases.show_cases([])
    panels.units.show_units([])
    panels.alerts.show_alerts([])
    panels.layers.show_contents({})
    for panel in (panels.duty, panels.cases, panels.units, panels.alerts, panels.layers, panels.details):
        panel.resize(400, 300)
        panel.show()
        words = [label.text() for label in panel.findChildren(QLabel, "EmptyTitle") if label.isVisible()]
        assert len(words) == 1, type(panel).__name__
        assert words[0], type(panel).__name__


def test_a_card_that_is_told_again_leaves_alone_what_is_the_same(unit_panel: UnitPanel) -> None:
    unit_panel.choose("u2")
    before = unit_panel.card.findChildren(QLabel, "CardValue")
    before[0].setSelection(0, 2)
    unit_panel.show_units(invented.units())
    after = unit_panel.card.findChildren(QLabel, "CardValue")
    assert [id(label) for label in after] == [id(label) for label in before]
    assert after[0].selectedText() == "巡 "


def test_a_digit_says_what_the_chosen_unit_does(unit_panel: UnitPanel, qtbot: QtBot) -> None:
    told: list[tuple[object, object]] = []
    unit_panel.state_wanted.connect(lambda unit, state: told.append((unit, state)))
    unit_panel.activateWindow()
    qtbot.waitUntil(unit_panel.isActiveWindow)
    chosen = invented.units()[0].unit
    assert unit_panel.choose(chosen.id)
    unit_panel.table.setFocus()
    QTest.keyClick(unit_panel.table, Qt.Key.Key_S)
    assert unit_panel.ask.isVisible()
    assert unit_panel.card.isHidden()
    QTest.keyClick(unit_panel.ask.list, Qt.Key.Key_1)
    assert told == [(chosen, UnitState.STANDBY)]
    assert unit_panel.card.isVisible()
    QTest.keyClick(unit_panel.table, Qt.Key.Key_S)
    QTest.keyClick(unit_panel.ask.list, Qt.Key.Key_Escape)
    assert len(told) == 1
    assert unit_panel.ask.isHidden()
