"""Keeping the register true at the whole desk, by keys: gaps worked off, corrected, moved, merged, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.asset import AreaKind, Asset, WellStatus
from app.domain.completeness import Gap
from app.domain.position import Position
from app.ui.desk import Desk
from app.ui.dialogs.asset_dialog import AssetDialog
from app.ui.dialogs.history_dialog import HistoryDialog
from app.ui.dialogs.owner_dialog import OwnerDialog
from app.ui.widgets.register_columns import GAP_OF_COLUMN
from tests.flows.dispatch_room import PLACE, focus, press, settle, until, write
from tests.services.assets.field import a_cell, a_well, put

pytestmark = pytest.mark.page
CONTROL = Qt.KeyboardModifier.ControlModifier
LON, LAT = PLACE


@pytest.fixture
def wells(program: Program) -> list[Asset]:
    """Five wells that nobody answers for, in one cell of the county."""
    county = a_cell("610825", shapely.box(LON - 1, LAT - 1, LON + 1, LAT + 1), kind=AreaKind.COUNTY)
    cell = a_cell("格1", shapely.box(LON - 0.1, LAT - 0.1, LON + 0.1, LAT + 0.1), name="东滩第1网格")
    made = [a_well(f"定1-{n}", LON + n * 0.001, LAT) for n in range(5)]
    put(program.store, county, cell, *made)
    return made


@pytest.fixture
def at_list(desk: Desk, qtbot: QtBot, wells: list[Asset]) -> Iterator[Desk]:
    """The list of wells without owner, opened by keys from the figures of the data page."""
    desk.window.resize(1600, 900)
    panel = desk.window.panels.register
    press(Qt.Key.Key_U, CONTROL)
    until(qtbot, lambda: panel.figures.rows.rowCount() > 2 and panel.figures.hasFocus())
    wanted = next(column for column, gap in GAP_OF_COLUMN.items() if gap is Gap.UNOWNED)
    while panel.figures.currentIndex().column() < wanted:
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.rows.rows.rowCount() == len(wells) and panel.rows.hasFocus())
    yield desk
    settle(desk, qtbot)


def dialog_of(desk: Desk, qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def standing() -> QDialog | None:
        return desk.asset_acts.dialog if kind is AssetDialog else desk.register_acts.dialog

    until(qtbot, lambda: isinstance(one := standing(), kind) and one.isActiveWindow())
    found = standing()
    assert found is not None
    return found


def put_in(text: str) -> None:
    """As an input method does: a key click knows no Chinese."""
    here = focus()
    assert isinstance(here, QLineEdit)
    here.insert(text)


def owners(program: Program, wells: list[Asset]) -> list[str]:
    return [one.held.name for well in wells for one in program.responsibility_desk.owners_of(well)]


def take_back(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    until(qtbot, desk.window.isActiveWindow)
    press(Qt.Key.Key_Z, CONTROL)
    until(qtbot, desk.window.panels.alerts.card.ask.is_asking)
    press(Qt.Key.Key_1)


def test_gaps_are_worked_off_by_naming_one_owner_for_several_rows_and_taken_back(
    at_list: Desk, qtbot: QtBot, program: Program, wells: list[Asset]
) -> None:
    panel = at_list.window.panels.register
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.chosen_ids()) == 3
    press(Qt.Key.Key_O)
    dialog = dialog_of(at_list, qtbot, OwnerDialog)
    assert isinstance(dialog, OwnerDialog)
    until(qtbot, dialog.name.hasFocus)
    write("3")
    until(qtbot, lambda: dialog.found.count() == 1)
    QTest.keyClick(dialog.found, Qt.Key.Key_Down)
    dialog.found.setCurrentRow(0)
    QTest.keyClick(dialog.found, Qt.Key.Key_Return)
    assert dialog.name.text() == "东滩护卫三队"
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: panel.rows.rows.rowCount() == 2)
    assert owners(program, wells) == ["东滩护卫三队"] * 3
    assert len(panel.chosen_ids()) == 1, "the next row is chosen"
    settle(at_list, qtbot)
    take_back(at_list, qtbot)
    until(qtbot, lambda: panel.rows.rows.rowCount() == 5)
    assert owners(program, wells) == []


def test_a_well_is_corrected_in_place_and_taken_back_from_its_history_with_a_reason(
    at_list: Desk, qtbot: QtBot, program: Program, wells: list[Asset]
) -> None:
    panel = at_list.window.panels.register
    chosen = panel.chosen_ids()[0]
    press(Qt.Key.Key_E)
    dialog = dialog_of(at_list, qtbot, AssetDialog)
    assert isinstance(dialog, AssetDialog)
    until(qtbot, lambda: dialog.form.values()["code"] != "")
    dialog.form.inputs["name"].setFocus()
    put_in("东滩井")
    dialog.place.setText(f"{LON + 5}, {LAT}")
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: "县界之外" in dialog.lacks.text())
    assert dialog.confirm.isVisible()
    dialog.place.setText(f"{LON + 0.05}, {LAT}")
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: at_list.asset_acts.dialog is None)
    kept = program.asset_desk.asset(chosen)
    assert kept.name.endswith("东滩井")
    assert kept.lon == pytest.approx(LON + 0.05)
    settle(at_list, qtbot)
    details = at_list.window.panels.details
    until(qtbot, lambda: details.asset is not None and details.asset.name.endswith("东滩井"))
    at_list.window.activateWindow()
    until(qtbot, at_list.window.isActiveWindow)
    panel.rows.choose(chosen)
    panel.rows.setFocus()
    press(Qt.Key.Key_H)
    history = dialog_of(at_list, qtbot, HistoryDialog)
    assert isinstance(history, HistoryDialog)
    until(qtbot, lambda: history.table.shown() == 1)
    assert "位置" in str(history.table.model().index(0, 2).data())
    history.reason.setFocus()
    put_in("抄错了")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: history.table.shown() == 2)
    assert program.asset_desk.asset(chosen).lon == pytest.approx(LON, abs=0.01)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: at_list.register_acts.dialog is None)


def test_a_well_is_moved_by_pointing_at_the_map_and_an_area_of_several_is_changed_at_once(
    at_list: Desk, qtbot: QtBot, program: Program, wells: list[Asset]
) -> None:
    panel = at_list.window.panels.register
    chosen = panel.chosen_ids()[0]
    press(Qt.Key.Key_M)
    until(qtbot, lambda: at_list.sketching.is_on)
    settle(at_list, qtbot)
    view = at_list.map.view()
    assert view is not None
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: program.asset_desk.asset(chosen).version == 2)
    moved = program.asset_desk.asset(chosen)
    assert Position(moved.lon, moved.lat) != Position(wells[0].lon, wells[0].lat)
    assert not at_list.sketching.is_on
    settle(at_list, qtbot)
    panel.rows.setFocus()
    panel.rows.selectAll()
    press(Qt.Key.Key_E)
    until(qtbot, lambda: at_list.register_acts.dialog is not None and at_list.register_acts.dialog.isActiveWindow())
    bulk = at_list.register_acts.dialog
    bulk.field.setCurrentText("状态")  # type: ignore[union-attr]
    box = bulk._forms[bulk.field.currentIndex()].inputs["status"]  # type: ignore[union-attr]
    box.setCurrentIndex(box.findData("SHUT_IN"))
    until(qtbot, lambda: "5" in bulk.said.text())  # type: ignore[union-attr]
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: at_list.register_acts.dialog is None)
    assert {program.asset_desk.asset(one.id).status for one in wells} == {WellStatus.SHUT_IN}


def test_a_retired_well_is_brought_back_from_its_list(
    at_list: Desk, qtbot: QtBot, program: Program, wells: list[Asset]
) -> None:
    panel = at_list.window.panels.register
    press(Qt.Key.Key_X)
    until(qtbot, lambda: at_list.register_acts.dialog is not None and at_list.register_acts.dialog.isActiveWindow())
    put_in("已封井")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.rows.rows.rowCount() == 4)
    settle(at_list, qtbot)
    at_list.window.activateWindow()
    until(qtbot, at_list.window.isActiveWindow)
    panel.rows.setFocus()
    press(Qt.Key.Key_R)
    until(qtbot, lambda: panel.rows.rows.rowCount() == 1)
    panel.rows.setFocus()
    press(Qt.Key.Key_B)
    until(qtbot, lambda: at_list.register_acts.dialog is not None and at_list.register_acts.dialog.isActiveWindow())
    put_in("复产")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.is_listing() and panel.rows.rows.rowCount() == 0)
    settle(at_list, qtbot)
    assert len(program.keeping.register_desk.retired()) == 0
