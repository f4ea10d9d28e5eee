"""A desk that is locked: no record is seen, no key does anything, alarms go on; and who sits down next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right, Role
from app.domain.events import AlertRaised
from app.domain.key import new_key
from app.paths import DataDirectory
from app.services.user_desk import NewUser
from app.ui.alerts.sound_policy import Sound
from app.ui.desk import Desk
from app.ui.seat.idle_watch import IdleWatch
from app.ui.seat.users_dialog import UsersDialog
from tests.open_desk import opened_desk, settle
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
SECRET, OTHER_SECRET = "night-shift-1", "early-shift-2"
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Listener:
    """Hears what the desk plays."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []

    def play(self, sound: Sound, volume: float) -> bool:
        del volume
        self.heard.append(sound)
        return True

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def program(data_directory: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(data_directory), now=clock) as program:
        founder = program.actor()
        program.user_desk.set_up(
            founder,
            new_key(),
            NewUser("liu", "刘", Role.SECURITY, "keep-the-keys-7"),
            NewUser("ma", "马", Role.ADMINISTRATOR, "mind-the-disks-7"),
        )
        keeper = program.sign_in.sign_in("liu", "keep-the-keys-7")
        program.user_desk.add(keeper, new_key(), NewUser("han", "韩", Role.OFFICER, SECRET))
        program.user_desk.add(keeper, new_key(), NewUser("li", "李", Role.LEADER, OTHER_SECRET))
        yield program


@pytest.fixture
def keeper(program: Program) -> Actor:
    return program.sign_in.sign_in("liu", "keep-the-keys-7")


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, program: Program, listener: Listener) -> Iterator[Desk]:
    han = program.sign_in.sign_in("han", SECRET)
    with opened_desk(qtbot, program, han, player=listener) as made:
        qtbot.waitUntil(lambda: made.seat_acts._has_password)
        yield made


def lock_by_key(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_L, CTRL_ALT)
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)


def answer(desk: Desk, login: str, password: str) -> None:
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    dialog.login.setText(login)
    dialog.password.clear()
    QTest.keyClicks(dialog.password, password)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)


