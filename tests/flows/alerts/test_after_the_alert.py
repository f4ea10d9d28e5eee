"""What follows an alert on the whole desk: a place that is learned of, a case, a lock, a mistake taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.key import new_key
from app.domain.premise import ContactRole, PremiseKind
from app.ui.alerts.sound_policy import Sound
from app.ui.desk import Desk
from tests.flows.alerts.alert_room import WAIT_MS, Ear, Field, alerts, banner, press, settle, titles, wait_for
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page


def test_what_one_learns_of_a_place_and_whom_one_rang_stays_with_it(
    desk: Desk, field: Field, program: Program, actor: Actor, qtbot: QtBot
) -> None:
    for role, name in ((ContactRole.POST, "姬塬卡点"), (ContactRole.POLICE, "片区民警")):
        program.premise_desk.add_contact(actor, new_key(), asset_id="w1", role=role, name=name, phone="000-1")
    field.tell("7", asset="定4127-6")
    wait_for(desk, qtbot, "7")
    press(Qt.Key.Key_F1)
    card = desk.window.panels.alerts.card
    qtbot.waitUntil(lambda: card.contacts.list.count() == 2, timeout=WAIT_MS)
    press(Qt.Key.Key_3, Qt.Key.Key_4)
    assert card.page() == "page_place", "leafing through the pages logs no ring"
    press(Qt.Key.Key_R, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "无人接听" in card.contacts.list.item(0).text(), timeout=WAIT_MS)
    assert card.contacts.list.currentRow() == 1, "the next one to ring is chosen"
    press(Qt.Key.Key_1)
    key = alerts(desk)["7"].id
    qtbot.waitUntil(lambda: len(program.alert_desk.dossier(key).attempts) == 2, timeout=WAIT_MS)
    press(Qt.Key.Key_Escape)
    assert desk.window.panels.alerts.view.hasFocus()
    press(Qt.Key.Key_M, Qt.Key.Key_3)
    QTest.keyClicks(card.ask.words, "two dogs")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("two dogs" in line for line in card.place.texts()), timeout=WAIT_MS)
    assert [one.text for one in program.premise_desk.notes("w1")] == ["two dogs"]
    assert any("姬塬卡点" in line for line in card.timeline.texts()), "each ring stands in the timeline"


def test_an_alert_becomes_a_case_with_everything_carried_over(
    desk: Desk, field: Field, program: Program, qtbot: QtBot
) -> None:
    field.tell("7", asset="定4127-6")
    wait_for(desk, qtbot, "7")
    press(Qt.Key.Key_F1, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: alerts(desk)["7"].state is AlertState.ACKED, timeout=WAIT_MS)
    press(Qt.Key.Key_C, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(desk.views.cases) == 1, timeout=WAIT_MS)
    case = desk.views.cases[0]
    assert (case.title, case.asset_code) == ("井场火情 7", "定4127-6")
    qtbot.waitUntil(lambda: alerts(desk)["7"].call_id is not None, timeout=WAIT_MS)


def test_what_is_acknowledged_neither_doubles_nor_rings_while_the_database_is_locked_and_the_new_can_be_silenced(
    desk: Desk, field: Field, ear: Ear, program: Program, qtbot: QtBot, clock: Clock
) -> None:
    field.tell("7")
    wait_for(desk, qtbot, "7")
    press(Qt.Key.Key_F1, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: alerts(desk)["7"].state is AlertState.ACKED, timeout=WAIT_MS)
    settle(desk, qtbot)
    other = sqlite3.connect(program.data.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        clock.move(seconds=60)
        rung = len(ear.heard)
        field.tell("7")
        field.tell("over", state="cleared")
        field.tell("8")
        qtbot.waitUntil(lambda: "8" in alerts(desk), timeout=WAIT_MS)
        assert titles(desk) == ["井场火情 8", "井场火情 7"]
        assert alerts(desk)["7"].state is AlertState.ACKED
        qtbot.waitUntil(lambda: ear.heard[rung:] == [Sound.CRITICAL], timeout=WAIT_MS)
        press(Qt.Key.Key_F1, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: alerts(desk)["8"].state is AlertState.ACKED, timeout=WAIT_MS)
        clock.move(seconds=40)
        desk.alert_views.sound.tick()
        assert len(ear.heard) == rung + 1, "what is taken here rings no more"
        assert "未保存" in banner(desk)
    finally:
        other.execute("ROLLBACK")
        other.close()
    qtbot.waitUntil(lambda: "未保存" not in banner(desk), timeout=60_000)
    key = alerts(desk)["8"].id
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.ACKED, timeout=WAIT_MS)
    assert "over" not in alerts(desk)


def test_a_mistaken_judgement_and_acknowledgement_of_before_the_restart_are_taken_back_with_a_reason(
    desk: Desk, open_desk: Callable[[], Desk], field: Field, program: Program, qtbot: QtBot
) -> None:
    field.tell("7")
    wait_for(desk, qtbot, "7")
    key = alerts(desk)["7"].id
    press(Qt.Key.Key_F1, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: alerts(desk)["7"].state is AlertState.ACKED, timeout=WAIT_MS)
    press(Qt.Key.Key_X, Qt.Key.Key_2, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: titles(desk) == [], timeout=WAIT_MS)
    desk.window.close()
    again = open_desk()
    panel = again.window.panels.alerts
    panel.filters.states.setCurrentIndex(panel.filters.states.count() - 1)
    qtbot.waitUntil(lambda: titles(again) == ["井场火情 7"], timeout=WAIT_MS)
    assert again.window.top_bar._counter.text() == "● 未确认 0", "what is over is not counted"
    panel.choose(key)
    panel.view.setFocus()
    press(Qt.Key.Key_O, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.ACKED, timeout=WAIT_MS)
    assert program.alert_desk.dossier(key).timeline[-1].reason == "点错了行"
    panel.filters.clear()
    qtbot.waitUntil(lambda: titles(again) == ["井场火情 7"], timeout=WAIT_MS)
    panel.choose(key)
    panel.view.setFocus()
    press(Qt.Key.Key_B, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.UNACK, timeout=WAIT_MS)


def test_whom_to_ring_is_changed_and_removed_and_so_is_a_note_about_the_place(
    desk: Desk, field: Field, program: Program, actor: Actor, qtbot: QtBot
) -> None:
    premise = program.premise_desk
    premise.add_contact(actor, new_key(), asset_id="w1", role=ContactRole.POST, name="旧卡点", phone="000-1")
    premise.add_note(actor, new_key(), "w1", kind=PremiseKind.ACCESS, text="旧路")
    field.tell("7", asset="定4127-6")
    wait_for(desk, qtbot, "7")
    press(Qt.Key.Key_F1)
    card = desk.window.panels.alerts.card
    qtbot.waitUntil(lambda: card.contacts.list.count() == 1, timeout=WAIT_MS)
    press(Qt.Key.Key_R, Qt.Key.Key_E, Qt.Key.Key_1, Qt.Key.Key_Return)
    card.ask.words.setText("000-2")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.phone for one in premise.contacts("w1")] == ["000-2"], timeout=WAIT_MS)
    assert premise.contacts("w1")[0].name == "旧卡点"
    settle(desk, qtbot)
    press(Qt.Key.Key_R, Qt.Key.Key_K, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: premise.contacts("w1") == (), timeout=WAIT_MS)
    settle(desk, qtbot)
    press(Qt.Key.Key_L, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: premise.notes("w1") == (), timeout=WAIT_MS)
