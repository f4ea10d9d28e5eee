"""The window of users by keys, one's own password, and the first start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.domain.password_rules import MOST_FAILURES
from app.errors import NotPermitted
from app.paths import DataDirectory
from app.services.user_desk import NewUser
from app.ui.background import Background
from app.ui.desk_entry import ask_set_up
from app.ui.look import Look
from app.ui.seat.password_dialog import PasswordDialog
from app.ui.seat.set_up_dialog import SetUpDialog
from app.ui.seat.users_dialog import UsersDialog
from app.ui.words import Speaker
from tests.ui.cut_texts import cut_texts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(data_directory: Path) -> Iterator[Program]:
    with Program(DataDirectory(data_directory)) as program:
        yield program


@pytest.fixture
def keeper(program: Program) -> Actor:
    security = NewUser("liu", "刘", Role.SECURITY, "keep-the-keys-7")
    system = NewUser("ma", "马", Role.ADMINISTRATOR, "mind-the-disks-7")
    program.user_desk.set_up(program.actor(), new_key(), security, system)
    return program.sign_in.sign_in("liu", "keep-the-keys-7")


@pytest.fixture
def background(program: Program, qapp: QApplication) -> Iterator[Background]:
    made = Background(program.readers, program.lane.live)
    yield made
    made.close()


@pytest.fixture
def make(
    qtbot: QtBot, look: Look, speaker: Speaker, program: Program, keeper: Actor, background: Background
) -> Callable[[], UsersDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_dialog() -> UsersDialog:
        dialog = UsersDialog(program.user_desk, keeper, background, look, program.now, parent)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(lambda: dialog.table.chosen() is not None)
        return dialog

    return open_dialog


def said(dialog: UsersDialog, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.told.text())


def test_a_user_is_added_changed_and_disabled_by_keys(
    make: Callable[[], UsersDialog], qtbot: QtBot, program: Program
) -> None:
    dialog = make()
    assert cut_texts(dialog) == []
    for line, words in ((dialog.login, "han"), (dialog.name, "韩"), (dialog.password, "night-shift-1")):
        line.setText(words)
    dialog.role.choose(Role.ENTERPRISE)
    dialog.until.setText("2099-06-30")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return, CTRL)
    said(dialog, qtbot, "韩 可以登录了")
    qtbot.waitUntil(lambda: (one := dialog.table.chosen()) is not None and one.login == "han")
    assert program.sign_in.sign_in("han", "night-shift-1").role is Role.ENTERPRISE
    assert dialog.password.text() == ""
    assert dialog.until.text() == "2099-06-30"

    dialog.role.choose(Role.LEADER)
    dialog.until.clear()
    QTest.keyClick(dialog.table, Qt.Key.Key_C)
    said(dialog, qtbot, "更改已生效")
    assert program.sign_in.sign_in("han", "night-shift-1").role is Role.LEADER

    for _ in range(MOST_FAILURES):
        with pytest.raises(NotPermitted):
            program.sign_in.sign_in("han", "guess-the-word-1")
    QTest.keyClick(dialog.table, Qt.Key.Key_U)
    said(dialog, qtbot, "可以重试")
    QTest.keyClick(dialog.table, Qt.Key.Key_X)
    said(dialog, qtbot, "不能再登录")
    with pytest.raises(NotPermitted):
        program.sign_in.sign_in("han", "night-shift-1")


def test_a_day_that_is_none_and_a_weak_password_are_told_and_add_nobody(
    make: Callable[[], UsersDialog], qtbot: QtBot, program: Program, keeper: Actor
) -> None:
    dialog = make()
    dialog.login.setText("han")
    dialog.name.setText("韩")
    dialog.password.setText("night-shift-1")
    dialog.until.setText("下个月")
    QTest.keyClick(dialog.login, Qt.Key.Key_Return, CTRL)
    said(dialog, qtbot, "不是日期")
    dialog.until.clear()
    dialog.password.setText("12345678")
    QTest.keyClick(dialog.login, Qt.Key.Key_Return, CTRL)
    said(dialog, qtbot, "密码须由")
    assert dialog.login.text() == "han"
    assert [one.login for one in program.user_desk.users(keeper)] == ["admin", "liu", "ma"]


def test_the_own_password_is_typed_twice(
    qtbot: QtBot, look: Look, speaker: Speaker, program: Program, keeper: Actor, background: Background
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PasswordDialog(program.user_desk, keeper, "liu", background, look, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.first.setText("another-word-3")
    dialog.second.setText("another-word-4")
    dialog.do.click()
    assert "不一致" in dialog.refusal.text()
    dialog.second.setText("another-word-3")
    with qtbot.waitSignal(dialog.accepted):
        dialog.do.click()
    assert program.sign_in.sign_in("liu", "another-word-3").role is Role.SECURITY


def test_the_first_start_names_the_two_who_look_after_it(program: Program, qapp: QApplication, qtbot: QtBot) -> None:
    refused: list[str] = []

    def fill() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, SetUpDialog)
        for one, words in zip(dialog.lines, (("liu", "刘", "keep-the-keys-7"), ("ma", "马", "short")), strict=True):
            one.login.setText(words[0])
            one.name.setText(words[1])
            one.password.setText(words[2])
            one.again.setText(words[2])
        dialog.do.click()
        QTimer.singleShot(20, dialog, lambda: mend(dialog))

    def mend(dialog: SetUpDialog) -> None:
        if dialog.refusal.isHidden():
            QTimer.singleShot(20, dialog, lambda: mend(dialog))
            return
        refused.append(dialog.refusal.text())
        for line in (dialog.lines[1].password, dialog.lines[1].again):
            line.setText("mind-the-disks-7")
        dialog.do.click()

    QTimer.singleShot(50, fill)
    assert ask_set_up(program, program.actor()) == "liu"
    assert len(refused) == 1
    assert program.sign_in.sign_in("ma", "mind-the-disks-7").role is Role.ADMINISTRATOR
    with pytest.raises(NotPermitted):
        program.actor()


def test_the_first_start_may_be_put_off(program: Program, qapp: QApplication, qtbot: QtBot) -> None:
    def escape() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(50, escape)
    assert ask_set_up(program, program.actor()) == ""
    assert program.actor().role is Role.FOUNDER
