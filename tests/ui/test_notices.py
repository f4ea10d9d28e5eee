from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import InputRefused
from app.ui import notices as module
from app.ui.look import Look
from app.ui.notices import Grade, Notice, Notices
from app.ui.words import Speaker
from tests.ui.conftest import forget


@pytest.fixture
def notices(look: Look, speaker: Speaker) -> Iterator[Notices]:
    made = Notices(look, "logs/onemap.log")
    made.resize(900, 200)
    yield made
    forget(made)


def words(notices: Notices) -> list[str]:
    return [label.text() for label in notices.findChildren(QLabel, "NoticeText") if not label.isHidden()]


def refusal(number: int = 7) -> InputRefused:
    return InputRefused("There is no import number {number}.", number=number)


def test_a_refusal_is_a_sentence_in_the_language_of_the_window(notices: Notices, speaker: Speaker) -> None:
    notices.refuse(refusal())
    assert words(notices)[0] == "没有编号为 7 的导入。"
    speaker.speak("en")
    notices.draw()
    assert notices.shown[0].say() == "There is no import number 7."


def test_the_same_sentence_counts_up_and_three_are_enough(notices: Notices) -> None:
    for _ in range(3):
        notices.refuse(refusal())
    assert len(notices.shown) == 1
    assert notices.shown[0].times == 3
    for number in range(5):
        notices.refuse(refusal(number))
    assert [notice.say() for notice in notices.shown] == [f"没有编号为 {n} 的导入。" for n in (4, 3, 2)]


def test_a_crash_tells_the_officer_a_sentence_and_gives_the_details_to_copy(notices: Notices) -> None:
    notices.crash("Traceback: boom")
    assert "Traceback" not in notices.shown[0].say()
    assert "logs/onemap.log" in notices.shown[0].say()
    button = notices.findChild(QPushButton)
    assert button is not None
    button.click()
    assert QGuiApplication.clipboard().text() == "Traceback: boom"


def test_hostile_text_is_shown_as_it_is(notices: Notices) -> None:
    notices.refuse(InputRefused("{name} is empty. Nothing was changed; ask for the file again.", name="<b>x</b>.csv"))
    assert words(notices)[0].startswith("<b>x</b>.csv 是空文件")


def test_a_hint_goes_by_itself_and_a_refusal_stays(
    notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HINT_MS", 30)
    notices.refuse(refusal())
    notices.hint("No alert waits for anybody.")
    assert len(notices.shown) == 2
    qtbot.waitUntil(lambda: len(notices.shown) == 1)
    assert notices.shown[0].say() == "没有编号为 7 的导入。"
    assert notices.dismiss_newest()
    assert not notices.dismiss_newest()
    assert notices.isHidden()


def test_a_hint_given_twice_goes_by_itself_too(notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HINT_MS", 30)
    for _ in range(2):
        notices.hint("No alert waits for anybody.")
    assert [notice.times for notice in notices.shown] == [2]
    qtbot.waitUntil(notices.isHidden)


def test_a_full_disk_that_nobody_waited_for_is_no_mistake_of_the_program(notices: Notices) -> None:
    notices.crash(refusal())
    assert words(notices) == ["没有编号为 7 的导入。"]
    assert not notices.shown[0].details


def test_what_offers_an_act_may_pass_by_too_so_that_closed_calls_do_not_pile_up(
    notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HINT_MS", 30)
    notices.pass_by(Notice(Grade.HINT, lambda: "20261125-0003", act_label="Take back", act=lambda: None))
    assert [button.text() for button in notices.findChildren(QPushButton)] == ["撤回"]
    qtbot.waitUntil(lambda: notices.shown == [])


def test_of_too_many_a_hint_goes_before_a_warning_that_nobody_has_read(notices: Notices) -> None:
    notices.refuse(refusal(1))
    notices.hint("Nothing waits.")
    notices.refuse(refusal(2))
    notices.refuse(refusal(3))
    assert [notice.say() for notice in notices.shown] == [f"没有编号为 {n} 的导入。" for n in (3, 2, 1)]
