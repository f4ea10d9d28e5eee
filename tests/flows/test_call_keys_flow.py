"""Each further key of the panel of calls, pressed in the whole desk, does its act in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.call import AssignmentState, CallKind, CallLevel, CallState, OrderChannel
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.unit import UnitState
from app.services.calls.order_ways import OrderWays
from app.store import audit_store
from app.ui.desk import Desk
from app.ui.dialogs.call_entry import CallEntry
from tests.flows.dispatch_room import (
    POLICE,
    call_of,
    focus,
    only_call,
    only_order,
    press,
    settle,
    until,
    write,
)
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page


def save() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def acts_on(program: Program, noun: str, key: str) -> list[tuple[str, str]]:
    with program.store.read() as connection:
        return [(one.act, one.reason) for one in audit_store.acts_about(connection, noun, key)]


@pytest.fixture
def call_id(desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock) -> str:
    """A call with one police unit, chosen in the panel of the whole desk, which has the keys."""
    key = program.call_desk.open_call(actor, new_key(), call_of(clock, "纠纷", CallKind.DISPUTE, CallLevel.L3))
    program.dispatch_desk.order(actor, new_key(), key, POLICE.id)
    panel = desk.window.panels.calls
    desk.window.open_panel("calls")
    until(qtbot, lambda: bool(panel.calls()) and bool(panel.calls()[0].sent()))
    panel.choose(key)
    panel.view.setFocus()
    settle(desk, qtbot)
    return key


def test_g_corrects_what_was_taken_down(desk: Desk, qtbot: QtBot, program: Program, call_id: str) -> None:
    press(Qt.Key.Key_G)
    until(qtbot, lambda: bool(desk.window.findChildren(CallEntry)))
    (entry,) = desk.window.findChildren(CallEntry)
    qtbot.waitUntil(entry.isActiveWindow)
    entry.text.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("two men at the gate")
    save()
    until(qtbot, lambda: "two men at the gate" in (only_call(program).title, only_call(program).text))
    settle(desk, qtbot)
    assert acts_on(program, "call", call_id)[-1][0] in ("call.triage", "call.amend")


def test_y_transfers_it_to_another_agency_and_frees_its_units(
    desk: Desk, qtbot: QtBot, program: Program, call_id: str
) -> None:
    press(Qt.Key.Key_Y)
    write("town office")
    press(Qt.Key.Key_Tab)
    write("theirs")
    save()
    until(qtbot, lambda: program.call_desk.call(call_id).state is CallState.TRANSFERRED)
    settle(desk, qtbot)
    assert program.call_desk.call(call_id).handed_to == "town office"
    assert program.dispatch_desk.open_assignments() == ()
    assert acts_on(program, "call", call_id)[-1] == ("call.transferred", "theirs")


def test_j_hands_the_scene_over_and_the_call_goes_on(desk: Desk, qtbot: QtBot, program: Program, call_id: str) -> None:
    press(Qt.Key.Key_J)
    write("traffic squad")
    save()
    until(qtbot, lambda: only_call(program).handed_to == "traffic squad")
    settle(desk, qtbot)
    assert only_call(program).id == call_id


def test_w_finds_it_no_call_with_a_reason_and_not_without(
    desk: Desk, qtbot: QtBot, program: Program, call_id: str
) -> None:
    press(Qt.Key.Key_W)
    save()
    assert only_call(program).state is not CallState.INVALID
    write("misdialled")
    save()
    until(qtbot, lambda: program.call_desk.call(call_id).state is CallState.INVALID)
    settle(desk, qtbot)
    assert acts_on(program, "call", call_id)[-1] == ("call.invalid", "misdialled")


@pytest.mark.parametrize(
    ("key", "state", "act"),
    [
        (Qt.Key.Key_Z, AssignmentState.CANCELLED, "assignment.cancel"),
        (Qt.Key.Key_Q, AssignmentState.DECLINED, "assignment.declined"),
    ],
)
def test_z_calls_the_unit_back_and_q_says_that_it_declined(
    desk: Desk, qtbot: QtBot, program: Program, call_id: str, key: Qt.Key, state: AssignmentState, act: str
) -> None:
    order = only_order(program)
    press(key)
    write("flat tyre")
    save()
    until(qtbot, lambda: program.dispatch_desk.assignment(order.id).state is state)
    settle(desk, qtbot)
    assert program.dispatch_desk.assignment(order.id).reason == "flat tyre"
    assert only_call(program).id == call_id
    assert acts_on(program, "assignment", order.id)[-1][0] == act
    (unit,) = (one for one in program.unit_tracker.units_at(program.now()) if one.unit.id == POLICE.id)
    assert unit.state is UnitState.PATROLLING


def test_s_sends_an_order_once_more_and_it_is_on_record(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, call_id: str
) -> None:
    out: list[Mapping[str, object]] = []
    ways = OrderWays(data=lambda _unit, message: out.append(message))
    program.dispatch_desk.post_by(lambda: ways, lambda send: send(), lambda note: note())
    program.dispatch_desk.cancel(actor, new_key(), only_order(program).id, "换人")
    sent = program.dispatch_desk.order(actor, new_key(), call_id, POLICE.id, OrderChannel.MQTT)
    panel = desk.window.panels.calls
    until(qtbot, lambda: any(one.id == sent for one in panel.calls()[0].sent()))
    settle(desk, qtbot)
    press(Qt.Key.Key_S)
    until(qtbot, lambda: len(out) == 2)
    settle(desk, qtbot)
    assert [message["order"] for message in out] == [sent, sent]
    assert [act for act, _why in acts_on(program, "assignment", sent)] == ["assignment.order", "assignment.send_again"]


def test_a_report_is_begun_where_one_writes_and_tab_goes_on_to_what_came_of_it(
    desk: Desk, qtbot: QtBot, call_id: str
) -> None:
    ask = desk.window.panels.calls.ask
    assert desk.window.panels.calls.choose(call_id)
    press(Qt.Key.Key_F)
    until(qtbot, ask.isVisible)
    assert focus() is ask.text
    until(qtbot, lambda: ask.text.geometry().bottom() < ask.choice.geometry().top())
    press(Qt.Key.Key_Tab)
    assert focus() is ask.choice
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is ask.text
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: not ask.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_J])
def test_what_joined_a_standing_call_is_taken_off_again_by_ctrl_z_as_it_was(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock, key: Qt.Key
) -> None:
    """D on a late alert of the call's group, or J on one near by."""
    card = desk.window.panels.alerts.card
    standing = program.call_desk.call_from_alert(actor, new_key(), "leak")
    program.dispatch_desk.order(actor, new_key(), standing, POLICE.id)
    group = program.alert_desk.alert("leak").group_id or "leak"
    late = replace(
        invented.alert("late", title="东滩井场压力降", place="东滩"), lon=program.alert_desk.alert("leak").lon,
        lat=program.alert_desk.alert("leak").lat, received_at=clock(), occurred_at=clock(),
        group_id=group if key == Qt.Key.Key_D else "",
    )  # fmt: skip
    with program.store.act(actor, new_key(), "test.late", Right.IMPORT) as work:
        if key == Qt.Key.Key_D:
            work.change(program.alert_desk.alert("leak"), group_id=group)
        work.add(late)
        work.tell(RecordsChanged("alert", ("leak", "late")))
    at_first = program.alert_desk.alert("late")
    settle(desk, qtbot)
    until(qtbot, lambda: any(one.id == "late" for one in desk.views.alerts))
    press(Qt.Key.Key_F1)
    until(qtbot, lambda: key == Qt.Key.Key_D or [one.id for one in card.open_calls()] == [standing])
    press(key)
    until(qtbot, lambda: program.alert_desk.alert("late").call_id == standing)
    settle(desk, qtbot)
    clock.move(minutes=1)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, card.ask.is_asking)
    press(Qt.Key.Key_1)
    until(qtbot, lambda: program.alert_desk.alert("late").call_id is None)
    settle(desk, qtbot)
    assert replace(program.alert_desk.alert("late"), version=at_first.version) == at_first
    assert only_call(program).id == standing
    assert program.dispatch_desk.open_assignments() != ()
    assert desk.take_backs.last() is None
