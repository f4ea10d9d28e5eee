"""One night as the officer lives it, by keys in the real windows: signing in, roll-call, alert, note, spot check, duty
level, handover with red items and two signatures; and the next night, which sees what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right, Role
from app.domain.alert import AlertState
from app.domain.call import AssignmentState, CallState
from app.domain.duty import DutyLevel, PostRole, RosterSlot, Shift, ShiftState, SlotState
from app.domain.duty_log import LogKind
from app.domain.handover import HandoverItem, HandoverState, Section
from app.domain.key import new_key
from app.domain.spot_check import CheckState
from app.services.duty.handover_desk import HandoverSheet
from app.services.user_desk import NewUser
from app.store import audit_walk
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.desk_entry import ask_sign_in
from app.ui.dialogs.sign_in_dialog import SignInDialog
from app.ui.duty.level_dialog import LevelDialog
from app.ui.duty.note_dialog import NoteDialog
from app.ui.duty.sign_dialog import SignDialog
from app.ui.duty.spot_window import SpotWindow
from tests.flows.dispatch_room import GUARDS, POLICE, focus, offered, press, settle, until
from tests.open_desk import close_desk
from tests.store_fixtures import Clock
from tests.ui.invented import POLICE as OURS

pytestmark = pytest.mark.page
K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "correct horse"


def say(words: str) -> None:
    """Chinese, as an input method puts it where one writes."""
    here = focus()
    assert isinstance(here, QLineEdit)
    here.insert(words)


class Seat:
    """The chair at the desk: who signs in gets a desk of the own, who leaves closes it."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot, self._program = qtbot, program
        self._desk: Desk | None = None
        self.failures: list[str] = []

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def sign_in(self, login: str) -> Actor:
        """The own name stands there; the password, Enter; then the desk opens."""

        def type_password() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, SignInDialog)
            QTest.keyClicks(dialog.password, SECRET)
            QTest.keyClick(dialog.password, K.Key_Return)

        QTimer.singleShot(50, type_password)
        actor = ask_sign_in(self._program, login)
        assert actor is not None
        made = self._desk = build_desk(self._program, actor)
        made.map.page_failed.connect(self.failures.append)
        made.window.resize(1366, 768)
        with self._qtbot.waitExposed(made.window):
            made.open(restored=False)
        settle(made, self._qtbot)
        made.window.activateWindow()
        until(self._qtbot, made.window.isActiveWindow)
        return actor

    def leave(self) -> None:
        """Ctrl+Q."""
        if self._desk is None:
            return
        left, self._desk = self._desk, None
        close_desk(left)

    def until(self, is_so: Callable[[], bool]) -> None:
        until(self._qtbot, is_so)
        settle(self.desk, self._qtbot)

    def in_dialog(self, kind: type[QDialog]) -> None:
        until(self._qtbot, lambda: isinstance(QApplication.activeWindow(), kind))

    def at_desk(self) -> None:
        """The window above has closed, the desk's own has the keys again."""
        self.until(lambda: not isinstance(QApplication.activeWindow(), QDialog))
        self.desk.window.activateWindow()
        until(self._qtbot, self.desk.window.isActiveWindow)

    def sign(self, login: str) -> SignDialog:
        """S, the own name by the arrow keys, the password, Enter."""
        press(K.Key_S)
        self.in_dialog(SignDialog)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, SignDialog)
        until(self._qtbot, dialog.secret.hasFocus)
        press(K.Key_Tab, SHIFT)
        for _step in range(dialog.who.count()):
            press(K.Key_Up)
        while not dialog.who.currentText().endswith(login):
            press(K.Key_Down)
        press(K.Key_Tab)
        until(self._qtbot, dialog.secret.hasFocus)
        QTest.keyClicks(focus(), SECRET)
        press(K.Key_Return)
        return dialog

    def sheet(self) -> HandoverSheet:
        """The sheet of the handover, opened anew by its key."""
        panel = self.desk.window.panels.handover
        press(K.Key_E, CTRL | SHIFT)
        press(K.Key_R)
        self.until(lambda: panel.sheet() is not None)
        shown = panel.sheet()
        assert shown is not None
        return shown


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, program: Program, clock: Clock) -> Iterator[Seat]:
    """Han and Li with passwords; tonight's shift with a manned guard post and a patrol, and the next night's."""
    chief = program.actor()
    for login, name in (("han", "韩"), ("li", "李")):
        program.user_desk.add(chief, new_key(), NewUser(login, name, Role.OFFICER, SECRET))
    begun = clock() - timedelta(hours=3)
    nights = [
        Shift(
            id=f"night-{n}", owner_domain=OURS, name=name, starts_at=begun + timedelta(hours=24 * n),
            ends_at=begun + timedelta(hours=24 * n + 12), state=ShiftState.SCHEDULED if n else ShiftState.ON_DUTY,
        )
        for n, name in enumerate(("11-21夜班", "11-22夜班"))
    ]  # fmt: skip
    posts = [
        RosterSlot(
            id=f"slot-{n}-{post}", owner_domain=OURS, shift_id=shift.id, role=role, post=post, who=post, unit_id=unit,
            needed=3, present=3, state=SlotState.PRESENT, valid_from=shift.starts_at, valid_to=shift.ends_at,
        )
        for n, shift in enumerate(nights)
        for role, post, unit in ((PostRole.GUARD, "东滩值守点", GUARDS.id), (PostRole.PATROL, POLICE.name, POLICE.id))
    ]  # fmt: skip
    with program.store.act(chief, "roster", "test.ground", Right.IMPORT) as work:
        for record in (*nights, *posts):
            work.add(record)
    made = Seat(qtbot, program)
    yield made
    made.leave()
    assert made.failures == []


