"""An officer chooses several cases, lists them for supervision by keys, takes it back, and writes what was found to a
workbook, on a whole desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_fields import CHANGED_TOGETHER
from app.domain.case_file import CaseFile
from app.domain.case_question import CaseQuestion
from app.domain.key import new_key
from app.domain.marking import Marking
from app.store import case_store
from app.ui.desk import Desk
from app.ui.panels.case_panel import CasePanel
from tests.services.cases.case_field import case, keep

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def cases(program: Program, actor: Actor) -> list[CaseFile]:
    made = [case(f"{n:04}", "姬塬开井盗油", days=n, lead_officer="韩", summary="红色软管") for n in range(1, 4)]
    made.append(case("0009", "樊学打孔盗油", days=30))
    keep(program.store, actor, *made)
    return made


@pytest.fixture
def panel(cases: list[CaseFile], desk: Desk, qtbot: QtBot) -> CasePanel:
    desk.window.open_panel("cases")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    found = desk.window.panels.cases
    qtbot.waitUntil(lambda: found.table.shown() == len(cases))
    return found


def choose_first(panel: CasePanel, cases: list[CaseFile], count: int) -> None:
    panel.choose(cases[0].id)
    panel.table.setFocus()
    for _ in range(count - 1):
        QTest.keyClick(panel.table, Qt.Key.Key_Down, SHIFT)


def listed(program: Program, cases: list[CaseFile]) -> list[str | None]:
    with program.store.read() as connection:
        return [case_store.cases.get(connection, one.id).supervision for one in cases]


def test_chosen_cases_are_changed_by_keys_stay_chosen_and_are_taken_back_together(
    panel: CasePanel, cases: list[CaseFile], desk: Desk, program: Program, qtbot: QtBot
) -> None:
    choose_first(panel, cases, 2)
    assert [one.number for one in panel.table.marked()] == ["0001", "0002"]
    QTest.keyClick(panel.table, Qt.Key.Key_A)
    dialog: Any = desk.case_list_acts.changing
    qtbot.waitUntil(dialog.isActiveWindow)
    at = [one.name for one in CHANGED_TOGETHER].index("supervision")
    dialog.field.setCurrentIndex(at)
    box = dialog._forms[at].inputs["supervision"]
    box.setCurrentIndex(box.findData("CITY"))
    qtbot.waitUntil(lambda: "2" in dialog.said.text())
    assert listed(program, cases) == [None] * 4, "nothing happens before it is said"
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: listed(program, cases) == ["CITY", "CITY", None, None])
    qtbot.waitUntil(lambda: desk.case_list_acts.changing is None)
    qtbot.waitUntil(lambda: getattr(panel.table.chosen(), "supervision", None) == "CITY")
    assert [one.number for one in panel.table.marked()] == ["0001", "0002"]
    done = desk.take_backs.last()
    assert done is not None
    done.undo(new_key(), "选错了")
    assert listed(program, cases) == [None] * 4


def test_what_was_found_is_written_to_a_workbook_also_what_is_not_shown_yet(
    panel: CasePanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.show_question(CaseQuestion(text="红色软管"))
    qtbot.waitUntil(lambda: panel.table.shown() == 3)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: desk.case_list_acts.writing is not None)
    dialog: Any = desk.case_list_acts.writing
    dialog.path.setText(str(tmp_path / "清单.xlsx"))
    dialog.marking.choose(Marking.INTERNAL)
    dialog.write.click()
    qtbot.waitUntil(lambda: (tmp_path / "清单.xlsx").exists())
    qtbot.waitUntil(lambda: "3" in dialog.told.text())
    dialog.close()
    sheet: Any = load_workbook(tmp_path / "清单.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "案件编号"
    assert [row[0] for row in rows[1:]] == ["0001", "0002", "0003"]


def test_several_chosen_cases_go_out_alone(
    panel: CasePanel, cases: list[CaseFile], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_first(panel, cases, 2)
    QTest.keyClick(panel.table, Qt.Key.Key_W)
    dialog: Any = desk.case_list_acts.writing
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "c.csv"))
    dialog.write.click()
    qtbot.waitUntil((tmp_path / "c.csv").exists)
    qtbot.waitUntil(lambda: "2" in dialog.told.text())
    dialog.close()
    assert "0003" not in (tmp_path / "c.csv").read_text("utf-8-sig")
