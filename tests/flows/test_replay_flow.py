"""A replay on the whole desk, by keys: chosen, played, paused, stepped, followed, gone through by its course, ended."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.events import RecordsChanged
from app.domain.patrol import Patrol, PatrolKind, PatrolStatus
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.unit import Fix
from app.services.map.map_features import MapRecord
from app.services.tracks.replay_desk import HappeningKind
from app.store import fix_store
from app.store.tables import audit
from app.ui.desk import Desk
from app.ui.local_time import local
from app.ui.panels.replay_panel import ReplayPanel
from app.ui.replay.hand_on_dialog import HandOnDialog
from tests.flows.dispatch_room import GUARDS, PER_KM, PLACE, POLICE, focus, press, settle, until, write
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def two_drives(program: Program, clock: Clock) -> None:
    """From three hours ago the police drive an hour eastward, stand twenty minutes and go on; the guards drive half an
    hour. An alert occurs while the police stand."""
    begin = clock() - 3 * HOUR

    def km(minute: float) -> float:
        return min(minute, 60.0) * 0.5 + max(0.0, minute - 80) * 0.5

    police = [
        Fix(POLICE.id, begin + timedelta(seconds=s), PLACE[0] + km(s / 60) * PER_KM, PLACE[1] + 0.05)
        for s in range(0, 100 * 60, 10)
    ]
    guards = [
        Fix(GUARDS.id, begin + timedelta(seconds=s), PLACE[0] + s / 60 * 0.3 * PER_KM, PLACE[1] - 0.05)
        for s in range(600, 40 * 60, 30)
    ]
    at = begin + 70 * MINUTE
    told = replace(invented.alert("fence", title="围栏告警"), occurred_at=at, received_at=at)
    with program.store.database.write() as connection:
        fix_store.append(connection, [*police, *guards])
    with program.store.act(program.actor(), "fence", "test.ground", Right.IMPORT) as work:
        work.add(told)


def opened(desk: Desk, qtbot: QtBot) -> ReplayPanel:
    """Ctrl+Alt+R."""
    press(Qt.Key.Key_R, CONTROL | ALT)
    panel = desk.window.panels.replay
    until(qtbot, lambda: panel.units.shown() > 0)
    settle(desk, qtbot)
    assert focus() is panel.units
    return panel


def played(desk: Desk, qtbot: QtBot) -> ReplayPanel:
    """The first two of the list: Home, Shift+Down, Enter."""
    panel = opened(desk, qtbot)
    panel.units.selectRow(0)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Return)
    until(qtbot, panel.asking.line.hasFocus)
    write("A6108252026")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.replay is not None)
    return panel


def paused(desk: Desk, qtbot: QtBot) -> ReplayPanel:
    panel = played(desk, qtbot)
    press(Qt.Key.Key_Space)
    travel = desk.time_acts.travel
    assert travel is not None
    until(qtbot, lambda: not travel.is_playing)
    settle(desk, qtbot)
    return panel


def moment(desk: Desk) -> datetime:
    at = desk.moment.at
    assert at is not None
    return at


def page(desk: Desk, qtbot: QtBot, expression: str) -> object:
    told: list[object] = []
    desk.map.page().runJavaScript(expression, told.append)
    until(qtbot, lambda: bool(told))
    return told[0]


def said(desk: Desk) -> str:
    return "\n".join(notice.say() for notice in desk.window.notices.shown)


def looked_at(program: Program) -> list[tuple[str, str]]:
    with program.store.read() as connection:
        rows = connection.execute(select(audit.c.subject_id, audit.c.reason).where(audit.c.act == "track.look"))
        return [(str(key), str(reason)) for key, reason in rows]


def test_the_chosen_units_play_on_the_map_on_one_clock_and_space_holds_it(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    panel = played(desk, qtbot)
    travel = desk.time_acts.travel
    assert travel is not None
    until(qtbot, lambda: travel.is_playing)
    assert travel.speed == 60
    begun = clock() - 12 * HOUR
    until(qtbot, lambda: moment(desk) > begun + timedelta(seconds=30))
    page(desk, qtbot, "window.seen = desk.replay.frames")
    until(qtbot, lambda: page(desk, qtbot, "desk.replay.frames > window.seen + 5") is True)
    press(Qt.Key.Key_V)
    assert travel.speed == 120
    press(Qt.Key.Key_V, SHIFT)
    assert travel.speed == 60
    press(Qt.Key.Key_Space)
    assert not travel.is_playing
    settle(desk, qtbot)
    stood = moment(desk)
    assert page(desk, qtbot, "desk.replay.now()") == pytest.approx(stood.timestamp(), abs=0.01), "one clock"
    assert page(desk, qtbot, "desk.replay.clock.speed") == 0
    replay = panel.replay
    assert replay is not None
    assert {one.unit.id for one in replay.tracks} == {POLICE.id, GUARDS.id}
    assert not {POLICE.id, GUARDS.id} & {mark.id for mark in desk.map.marks()["units"]}, "drawn once, by the replay"


def test_nobody_is_played_without_a_reason_and_who_looked_at_whom_is_on_record(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    panel = opened(desk, qtbot)
    panel.units.selectRow(0)
    press(Qt.Key.Key_Return)
    until(qtbot, panel.asking.line.hasFocus)
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: "事由" in said(desk) or "理由" in said(desk))
    settle(desk, qtbot)
    assert panel.replay is None
    assert looked_at(program) == []
    played(desk, qtbot)
    assert sorted(looked_at(program)) == sorted([(POLICE.id, "A6108252026"), (GUARDS.id, "A6108252026")])


def test_the_course_lists_stops_and_alerts_and_a_key_goes_from_one_to_the_next(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    panel = paused(desk, qtbot)
    begin = clock() - 3 * HOUR
    kinds = [(one.kind, one.title) for one in panel.course.in_order()]
    assert kinds[:2] == [(HappeningKind.STOP, "巡2"), (HappeningKind.ALERT, "围栏告警")]
    press(Qt.Key.Key_BracketRight)
    assert abs(moment(desk) - (begin + 60 * MINUTE)) < MINUTE
    press(Qt.Key.Key_BracketRight)
    assert moment(desk) == begin + 70 * MINUTE
    until(qtbot, lambda: "fence" in {mark.id for mark in desk.map.marks()["alerts"]})
    press(Qt.Key.Key_BracketLeft)
    assert moment(desk) < begin + 61 * MINUTE
    until(qtbot, lambda: "fence" not in {mark.id for mark in desk.map.marks()["alerts"]})
    press(Qt.Key.Key_L)
    assert {one.kind for one in panel.course.in_order()} == {HappeningKind.STOP}
    settle(desk, qtbot)


def test_a_step_goes_from_fix_to_fix_and_the_speed_of_then_stands_in_the_list_and_on_the_chart(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    panel = paused(desk, qtbot)
    begin = clock() - 3 * HOUR
    panel.units.choose(POLICE.id)
    press(Qt.Key.Key_Period)
    assert moment(desk) == begin
    for _ in range(3):
        press(Qt.Key.Key_Period)
    press(Qt.Key.Key_Comma)
    assert moment(desk) == begin + timedelta(seconds=20)
    row = next(row for row in panel.units.in_order() if row.heard.unit.id == POLICE.id)
    assert panel.speed_of(row) == pytest.approx(30, abs=1)
    assert panel.chart is not None
    assert panel.chart._moment.value() == moment(desk).timestamp()
    assert "巡2 30 km/h" in panel.chart.words_at(moment(desk).timestamp())
    settle(desk, qtbot)


def test_chart_and_map_lead_to_the_same_moment(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    panel = paused(desk, qtbot)
    begin = clock() - 3 * HOUR
    assert panel.chart is not None
    panel.chart.pointed.emit((begin + 90 * MINUTE).timestamp())
    assert moment(desk) == begin + 90 * MINUTE
    settle(desk, qtbot)
    assert page(desk, qtbot, "desk.replay.now()") == pytest.approx((begin + 90 * MINUTE).timestamp(), abs=0.01)
    at = Position(PLACE[0] + 10 * PER_KM, PLACE[1] + 0.05)
    desk.map.record_chosen.emit(MapRecord("replay", POLICE.id, "巡2", at.lon, at.lat, 0))
    assert abs(moment(desk) - (begin + 20 * MINUTE)) <= timedelta(seconds=10), "when it passed there"
    tip = [line for tell in desk.map.tips_more for line in tell(MapRecord("replay", POLICE.id, "", 0, 0, 0), at)]
    assert tip[0].startswith(f"{local(begin + 20 * MINUTE):%m-%d %H:%M}")
    assert tip[0].endswith("30 km/h")
    assert panel.chart._peeked.isVisible()
    settle(desk, qtbot)


def test_f_follows_the_chosen_unit_and_a_hand_on_the_map_lets_go(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    panel = paused(desk, qtbot)
    panel.units.choose(POLICE.id)
    desk.join.look_at(PLACE[0], PLACE[1], 13)
    settle(desk, qtbot)
    panel.moment_wanted.emit(clock() - 2 * HOUR)
    press(Qt.Key.Key_F)
    assert desk.replay_acts.followed == POLICE.id

    def middle() -> float:
        view = desk.map.view()
        return view.lon if view is not None else 0.0

    until(qtbot, lambda: abs(middle() - (PLACE[0] + 30 * PER_KM)) < 0.01)
    desk.map.move_by(2, 0)
    until(qtbot, lambda: desk.replay_acts.followed == "")
    settle(desk, qtbot)


def test_another_time_is_typed_and_what_is_no_time_says_so(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    panel = opened(desk, qtbot)
    press(Qt.Key.Key_P)
    until(qtbot, panel.asking.is_asking)
    press(Qt.Key.Key_A, CONTROL)
    since, end = local(clock() - 3 * HOUR), local(clock() - HOUR)
    write(f"{since:%Y-%m-%d %H:%M} - {end:%H:%M}")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: f"{since:%Y-%m-%d %H:%M}" in panel.told.text())
    settle(desk, qtbot)
    assert desk.replay_acts.stretch[1] - desk.replay_acts.stretch[0] == 2 * HOUR
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_A, CONTROL)
    panel.asking.line.setText("昨晚")
    press(Qt.Key.Key_Return)
    assert "昨晚" in said(desk)
    assert desk.replay_acts.stretch[1] - desk.replay_acts.stretch[0] == 2 * HOUR


def test_tracks_leave_the_desk_for_a_reason_as_a_folder_with_sums_and_as_a_page(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    paused(desk, qtbot)
    press(Qt.Key.Key_E)
    (dialog,) = desk.window.findChildren(HandOnDialog)
    until(qtbot, dialog.reason.hasFocus)
    press(Qt.Key.Key_S, CONTROL)
    assert "事由" in dialog.outcome.refusal.text()
    assert not dialog.findChildren(QFileDialog), "nothing is asked before somebody says why"
    write("A6108252026")
    dialog.folder_wanted.emit(out)
    until(qtbot, lambda: "已写出" in dialog.outcome.said.text() or bool(dialog.outcome.refusal.text()))
    assert dialog.outcome.refusal.text() == ""
    (folder,) = out.iterdir()
    assert sorted(file.suffix for file in folder.iterdir()) == [".csv", ".csv", ".gpx", ".gpx", ".pdf", ".txt"]
    for line in (folder / "sha256.txt").read_text("utf-8").splitlines():
        told, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told
    page_file = out / "回放.html"
    dialog.page_wanted.emit(page_file)
    until(qtbot, lambda: page_file.exists() and "SHA-256" in dialog.outcome.said.text())
    assert "OfflineReplay" in page_file.read_text("utf-8")
    press(Qt.Key.Key_Escape)
    settle(desk, qtbot)


def test_u_takes_unit_and_time_of_the_patrol_that_is_chosen(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    begin = clock() - 3 * HOUR
    patrol = Patrol(
        id="p1", owner_domain=OwnerDomain.POLICE, number="LX2026-0007", name="东滩夜巡", kind=PatrolKind.AREA,
        unit_id=GUARDS.id, begins_at=begin, ends_at=begin + HOUR, status=PatrolStatus.ISSUED,
    )  # fmt: skip
    with program.store.act(program.actor(), "patrol", "test.ground", Right.IMPORT) as work:
        work.add(patrol)
        work.tell(RecordsChanged("patrol", ("p1",)))
    press(Qt.Key.Key_P, CONTROL | ALT)
    until(qtbot, lambda: desk.window.panels.patrols.choose("p1"))
    panel = opened(desk, qtbot)
    press(Qt.Key.Key_U)
    until(qtbot, lambda: panel.marked_ids() == [GUARDS.id])
    assert desk.replay_acts.stretch == (begin - 15 * MINUTE, begin + 75 * MINUTE)
    settle(desk, qtbot)


def test_esc_goes_back_to_live_and_x_takes_the_replay_off_the_map(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    panel = paused(desk, qtbot)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: desk.views.past is None)
    settle(desk, qtbot)
    assert {POLICE.id, GUARDS.id} <= {mark.id for mark in desk.map.marks()["units"]}, "live, they are marks again"
    assert page(desk, qtbot, "desk.replay.canvas.hidden") is True
    panel.units.setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, lambda: desk.views.past is not None)
    press(Qt.Key.Key_X)
    until(qtbot, lambda: panel.replay is None)
    settle(desk, qtbot)
    travel = desk.time_acts.travel
    assert travel is not None
    assert not travel.is_playing
    assert page(desk, qtbot, "desk.replay.ways === null") is True
    assert desk.views.past is not None, "the past stays until one goes back to live"
