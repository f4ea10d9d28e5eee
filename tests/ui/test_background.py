from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.events import AlertRaised, Fact, UnitsMoved
from app.errors import AppError, InputRefused, StoreUnavailable
from app.services.event_bus import EventBus
from app.store.write_lane import WriteLane
from app.ui.background import Background
from app.ui.crash_watch import CrashWatch
from app.ui.event_relay import EventRelay


@pytest.fixture
def readers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def background(qapp: QApplication, readers: ThreadPoolExecutor, lane: WriteLane) -> Iterator[Background]:
    made = Background(readers, lane.live)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_question_runs_elsewhere_and_its_answer_comes_back_on_the_ui_thread(
    background: Background, qtbot: QtBot
) -> None:
    here, seen = threading.get_ident(), list[tuple[int, int]]()
    background.ask(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    assert not background.is_idle()
    qtbot.waitUntil(background.is_idle)
    (there, back) = seen[0]
    assert there != here
    assert back == here


def test_what_the_clock_asks_is_read_one_thing_after_another(
    readers: ThreadPoolExecutor, lane: WriteLane, qtbot: QtBot
) -> None:
    running, most, answers = 0, 0, list[int]()

    def read(number: int) -> int:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.01)
        running -= 1
        return number

    with ThreadPoolExecutor(1) as clock:
        background = Background(readers, lane.live, in_turn=clock)
        for number in range(5):
            background.ask_in_turn(partial(read, number), answers.append)
        qtbot.waitUntil(background.is_idle)
        background.close()
        background.deleteLater()
    assert answers == [0, 1, 2, 3, 4]
    assert most == 1


def test_acts_are_done_in_the_order_they_were_given(background: Background, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(50):
        background.act(lambda number=number: done.append(number), lambda _answer: None)  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    qtbot.waitUntil(background.is_idle)
    assert done == list(range(50))


def test_what_stops_acts_refuses_long_and_short_ones_and_lets_notes_and_questions_through(
    background: Background, qtbot: QtBot
) -> None:
    why, done, refused = InputRefused("The past."), list[str](), list[AppError]()
    background.stopped = lambda: why
    background.act(lambda: done.append("acted"), lambda _answer: None, refused.append)
    background.act_long(lambda: done.append("acted"), lambda _answer: None, refused.append)
    background.note(lambda: done.append("noted"), lambda _answer: None, refused.append)
    qtbot.waitUntil(background.is_idle)
    background.ask(lambda: done.append("asked"), lambda _answer: None, refused.append)
    qtbot.waitUntil(background.is_idle)
    assert done == ["noted", "asked"]
    assert refused == [why, why]
    background.stopped = lambda: None
    background.act(lambda: done.append("acted"), lambda _answer: None)
    qtbot.waitUntil(background.is_idle)
    assert done[-1] == "acted"


def refuse() -> None:
    raise InputRefused("There is no import number {number}.", number=9)


def test_an_expected_failure_goes_to_who_asked_else_to_the_notices(background: Background, qtbot: QtBot) -> None:
    taken: list[AppError] = []
    background.ask(refuse, lambda _answer: None, taken.append)
    qtbot.waitUntil(lambda: len(taken) == 1)
    with qtbot.waitSignal(background.refused) as told:
        background.ask(refuse, lambda _answer: None)
    assert told.args is not None
    assert told.args[0].values == {"number": 9}


def test_a_bug_is_told_apart_from_a_refusal(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.crashed) as told:
        background.ask(lambda: 1 / 0, lambda _answer: None, lambda _error: pytest.fail("it is no refusal"))
    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)


def test_answers_that_come_after_the_end_are_dropped(
    background: Background, readers: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    gate, answers = threading.Event(), list[object]()
    background.ask(gate.wait, answers.append)
    background.close()
    gate.set()
    readers.shutdown(wait=True)
    QCoreApplication.processEvents()
    assert answers == []


def test_facts_told_on_any_thread_arrive_once_and_in_order_on_the_ui_thread(qapp: QApplication, qtbot: QtBot) -> None:
    bus = EventBus()
    relay = EventRelay(bus)
    heard: list[tuple[Fact, int]] = []
    relay.happened.connect(lambda fact: heard.append((fact, threading.get_ident())))
    facts: list[Fact] = [AlertRaised(str(number)) for number in range(200)] + [UnitsMoved(())]
    writer = threading.Thread(target=bus.publish, args=(facts,))
    writer.start()
    writer.join()
    qtbot.waitUntil(lambda: len(heard) == 201)
    assert [fact for fact, _ in heard] == facts
    assert {thread for _, thread in heard} == {threading.get_ident()}
    relay.close()
    bus.publish(facts)
    QCoreApplication.processEvents()
    assert len(heard) == 201
    relay.deleteLater()


def test_a_window_hears_of_a_fact_only_when_what_it_then_asks_has_heard_it(qapp: QApplication, qtbot: QtBot) -> None:
    bus, order = EventBus(), list[str]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EventRelay, "_hear", lambda _relay, _fact: order.append("window"))
        relay = EventRelay(bus)
    # A desk that is made on first use subscribes long after the window.
    bus.subscribe(lambda _fact: order.append("desk"))
    bus.publish([AlertRaised("1"), AlertRaised("2")])
    assert order == ["desk", "window"] * 2
    relay.close()
    bus.publish([AlertRaised("3")])
    assert order == ["desk", "window"] * 2 + ["desk"]
    relay.deleteLater()


def test_exceptions_of_threads_end_as_a_notice_and_the_hooks_go_back(qapp: QApplication, qtbot: QtBot) -> None:
    before = threading.excepthook
    watch = CrashWatch()
    watch.install()
    try:
        with qtbot.waitSignal(watch.crashed) as told:
            thread = threading.Thread(target=lambda: int("drei"))
            thread.start()
            thread.join()
    finally:
        watch.remove()
    assert told.args is not None
    assert "ValueError" in told.args[0]
    assert "drei" in told.args[0]
    assert threading.excepthook is before
    watch.deleteLater()


def test_a_refusal_that_a_thread_meets_stays_a_refusal(qapp: QApplication, qtbot: QtBot) -> None:
    refusal = StoreUnavailable("The disk is full. What was saved before is kept.")

    def fill() -> None:
        raise refusal

    watch = CrashWatch()
    watch.install()
    try:
        with qtbot.waitSignal(watch.crashed) as told:
            thread = threading.Thread(target=fill)
            thread.start()
            thread.join()
    finally:
        watch.remove()
    assert told.args == [refusal]
    watch.deleteLater()
