"""From the alert to the closed call, by keyboard alone, in the whole desk: a real database, a real page, real roads."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import Alert, AlertState, Verdict
from app.domain.call import AssignmentState, CallKind, CallLevel, CallResult, CallState, OrderChannel
from app.domain.call_judgement import TRUE
from app.domain.candidate import Candidate, Excluded
from app.domain.case_file import CaseType
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.road_state import RoadTrouble
from app.domain.unit import UnitState
from app.services.map.map_features import MapRecord
from app.ui.desk import Desk
from app.ui.dialogs.call_entry import CallEntry
from app.ui.dialogs.road_state_dialog import RoadStateDialog
from tests.flows.dispatch_room import (
    GUARDS,
    PER_KM,
    PLACE,
    POLICE,
    RESTING,
    call_of,
    offered,
    only_call,
    only_order,
    press,
    settle,
    stand,
    until,
    write,
)
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page


def test_an_alert_becomes_a_closed_call_by_keyboard_alone_with_every_step_stamped(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    panel = desk.window.panels.calls
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_D)
    until(qtbot, lambda: len(offered(desk)) == 2)
    call = only_call(program)
    assert (call.kind, call.title) == (CallKind.LEAK, "东滩井场渗漏")
    assert program.alert_desk.alert("leak").state is AlertState.ACKED
    assert [row.unit.id for row in offered(desk)] == [GUARDS.id, POLICE.id]

    press(Qt.Key.Key_Down)
    began = clock()
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: bool(panel.chosen() and panel.chosen().sent()))  # type: ignore[union-attr]
    order = only_order(program)
    assert (order.unit_id, order.channel, order.ordered_at) == (POLICE.id, OrderChannel.VOICE, began)

    for key, state in (
        (Qt.Key.Key_R, AssignmentState.ACCEPTED),
        (Qt.Key.Key_E, AssignmentState.EN_ROUTE),
        (Qt.Key.Key_O, AssignmentState.ON_SCENE),
    ):
        clock.move(minutes=2)
        press(key)
        until(qtbot, lambda state=state: only_order(program).state is state)  # type: ignore[misc]
        settle(desk, qtbot)
    order = only_order(program)
    stamps = (order.ordered_at, order.accepted_at, order.en_route_at, order.on_scene_at)
    assert stamps == tuple(began + timedelta(minutes=n) for n in (0, 2, 4, 6))

    clock.move(minutes=9)
    press(Qt.Key.Key_F)
    write("valve closed")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: only_call(program).feedback == "valve closed")
    settle(desk, qtbot)
    press(Qt.Key.Key_X)
    until(qtbot, panel.ask.isVisible)
    assert panel.ask.text.toPlainText() == "valve closed"
    assert panel.ask.judged() == TRUE
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: program.call_desk.open_calls() == ())
    alert = program.alert_desk.alert("leak")
    assert (alert.state, alert.verdict) == (AlertState.CLOSED, Verdict.TRUE)
    closed = program.call_desk.call(call.id)
    assert (closed.state, closed.result) == (CallState.CLOSED, CallResult.MEDIATED)
    assert program.dispatch_desk.open_assignments() == (), "closing frees every unit"
    settle(desk, qtbot)
    assert panel.calls() == []


def test_on_an_icy_road_the_guards_near_by_go_first_and_the_police_remain_offered_later(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    """Seed 002: 45 km and ice, so the enterprise's guards go, with assisting acts only; the police own the call."""
    middle = PLACE[0] - 25 * PER_KM
    program.dispatch.road_state_desk.set_state(
        actor, new_key(), trouble=RoadTrouble.ICE, note="patrol",
        shape=shapely.box(middle - 15 * PER_KM, 37.1, middle + 15 * PER_KM, 37.3).wkb,
        expires_at=clock() + timedelta(hours=8),
    )  # fmt: skip
    press(Qt.Key.Key_F12)
    until(qtbot, lambda: bool(desk.window.findChildren(CallEntry)))
    (entry,) = desk.window.findChildren(CallEntry)
    qtbot.waitUntil(entry.isActiveWindow)
    write(f"{PLACE[0]}, {PLACE[1]}")
    press(Qt.Key.Key_Tab)
    write("person")
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: len(offered(desk)) == 2)
    first, second = offered(desk)
    assert isinstance(first, Candidate)
    assert isinstance(second, Candidate)
    assert (first.unit.id, second.unit.id) == (GUARDS.id, POLICE.id)
    assert first.assist
    assert not second.assist
    assert second.seconds > 45 / 50 * 3600, "the ice makes the way longer"
    until(qtbot, lambda: desk.window.panels.calls.candidates.table.hasFocus())
    press(Qt.Key.Key_V)
    assert {row.unit.id for row in offered(desk) if isinstance(row, Excluded)} == {RESTING.id}

    press(Qt.Key.Key_Return)
    until(qtbot, lambda: bool(program.dispatch_desk.assignments(only_call(program).id)))
    order = only_order(program)
    assert order.unit_id == GUARDS.id
    assert set(order.assist.split()) == {act.value for act in first.assist}
    assert only_call(program).owner == actor.name
    legend = desk.window.panels.layers.tree.leaves
    until(qtbot, lambda: legend["road_states.ICE"].text(1) == "1")
    until(qtbot, lambda: legend["routes.SENT"].text(1) == "1")
    settle(desk, qtbot)


