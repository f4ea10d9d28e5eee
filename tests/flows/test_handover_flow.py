"""A whole night from the note to the handover, and the next night that sees what is still open: by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Role
from app.domain.alert import AlertState
from app.domain.duty_log import LogKind
from app.domain.handover import HandoverState, Section, SignMeans
from app.domain.key import new_key
from app.services.user_desk import NewUser
from app.ui.desk import Desk
from app.ui.duty.note_dialog import NoteDialog
from app.ui.duty.sign_dialog import SignDialog
from tests.flows.dispatch_room import focus, press, settle, until, write
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "correct horse"


@pytest.fixture(autouse=True)
def staff(program: Program) -> None:
    chief = program.actor()
    for login, name in (("han", "韩"), ("li", "李")):
        program.user_desk.add(chief, new_key(), NewUser(login, name, Role.OFFICER, SECRET))


class Hand:
    """The officer's hand on the keys."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot

    def until(self, is_so: Callable[[], bool]) -> None:
        until(self._qtbot, is_so)
        settle(self.desk, self._qtbot)

    def in_dialog(self, kind: type[QDialog]) -> None:
        until(self._qtbot, lambda: isinstance(QApplication.activeWindow(), kind))

    def at_desk(self) -> None:
        """The dialog has closed, the window has the keys again."""
        self.until(lambda: not isinstance(QApplication.activeWindow(), QDialog))
        self.desk.window.activateWindow()
        until(self._qtbot, self.desk.window.isActiveWindow)

    def sign(self, login: str, secret: str) -> SignDialog:
        """S, the own name chosen by the arrow keys, the password, Enter."""
        press(Qt.Key.Key_S)
        self.in_dialog(SignDialog)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, SignDialog)
        until(self._qtbot, dialog.secret.hasFocus)
        press(Qt.Key.Key_Tab, SHIFT)
        for _step in range(dialog.who.count()):
            press(Qt.Key.Key_Up)
        while not dialog.who.currentText().endswith(login):
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Tab)
        until(self._qtbot, dialog.secret.hasFocus)
        write(secret)
        press(Qt.Key.Key_Return)
        return dialog


@pytest.fixture
def hand(desk: Desk, qtbot: QtBot) -> Hand:
    desk.window.resize(1366, 768)
    return Hand(desk, qtbot)


