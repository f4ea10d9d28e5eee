"""领用与归还 by keys alone: taken, not back in time, back with one key, and taken back when it was a mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.handover import Section
from app.domain.issue import ThingKind, ThingState
from app.domain.subject import Subject
from app.services.duty.issue_offers import IssueOffers, Taker
from app.ui.desk import Desk
from app.ui.duty.issue_dialog import IssueDialog
from tests.flows.dispatch_room import focus, press, settle, until, write
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wait(desk: Desk, qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    desk.window.resize(1366, 768)

    def wait(is_so: Callable[[], bool]) -> None:
        until(qtbot, is_so)
        settle(desk, qtbot)

    return wait


def opened(desk: Desk) -> IssueDialog:
    dialog = desk.issue_acts.dialog
    assert dialog is not None
    return dialog


def hand_out(dialog: IssueDialog, things: str, taker: str, due: str) -> None:
    """N, the thing, Tab to who takes it, on to when it is to be back, Ctrl+Enter."""
    dialog.table.setFocus()
    press(Qt.Key.Key_N)
    write(things)
    press(Qt.Key.Key_Tab)
    write(taker)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focus() is dialog.form.due
    press(Qt.Key.Key_A, CTRL)
    write(due)
    press(Qt.Key.Key_Return, CTRL)


def test_a_key_goes_out_is_missed_comes_back_with_one_key_and_a_mistake_is_taken_back(
    desk: Desk, program: Program, clock: Clock, wait: Callable[[Callable[[], bool]], None]
) -> None:
    issues, panels = program.dutywork.issues, desk.window.panels

    press(Qt.Key.Key_U, CTRL | SHIFT)
    wait(lambda: isinstance(QApplication.activeWindow(), IssueDialog))
    dialog = opened(desk)
    assert dialog.count.text() == "没有未还的物品"

    # Without a time nothing goes out, and the words say why; what was typed stays.
    dialog.form.kind.choose(ThingKind.KEY)
    hand_out(dialog, "gate 3", "Zhao", "soon")
    wait(lambda: dialog.outcome.refusal.isVisible())
    assert "soon" in dialog.outcome.refusal.text()
    assert issues.out() == ()
    press(Qt.Key.Key_A, CTRL)
    write("30")
    press(Qt.Key.Key_Return, CTRL)
    wait(lambda: len(issues.out()) == 1)
    wait(lambda: dialog.table.shown() == 1)
    assert dialog.form.what.currentText() == "", "ready for the next thing"
    assert dialog.form.taker.currentText() == "Zhao", "of the same person"
    press(Qt.Key.Key_Escape)
    wait(lambda: desk.issue_acts.dialog is None)

    # Half an hour later the desk tells it once, in a notice, in the title of duty now, and red on the sheet.
    clock.move(minutes=31)
    program.lane.live(lambda: issues.tick(program.system_actor)).result(10)
    wait(lambda: any("gate 3" in one.say() for one in desk.window.notices.shown))
    told = next(one for one in desk.window.notices.shown if "gate 3" in one.say())
    assert "逾期未还" in told.say()
    assert panels.duty._not_back == 1
    (item,) = [one for one in program.dutywork.handovers.sheet().items if one.section is Section.ISSUED]
    assert item.red

    # The line of the handover leads to the thing; X has it back.
    panels.handover.locate_wanted.emit(Subject(item.subject, item.subject_id, item.title))
    wait(lambda: isinstance(QApplication.activeWindow(), IssueDialog))
    dialog = opened(desk)
    wait(lambda: dialog.table.chosen() is not None)
    assert "逾期未还 1 件" in dialog.count.text()
    dialog.table.setFocus()
    press(Qt.Key.Key_X)
    wait(lambda: issues.out() == ())
    wait(lambda: dialog.table.shown() == 0)
    assert panels.duty._not_back == 0

    # With V what is back is in sight; B has it out again, with the reason.
    press(Qt.Key.Key_V)
    wait(lambda: dialog.table.shown() == 1)
    assert dialog.table.choose(issues.page().issues[0].id)
    press(Qt.Key.Key_B)
    write("another key")
    press(Qt.Key.Key_Return)
    wait(lambda: len(issues.out()) == 1)

    # D: back, but not sound; the state by a digit, what is wrong in words.
    wait(lambda: bool(dialog.table.chosen()) and dialog.table.chosen().is_out)  # type: ignore[union-attr]
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_3)
    write("lost at K12")
    press(Qt.Key.Key_Return)
    wait(lambda: issues.out() == ())
    (lost,) = issues.page().issues
    assert (lost.back_state, lost.back_remark) == (ThingState.LOST, "lost at K12")
    press(Qt.Key.Key_Escape)
    wait(lambda: desk.issue_acts.dialog is None)

    # Ctrl+Z at the desk takes the last step back as well.
    desk.window.activateWindow()
    wait(desk.window.isActiveWindow)
    press(Qt.Key.Key_Z, CTRL)
    wait(panels.alerts.card.ask.is_asking)
    press(Qt.Key.Key_1)
    wait(lambda: len(issues.out()) == 1)


def test_who_is_on_the_roster_brings_the_post_along_until_it_is_written_otherwise(
    desk: Desk, wait: Callable[[Callable[[], bool]], None]
) -> None:
    press(Qt.Key.Key_U, CTRL | SHIFT)
    wait(lambda: isinstance(QApplication.activeWindow(), IssueDialog))
    form, now = opened(desk).form, desk.program.now()
    takers = (Taker("赵", "巡 6"), Taker("钱", "巡 7"), Taker("孙"))
    form.show_offers(IssueOffers(takers, dict.fromkeys(ThingKind, ()), None), now)
    form.taker.setEditText("赵")
    assert form.duty.text() == "巡 6"
    form.taker.setEditText("钱")
    assert form.duty.text() == "巡 7"
    form.taker.setEditText("孙")
    assert form.duty.text() == ""
    form.duty.setText("检修陪同")
    form.taker.setEditText("赵")
    assert form.duty.text() == "检修陪同"
    press(Qt.Key.Key_Escape)
