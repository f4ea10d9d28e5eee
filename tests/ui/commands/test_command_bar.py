from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.position import Position
from app.domain.sentence import sentence
from app.services.search import found_words
from app.services.search.found import Found, FoundKind
from app.ui.actions import act
from app.ui.commands.command_bar import MOST_RECENT, CommandBar
from app.ui.desk_window import DeskWindow
from tests.ui import invented

WELL = found_words.asset(invented.asset(), {})
OTHER = found_words.asset(
    replace(invented.asset(), id="w9", code="定4127-9", name="", lon=107.7), {"a1": "姬塬警务室辖区"}
)


@pytest.fixture
def bar(window: DeskWindow, qtbot: QtBot) -> CommandBar:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.command_bar


@pytest.fixture
def asked(bar: CommandBar) -> list[str]:
    told: list[str] = []
    bar.search_wanted.connect(told.append)
    return told


def write(bar: CommandBar, text: str) -> None:
    """As an input method does it: QTest knows no Chinese keys."""
    bar.setText(text)
    bar.textEdited.emit(text)


def answer(bar: CommandBar, **known: list[Found]) -> None:
    bar.search_wanted.connect(lambda text: bar.offer_found(text, known.get(text, [])))


def press(bar: CommandBar, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bar, key, modifier)


def offered(bar: CommandBar) -> list[str]:
    return [offer.words for offer in bar.offers()]


def test_panels_are_found_by_name_by_english_name_and_by_initials(bar: CommandBar) -> None:
    for text in ("/案件", "案件", "/aj", "/case files"):
        bar.setText(text)
        assert "案件" in offered(bar), text
    bar.setText("/去 案件")
    assert offered(bar) == []


def test_every_line_says_what_it_is_where_and_how_far(bar: CommandBar) -> None:
    answer(bar, 定4127=[OTHER])
    bar.near = lambda: Position(107.6, OTHER.position.lat if OTHER.position else 0)
    write(bar, "定4127")
    (line,) = bar.offers()
    assert (line.icon, line.words, line.kind) == ("well", "定4127-9", "采油井")
    assert line.away == "8.9 km"
    assert bar.list is not None
    assert "定4127-9" in bar.list.item(0).text()


def test_each_letter_is_asked_at_once_but_only_one_question_is_under_way(bar: CommandBar, asked: list[str]) -> None:
    for text in ("定", "定4", "定41"):
        write(bar, text)
    assert asked == ["定"]
    bar.offer_found("定", [OTHER])
    assert asked == ["定", "定41"], "what was typed meanwhile is asked, what was overtaken is not"
    assert offered(bar) == []
    bar.offer_found("定41", [WELL])
    assert offered(bar) == [WELL.title]


def test_enter_waits_for_the_answer_to_what_was_typed(bar: CommandBar, asked: list[str], qtbot: QtBot) -> None:
    chosen: list[object] = []
    bar.target_chosen.connect(chosen.append)
    bar.open()
    write(bar, "定")
    bar.offer_found("定", [OTHER])
    write(bar, "/去 定4127")
    press(bar, Qt.Key.Key_Return)
    assert chosen == []
    bar.offer_found("定4127", [WELL, OTHER])
    assert chosen == [WELL]
    assert (bar.text(), bar.list) == ("", None)


def test_ctrl_enter_goes_there_and_leaves_the_list_open(bar: CommandBar) -> None:
    chosen: list[object] = []
    bar.target_chosen.connect(chosen.append)
    answer(bar, 定4127=[WELL, OTHER])
    bar.open()
    write(bar, "定4127")
    press(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen == [WELL, OTHER]
    assert bar.text() == "定4127"
    assert bar.list is not None
    assert bar.hasFocus()


def test_hostile_names_are_plain_text(bar: CommandBar) -> None:
    hostile = found_words.asset(replace(invented.asset("<b>定9</b>"), code="定9"), {})
    answer(bar, 定9=[hostile])
    write(bar, "定9")
    assert offered(bar) == ["定9  <b>定9</b>"] or offered(bar) == ["<b>定9</b>"]


def test_what_cannot_be_gone_to_says_why_and_enter_does_nothing(bar: CommandBar) -> None:
    chosen: list[object] = []
    bar.target_chosen.connect(chosen.append)
    refusal = Found(
        FoundKind.POSITION, "x", "", "Position",
        told=(sentence("Minutes and seconds are below 60: nothing has such degrees."),),
    )  # fmt: skip
    bar.search_wanted.connect(lambda text: bar.offer_found(text, [refusal]))
    bar.open()
    write(bar, "107°75′ 37°10′")
    assert offered(bar) == ["分和秒应小于 60,没有这样的度数。"]
    press(bar, Qt.Key.Key_Return)
    assert chosen == []
    assert bar.text() == "107°75′ 37°10′"


def test_arrows_move_in_the_list_and_escape_gives_the_focus_back(bar: CommandBar, window: DeskWindow) -> None:
    answer(bar, 定=[WELL, OTHER])
    window.open_panel("cases")
    before = QApplication.focusWidget()
    bar.open()
    write(bar, "定")
    assert bar.list is not None
    press(bar, Qt.Key.Key_Down)
    assert bar.list.currentRow() == 1
    press(bar, Qt.Key.Key_Up)
    press(bar, Qt.Key.Key_Up)
    assert bar.list.currentRow() == bar.list.count() - 1
    press(bar, Qt.Key.Key_Escape)
    assert bar.text() == ""
    assert QApplication.focusWidget() is before


def test_what_was_gone_to_is_offered_while_nothing_is_typed_and_not_marked(bar: CommandBar) -> None:
    chosen: list[object] = []
    bar.target_chosen.connect(chosen.append)
    answer(bar, 定=[WELL], 砖=[OTHER])
    for text in ("定", "砖", "定"):
        bar.open()
        write(bar, text)
        press(bar, Qt.Key.Key_Return)
    bar.open()
    assert offered(bar) == [WELL.title, OTHER.title]
    press(bar, Qt.Key.Key_Return)
    assert len(chosen) == 3, "Enter alone moves nothing"
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Return)
    assert chosen[-1] == WELL
    for number in range(2 * MOST_RECENT):
        bar.remember(replace(WELL, key=str(number)))
    assert len(bar.recent) == MOST_RECENT


def test_a_command_is_offered_with_its_key(bar: CommandBar) -> None:
    bar.setText("/大屏")
    (offer,) = bar.offers()
    assert (offer.words, offer.away, offer.target) == ("大屏模式", "F11", act("wall"))


def test_a_text_longer_than_any_name_is_cut(bar: CommandBar, asked: list[str]) -> None:
    bar.open()
    QTest.keyClicks(bar, "d" * 500)
    assert len(bar.text()) == 200
    assert asked == ["d"]