def red(items: tuple[HandoverItem, ...]) -> dict[Section, str]:
    return {one.section: one.title for one in items if one.red}


def test_a_whole_night_from_signing_in_to_the_next_night_that_sees_what_is_open(
    seat: Seat, program: Program, clock: Clock, qtbot: QtBot
) -> None:
    duty, begun = program.dutywork, clock()

    # Han signs in by name and password, and every act of the night is his.
    han = seat.sign_in("han")
    assert (han.name, han.role) == ("韩", Role.OFFICER)
    panels = seat.desk.window.panels

    # The alert is taken, and a patrol is sent to it.
    press(K.Key_F1)
    seat.until(lambda: panels.alerts.chosen() is not None)
    press(K.Key_A)
    seat.until(lambda: program.alert_desk.alert("leak").state is AlertState.ACKED)
    press(K.Key_D)
    seat.until(lambda: len(offered(seat.desk)) == 2)
    while panels.calls.candidates.table.chosen().unit.id != POLICE.id:  # type: ignore[union-attr]
        press(K.Key_Down)
    press(K.Key_Return)
    seat.until(lambda: len(program.dispatch_desk.open_assignments()) == 1)

    # Roll-call: it must be heard in time; H, and it is good for another round.
    (sent,) = program.dispatch_desk.open_assignments()
    assert sent.contact_due_at is not None
    clock.move(minutes=15)
    press(K.Key_H)
    seat.until(lambda: program.dispatch_desk.open_assignments()[0].contact_due_at > sent.contact_due_at)  # type: ignore[operator]
    assert program.dispatch_desk.open_assignments()[0].state is AssignmentState.ORDERED, "heard is not there yet"

    # A line in the duty log about the alert.
    press(K.Key_F9)
    press(K.Key_N, CTRL)
    seat.in_dialog(NoteDialog)
    say("护卫队称闸门已锁")
    press(K.Key_Return)
    seat.at_desk()
    seat.until(lambda: len(duty.log.find("闸门")) == 1)

    # Chance draws both posts; at one of them dress is not in order, and the team owns it for an hour.
    press(K.Key_F3)
    press(K.Key_C)
    seat.in_dialog(SpotWindow)
    press(K.Key_D)
    seat.until(lambda: seat.desk.spot_acts.window.board.ask.is_asking())  # type: ignore[union-attr]
    press(K.Key_2)
    seat.until(lambda: len(duty.spot_checks.board()) == 2)
    assert duty.spot_checks.proof(duty.spot_checks.board()[0].draw.id).holds
    seat.until(lambda: seat.desk.spot_acts.window.board.table.chosen() is not None)  # type: ignore[union-attr]
    found = seat.desk.spot_acts.window.board.table.chosen()  # type: ignore[union-attr]
    assert found is not None
    press(K.Key_R)
    for digit in (K.Key_2, K.Key_1, K.Key_1, K.Key_2, K.Key_1):  # by video; there, all of them, dress not, equipment
        press(digit)
    say("两人未穿反光背心")
    press(K.Key_Return)
    assert focus().text() == found.check.crew  # type: ignore[attr-defined]  # the crew is offered as the owner
    press(K.Key_Return)
    press(K.Key_2)
    seat.until(lambda: [one.state for one in duty.spot_checks.board()].count(CheckState.BREACH) == 1)
    press(K.Key_Escape)
    seat.at_desk()
    (promised,) = duty.reminders.standing()
    assert promised.due_at == clock() + timedelta(hours=1)
    seat.until(panels.duty.reminders.isVisible)

    # The level is raised until the evening after next: the bar at the top says so.
    press(K.Key_W, CTRL | SHIFT)
    seat.in_dialog(LevelDialog)
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, LevelDialog)
    assert dialog.level.chosen() is DutyLevel.ENHANCED
    for field, words in ((dialog.authority, "周局长 电令"), (dialog.reason, "渗漏未处置完"), (dialog.until, "40小时")):
        while not field.hasFocus():
            press(K.Key_Tab)
        say(words)
    press(K.Key_Return, CTRL)
    seat.at_desk()
    seat.until(lambda: duty.levels.level() is DutyLevel.ENHANCED)

    # The log has told all of it by itself, in the order in which it was done.
    told = [str(one.what or one.text) for one in duty.log.page(begun, clock() + timedelta(minutes=1)).lines]
    expected = [
        "Acknowledged", "Ordered to a call", "护卫队称闸门已锁", "Posts drawn for spot checks",
        "Spot check: something is wanting", "Duty level ordered",
    ]  # fmt: skip
    assert [one for one in told if one in expected] == expected

    # Han signs the sheet that the system made; Li ticks what is red, one by one, and signs.
    clock.move(hours=8)
    sheet = seat.sheet()
    # Beside what was done tonight the sheet names the heads that the raised level asks for and nobody fills.
    (call,) = program.call_desk.open_calls()
    assert red(sheet.items) == {
        Section.LEVEL: "",
        Section.ALERTS: "东滩井场渗漏 定4127-6",
        Section.CALLS: f"{call.number} 东滩井场渗漏",
        Section.UNITS_OUT: POLICE.name,
        Section.POSTS: "",
        Section.CHECKS: found.check.post,
    }
    seat.sign("han")
    seat.at_desk()
    seat.until(lambda: panels.handover.sheet().handover.outgoing == "韩")  # type: ignore[union-attr]
    press(K.Key_E, CTRL | SHIFT)
    assert focus() is panels.handover.table
    refused = seat.sign("li")
    seat.until(lambda: "未勾选" in refused.refusal.text())
    press(K.Key_Escape)
    seat.at_desk()
    press(K.Key_E, CTRL | SHIFT)
    for _item in sheet.red:
        press(K.Key_T)
    seat.sign("li")
    seat.at_desk()
    seat.until(lambda: [one.state for one in duty.handovers.past()] == [HandoverState.DONE])
    (past,) = duty.handovers.past()
    assert past.handover is not None
    assert (past.handover.outgoing, past.handover.incoming, past.shift_name) == ("韩", "李", "11-21夜班")
    seat.leave()

    # The next night Li signs in: what was left open stands on the desk, and on the sheet with how often it stood there.
    clock.move(hours=16)
    li = seat.sign_in("li")
    assert li.user_id != han.user_id
    panels = seat.desk.window.panels
    assert duty.levels.level() is DutyLevel.ENHANCED
    assert panels.duty.reminders.due() == 1
    assert panels.duty.reminders.isVisible()
    assert [one.state for one in program.call_desk.open_calls()] == [CallState.DISPATCHED]
    following = seat.sheet()
    assert following.handover.shift_name == "11-22夜班"
    assert set(red(following.items)) == set(red(sheet.items))
    assert {one.carried for one in following.items if one.red} == {1}
    missed = [one for one in duty.spot_checks.board() if one.state is CheckState.MISSED]
    assert len(missed) == 1, "nobody looked at the other post before its shift was over, and that is said"

    # The team has its vests now: X on the promise, and the red item is gone from the sheet.
    press(K.Key_F3)
    assert panels.duty.reminders.choose(promised.id)
    press(K.Key_X)
    say("已补领,视频复看")
    press(K.Key_Return)
    seat.until(lambda: duty.reminders.standing() == ())
    assert Section.CHECKS not in red(seat.sheet().items)
    with program.store.read() as connection:
        breaks = audit_walk.walk(connection).breaks
        lines = duty.log.page(begun, clock() + timedelta(minutes=1)).lines
    assert breaks == ()
    assert {one.who for one in lines if one.kind is LogKind.CHECK} == {"韩"}
