"""What the flow tests of calls share: the invented units and place, and a hand that presses keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.alert import AlertState
from app.domain.call import Assignment, Call, CallKind, CallLevel
from app.domain.candidate import Candidate, Excluded
from app.domain.key import new_key
from app.domain.unit import Fix, Unit, UnitKind
from app.store import fix_store
from app.ui import desk_app
from app.ui.desk import Desk
from tests.open_desk import settle as settle
from tests.store_fixtures import Clock
from tests.ui import invented

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


def stand(program: Program, one: Unit, away_km: float, clock: Clock) -> None:
    with program.store.database.write() as connection:
        fix_store.append(connection, [Fix(one.id, clock(), PLACE[0] - away_km * PER_KM, PLACE[1], 0.0, 90.0)])
