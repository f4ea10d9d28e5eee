"""In a case's own window at the whole desk: a line about it in the duty log, its loophole led as a hazard, and the way
back of what was done there, without leaving it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_review import Loophole
from app.domain.case_status import CaseKind
from app.domain.key import new_key
from app.ui.cases.case_window import CaseWindow
from app.ui.desk import Desk
from app.ui.dialogs.report_entry import ReportEntry
from app.ui.duty.note_dialog import NoteDialog
from tests.flows.case_room import CTRL, Hand, K

pytestmark = pytest.mark.page
GAP = {"what": "围栏缺口", "barrier": "PHYSICAL", "owner": "演示丙", "due_at": "2030-01-01 10:00", "place": "东滩北角"}


@pytest.fixture
def hand(desk: Desk, qtbot: QtBot) -> Hand:
    return Hand(desk, qtbot)


@pytest.fixture
def window(hand: Hand, program: Program, actor: Actor) -> CaseWindow:
    """A case with a loophole, open."""
    told = {"title": "东滩盗油", "type": "WELLHEAD", "occurred_from": program.now()}
    key = program.casework.desk.open_case(actor, new_key(), CaseKind.CRIMINAL, told, since=program.now())
    program.casework.desk.add_part(actor, new_key(), key, "case_loophole", GAP)
    hand.desk.case_acts.open(key)
    return hand.case_window("东滩盗油")


def loophole(program: Program, window: CaseWindow) -> Loophole:
    assert window.shown is not None
    (gap,) = program.casework.desk.dossier(window.shown.case.id).of(Loophole)
    return gap


def test_ctrl_n_writes_a_line_about_this_case_and_gives_the_keys_back_to_its_window(
    hand: Hand, program: Program, window: CaseWindow
) -> None:
    hand.press(K.Key_N, held=CTRL)
    hand.until(lambda: isinstance(QApplication.activeWindow(), NoteDialog))
    hand.write("已电告作业区补围栏")
    hand.press(K.Key_Return)
    hand.until(lambda: len(program.dutywork.log.find("补围栏")) == 1)
    (line,) = program.dutywork.log.find("补围栏")
    assert window.shown is not None
    assert line.subject is not None
    assert (line.subject.noun, line.subject.key) == ("case_file", window.shown.case.id)
    hand.front(window)
    hand.press(K.Key_2)
    assert window.page() == "case_page_mo"


def test_y_leads_the_loophole_as_a_hazard_and_ctrl_z_in_the_case_takes_that_back(
    hand: Hand, program: Program, window: CaseWindow
) -> None:
    hand.press(K.Key_3, K.Key_Home)
    hand.until(lambda: window.parts.chosen() is not None)
    hand.press(K.Key_Y)
    hand.until(lambda: isinstance(QApplication.activeWindow(), ReportEntry))
    entry = QApplication.activeWindow()
    assert isinstance(entry, ReportEntry)
    assert (entry.report().title, entry.report().where) == ("围栏缺口", "东滩北角")
    hand.press(K.Key_Return, held=CTRL)
    hand.until(lambda: len(program.hazards.desk.hazards()) == 1)
    (hazard,) = program.hazards.desk.hazards()
    gap = loophole(program, window)
    assert (gap.hazard_id, hazard.subject, hazard.subject_id) == (hazard.id, "loophole", gap.id)
    hand.settle()

    # It is led now: Y is offered no more. Ctrl+Z in the file, and it is free again.
    hand.front(window)
    hand.until(lambda: not window.buttons["loophole_hazard"].isVisible())
    hand.press(K.Key_Z, held=CTRL)
    assert "围栏缺口" in window.ask._told.text()
    hand.press(K.Key_1)
    hand.until(lambda: program.hazards.desk.hazards() == ())
    assert not loophole(program, window).hazard_id
    hand.settle()
    hand.until(window.buttons["loophole_hazard"].isVisible)


def test_a_line_begun_over_a_file_that_is_closed_meanwhile_is_a_draft_and_the_key_works_on(
    hand: Hand, program: Program, actor: Actor, window: CaseWindow
) -> None:
    hand.press(K.Key_N, held=CTRL)
    hand.until(lambda: isinstance(QApplication.activeWindow(), NoteDialog))
    hand.write("还没写完")
    hand.until(lambda: program.casework.drafts.of(actor.user_id, "duty-log") is not None)
    window.done(0)
    hand.until(lambda: hand.desk.log_acts.dialog is None)
    hand.front(hand.desk.window)
    hand.press(K.Key_N, held=CTRL)
    hand.until(lambda: isinstance(QApplication.activeWindow(), NoteDialog))
    assert hand.desk.log_acts.dialog is not None
    assert hand.desk.log_acts.dialog.text.text() == "还没写完"
    hand.press(K.Key_Escape)
    hand.until(lambda: hand.desk.log_acts.dialog is None)
