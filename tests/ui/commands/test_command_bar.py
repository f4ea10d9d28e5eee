from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.position import Position
from app.ui.actions import act
from app.ui.commands.command_bar import CommandBar
from app.ui.desk_window import DeskWindow
from tests.ui import invented


@pytest.fixture
def bar(window: DeskWindow, qtbot: QtBot) -> CommandBar:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.command_bar


def write(bar: CommandBar, text: str) -> None:
    """As an input method does it: QTest knows no Chinese keys."""
    bar.setText(text)
    bar.textEdited.emit(text)


def offered(bar: CommandBar) -> list[str]:
    return [offer.words for offer in bar.offers()]


def test_panels_are_found_by_name_by_english_name_and_by_initials(bar: CommandBar) -> None:
    for text in ("/案件", "案件", "/aj", "/case files"):
        bar.setText(text)
        assert any(words.startswith("案件") for words in offered(bar)), text
    bar.setText("/去 案件")
    assert offered(bar) == []


def test_units_are_found_by_call_sign(bar: CommandBar, qtbot: QtBot) -> None:
    bar.search_wanted.connect(lambda text: bar.offer_assets(text, []))
    bar.open()
    write(bar, "巡 3")
    assert bar.list is not None
    assert bar.list.count() == 1
    with qtbot.waitSignal(bar.target_chosen) as told:
        QTest.keyClick(bar, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].unit.id == "u3"
    assert bar.text() == ""
    assert bar.list is None


def test_wells_are_asked_of_the_desk_and_enter_waits_for_the_answer(bar: CommandBar, qtbot: QtBot) -> None:
    chosen: list[object] = []
    bar.target_chosen.connect(chosen.append)
    bar.search_wanted.connect(lambda text: bar.offer_assets(text, [invented.asset()] if text == "定4127" else []))
    bar.open()
    write(bar, "/去 定4127")
    QTest.keyClick(bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(chosen) == 1)
    assert chosen == [invented.asset()]


def test_an_answer_to_an_older_question_is_not_shown(bar: CommandBar) -> None:
    bar.setText("定9")
    bar.offer_assets("定4127", [invented.asset()])
    assert offered(bar) == []
    bar.offer_assets("定9", [invented.asset("<b>定9</b>", code="定9")])
    assert offered(bar) == ["定9  <b>定9</b>   采油井"]


def test_coordinates_are_a_place(bar: CommandBar, qtbot: QtBot) -> None:
    bar.open()
    write(bar, "107.6, 37.2")
    with qtbot.waitSignal(bar.target_chosen) as told:
        QTest.keyClick(bar, Qt.Key.Key_Return)
    assert told.args == [Position(107.6, 37.2)]


def test_arrows_move_in_the_list_and_escape_gives_the_focus_back(bar: CommandBar, window: DeskWindow) -> None:
    window.open_panel("cases")
    before = QApplication.focusWidget()
    bar.open()
    write(bar, "巡")
    assert bar.list is not None
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert bar.list.currentRow() == 1
    QTest.keyClick(bar, Qt.Key.Key_Up)
    QTest.keyClick(bar, Qt.Key.Key_Up)
    assert bar.list.currentRow() == bar.list.count() - 1
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text() == ""
    assert QApplication.focusWidget() is before


def test_a_command_is_offered_with_its_key(bar: CommandBar) -> None:
    bar.setText("/大屏")
    assert offered(bar) == ["大屏模式   F11"]
    assert bar.offers()[0].target == act("wall")
