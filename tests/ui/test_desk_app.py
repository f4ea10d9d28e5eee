"""The whole desk: a real database, a real page, the window around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import AlertState
from app.domain.asset import AssetLayer
from app.domain.duty import DutyLevel
from app.domain.events import AlertRaised, RecordsChanged, UnitsMoved
from app.domain.key import new_key
from app.domain.layer_state import LayerLook
from app.domain.signal import AlertSignal
from app.domain.unit import Fix
from app.paths import DataDirectory
from app.services.alerts.alert_reading import AlertChanges, AlertQueue
from app.services.field.unit_tracker import UnitNow
from app.services.map.map_features import MapRecord
from app.services.map.map_supply import MapSupply
from app.ui.alerts.alert_intents import Acknowledge
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.desk_entry import begin_map
from app.ui.dialogs.checklist_dialog import ChecklistDialog
from app.ui.map.marks import AlertMark, Mark
from tests.open_desk import close_desk, opened_desk, settle
from tests.store_fixtures import Clock
from tests.ui import invented

WAIT_MS = 20_000
pytestmark = pytest.mark.page


@pytest.fixture
def program(data_directory: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(data_directory), now=clock) as program:
        actor = program.actor()
        with program.store.act(actor, "fill", "test.fill", Right.IMPORT) as work:
            for record in (*invented.queue(), *invented.cases(12)):
                work.add(record)
            for number in range(400):
                lon, lat = 107.3 + number % 20 / 25, 37.0 + number // 20 / 40
                work.add(
                    replace(
                        invented.asset(f"定 {number}"), id=f"w{number}", code=f"定{number}", code_key=f"定{number}",
                        lon=lon, lat=lat, min_lon=lon, max_lon=lon, min_lat=lat, max_lat=lat, attributes={},
                    )
                )  # fmt: skip
        yield program


@pytest.fixture
def actor(program: Program) -> Actor:
    return program.actor()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, program: Program, actor: Actor) -> Iterator[Desk]:
    with opened_desk(qtbot, program, actor) as made:
        yield made


def test_the_desk_opens_on_what_the_store_holds(desk: Desk) -> None:
    panels = desk.window.panels
    assert panels.alerts.view.model().rowCount() == 5
    assert panels.cases.table.shown() == 12
    assert panels.layers.tree.leaves["wells.OIL"].text(1) == "400"
    assert desk.window.top_bar._counter.text() == "▲ 未确认 3"
    assert desk.window.notices.shown == []


def test_a_desk_is_built_around_the_map_that_was_begun_before_its_program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    data, supply = DataDirectory(tmp_path / "d"), MapSupply()
    begun = begin_map(data, supply, ("app.bootstrap",))
    qtbot.waitUntil(lambda: begun.bridge.is_ready, timeout=WAIT_MS)
    with Program(data, supply=supply) as program:
        actor = program.actor()
        with program.store.act(actor, "fill", "test.fill", Right.IMPORT) as work:
            work.add(invented.asset("定 1"))
        desk = build_desk(program, actor, map_view=begun)
        desk.window.resize(1366, 768)
        desk.open(restored=False)
        settle(desk, qtbot)
        assert desk.map is begun
        assert supply.features.epochs().get("wells"), "what the page is fed from holds the program's wells"
        close_desk(desk)
    begun.close_page()


def test_a_click_on_the_map_chooses_in_the_panels_and_the_other_way_round(desk: Desk, qtbot: QtBot) -> None:
    panels = desk.window.panels
    desk.map.record_chosen.emit(MapRecord("cases", "c3", "", 107.5, 37.1))
    chosen = panels.cases.table.chosen()
    assert chosen is not None
    assert chosen.id == "c3"
    desk.map.record_chosen.emit(MapRecord("alerts", "a5", "", 107.6, 37.2))
    alert = panels.alerts.chosen()
    assert alert is not None
    assert alert.id == "a5"
    desk.map.record_chosen.emit(MapRecord("wells", "w7", "", 107.5, 37.1))
    qtbot.waitUntil(lambda: panels.details.asset is not None and panels.details.asset.id == "w7", timeout=WAIT_MS)


def test_locating_moves_the_map_and_the_same_key_goes_back(desk: Desk, qtbot: QtBot) -> None:
    before = desk.map.view()
    assert before is not None
    desk.window.panels.alerts.choose("a1")
    desk.window.panels.alerts.view.setFocus()
    QTest.keyClick(desk.window.panels.alerts.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (view := desk.map.view()) is not None and view.zoom > 12, timeout=WAIT_MS)
    settle(desk, qtbot)
    QTest.keyClick(desk.window.panels.alerts.view, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: (view := desk.map.view()) is not None and view.zoom == pytest.approx(before.zoom, abs=0.3),
        timeout=WAIT_MS,
    )


def test_a_window_that_grows_meanwhile_is_no_hand_on_the_map(desk: Desk, qtbot: QtBot) -> None:
    before = desk.map.view()
    assert before is not None
    alerts = desk.window.panels.alerts
    alerts.choose("a1")
    alerts.view.setFocus()
    QTest.keyClick(alerts.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (view := desk.map.view()) is not None and view.zoom > 12, timeout=WAIT_MS)
    hands: list[bool] = []
    desk.map.view_changed.connect(lambda _view, by_hand: hands.append(by_hand))
    desk.window.resize(1500, 700)
    qtbot.waitUntil(lambda: bool(hands), timeout=WAIT_MS)
    assert hands == [False]
    QTest.keyClick(alerts.view, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: (view := desk.map.view()) is not None and view.zoom == pytest.approx(before.zoom, abs=0.3),
        timeout=WAIT_MS,
    )


def test_the_command_bar_goes_to_a_well(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_Slash)
    bar = desk.window.command_bar
    assert bar.hasFocus()
    bar.setText("/去 定123")
    bar.textEdited.emit(bar.text())
    QTest.keyClick(bar, Qt.Key.Key_Return)
    details = desk.window.panels.details
    qtbot.waitUntil(lambda: details.asset is not None and details.asset.code == "定123", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: (view := desk.map.view()) is not None and view.zoom > 12, timeout=WAIT_MS)


def test_an_alert_is_acknowledged_by_its_key_and_every_view_follows_the_store(
    desk: Desk, program: Program, actor: Actor, qtbot: QtBot
) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: desk.window.top_bar._counter.text() == "◆ 未确认 2", timeout=WAIT_MS)
    taken = program.alert_desk.alert("a1")
    assert (taken.state, taken.acknowledged_by) == (AlertState.ACKED, actor.name)


def test_an_act_that_is_refused_is_a_sentence_and_changes_nothing(
    desk: Desk, program: Program, actor: Actor, qtbot: QtBot
) -> None:
    program.alert_desk.acknowledge(actor, new_key(), "a1")
    desk.window.panels.alerts.want(Acknowledge((invented.alert("a1"),)))
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown), timeout=WAIT_MS)
    assert desk.window.notices.shown[0].say() == "这条报警已被确认。未作任何改动。"


def test_a_new_alert_appears_without_moving_map_or_focus(
    desk: Desk, program: Program, actor: Actor, qtbot: QtBot
) -> None:
    before = desk.map.view()
    desk.window.panels.cases.text.setFocus()
    told = AlertSignal("video", "new", program.now(), "CAMERA_LOST", "CRITICAL", "新报警", lon=107.6, lat=37.2)
    program.alert_desk.hear(actor, new_key(), told)
    qtbot.waitUntil(lambda: desk.window.panels.alerts.view.model().rowCount() == 6, timeout=WAIT_MS)
    settle(desk, qtbot)
    assert desk.window.panels.cases.text.hasFocus()
    assert desk.map.view() == before


def test_the_table_behind_another_tab_is_read_when_it_is_brought_forward(desk: Desk, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    rows = desk.window.panels.assets.rows
    assert rows.rowCount() == 0
    desk.window.open_panel("assets")
    qtbot.waitUntil(lambda: rows.rowCount() == 400, timeout=WAIT_MS)


def test_a_layer_that_changed_is_read_again(
    desk: Desk, program: Program, actor: Actor, qtbot: QtBot, clock: Clock
) -> None:
    clock.move(seconds=1)
    desk.window.open_panel("assets")
    rows = desk.window.panels.assets.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 400, timeout=WAIT_MS)
    with program.store.act(actor, new_key(), "test.add", Right.IMPORT) as work:
        work.add(replace(invented.asset(), id="late", code="定新", code_key="定新"))
    program.bus.publish([RecordsChanged("asset")])
    from app.domain.events import AssetsChanged

    program.bus.publish([AssetsChanged(AssetLayer.WELLS)])
    qtbot.waitUntil(lambda: rows.rowCount() == 401, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desk.window.panels.layers.tree.leaves["wells.OIL"].text(1) == "401", timeout=WAIT_MS)


def test_choices_of_the_desk_are_kept(desk: Desk, program: Program, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_T, Qt.Key.Key_L):
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.window, Qt.Key.Key_Plus)
    assert desk.look.theme.name == "day"
    assert desk.look.theme.scale == pytest.approx(1.1)
    qtbot.waitUntil(lambda: desk.window.docks["cases"].windowTitle() == "Cases")
    qtbot.waitUntil(desk.background.is_idle)
    kept = program.data.settings.read_text("utf-8")
    assert 'theme = "day"' in kept
    assert 'language = "en"' in kept
    assert "font_percent = 110" in kept


def test_an_empty_county_opens_and_offers_what_is_missing(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with Program(DataDirectory(data_directory)) as program:
        desk = build_desk(program, program.actor())
        desk.open(restored=False)
        try:
            qtbot.waitUntil(lambda: bool(desk.window.notices.shown), timeout=WAIT_MS)
            notice = desk.window.notices.shown[0]
            assert notice.say().startswith("本县还没有数据")
            assert notice.act is not None
            notice.act()
            qtbot.waitUntil(lambda: isinstance(qapp.activeModalWidget(), ChecklistDialog), timeout=WAIT_MS)
            dialog = qapp.activeModalWidget()
            assert dialog is not None
            dialog.close()
            settle(desk, qtbot)
        finally:
            close_desk(desk)


def test_a_critical_alert_that_comes_while_the_desk_is_open_pulses_once_on_the_map(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, bool]] = []

    def show(layer: str, marks: Sequence[Mark]) -> None:
        if layer == "alerts":
            shown.append({mark.id: isinstance(mark, AlertMark) and mark.pulse for mark in marks})

    monkeypatch.setattr(desk.map, "show_marks", show, raising=True)
    came = replace(invented.alert("new"), occurred_at=program.now(), received_at=program.now())
    with program.store.act(actor, new_key(), "test.raise", Right.IMPORT) as work:
        work.add(came)
        work.tell(AlertRaised(came.id))
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT_MS)
    assert {key for key, pulse in shown[0].items() if pulse} == {"new"}
    assert len(shown[0]) > 1, "what stood there before is still shown, and still"


def test_the_status_bar_tells_of_positions_that_come(desk: Desk, qtbot: QtBot, program: Program) -> None:
    status = desk.window.status
    assert not any("定位" in label.text() for label in status.findChildren(QLabel) if label.isVisible())
    heard = replace(invented.units()[0], fix=Fix("u1", program.now(), 107.6, 37.2, 30.0, 90.0))
    desk.views.units_changed.emit([heard])
    assert any(label.text().startswith("● 定位 ") for label in status.findChildren(QLabel) if label.isVisible())


def test_a_reading_that_began_before_a_unit_was_heard_moves_it_nowhere_back(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    with program.store.act(actor, new_key(), "test.unit", Right.IMPORT) as work:
        work.add(invented.units()[0].unit)
        work.tell(RecordsChanged("unit", (invented.units()[0].unit.id,)))
    qtbot.waitUntil(lambda: bool(desk.views.units), timeout=WAIT_MS)
    key, now = desk.views.units[0].unit.id, program.now()
    shown: list[Sequence[UnitNow]] = []
    desk.views.units_changed.connect(shown.append)
    # The place is told, and not kept: as a reading finds it that began a moment before.
    program.store.publish([UnitsMoved(((key, 107.7, 37.4, 30.0, 90.0, now.timestamp()),))])
    program.store.publish([RecordsChanged("unit", (key,))])
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT_MS)
    fix = next(one.fix for one in shown[0] if one.unit.id == key)
    assert fix is not None
    assert (fix.lon, fix.lat) == (107.7, 37.4)


def test_no_alarm_is_quieter_than_the_highest_level_asks_for_be_it_of_one_room(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    def order(level: DutyLevel, area_id: str | None = None) -> None:
        until = program.now() + timedelta(hours=8)
        levels = program.dutywork.levels
        levels.order(actor, new_key(), level, authority="电令", reason="安保", until=until, area_id=area_id)

    order(DutyLevel.ENHANCED)
    qtbot.waitUntil(lambda: desk.views.least_volume() == 60, timeout=WAIT_MS)
    order(DutyLevel.WARTIME, "room-1")
    qtbot.waitUntil(lambda: desk.views.least_volume() == 80, timeout=WAIT_MS)


@pytest.mark.parametrize(("told_late", "read_whole"), [(2, False), (3, True)])
def test_the_whole_queue_is_read_only_when_the_missing_fact_does_not_come(
    desk: Desk,
    qtbot: QtBot,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    told_late: int,
    read_whole: bool,
) -> None:
    changes, queue = program.alert_desk.changes, program.alert_desk.queue
    asked: list[str] = []

    def one_more(keys: Collection[str]) -> AlertChanges:
        asked.append("changes")
        found = changes(keys)
        return replace(found, standing=found.standing + 1) if len(asked) <= told_late else found

    def whole() -> AlertQueue:
        asked.append("queue")
        return queue()

    monkeypatch.setattr(program.alert_desk, "changes", one_more)
    monkeypatch.setattr(program.alert_desk, "queue", whole)
    program.store.publish([RecordsChanged("alert", (desk.views.alerts[0].id,))])
    qtbot.waitUntil(lambda: len(asked) > told_late and not desk.alert_views.is_reading(), timeout=WAIT_MS)
    assert ("queue" in asked) == read_whole


def test_the_layers_are_found_as_this_user_left_them(
    program: Program, actor: Actor, qapp: QApplication, qtbot: QtBot
) -> None:
    for again in (False, True):
        desk = build_desk(program, actor)
        with qtbot.waitExposed(desk.window):
            desk.open(restored=True)
        settle(desk, qtbot)
        panel = desk.window.panels.layers
        if not again:
            assert panel.visibility()["wells.OIL"]
            panel.show_visibility({"wells.OIL": False})
            panel.set_look("wells", LayerLook(opacity=50, by="STATUS"))
        else:
            assert panel.visibility()["wells.OIL"] is False
            assert panel.look_of("wells") == LayerLook(opacity=50, by="STATUS")
            assert panel.tree.leaves["wells.PRODUCING"].text(1) == "400"
        close_desk(desk)
