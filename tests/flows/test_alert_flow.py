"""From the broker to the officer's ear and back, on the whole desk: a real broker, a real database, a real page."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import Alert, AlertState, Dismissal, Severity, Verdict
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.premise import ContactRole, PremiseKind
from app.paths import DataDirectory
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.map.marks import AlertMark
from app.ui.sound_policy import Sound
from app.ui.widgets.alert_rows import LINE_ROLE
from tests.real_broker import Broker
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
WAIT_MS = 25_000


class Ear:
    """A loudspeaker that only remembers."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []
        self.broken = ""

    def play(self, sound: Sound, volume: float) -> bool:
        assert 0.2 <= volume <= 1
        self.heard.append(sound)
        return not self.broken

    def trouble(self) -> str:
        return self.broken

    def close(self) -> None:
        """Nothing is open."""


class Field:
    """Somebody in the field with mosquitto_pub."""

    def __init__(self, broker: Broker, clock: Clock) -> None:
        self._broker, self._clock = broker, clock

    def tell(self, source_id: str, *, kind: str = "FIRE", severity: str = "CRITICAL", **more: object) -> None:
        told = {
            "source": "field", "id": source_id, "time": self._clock().isoformat(), "kind": kind, "severity": severity,
            "title": f"井场火情 {source_id}", "text": "热成像 412 ℃", "lon": 107.6, "lat": 37.2, "state": "active",
        }  # fmt: skip
        self.publish(json.dumps(told | more, ensure_ascii=False))

    def publish(self, *lines: str) -> None:
        subprocess.run(
            ["mosquitto_pub", "-h", self._broker.host, "-p", str(self._broker.port), "-q", "1",
             "-t", "oilfield/alert/field", "-l"],
            input="\n".join(lines).encode(), check=True, timeout=20,
        )  # fmt: skip

    def flood(self, number: int) -> None:
        self.publish(*(
            json.dumps({
                "source": "field", "id": f"f{n}", "time": self._clock().isoformat(), "kind": "OTHER",
                "severity": "MEDIUM", "title": f"相机 {n}", "state": "active",
            }, ensure_ascii=False)
            for n in range(number)
        ))  # fmt: skip


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def field(broker: Broker, clock: Clock) -> Field:
    return Field(broker, clock)


@pytest.fixture
def program(data_directory: Path, clock: Clock, broker: Broker) -> Iterator[Program]:
    (data_directory / "feeds.toml").write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\nsilent_s = 0\n", "utf-8")
    with Program(DataDirectory(data_directory), now=clock) as program:
        with program.store.act(program.actor(), "ground", "test.ground", Right.IMPORT) as work:
            work.add(replace(invented.asset(), id="w1"))
        program.start_live()
        yield program


@pytest.fixture
def actor(program: Program) -> Actor:
    return program.actor()


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, program: Program, ear: Ear) -> Iterator[Callable[[], Desk]]:
    opened: list[Desk] = []

    def make() -> Desk:
        made = build_desk(program, program.actor(), ear)
        made.window.resize(1366, 768)
        with qtbot.waitExposed(made.window):
            made.open(restored=False)
        settle(made, qtbot)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        opened.append(made)
        return made

    yield make
    for made in opened:
        shut(made)
    qapp.setStyleSheet("")


@pytest.fixture
def desk(open_desk: Callable[[], Desk], program: Program, qtbot: QtBot, clock: Clock) -> Desk:
    made = open_desk()
    qtbot.waitUntil(
        lambda: any(one.state is FeedState.LISTENING for one in program.live.feed_desk.statuses()), timeout=WAIT_MS
    )
    clock.move(seconds=1)
    return made


def shut(made: Desk) -> None:
    made.window.close()
    made.window.deleteLater()
    made.speaker.speak("en")
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(desk: Desk, qtbot: QtBot) -> None:
    done: list[bool] = []
    desk.when_settled(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)


def titles(desk: Desk) -> list[str]:
    model = desk.window.panels.alerts.view.model()
    return [model.index(row, 0).data(LINE_ROLE).alert.title for row in range(model.rowCount())]


def alerts(desk: Desk) -> dict[str, Alert]:
    return {one.source_id: one for one in desk.views.alerts}


def banner(desk: Desk) -> str:
    return desk.window.banner.accessibleName() if desk.window.banner.isVisible() else ""


def wait_for(desk: Desk, qtbot: QtBot, *source_ids: str) -> None:
    qtbot.waitUntil(lambda: set(source_ids) <= set(alerts(desk)), timeout=WAIT_MS)


def test_what_is_published_is_a_row_a_mark_a_sound_a_banner_and_a_number(
    desk: Desk, field: Field, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: list[set[str]] = []
    draw = desk.map.show_alerts

    def drawn(marks: list[AlertMark]) -> None:
        marked.append({mark.name for mark in marks})
        draw(marks)

    monkeypatch.setattr(desk.map, "show_alerts", drawn)
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
    ear.broken = ""
    clock.move(minutes=1)
    press(Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: program.alarm_test.state().proved_at is not None, timeout=WAIT_MS)
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
    assert alerts(desk)["7"].call_id is not None


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
