"""An officer finds cases by words in them, keeps the filter, links two cases and takes it back, on a whole desk."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile
from app.domain.case_question import CaseQuestion
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.store import series_store
from app.ui.desk import Desk
from tests.services.cases.case_field import case, keep

MASKED = "VALVE_OPEN CAMERA_DAMAGED MASK_HOOD MODIFIED_SUV NO_PLATE NIGHT"


@pytest.fixture
def cases(program: Program, actor: Actor) -> list[CaseFile]:
    made = [
        case("0001", "姬塬开井盗油", mo_codes=MASKED, days=9, summary="白色越野车逃离,遗留红色软管"),
        case("0002", "姬塬开井盗油", mo_codes=MASKED, days=2, lon=107.425, summary="现场有红色软管"),
        case("0003", "樊学打孔盗油", days=200, lon=108.1, lat=37.5),
    ]
    keep(program.store, actor, *made)
    return made


def act(owner: QWidget, act_id: str) -> None:
    found = [one for one in owner.actions() if isinstance(one, QAction) and one.objectName() == act_id]
    found[0].trigger()


def shown(desk: Desk) -> list[str]:
    table = desk.window.panels.cases.table
    return [table.filter.index(row, 0).data(0x0100).number for row in range(table.shown())]


def test_words_in_a_file_are_found_marked_and_shown_on_the_map(cases: list[CaseFile], desk: Desk, qtbot: QtBot) -> None:
    panel = desk.window.panels.cases
    qtbot.waitUntil(lambda: len(shown(desk)) == 3)
    panel.text.setText("红色软管")
    qtbot.waitUntil(lambda: panel._page is not None)
    assert sorted(shown(desk)) == ["0001", "0002"]
    assert sorted(one.number for one in desk.views.cases) == ["0001", "0002"]
    assert not panel.table.isColumnHidden(2)
    snippet = panel._snippet(panel._page.found[0].case)  # type: ignore[union-attr]
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["红色软管"]
    panel.text.clear()
    qtbot.waitUntil(lambda: panel._page is None)
    assert len(desk.views.cases) == 3
    assert panel.table.isColumnHidden(2)


def test_a_case_changed_elsewhere_joins_the_finds(
    cases: list[CaseFile], desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    panel = desk.window.panels.cases
    panel.show_question(CaseQuestion(text="红色软管"))
    qtbot.waitUntil(lambda: len(shown(desk)) == 2)
    with program.store.act(actor, new_key(), "case.change", Right.ACT) as work:
        work.change(cases[2], summary="也有红色软管")
        work.tell(RecordsChanged("case_file", (cases[2].id,)))
    qtbot.waitUntil(lambda: len(shown(desk)) == 3)


def test_a_filter_is_kept_applied_and_removed_by_keys(cases: list[CaseFile], desk: Desk, qtbot: QtBot) -> None:
    panel = desk.window.panels.cases
    panel.show_question(CaseQuestion(text="红色软管"))
    act(panel, "case_kept_filters")
    dialog: Any = desk.case_find_acts.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: dialog.table.shown() == 1)
    panel.clear_filter()
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_1)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: panel.text.text() == "红色软管")
    act(panel, "case_kept_filters")
    again: Any = desk.case_find_acts.dialog
    qtbot.waitUntil(again.isActiveWindow)
    qtbot.waitUntil(lambda: again.table.shown() == 1)
    again.table.setFocus()
    qtbot.keyClick(again.table, Qt.Key.Key_Delete)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: again.table.shown() == 0)
    again.reject()


def test_similar_cases_are_confirmed_into_a_series_and_taken_back(
    cases: list[CaseFile], desk: Desk, qtbot: QtBot, program: Program
) -> None:
    def series_of(one: CaseFile) -> str:
        with program.store.read() as connection:
            return series_store.cases.get(connection, one.id).series

    panel = desk.window.panels.cases
    qtbot.waitUntil(lambda: len(shown(desk)) == 3)
    panel.choose(cases[0].id)
    qtbot.waitUntil(lambda: bool(panel._offered))
    act(panel, "case_similar")
    dialog: Any = desk.series_acts.similar
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.table.shown() == 1)
    assert dialog.reasons.shown() >= 5
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: series_of(cases[0]) == series_of(cases[1]) != "")
    qtbot.waitUntil(lambda: dialog.table.shown() == 0)
    dialog.reject()
    name = series_of(cases[0])
    qtbot.waitUntil(lambda: getattr(panel.table.chosen(), "series", "") == name)
    act(panel, "case_series")
    qtbot.waitUntil(lambda: desk.series_acts.series is not None)
    file: Any = desk.series_acts.series
    assert file.cases.shown() == 2
    assert file.events.shown() >= 4
    file.map_wanted.emit()
    qtbot.waitUntil(lambda: sorted(shown(desk)) == ["0001", "0002"])
    done = desk.take_backs.last()
    assert done is not None
    done.undo(new_key(), "并错了")
    assert series_of(cases[0]) == series_of(cases[1]) == ""
