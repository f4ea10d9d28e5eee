"""The window of spot checks by keys: drawn, answered by digits, mended, proved; what cannot be seen is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.duty import PostRole, RosterSlot, SlotState
from app.domain.spot_check import CheckMeans, CheckState, Finding
from app.paths import DataDirectory
from app.services.duty.duty_printing import Paper
from app.services.duty.spot_check_desk import CheckPage, CheckShown
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.spot_acts import SpotActs
from app.ui.duty.subject_show import SubjectShow
from app.ui.event_relay import EventRelay
from app.ui.take_back import TakeBacks
from tests.services.duty.shift_field import POLICE, night
from tests.store_fixtures import Clock

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Hand:
    """The officer's hand on the keys of the window."""

    def __init__(self, qtbot: QtBot, program: Program, window: DeskWindow) -> None:
        self._qtbot, self.program = qtbot, program
        self.host = QWidget()
        self.background = Background(program.readers, program.lane.live, self.host, in_turn=program.clock_reader)
        self.take_backs = TakeBacks()
        shows = SubjectShow(program, self.background, window, None)  # type: ignore[arg-type]  # no map is asked
        self.papers: list[Paper] = []
        self.acts = SpotActs(
            program, program.actor(), self.background, window, shows, lambda paper, _over: self.papers.append(paper),
            self.take_backs,
        )  # fmt: skip
        self.desk_window = window
        self.relay = EventRelay(program.bus, self.host)
        self.relay.happened.connect(self.acts.on_fact)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, held)
        self.settle()

    def say(self, words: str) -> None:
        here = QApplication.focusWidget()
        assert isinstance(here, QLineEdit)
        here.setText(words)
        self.press(K.Key_Return)

    def settle(self) -> None:
        self._qtbot.waitUntil(self.background.is_idle)

    def open(self) -> None:
        """F3's panel has the keys; C."""
        self.desk_window.open_panel("duty")
        self.press(K.Key_C)
        self._qtbot.waitUntil(lambda: self.acts.window is not None and self.acts.window.isActiveWindow())
        self.settle()

    def ask(self) -> bool:
        assert self.acts.window is not None
        return self.acts.window.board.ask.is_asking()

    def title(self) -> str:
        assert self.acts.window is not None
        return self.acts.window.board.ask.title.text()

    def draw_all(self) -> None:
        self.press(K.Key_D)
        self.press(K.Key_2)

    def choose(self, post: str) -> None:
        assert self.acts.window is not None
        one = next(it for it in self.program.dutywork.spot_checks.board() if it.check.post == post)
        assert self.acts.window.board.table.choose(one.check.id)
        self.settle()

    def of(self, post: str) -> CheckShown:
        return next(it for it in self.program.dutywork.spot_checks.board() if it.check.post == post)

    def card(self) -> str:
        assert self.acts.window is not None
        return "\n".join(label.text() for label in self.acts.window.board.card._values)


@pytest.fixture
def program(tmp_path: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(tmp_path / "数据"), now=clock) as made:
        slots = [
            RosterSlot(
                id=key, owner_domain=POLICE, shift_id="s", role=role, post=post, who=post, unit_id=unit, needed=needed,
                present=needed, state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=3),
                valid_to=clock() + timedelta(hours=9),
            )
            for key, role, post, unit, needed in (
                ("p1", PostRole.PATROL, "巡察1组", "u1", 4),
                ("v1", PostRole.VIDEO_WATCH, "视频巡查1", None, 1),
            )
        ]  # fmt: skip
        with made.store.act(made.actor(), "ground", "test.ground", Right.IMPORT) as work:
            for record in (night(clock), *slots):
                work.add(record)
        yield made


