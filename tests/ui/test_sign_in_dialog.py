"""Signing in by keyboard: a wrong password says so and keeps the name, the right one opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.errors import NotPermitted
from app.paths import DataDirectory
from app.services.user_desk import NewUser
from app.ui.desk_entry import ask_sign_in
from app.ui.dialogs.sign_in_dialog import SignInDialog


@pytest.fixture
def program(data_directory: Path) -> Iterator[Program]:
    with Program(DataDirectory(data_directory)) as program:
        administrator = program.actor()
        program.user_desk.add(administrator, new_key(), NewUser("han", "韩", Role.OFFICER, "night-shift-1"))
        yield program


def typed(dialog: QDialog, password: str) -> None:
    assert isinstance(dialog, SignInDialog)
    QTest.keyClicks(dialog.password, password)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)


def test_a_wrong_password_is_told_and_the_right_one_signs_in(
    program: Program, qapp: QApplication, qtbot: QtBot
) -> None:
    told: list[str] = []

    def second_try(dialog: SignInDialog) -> None:
        told.append(dialog.refusal.text())
        typed(dialog, "night-shift-1")

    def first_try() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, SignInDialog)
        typed(dialog, "day-shift")

        def look_again() -> None:
            if dialog.refusal.isVisible():
                second_try(dialog)
            else:
                QTimer.singleShot(20, dialog, look_again)

        QTimer.singleShot(20, dialog, look_again)

    QTimer.singleShot(50, first_try)
    actor = ask_sign_in(program, "han")
    assert isinstance(actor, Actor)
    assert (actor.name, actor.role) == ("韩", Role.OFFICER)
    assert len(told) == 1
    assert "没有" in told[0] or "未" in told[0]


def test_giving_up_signs_nobody_in(program: Program, qapp: QApplication, qtbot: QtBot) -> None:
    def escape() -> None:
        dialog = qapp.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(50, escape)
    assert ask_sign_in(program, "han") is None


def test_a_user_with_a_password_is_not_let_in_without_it(program: Program) -> None:
    with pytest.raises(NotPermitted, match="han"):
        program.actor("han")
