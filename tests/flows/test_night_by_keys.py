"""A whole night at 03:00 by keys alone: every act of this test is a key pressed on whatever has the focus.

A real broker, database, page and road; a window as small as an old PC's. What the officer did is asked of the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.alert import AlertState, Verdict
from app.domain.call import AssignmentState, Call, CallKind, CallResult, CallState, OrderChannel
from app.domain.feed_status import FeedState
from app.store import audit_store, audit_walk, call_store
from app.ui.desk import Desk
from app.ui.dialogs.call_entry import CallEntry
from tests.flows.alerts.alert_room import Field
from tests.flows.dispatch_room import (
    GUARDS,
    PLACE,
    POLICE,
    focus,
    offered,
    press,
    settle,
    until,
    write,
)
from tests.real_broker import Broker
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page

CTRL = Qt.KeyboardModifier.ControlModifier
STEPS = (
    (Qt.Key.Key_R, AssignmentState.ACCEPTED),
    (Qt.Key.Key_E, AssignmentState.EN_ROUTE),
    (Qt.Key.Key_O, AssignmentState.ON_SCENE),
)


@pytest.fixture
def data_directory(data_directory: Path, broker: Broker) -> Path:
    """With the broker written into it, before the program of this folder opens."""
    (data_directory / "feeds.toml").write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\nsilent_s = 0\n", "utf-8")
    return data_directory


class Night:
    """The officer's hand, and what the store holds of what it did."""

    def __init__(self, desk: Desk, qtbot: QtBot, program: Program, clock: Clock) -> None:
        self.desk, self._qtbot, self.program, self._clock = desk, qtbot, program, clock

    def until(self, is_so: Callable[[], bool]) -> None:
        until(self._qtbot, is_so)
        settle(self.desk, self._qtbot)

    def pass_by(self, **time: float) -> None:
        self._clock.move(**time)

    def take_back(self) -> None:
        """Ctrl+Z, and the first of the reasons."""
        press(Qt.Key.Key_Z, CTRL)
        until(self._qtbot, self.desk.window.panels.alerts.card.ask.is_asking)
        press(Qt.Key.Key_1)

    def save(self) -> None:
        press(Qt.Key.Key_Return, CTRL)

    def alert(self, source_id: str) -> str:
        """The key of what the field told under this name."""
        return next(one.id for one in self.program.alert_desk.open_alerts() if one.source_id == source_id)

    def call(self) -> Call:
        (call,) = self.program.call_desk.open_calls()
        return call

    def steps(self, call_id: str) -> dict[str, AssignmentState]:
        return {one.unit_id: one.state for one in self.program.dispatch_desk.assignments(call_id)}

    def acts_on(self, noun: str, key: str) -> list[str]:
        with self.program.store.read() as connection:
            return [one.act for one in audit_store.acts_about(connection, noun, key)]


@pytest.fixture
def night(desk: Desk, qtbot: QtBot, program: Program, clock: Clock) -> Night:
    program.start_live()
    desk.window.resize(1366, 768)
    desk.feed_acts.start()
    until(qtbot, lambda: any(one.state is FeedState.LISTENING for one in program.live.feed_desk.statuses()))
    return Night(desk, qtbot, program, clock)