@pytest.fixture
def hand(qtbot: QtBot, program: Program, window: DeskWindow) -> Iterator[Hand]:
    made = Hand(qtbot, program, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.open()
    yield made
    if made.acts.window is not None:
        made.acts.window.close()
    made.settle()
    made.relay.close()
    made.background.close()
    made.host.deleteLater()


def test_posts_are_drawn_by_two_keys_and_the_card_proves_the_draw(hand: Hand) -> None:
    assert hand.program.dutywork.spot_checks.board() == ()
    hand.draw_all()
    assert {it.check.post for it in hand.program.dutywork.spot_checks.board()} == {"巡察1组", "视频巡查1"}
    assert hand.acts.window is not None
    assert "本班第 1 次抽取" in hand.acts.window.outcome.said.text()
    assert "结果一致" in hand.card()
    assert "80 = 基数 10 + 未查天数 70" in hand.card()
    hand.press(K.Key_P)
    told = QGuiApplication.clipboard().text()
    seed = hand.of("巡察1组").draw.seed
    assert f"种子: {seed}" in told
    assert "第 2 步: " in told
    hand.press(K.Key_D)
    assert not hand.ask(), "nothing is left to draw"
    assert "待查" in hand.acts.window.outcome.said.text()


def test_s_puts_what_was_drawn_and_found_on_paper(hand: Hand) -> None:
    hand.open()
    hand.draw_all()
    hand.press(K.Key_S)
    (paper,) = hand.papers
    assert isinstance(paper, CheckPage)
    assert [one.state for one in paper.checks] == [CheckState.WAITING, CheckState.WAITING]


def test_over_the_radio_nobody_is_asked_about_dress_and_all_in_order_is_five_keys(hand: Hand) -> None:
    hand.draw_all()
    hand.choose("巡察1组")
    hand.press(K.Key_R)
    titles = []
    for _question in range(4):
        titles.append(hand.title())
        hand.press(K.Key_1)
    assert [one.partition(":")[2] for one in titles] == ["怎样查的?", "在岗在位?", "人数?", "装备配备?"]
    hand.say("")
    check = hand.of("巡察1组")
    assert check.state is CheckState.IN_ORDER
    assert check.check.means is CheckMeans.RADIO
    assert (check.check.strength, check.check.dress) == (Finding.IN_ORDER, Finding.NOT_SEEN)


def test_a_post_of_one_is_not_counted_and_nobody_on_post_ends_the_questions(hand: Hand) -> None:
    hand.draw_all()
    hand.choose("视频巡查1")
    hand.press(K.Key_R)
    hand.press(K.Key_3)
    hand.press(K.Key_2)
    assert hand.title() == "视频巡查1:哪里不合格?"
    hand.say("离席")
    hand.say("指挥席")
    hand.press(K.Key_1)
    check = hand.of("视频巡查1").check
    assert (check.on_post, check.strength, check.equipment) == (Finding.WANTING, Finding.NOT_SEEN, Finding.NOT_SEEN)
    assert check.owner == "指挥席"


def test_a_breach_is_counted_owned_with_a_time_that_is_asked_again_if_it_is_none_and_mended(hand: Hand) -> None:
    hand.draw_all()
    hand.choose("巡察1组")
    hand.press(K.Key_R)
    for key in (K.Key_3, K.Key_1, K.Key_2, K.Key_3, K.Key_1, K.Key_1):  # in person, there, too few: 3 of 4, dress, kit
        hand.press(key)
    hand.say("缺一人")
    assert QApplication.focusWidget().text() == "巡察1组", "the crew is offered as the owner"  # type: ignore[union-attr]
    hand.press(K.Key_Return)
    hand.press(K.Key_Tab)
    hand.say("昨天")
    assert hand.ask(), "nothing that was answered is lost"
    hand.press(K.Key_2)
    check = hand.of("巡察1组")
    assert (check.state, check.check.present) == (CheckState.BREACH, 3)
    assert check.mending is not None
    assert check.mending.due_at == hand.program.now() + timedelta(hours=1)
    hand.press(K.Key_M)
    hand.say("已补齐")
    assert hand.of("巡察1组").state is CheckState.MENDED
    assert "已补齐" in hand.card()
    hand.press(K.Key_Z, CTRL)
    hand.press(K.Key_1)
    assert hand.of("巡察1组").state is CheckState.BREACH
    hand.press(K.Key_Z, CTRL)
    hand.press(K.Key_1)
    assert hand.of("巡察1组").state is CheckState.WAITING
    hand.press(K.Key_Z, CTRL)
    assert not hand.ask(), "a draw is not taken back"
    assert len(hand.program.dutywork.spot_checks.board()) == 2


def test_escape_goes_out_of_the_question_then_out_of_the_window_and_keeps_nothing(hand: Hand, qtbot: QtBot) -> None:
    hand.draw_all()
    hand.choose("巡察1组")
    hand.press(K.Key_R)
    hand.press(K.Key_1)
    hand.press(K.Key_Escape)
    hand.press(K.Key_Escape)
    assert not hand.ask()
    assert hand.of("巡察1组").state is CheckState.WAITING
    hand.press(K.Key_X)
    hand.press(K.Key_2)
    assert hand.of("巡察1组").check.given_up == "电台联系不上"
    hand.press(K.Key_Escape)
    qtbot.waitUntil(lambda: hand.acts.window is None)