def test_a_locked_desk_shows_nothing_and_takes_no_key_until_its_user_is_back(desk: Desk, qtbot: QtBot) -> None:
    open_before = QDialog(desk.window)
    open_before.show()
    lock_by_key(desk, qtbot)
    shown = desk.window.grab().toImage()
    assert len({shown.pixel(x, y) for x in range(5, 1360, 45) for y in range(5, 760, 45)}) == 1, "one colour, no record"
    assert not open_before.isVisible()
    theme = desk.window.look.theme.name
    QTest.keyClick(desk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    QTest.keyClick(dialog.password, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.password, Qt.Key.Key_Escape)
    assert desk.window.look.theme.name == theme
    dialog.close()
    assert desk.seat_acts.is_locked()

    answer(desk, "han", "guess-the-word-1")
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert desk.seat_acts.is_locked()
    answer(desk, "han", SECRET)
    qtbot.waitUntil(lambda: not desk.seat_acts.is_locked())
    assert open_before.isVisible()
    open_before.close()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    QTest.keyClick(desk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.look.theme.name != theme


def test_alarms_sound_and_are_counted_while_the_desk_is_locked(
    desk: Desk, qtbot: QtBot, program: Program, listener: Listener, clock: Clock
) -> None:
    lock_by_key(desk, qtbot)
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    listener.heard.clear()
    alert = replace(invented.alert("a-1", title="姬塬井场入侵"), received_at=clock(), occurred_at=clock())

    def tell() -> None:
        with program.store.act(program.system_actor, new_key(), "test.alert", Right.ALERTS) as work:
            work.add(alert)
            work.tell(AlertRaised(alert.id))

    program.lane.live(tell).result()
    qtbot.waitUntil(lambda: "1" in dialog.counter.text(), timeout=5_000)
    qtbot.waitUntil(lambda: bool(listener.heard), timeout=5_000)
    assert "姬塬" not in dialog.counter.text() + dialog.told.text() + dialog.windowTitle()
    answer(desk, "han", SECRET)
    qtbot.waitUntil(lambda: not desk.seat_acts.is_locked())


def test_another_user_signs_in_at_the_locked_desk_by_keys_and_gets_the_desk(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_S, CTRL_ALT)
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.login.hasFocus)
    QTest.keyClicks(dialog.login, "li")
    QTest.keyClick(dialog.login, Qt.Key.Key_Tab)
    with qtbot.waitSignal(desk.seat_acts.left) as left:
        QTest.keyClicks(dialog.password, OTHER_SECRET)
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert left.args is not None
    assert (left.args[0].name, left.args[0].role) == ("李", Role.LEADER)


def test_a_user_who_is_disabled_is_out_of_the_open_desk_at_once(
    desk: Desk, qtbot: QtBot, program: Program, keeper: Actor
) -> None:
    program.lane.live(lambda: program.user_desk.disable(keeper, new_key(), login="han")).result()
    qtbot.waitUntil(desk.seat_acts.is_locked)
    dialog = desk.seat_acts.dialog
    assert dialog is not None
    answer(desk, "han", SECRET)
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert desk.seat_acts.is_locked()


def test_rights_that_were_changed_are_signed_in_for_anew(
    desk: Desk, qtbot: QtBot, program: Program, keeper: Actor
) -> None:
    change = lambda: program.user_desk.change(keeper, new_key(), "han", role=Role.ENTERPRISE, room_id=None)  # noqa: E731
    program.lane.live(change).result()
    qtbot.waitUntil(desk.seat_acts.is_locked)
    with qtbot.waitSignal(desk.seat_acts.left) as left:
        answer(desk, "han", SECRET)
    assert left.args is not None
    assert left.args[0].role is Role.ENTERPRISE


def test_a_term_that_ends_by_the_clock_locks_the_desk(
    desk: Desk, qtbot: QtBot, program: Program, keeper: Actor, clock: Clock
) -> None:
    end = clock.moment.replace(hour=16)
    change = lambda: program.user_desk.change(keeper, new_key(), "han", role=Role.OFFICER, room_id=None, expires_at=end)  # noqa: E731
    program.lane.live(change).result()
    settle(desk, qtbot)
    assert not desk.seat_acts.is_locked()
    clock.move(hours=1)
    desk.seat_acts._standing.timeout.emit()
    qtbot.waitUntil(desk.seat_acts.is_locked)


def test_an_officer_opens_no_window_of_users(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_U, CTRL_ALT)
    assert not desk.window.findChildren(UsersDialog)
    assert "只能由安全管理员" in "".join(one.text() for one in desk.window.notices.findChildren(QLabel))


def test_a_desk_that_nobody_touches_is_idle_once_and_a_touch_begins_anew(qapp: QApplication, qtbot: QtBot) -> None:
    now = [0.0]
    parent = QDialog()
    qtbot.addWidget(parent)
    watch = IdleWatch(qapp, lambda: 60.0, parent, lambda: now[0])
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    for now[0] in (59.0, 61.0, 500.0):
        watch.look()
    assert len(told) == 1
    with qtbot.waitExposed(parent):
        parent.show()
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow)
    QTest.keyClick(parent.windowHandle(), Qt.Key.Key_A)
    now[0] = 559.0
    watch.look()
    assert len(told) == 1
    now[0] = 561.0
    watch.look()
    assert len(told) == 2
    watch.stop()


def test_a_desk_is_never_idle_where_the_setting_says_never(qapp: QApplication, qtbot: QtBot) -> None:
    now = [0.0]
    parent = QDialog()
    qtbot.addWidget(parent)
    watch = IdleWatch(qapp, lambda: 0.0, parent, lambda: now[0])
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    now[0] = 1e6
    watch.look()
    assert told == []
    watch.stop()
