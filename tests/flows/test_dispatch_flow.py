"""From the alert to the closed call, by keyboard alone, in the whole desk: a real database, a real page, real roads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import shapely
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import Alert, AlertKind, AlertState, Verdict
from app.domain.asset import AssetLayer, RoadKind
from app.domain.call import Assignment, AssignmentState, Call, CallKind, CallLevel, CallResult, CallState, OrderChannel
from app.domain.call_judgement import TRUE
from app.domain.candidate import Candidate, Excluded
from app.domain.case_file import CaseType
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.road_state import RoadTrouble
from app.domain.unit import Fix, Unit, UnitKind, UnitState
from app.paths import DataDirectory
from app.services.map_features import MapRecord
from app.store import fix_store
from app.ui import desk_app
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.dialogs.call_entry import CallEntry
from app.ui.dialogs.road_state_dialog import RoadStateDialog
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
WAIT_MS = 20_000
PLACE = (107.60, 37.20)
PER_KM = 1 / 88.7
"""Degrees of longitude a kilometre at this latitude."""


def unit(key: str, kind: UnitKind, call_sign: str, name: str) -> Unit:
    return Unit(
        id=key, owner_domain=invented.POLICE, code=call_sign, name=name, kind=kind, call_sign=call_sign,
        phone="000-0000000",
    )  # fmt: skip


POLICE = unit("u-police", UnitKind.PATROL_GROUP, "巡2", "巡察2组")
GUARDS = unit("u-guards", UnitKind.GUARD_TEAM, "护3", "东滩护卫三队")
RESTING = unit("u-off", UnitKind.PATROL_GROUP, "巡9", "巡察9组")


@pytest.fixture
def program(data_directory: Path, clock: Clock) -> Iterator[Program]:
    """A road of 60 km; the police stand 45 km away on it, the guards of the enterprise 3 km."""
    with Program(DataDirectory(data_directory), now=clock) as program:
        lon, lat = PLACE
        west = lon - 60 * PER_KM
        road = replace(
            invented.asset("东滩路"), id="r1", layer=AssetLayer.ROADS, code="X1", code_key="X1",
            kind=RoadKind.COUNTY_ROAD, shape=shapely.LineString([(west, lat), (lon, lat)]).wkb, min_lon=west,
            max_lon=lon, min_lat=lat, max_lat=lat, attributes={}, length_m=60_000.0,
        )  # fmt: skip
        leak = replace(
            invented.alert("leak", title="东滩井场渗漏", place="东滩"), kind=AlertKind.LEAK, lon=lon, lat=lat,
            received_at=clock(), occurred_at=clock() - timedelta(minutes=1),
        )  # fmt: skip
        with program.store.act(program.actor(), "ground", "test.ground", Right.IMPORT) as work:
            for record in (road, leak, POLICE, GUARDS, RESTING):
                work.add(record)
            for one, state in ((POLICE, UnitState.PATROLLING), (GUARDS, UnitState.STANDBY)):
                work.set_state("unit", one, "state", state, clock() - timedelta(hours=4))
        stand(program, POLICE, 45.0, clock)
        stand(program, GUARDS, 3.0, clock)
        yield program


def stand(program: Program, one: Unit, away_km: float, clock: Clock) -> None:
    with program.store.database.write() as connection:
        fix_store.append(connection, [Fix(one.id, clock(), PLACE[0] - away_km * PER_KM, PLACE[1], 0.0, 90.0)])


@pytest.fixture
def actor(program: Program) -> Actor:
    return program.actor()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, program: Program, actor: Actor) -> Iterator[Desk]:
    made = build_desk(program, actor)
    failures: list[str] = []
    made.map.page_failed.connect(failures.append)
    made.window.resize(1600, 900)
    with qtbot.waitExposed(made.window):
        made.open(restored=False)
    settle(made, qtbot)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.speaker.speak("en")
    qapp.setStyleSheet("")
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert failures == []


def settle(desk: Desk, qtbot: QtBot) -> None:
    done: list[bool] = []
    desk.when_settled(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """On whatever has the focus, as a hand does."""
    QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def only_call(program: Program) -> Call:
    (call,) = program.call_desk.open_calls()
    return call


def only_order(program: Program) -> Assignment:
    (order,) = program.dispatch_desk.assignments(only_call(program).id)
    return order


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def offered(desk: Desk) -> list[Candidate | Excluded]:
    table = desk.window.panels.calls.candidates.table
    return [table.rows.record(row) for row in range(table.rows.rowCount())]


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
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    write("valve closed")
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
    legend = desk.window.panels.layers._items
    until(qtbot, lambda: legend["road_states.ICE"].text(1) == "1")
    until(qtbot, lambda: legend["routes.SENT"].text(1) == "1")
    settle(desk, qtbot)


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
    until(qtbot, lambda: only_call(program).case_id is not None)
    case = program.case_desk.case_file(only_call(program).case_id or "")
    assert (case.type, case.title, case.place, case.lead_officer) == (CaseType.TAPPING, "东滩井场渗漏", "东滩", "韩")
    assert (case.lon, case.lat) == PLACE
    alert: Alert = program.alert_desk.alert("leak")
    assert alert.title in case.summary


def test_what_is_drawn_on_demand_comes_and_goes_with_its_lines_of_the_legend(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    legend = desk.window.panels.layers._items
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
    assert all(legend[f"blocks.{kind}"].isHidden() for kind in ("EARLY", "SOON", "LATE"))
    assert not desk.ground_acts._block_clock.isActive(), "nothing runs while nothing is shown"

    menu = QMenu(desk.window)
    for offer in desk.join.menu_offers:
        offer(menu, Position(*PLACE), None)
    assert [line.text() for line in menu.actions()] == [
        "在此录入警情 …",
        "此处道路异常 …",
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
    desk.ground_acts._offer_menu(ends, Position(*PLACE), MapRecord("road_states", state.id, "", *PLACE))
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


def call_of(clock: Clock, title: str, kind: CallKind, level: CallLevel) -> Call:
    return replace(invented.call(title), kind=kind, level=level, occurred_at=clock(), received_at=clock())


def test_an_alert_near_an_open_call_is_added_to_it_by_one_key_and_taken_off_again_by_ctrl_z(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    made = call_of(clock, "渗漏,群众报警", CallKind.LEAK, CallLevel.L3)
    key = program.lane.live(lambda: program.call_desk.open_call(program.actor(), new_key(), made)).result(10)
    card = desk.window.panels.alerts.card
    press(Qt.Key.Key_F1)
    until(qtbot, lambda: [one.id for one in card.open_calls()] == [key])
    assert card.buttons["join_call"].isVisible()
    assert only_call(program).number in card.buttons["join_call"].text()
    press(Qt.Key.Key_J)
    until(qtbot, lambda: program.alert_desk.alert("leak").call_id == key)
    settle(desk, qtbot)
    assert program.alert_desk.alert("leak").state is AlertState.ACKED
    assert only_call(program).id == key, "no second call was made"
    until(qtbot, lambda: not card.buttons["join_call"].isVisible())
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, desk.window.panels.alerts.card.ask.is_asking)
    press(Qt.Key.Key_1)
    until(qtbot, lambda: program.alert_desk.alert("leak").call_id is None)
    settle(desk, qtbot)


def test_the_road_network_is_made_ready_once_the_desk_is_live_and_not_before(
    desk: Desk, qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = program.dispatch.reach_desk._ground
    assert ground._travel is None, "a picture of the desk needs no network"
    live: list[Callable[[], object]] = []
    monkeypatch.setattr(desk_app, "build_desk", lambda *_parts: desk)
    monkeypatch.setattr(desk, "open", lambda **_how: None)
    monkeypatch.setattr(desk, "when_settled", live.append)
    monkeypatch.setattr(QCoreApplication, "exec", lambda: 0)
    desk_app.run_desk(program, program.actor())
    assert ground._travel is None
    (told,) = live
    told()
    until(qtbot, lambda: ground._travel is not None)
    until(qtbot, desk.ground_acts._background.is_idle)