def test_a_night_is_written_promised_handed_over_and_the_next_one_sees_what_is_open(
    hand: Hand, program: Program, clock: Clock
) -> None:
    desk, panels, duty = hand.desk, hand.desk.window.panels, program.dutywork

    # A line about the alert that is chosen, from wherever the focus is.
    press(Qt.Key.Key_F1)
    hand.until(lambda: panels.alerts.chosen() is not None)
    press(Qt.Key.Key_N, CTRL)
    hand.in_dialog(NoteDialog)
    write("gate is locked, keys at the post")
    press(Qt.Key.Key_Return)
    hand.at_desk()
    hand.until(lambda: len(duty.log.find("gate")) == 1)
    (line,) = duty.log.find("gate")
    assert (line.kind, line.who) == (LogKind.NOTE, "管理员")
    assert line.subject is not None
    assert (line.subject.noun, line.subject.key) == ("alert", "leak")

    # What was promised: in twenty minutes, about the same alert; told when it is due, put off, then done.
    press(Qt.Key.Key_I, CTRL | SHIFT)
    hand.in_dialog(NoteDialog)
    write("ring the post back")
    press(Qt.Key.Key_Return)
    write("20")
    press(Qt.Key.Key_Return)
    hand.at_desk()
    hand.until(lambda: panels.duty.reminders.isVisible())
    (promised,) = duty.reminders.standing()
    assert (promised.due_at, promised.subject_id) == (clock() + timedelta(minutes=20), "leak")
    assert desk.window.notices.shown == [] or "ring" not in desk.window.notices.shown[0].say()
    clock.move(minutes=21)
    desk.reminder_acts.look()
    assert any("ring the post back" in one.say() for one in desk.window.notices.shown)
    assert panels.duty.reminders.due() == 1
    assert panels.duty.reminders.choose(promised.id)
    press(Qt.Key.Key_O)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_1)
    hand.until(lambda: duty.reminders.standing()[0].put_off == 1)
    assert duty.reminders.standing()[0].due_at == clock() + timedelta(minutes=60)

    # The sheet is refused while the critical alert is unread; nothing was signed.
    press(Qt.Key.Key_E, CTRL | SHIFT)
    hand.until(lambda: panels.handover.sheet() is not None)
    dialog = hand.sign("han", SECRET)
    hand.until(lambda: "未确认" in dialog.refusal.text())
    press(Qt.Key.Key_Escape)
    hand.at_desk()
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_A)
    hand.until(lambda: program.alert_desk.alert("leak").state is AlertState.ACKED)

    # A wrong password signs nothing, the right one does.
    press(Qt.Key.Key_E, CTRL | SHIFT)
    dialog = hand.sign("han", "wrong horse")
    hand.until(lambda: "未签字" in dialog.refusal.text())
    write(SECRET)
    press(Qt.Key.Key_Return)
    hand.at_desk()
    hand.until(lambda: panels.handover.sheet().handover.outgoing == "韩")  # type: ignore[union-attr]

    # Who takes over ticks every red item, but not before is anything signed.
    sheet = panels.handover.sheet()
    assert sheet is not None
    assert {Section.ALERTS, Section.REMINDERS} <= {one.section for one in sheet.red}
    press(Qt.Key.Key_E, CTRL | SHIFT)
    dialog = hand.sign("li", SECRET)
    hand.until(lambda: "未勾选" in dialog.refusal.text())
    press(Qt.Key.Key_Escape)
    hand.at_desk()
    press(Qt.Key.Key_E, CTRL | SHIFT)
    assert focus() is panels.handover.table
    for _item in sheet.red:
        press(Qt.Key.Key_T)
    assert panels.handover.ticked() == {one.identity for one in sheet.red}
    hand.sign("li", SECRET)
    hand.at_desk()
    hand.until(lambda: [one.state for one in duty.handovers.past()] == [HandoverState.DONE])
    (past,) = duty.handovers.past()
    assert past.handover is not None
    assert (past.handover.outgoing, past.handover.incoming) == ("韩", "李")
    assert (past.handover.out_by, past.handover.in_by) == (SignMeans.PASSWORD, SignMeans.PASSWORD)

    # The old page can be read, and nothing else.
    panels.handover.past.choose(past.shift_from.isoformat())
    hand.until(panels.handover.is_old)
    assert "只读" in panels.handover.heading.text()
    assert not panels.handover._buttons["handover_sign"].isEnabled()
    press(Qt.Key.Key_E, CTRL | SHIFT)
    press(Qt.Key.Key_R)
    hand.until(lambda: not panels.handover.is_old())

    # The next night sees what is still open, and for how long it has stood.
    clock.move(hours=11)
    press(Qt.Key.Key_R)
    hand.until(lambda: any(one.carried for one in panels.handover.sheet().items))  # type: ignore[union-attr]
    carried = {one.section: one.carried for one in panels.handover.sheet().items}  # type: ignore[union-attr]
    assert carried[Section.ALERTS] == 1
    assert carried[Section.REMINDERS] == 1


def test_a_line_that_was_not_finished_is_there_again_and_a_wrong_one_is_corrected(hand: Hand, program: Program) -> None:
    desk, panel = hand.desk, hand.desk.window.panels.log
    press(Qt.Key.Key_N, CTRL)
    hand.in_dialog(NoteDialog)
    write("unit 3 at K12")
    press(Qt.Key.Key_Escape)
    hand.at_desk()
    hand.until(lambda: program.casework.drafts.of(program.actor().user_id, "duty-log") is not None)
    press(Qt.Key.Key_N, CTRL)
    hand.in_dialog(NoteDialog)
    dialog = desk.log_acts.dialog
    assert dialog is not None
    assert dialog.text.text() == "unit 3 at K12"
    press(Qt.Key.Key_Return)
    hand.at_desk()
    hand.until(lambda: program.casework.drafts.of(program.actor().user_id, "duty-log") is None)

    press(Qt.Key.Key_K, CTRL | SHIFT)
    hand.until(lambda: (page := panel.shown_page()) is not None and any(one.entry for one in page.lines))
    (written,) = program.dutywork.log.find("K12")
    assert panel.choose(written.key)
    press(Qt.Key.Key_E)
    write("unit 2, not 3")
    press(Qt.Key.Key_Return)
    hand.until(lambda: len(program.dutywork.log.find("unit")) == 2)
    hand.until(lambda: any(one.answered for one in panel.shown_page().lines))  # type: ignore[union-attr]
    assert program.dutywork.log.find("K12")[0].text == "unit 3 at K12"
