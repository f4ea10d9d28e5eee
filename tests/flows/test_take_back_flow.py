"""What was done by mistake is taken back at the desk, and everything stands as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.call import AssignmentState, CallKind, CallLevel, CallResult, CallState
from app.domain.key import new_key
from app.ui.desk import Desk
from tests.flows.dispatch_room import (
    POLICE,
    call_of,
    offered,
    only_order,
    press,
    settle,
    until,
    write,
)
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page


def test_ctrl_z_takes_back_what_was_done_last_be_it_of_a_call_or_of_an_alert(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    """Acknowledged, made a call, a unit sent, its receipt: each is taken back, and the alert waits as at first."""
    card = desk.window.panels.alerts.card
    at_first = program.alert_desk.alert("leak")

    def take_back(is_so: Callable[[], bool]) -> None:
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, card.ask.is_asking)
        press(Qt.Key.Key_1)
        until(qtbot, is_so)
        settle(desk, qtbot)

    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_A)
    until(qtbot, lambda: program.alert_desk.alert("leak").state is AlertState.ACKED)
    settle(desk, qtbot)
    acknowledged = program.alert_desk.alert("leak")
    press(Qt.Key.Key_D)
    until(qtbot, lambda: len(offered(desk)) == 2)
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: program.dispatch_desk.open_assignments() != ())
    panel = desk.window.panels.calls
    until(qtbot, lambda: bool((shown := panel.chosen()) and shown.sent()) and panel.view.hasFocus())
    settle(desk, qtbot)
    order = only_order(program)
    press(Qt.Key.Key_R)
    until(qtbot, lambda: only_order(program).state is AssignmentState.ACCEPTED)
    settle(desk, qtbot)
    for left in (AssignmentState.ORDERED, AssignmentState.CANCELLED):
        take_back(lambda left=left: program.dispatch_desk.assignment(order.id).state is left)  # type: ignore[misc]
    take_back(lambda: program.call_desk.open_calls() == ())
    assert program.call_desk.call(order.call_id).state is CallState.INVALID
    alert = program.alert_desk.alert("leak")
    assert replace(alert, version=acknowledged.version) == acknowledged
    take_back(lambda: desk.take_backs.last() is None)
    alert = program.alert_desk.alert("leak")
    assert replace(alert, version=at_first.version) == at_first


def test_a_take_back_that_is_refused_stays_on_the_list(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    card = desk.window.panels.alerts.card
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_A)
    until(qtbot, lambda: program.alert_desk.alert("leak").state is AlertState.ACKED)
    settle(desk, qtbot)
    call_id = program.call_desk.call_from_alert(actor, new_key(), "leak")
    for is_so in (
        lambda: bool(desk.window.notices.shown),
        lambda: program.alert_desk.alert("leak").state is AlertState.UNACK,
    ):
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, card.ask.is_asking)
        press(Qt.Key.Key_1)
        until(qtbot, is_so)
        settle(desk, qtbot)
        if program.alert_desk.alert("leak").call_id is not None:
            assert desk.take_backs.last() is not None
            program.call_desk.take_back_dispatch(actor, new_key(), call_id, reason="点错了")
            settle(desk, qtbot)
    assert desk.take_backs.last() is None


def test_a_call_closed_by_mistake_is_taken_back_with_a_reason_and_its_unit_goes_on(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    call = program.call_desk.open_call(actor, new_key(), call_of(clock, "纠纷", CallKind.DISPUTE, CallLevel.L3))
    one = program.dispatch_desk.order(actor, new_key(), call, POLICE.id)
    program.dispatch_desk.step(actor, new_key(), one, AssignmentState.EN_ROUTE)
    clock.move(minutes=5)
    program.call_desk.close(actor, new_key(), call, feedback="已调解", result=CallResult.MEDIATED)
    panel = desk.window.panels.calls
    until(qtbot, lambda: panel.calls() == [])
    desk.window.open_panel("calls")
    panel.closed.setChecked(True)
    until(qtbot, lambda: len(panel.calls()) == 1)
    panel.choose(call)
    panel.view.setFocus()
    press(Qt.Key.Key_T)
    write("wrong row")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: len(program.call_desk.open_calls()) == 1)
    assert program.dispatch_desk.assignment(one).state is AssignmentState.EN_ROUTE