def test_who_gets_first_to_any_place_is_asked_in_its_menu_with_ways_and_minutes(desk: Desk, qtbot: QtBot) -> None:
    def offers() -> dict[str, QAction]:
        menu = QMenu(desk.map)
        for offer in desk.join.menu_offers:
            offer(menu, Position(*PLACE), None)
        return {act.text(): act for act in menu.actions()}

    offers()["哪支警力最先到此处"].trigger()
    legend = desk.window.panels.layers.tree.leaves
    until(qtbot, lambda: legend["routes.OFFERED"].text(1) == "1")
    said = [notice.say() for notice in desk.window.notices.shown if "最先到此处" in notice.say()]
    assert len(said) == 1
    assert f"最先到此处:{POLICE.call_sign} " in said[0], "guards go to simple calls only, so to no mere place"
    assert GUARDS.call_sign not in said[0]
    assert "分钟" in said[0]
    offers()["取消路线显示"].trigger()
    until(qtbot, lambda: legend["routes.OFFERED"].text(1) != "1")
    settle(desk, qtbot)
    assert "哪支警力最先到此处" in offers()


def test_a_unit_that_is_held_elsewhere_is_asked_for_before_it_gets_both_calls(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    earlier = program.call_desk.open_call(actor, new_key(), call_of(clock, "盗油", CallKind.WELLHEAD, CallLevel.L2))
    one = program.dispatch_desk.order(actor, new_key(), earlier, POLICE.id)
    program.dispatch_desk.step(actor, new_key(), one, AssignmentState.ON_SCENE)
    later = program.call_desk.open_call(actor, new_key(), call_of(clock, "纠纷", CallKind.DISPUTE, CallLevel.L3))
    settle(desk, qtbot)
    bar = desk.window.command_bar
    until(qtbot, lambda: len(desk.window.panels.calls.calls()) == 2)
    bar.open()
    bar.setText("/派 2组 纠纷")
    bar.textEdited.emit(bar.text())
    assert bar.list is not None
    assert "巡察2组" in bar.list.item(0).text()
    press(Qt.Key.Key_Return)
    ask = desk.window.panels.calls.ask
    until(qtbot, ask.isVisible)
    assert program.dispatch_desk.assignments(later) == (), "nothing happens silently"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: len(program.dispatch_desk.assignments(later)) == 1)
    assert program.dispatch_desk.assignment(one).state is AssignmentState.ON_SCENE


def test_a_typed_order_to_a_unit_off_duty_is_asked_for_and_one_told_to_stand_by_goes_at_once(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    stand(program, RESTING, 5.0, clock)
    call_id = program.call_desk.open_call(actor, new_key(), call_of(clock, "盗油", CallKind.WELLHEAD, CallLevel.L2))
    until(qtbot, lambda: len(desk.window.panels.calls.calls()) == 1)
    bar, ask = desk.window.command_bar, desk.window.panels.calls.ask

    def order(line: str) -> None:
        bar.open()
        bar.setText(line)
        bar.textEdited.emit(line)
        press(Qt.Key.Key_Return)

    order("/派 9组 盗油")
    until(qtbot, ask.isVisible)
    assert program.dispatch_desk.assignments(call_id) == ()
    press(Qt.Key.Key_Escape)
    order("/s 9组 备勤")
    until(qtbot, lambda: any(one.unit.id == RESTING.id and one.state is UnitState.STANDBY for one in bar.units()))
    order("/派 9组 盗油")
    until(qtbot, lambda: [one.unit_id for one in program.dispatch_desk.assignments(call_id)] == [RESTING.id])
    settle(desk, qtbot)


def test_a_call_becomes_a_case_with_everything_carried_over(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_D)
    until(qtbot, lambda: len(offered(desk)) == 2)
    call = only_call(program)
    program.call_desk.amend(actor, new_key(), call.id, kind=CallKind.TAPPING, owner="韩")
    settle(desk, qtbot)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_C)
    assert only_call(program).case_id is None, "a case is not taken back, so it is asked before"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: only_call(program).case_id is not None)
    case = program.casework.desk.case_file(only_call(program).case_id or "")
    assert (case.type, case.title, case.place, case.lead_officer) == (CaseType.TAPPING, "东滩井场渗漏", "东滩", "韩")
    assert (case.lon, case.lat) == PLACE
    alert: Alert = program.alert_desk.alert("leak")
    assert alert.title in case.summary