def test_a_night_from_the_alert_to_the_closed_call_by_keys_alone(
    night: Night, broker: Broker, program: Program, clock: Clock
) -> None:
    desk, panels, field = night.desk, night.desk.window.panels, Field(broker, clock)
    clock.move(seconds=5)
    field.tell("n1", title="井场人员闯入", kind="LEAK", lon=PLACE[0], lat=PLACE[1])
    night.until(lambda: any(one.source_id == "n1" for one in desk.views.alerts))

    # Seen, located, read page by page, shelved and taken off the shelf again, acknowledged, taken back, acknowledged.
    fire = night.alert("n1")
    press(Qt.Key.Key_F1)
    assert panels.alerts.chosen() is not None
    assert panels.alerts.chosen().id == fire  # type: ignore[union-attr]
    before = desk.map.view()
    press(Qt.Key.Key_Space)
    night.until(lambda: desk.map.view() != before)
    for digit in range(5):
        press(Qt.Key(Qt.Key.Key_1 + digit))
    press(Qt.Key.Key_A)
    night.until(lambda: program.alert_desk.alert(fire).state is AlertState.ACKED)
    night.take_back()
    night.until(lambda: program.alert_desk.alert(fire).state is AlertState.UNACK)
    press(Qt.Key.Key_A)
    night.until(lambda: program.alert_desk.alert(fire).state is AlertState.ACKED)
    press(Qt.Key.Key_N)
    write("rang the post")
    press(Qt.Key.Key_Return)
    night.until(lambda: "alert.note" in night.acts_on("alert", fire))

    # Dispatched by mistake, taken back, dispatched again: the guards first, then the police.
    press(Qt.Key.Key_D)
    night.until(lambda: len(offered(desk)) == 2)
    mistaken = night.call()
    press(Qt.Key.Key_Escape)
    night.take_back()
    night.until(lambda: program.call_desk.open_calls() == ())
    assert program.alert_desk.alert(fire).call_id is None
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F9)
    assert panels.alerts.choose(fire), "it stands in the queue again"
    press(Qt.Key.Key_D)
    night.until(lambda: len(offered(desk)) == 2)
    call = night.call()
    assert call.id != mistaken.id
    assert program.call_desk.call(mistaken.id).state is CallState.INVALID
    for unit in (GUARDS, POLICE):
        if panels.calls.candidates.call() is None:
            press(Qt.Key.Key_D)
        night.until(lambda unit=unit: unit.id in {row.unit.id for row in offered(desk)})  # type: ignore[misc]
        while panels.calls.candidates.table.chosen().unit.id != unit.id:  # type: ignore[union-attr]
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
        night.until(lambda unit=unit: night.steps(call.id).get(unit.id) is AssignmentState.ORDERED)  # type: ignore[misc]
        # The next keys are about who was just sent.
        night.until(lambda: panels.calls.page.unit() is not None)
        assert panels.calls.page.unit().assignment.unit_id == unit.id  # type: ignore[union-attr]
    assert panels.calls.candidates.call() is None, "nobody is offered any more, so no way of theirs is drawn"

    # Each step of the police, stamped; the last one taken back and told again. F8 leads back to the list.
    for key, state in STEPS:
        night.pass_by(minutes=2)
        press(key)
        night.until(lambda state=state: night.steps(call.id)[POLICE.id] is state)  # type: ignore[misc]
    night.take_back()
    night.until(lambda: night.steps(call.id)[POLICE.id] is AssignmentState.EN_ROUTE)
    assert focus() is panels.calls.view
    press(Qt.Key.Key_O)
    night.until(lambda: night.steps(call.id)[POLICE.id] is AssignmentState.ON_SCENE)
    assert night.steps(call.id)[GUARDS.id] is AssignmentState.ORDERED, "nobody else was meant"
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    assert panels.calls.page.unit().assignment.unit_id == GUARDS.id  # type: ignore[union-attr]
    press(Qt.Key.Key_Z)
    write("not needed")
    night.save()
    night.until(lambda: night.steps(call.id)[GUARDS.id] is AssignmentState.CANCELLED)

    # A call that is taken down over the radio meanwhile, found to be the same, and merged into the first.
    press(Qt.Key.Key_F12)
    night.until(lambda: bool(desk.window.findChildren(CallEntry)))
    night.until(lambda: isinstance(QApplication.activeWindow(), CallEntry))
    write(f"{PLACE[0]}, {PLACE[1]}")
    press(Qt.Key.Key_Tab)
    write("leak")
    press(Qt.Key.Key_Tab)
    write("smell of oil at the gate")
    night.save()
    night.until(lambda: len(program.call_desk.open_calls()) == 2)
    night.until(lambda: desk.window.isActiveWindow() and len(panels.calls.calls()) == 2)
    second = next(one for one in program.call_desk.open_calls() if one.id != call.id)
    assert (second.kind, second.title) == (CallKind.LEAK, "smell of oil at the gate")
    night.until(lambda: panels.calls.chosen() is not None and panels.calls.chosen().call.id == second.id)  # type: ignore[union-attr]
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_M)
    night.save()
    night.until(lambda: program.call_desk.call(second.id).merged_into == call.id)

    # Searched for and found again, handed over for the next shift, reported, closed with a verdict.
    press(Qt.Key.Key_Slash)
    write(night.call().number[-4:])
    night.until(lambda: desk.window.command_bar.list is not None and desk.window.command_bar.list.count() > 0)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F8)
    if panels.calls.chosen() is None:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_J)
    write("day shift")
    press(Qt.Key.Key_Tab)
    write("fence is to be mended by 09:00")
    night.save()
    night.until(lambda: night.call().handed_to == "day shift")
    night.pass_by(minutes=9)
    press(Qt.Key.Key_F)
    write("nobody found, fence cut")
    night.save()
    night.until(lambda: night.call().feedback == "nobody found, fence cut")
    press(Qt.Key.Key_X)
    night.until(panels.calls.ask.isVisible)
    night.save()
    night.until(lambda: program.call_desk.open_calls() == ())

    # Closed too early: taken back, the call is the chosen one again; closed for good.
    night.take_back()
    night.until(lambda: len(program.call_desk.open_calls()) == 1)
    night.until(lambda: panels.calls.chosen() is not None and panels.calls.chosen().call.id == call.id)  # type: ignore[union-attr]
    assert panels.alerts.card.isHidden() or panels.alerts.chosen() is not None, "no empty card stays behind"
    press(Qt.Key.Key_X)
    night.until(panels.calls.ask.isVisible)
    night.save()
    night.until(lambda: program.call_desk.open_calls() == ())

    closed = program.call_desk.call(call.id)
    assert (closed.state, closed.result) == (CallState.CLOSED, CallResult.ON_SITE_DONE)
    judged = program.alert_desk.alert(fire)
    assert (judged.state, judged.verdict, judged.call_id) == (AlertState.CLOSED, Verdict.TRUE, call.id)
    orders = {one.unit_id: one for one in program.dispatch_desk.assignments(call.id)}
    assert {one.channel for one in orders.values()} == {OrderChannel.VOICE}
    sent = orders[POLICE.id]
    assert sent.state is AssignmentState.RELEASED
    assert None not in (sent.ordered_at, sent.accepted_at, sent.en_route_at, sent.on_scene_at)
    assert sent.on_scene_at - sent.ordered_at == timedelta(minutes=6)  # type: ignore[operator]
    assert program.dispatch_desk.open_assignments() == ()
    with program.store.read() as connection:
        assert [one.id for one in call_store.calls.find(connection) if one.state is CallState.CLOSED] == [call.id]
        breaks = audit_walk.walk(connection).breaks
    assert breaks == ()
    told = night.acts_on("call", call.id)
    assert told.count("call.close") == 2
    assert {"call.hand_over", "call.feedback", "call.take_back_close"} <= set(told)


def test_a_shelf_is_set_and_ended_and_a_snooze_is_heard_of_in_the_queue(night: Night, program: Program) -> None:
    """The alert that stands there at first: shelved for half an hour, taken off by Ctrl+Z, shelved and ended by U."""
    press(Qt.Key.Key_F1)
    leak = "leak"
    for ending in (night.take_back, lambda: press(Qt.Key.Key_U)):
        press(Qt.Key.Key_S)
        press(Qt.Key.Key_2)
        press(Qt.Key.Key_3)
        night.until(lambda: program.alert_desk.alert(leak).state is AlertState.SHELVED)
        shelved = program.alert_desk.alert(leak)
        assert shelved.shelved_until == program.now() + timedelta(minutes=30)
        assert shelved.shelf_reason
        ending()
        night.until(lambda: program.alert_desk.alert(leak).state is not AlertState.SHELVED)
        press(Qt.Key.Key_F9)
    assert night.acts_on("alert", leak).count("alert.shelve") == 2
