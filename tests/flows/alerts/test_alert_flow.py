"""From the broker to the officer's ear and back, on the whole desk: a real broker, a real database, a real page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import AlertState, Dismissal, Severity, Verdict
from app.ui.alerts.sound_policy import Sound
from app.ui.desk import Desk
from app.ui.map.marks import Mark
from tests.flows.alerts.alert_room import WAIT_MS, Ear, Field, alerts, banner, press, settle, titles, wait_for
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page


def test_what_is_published_is_a_row_a_mark_a_sound_a_banner_and_a_number(
    desk: Desk, field: Field, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: list[set[str]] = []
    draw = desk.map.show_marks

    def drawn(layer: str, marks: Sequence[Mark]) -> None:
        marked.append({mark.name for mark in marks})
        draw(layer, marks)

    monkeypatch.setattr(desk.map, "show_marks", drawn)
    before = desk.map.view()
    desk.window.panels.cases.text.setFocus()
    field.tell("7")
    qtbot.waitUntil(lambda: "井场火情 7" in titles(desk), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: ear.heard[:1] == [Sound.CRITICAL], timeout=WAIT_MS)
    assert "井场火情 7" in banner(desk)
    assert any("井场火情 7" in names for names in marked)
    assert desk.window.windowTitle().startswith("(1) ")
    assert desk.window.top_bar._counter.text() == "▲ 未确认 1"
    assert "井场火情 7" in desk.alert_views.tray.lines()[0]
    assert desk.window.panels.cases.text.hasFocus(), "an alert takes nobody's focus"
    assert desk.map.view() == before, "nor moves the map"


def test_an_alert_is_taken_and_judged_by_the_keyboard_alone(
    desk: Desk, field: Field, ear: Ear, program: Program, actor: Actor, qtbot: QtBot, clock: Clock
) -> None:
    field.tell("7")
    wait_for(desk, qtbot, "7")
    key = alerts(desk)["7"].id
    press(Qt.Key.Key_F1, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.ACKED, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: banner(desk) == "", timeout=WAIT_MS)
    rung = len(ear.heard)
    clock.move(seconds=40)
    desk.alert_views.sound.tick()
    assert len(ear.heard) == rung, "what is taken rings no more"
    press(Qt.Key.Key_X, Qt.Key.Key_2, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.CLOSED, timeout=WAIT_MS)
    judged = program.alert_desk.alert(key)
    assert (judged.verdict, judged.dismissal, judged.closed_by) == (
        Verdict.FALSE,
        Dismissal.AUTHORISED_WORK,
        actor.name,
    )
    qtbot.waitUntil(lambda: titles(desk) == [], timeout=WAIT_MS)


def test_a_mistaken_acknowledgement_is_taken_back_with_a_reason_and_rings_again(
    desk: Desk, field: Field, ear: Ear, program: Program, qtbot: QtBot, clock: Clock
) -> None:
    field.tell("7")
    wait_for(desk, qtbot, "7")
    key, raised = alerts(desk)["7"].id, alerts(desk)["7"].raised_at
    press(Qt.Key.Key_F1, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: desk.take_backs.last() is not None, timeout=WAIT_MS)
    clock.move(seconds=20)
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: program.alert_desk.alert(key).state is AlertState.UNACK, timeout=WAIT_MS)
    assert program.alert_desk.alert(key).raised_at == raised, "its time runs as if nothing had been"
    assert program.alert_desk.dossier(key).timeline[-1].reason == "点错了行"
    qtbot.waitUntil(lambda: alerts(desk)["7"].state is AlertState.UNACK, timeout=WAIT_MS)
    rung = len(ear.heard)
    clock.move(seconds=16)
    desk.alert_views.sound.tick()
    assert ear.heard[rung:] == [Sound.CRITICAL]


def test_a_flood_is_said_in_words_shown_by_groups_and_rings_as_one(
    desk: Desk, field: Field, ear: Ear, qtbot: QtBot, program: Program
) -> None:
    field.flood(40)
    qtbot.waitUntil(lambda: len(alerts(desk)) == 40, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "报警泛滥" in banner(desk), timeout=WAIT_MS)
    assert "40 条" in banner(desk)
    assert len(titles(desk)) == 1
    field.tell("fire")
    qtbot.waitUntil(lambda: len(titles(desk)) == 2, timeout=WAIT_MS)
    assert titles(desk)[0] == "井场火情 fire", "the critical one stands on its own, on top"
    qtbot.waitUntil(lambda: Sound.SUMMARY in ear.heard or Sound.MEDIUM in ear.heard, timeout=WAIT_MS)
    assert len(ear.heard) <= 3, "forty alerts are no forty sounds"
    desk.window.notices.shown.clear()
    desk.alert_views._say_waiting()
    assert desk.window.notices.shown == [], "the banner says it; no notice comes and goes under the hand"
    desk.window.panels.alerts.choose(alerts(desk)["f0"].id)
    desk.window.panels.alerts.view.setFocus()
    press(Qt.Key.Key_A, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: sum(one.state is AlertState.UNACK for one in alerts(desk).values()) == 1, timeout=WAIT_MS)


def test_what_nobody_takes_in_time_is_passed_on_louder(
    desk: Desk, field: Field, ear: Ear, qtbot: QtBot, clock: Clock
) -> None:
    field.tell("7", severity="HIGH", kind="VIDEO_INTRUSION")
    wait_for(desk, qtbot, "7")
    qtbot.waitUntil(lambda: ear.heard == [Sound.HIGH], timeout=WAIT_MS)
    clock.move(seconds=181)
    qtbot.waitUntil(lambda: alerts(desk)["7"].escalation == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: ear.heard[1:2] == [Sound.ESCALATION], timeout=WAIT_MS)
    panel = desk.window.panels.alerts
    panel.choose(alerts(desk)["7"].id)
    line = panel.chosen_line()
    assert line is not None
    assert ("已升级", "critical") in panel.marks.of(line)


def test_an_alert_that_the_database_cannot_take_is_shown_sounded_and_saved_later(
    desk: Desk, field: Field, ear: Ear, program: Program, qtbot: QtBot
) -> None:
    other = sqlite3.connect(program.data.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        field.tell("7")
        qtbot.waitUntil(lambda: "井场火情 7" in titles(desk), timeout=WAIT_MS)
        panel = desk.window.panels.alerts
        panel.choose(alerts(desk)["7"].id)
        line = panel.chosen_line()
        assert line is not None
        assert ("未保存", "high") in panel.marks.of(line)
        assert "未保存" in banner(desk)
        qtbot.waitUntil(lambda: Sound.CRITICAL in ear.heard, timeout=WAIT_MS)
    finally:
        other.execute("ROLLBACK")
        other.close()
    qtbot.waitUntil(lambda: "未保存" not in banner(desk), timeout=60_000)
    assert titles(desk) == ["井场火情 7"]
    assert program.alert_desk.alert(alerts(desk)["7"].id).source_id == "7"


def test_after_a_restart_the_same_stands_there_and_one_is_told_what_came(
    desk: Desk, open_desk: Callable[[], Desk], field: Field, ear: Ear, program: Program, qtbot: QtBot, clock: Clock
) -> None:
    field.tell("7")
    wait_for(desk, qtbot, "7")
    before = (banner(desk), titles(desk), desk.window.top_bar._counter.text())
    desk.window.close()
    program.lane.live(lambda: None).result()
    clock.move(seconds=30)
    field.tell("8", severity="HIGH", kind="VIDEO_INTRUSION")
    qtbot.waitUntil(lambda: len(program.alert_desk.open_alerts()) == 2, timeout=WAIT_MS)
    ear.heard.clear()
    again = open_desk()
    wait_for(again, qtbot, "7", "8")
    assert before[0].split("   ")[1].split(" · ")[0] in banner(again)
    assert set(before[1]) < set(titles(again))
    qtbot.waitUntil(lambda: ear.heard[:1] == [Sound.CRITICAL], timeout=WAIT_MS)
    said = again.window.notices.shown
    qtbot.waitUntil(lambda: any("离开后:新报警 1 条" in one.say() for one in said), timeout=WAIT_MS)
    assert any("井场火情 8" in one.say() for one in said)
    assert alerts(again)["8"].id in again.window.panels.alerts.marks.fresh
    assert alerts(again)["7"].id not in again.window.panels.alerts.marks.fresh
    settle(again, qtbot)
    again.window.close()
    program.lane.live(lambda: None).result()
    third = open_desk()
    said = third.window.notices.shown
    qtbot.waitUntil(lambda: any("井场火情 8" in one.say() and "离开后" in one.say() for one in said), timeout=WAIT_MS)
    assert alerts(third)["8"].id in third.window.panels.alerts.marks.fresh, "nobody has looked at it yet"


def test_the_alarm_test_is_proved_by_its_sound_and_only_by_it(
    desk: Desk, ear: Ear, program: Program, qtbot: QtBot, clock: Clock
) -> None:
    ear.broken = "No sound output was found on this computer"
    press(Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(ear.heard) == 1, timeout=WAIT_MS)
    settle(desk, qtbot)
    assert program.alarm_test.state().proved_at is None
    assert program.live.intake.counts().received == 1, "it comes in through the door of all"
    assert "无声音" in desk.alert_views.tray.text()
    dialog = desk.alarm_check_acts.dialog
    assert dialog is not None
    assert "没有找到" in dialog.trouble.text() or "声音" in dialog.trouble.text(), "the dialog says why nothing sounds"
    ear.broken = ""
    clock.move(minutes=1)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=WAIT_MS)
    press(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: program.alarm_test.state().proved_at is not None, timeout=WAIT_MS)
    assert "已响" in dialog.told.text()
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: desk.alarm_check_acts.dialog is None, timeout=WAIT_MS)
    assert not program.alarm_test.check(program.actor()).is_asked
    qtbot.waitUntil(lambda: not alerts(desk), timeout=WAIT_MS)
    assert desk.window.top_bar._counter.text() == "● 未确认 0", "a test is no figure"


def test_who_mutes_is_reminded_of_it_and_hears_the_critical_all_the_same(
    desk: Desk, field: Field, ear: Ear, qtbot: QtBot, clock: Clock
) -> None:
    press(Qt.Key.Key_J, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "静音至" in desk.alert_views.tray.text()
    field.tell("7", severity=Severity.HIGH.value, kind="VIDEO_INTRUSION")
    qtbot.waitUntil(lambda: len(desk.alert_views.sound.log) == 1, timeout=WAIT_MS)
    assert ear.heard == []
    clock.move(seconds=20)
    field.tell("8")
    qtbot.waitUntil(lambda: ear.heard == [Sound.CRITICAL], timeout=WAIT_MS)
    clock.move(seconds=timedelta(minutes=5).total_seconds())
    desk.alert_views.sound.tick()
    assert "静音至" not in desk.alert_views.tray.text()


def test_on_a_small_screen_four_rows_of_the_queue_stay_in_sight_beside_the_card(
    desk: Desk, field: Field, qtbot: QtBot
) -> None:
    assert (desk.window.width(), desk.window.height()) == (1366, 768)
    for number in range(6):
        field.tell(str(number), kind="OTHER", severity="HIGH", lon=107.0 + number / 10)
    for number in range(6):
        wait_for(desk, qtbot, str(number))
    press(Qt.Key.Key_F1)
    panel = desk.window.panels.alerts
    qtbot.waitUntil(panel.card.isVisible, timeout=WAIT_MS)
    settle(desk, qtbot)
    view = panel.view
    whole = sum(
        view.viewport().rect().contains(view.visualRect(view.model().index(row, 0)))
        for row in range(view.model().rowCount())
    )
    assert whole >= 4, panel.halves.sizes()
    assert panel.card.facts.isVisible()
    assert panel.card.facts.height() > view.rowHeight(0), "the first facts can be read, the others scrolled to"
    for name in ("acknowledge", "dispatch"):
        assert not panel.card.buttons[name].visibleRegion().isEmpty()


def test_whoever_sits_down_is_asked_once_in_a_shift_and_what_is_not_heard_stays_in_sight(
    desk: Desk, open_desk: Callable[[], Desk], program: Program, qtbot: QtBot, clock: Clock
) -> None:
    def said(of: Desk) -> list[str]:
        return [one.say() for one in of.window.notices.shown]

    def asks(of: Desk) -> bool:
        return any("每班接班时测试一次" in one for one in said(of))

    before = QApplication.focusWidget()
    desk.alarm_check_acts.ask()
    qtbot.waitUntil(lambda: asks(desk), timeout=WAIT_MS)
    assert QApplication.focusWidget() is before, "the question takes the keys from nobody"

    # Not heard: why is said, and the line over the map, the tray and the handover keep it in sight.
    press(Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = desk.alarm_check_acts.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=WAIT_MS)
    press(Qt.Key.Key_2, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: any("听不到报警声音" in one for one in said(desk)), timeout=WAIT_MS)
    assert not asks(desk)
    assert "电脑静音" in said(desk)[0]
    assert "听不到报警" in desk.alert_views.tray.text()
    (red,) = [one for one in program.dutywork.handovers.sheet().red if one.subject == "alarm_answer"]
    assert red.state == "The alarm is not heard at the desk"

    # The next desk sees it from the beginning, and is not asked again: the answer stands.
    qtbot.waitUntil(lambda: desk.alarm_check_acts.dialog is None, timeout=WAIT_MS)
    settle(desk, qtbot)
    desk.window.close()
    program.lane.live(lambda: None).result()
    again = open_desk()
    qtbot.waitUntil(lambda: any("听不到报警声音" in one for one in said(again)), timeout=WAIT_MS)
    again.alarm_check_acts.ask()
    settle(again, qtbot)
    assert not asks(again)

    # Heard at last: everything is calm.
    press(Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = again.alarm_check_acts.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=WAIT_MS)
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not any("听不到报警声音" in one for one in said(again)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "听不到报警" not in again.alert_views.tray.text(), timeout=WAIT_MS)
    assert [one for one in program.dutywork.handovers.sheet().red if one.subject == "alarm_answer"] == []