def test_what_is_drawn_on_demand_comes_and_goes_with_its_lines_of_the_legend(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    legend = desk.window.panels.layers.tree.leaves
    shown = [
        key for key in legend if key.startswith(("reach.", "road_states.", "blocks.")) and not legend[key].isHidden()
    ]
    assert shown == []
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: not legend["reach.M45"].isHidden())
    assert legend["reach.M45"].text(1) == "2", "two units are free"
    settle(desk, qtbot)
    assert desk.map._features.snapshot("reach")
    assert desk.ground_acts._reach_clock.isActive()
    with program.store.act(program.actor(), new_key(), "test.state", Right.ACT) as work:
        work.set_state("unit", GUARDS, "state", UnitState.OFF_DUTY)
    desk.ground_acts._reach_clock.timeout.emit()
    until(qtbot, lambda: legend["reach.M45"].text(1) == "1")
    settle(desk, qtbot)
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: legend["reach.M45"].isHidden())
    assert not desk.ground_acts._reach_clock.isActive(), "nothing is drawn anew that is not shown"

    desk.ground_acts._begin_blocks("", Position(PLACE[0] - 20 * PER_KM, PLACE[1]), clock())
    until(qtbot, lambda: any(not legend[f"blocks.{kind}"].isHidden() for kind in ("EARLY", "SOON", "LATE")))
    assert desk.ground_acts._block_clock.isActive()
    desk.ground_acts._clear_blocks()
    until(qtbot, lambda: all(legend[f"blocks.{kind}"].isHidden() for kind in ("EARLY", "SOON", "LATE")))
    assert not desk.ground_acts._block_clock.isActive(), "nothing runs while nothing is shown"

    menu = QMenu(desk.window)
    for offer in desk.join.menu_offers:
        offer(menu, Position(*PLACE), None)
    assert [line.text() for line in menu.actions()][:5] == [
        "在此录入警情…",
        "此处道路异常…",
        "哪支警力最先到此处",
        "此处周围的封控点",
        "可达范围",
    ]
    menu.actions()[1].trigger()
    (dialog,) = desk.window.findChildren(RoadStateDialog)
    dialog.note.setText("巡警报告")
    dialog.accept()
    until(qtbot, lambda: legend["road_states.ICE"].text(1) == "1")
    (state,) = program.dispatch.road_state_desk.current(clock())
    assert (state.trouble, state.note, state.expires_at) == (RoadTrouble.ICE, "巡警报告", clock() + timedelta(hours=12))
    ends = QMenu(desk.window)
    desk.road_state_acts._offer_menu(ends, Position(*PLACE), MapRecord("road_states", state.id, "", *PLACE))
    ends.actions()[2].trigger()
    (change,) = (one for one in desk.window.findChildren(RoadStateDialog) if one.isVisible())
    assert (change.trouble.chosen(), change.note.text(), change.hours.value()) == (RoadTrouble.ICE, "巡警报告", 12)
    change.trouble.choose(RoadTrouble.CLOSED)
    change.accept()
    until(qtbot, lambda: legend["road_states.CLOSED"].text(1) == "1")
    settle(desk, qtbot)
    (changed,) = program.dispatch.road_state_desk.current(clock())
    assert (changed.id, changed.shape, changed.factor) == (state.id, state.shape, None)
    ends.actions()[1].trigger()
    until(qtbot, lambda: legend["road_states.CLOSED"].isHidden())
    assert program.dispatch.road_state_desk.current(clock()) == ()
