"""A patrol at the whole desk by keys alone: planned with its check points, issued, changed, cancelled, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.asset import AssetLayer, LineKind
from app.domain.duty import DutyLevel
from app.domain.duty_log import LogKind
from app.domain.patrol import JointForce, PatrolKind, PatrolStatus, StopProof
from app.domain.patrol_plan import PlannedPatrol
from app.domain.position import Position
from app.domain.subject import Subject
from app.services.map.map_features import MapRecord
from app.services.patrols.patrol_reading import PatrolShown
from app.ui.desk import Desk
from app.ui.duty.chosen_subject import chosen_subject
from app.ui.patrols.patrol_editor import PatrolEditor
from tests.flows.dispatch_room import PER_KM, PLACE, POLICE, focus, press, settle, until
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
K, S = Qt.Key, PatrolStatus
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def line(program: Program) -> None:
    """A pipeline of some 20 km east of the place."""
    lon, lat = PLACE
    drawn = shapely.LineString([(lon, lat), (lon + 20 * PER_KM, lat)])
    trunk = replace(
        invented.asset("演示一线"), id="line", layer=AssetLayer.PIPELINES, code="演示一线", code_key="演示一线",
        kind=LineKind.TRUNK, shape=drawn.wkb, min_lon=lon, max_lon=lon + 20 * PER_KM, min_lat=lat, max_lat=lat,
        attributes={}, length_m=20_000.0,
    )  # fmt: skip
    with program.store.act(program.actor(), "line", "test.line", Right.IMPORT) as work:
        work.add(trunk)


def editor_of(desk: Desk, qtbot: QtBot) -> PatrolEditor:
    until(qtbot, lambda: (made := desk.patrol_acts.planning.editor) is not None and made.isActiveWindow())
    editor = desk.patrol_acts.planning.editor
    assert editor is not None
    return editor


def enter(field: QWidget, text: str) -> None:
    """As an input method does: the whole of it at once, into the field that the keys have come to."""
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    field.insert(text)
    field.textEdited.emit(field.text())


def go_to(qtbot: QtBot, field: QWidget) -> None:
    """By Tab alone."""
    for _ in range(60):
        if field.hasFocus():
            return
        press(K.Key_Tab)
    raise AssertionError("the keys never came there")


def only(program: Program) -> PatrolShown:
    (one,) = program.patrols.reading.sheet()
    return one


def planned(desk: Desk, qtbot: QtBot, program: Program) -> PatrolShown:
    """A line beat from K2 to K12, planned by keys."""
    press(K.Key_N, CONTROL | ALT)
    editor = editor_of(desk, qtbot)
    form = editor.form
    assert form.kind.hasFocus()
    press(K.Key_2)
    go_to(qtbot, form.place.line)
    enter(form.place.line, "演示一线")
    until(qtbot, lambda: form.place.list.count() > 0)
    press(K.Key_Return)
    until(qtbot, lambda: editor.beat is not None)
    go_to(qtbot, form.begin_k)
    enter(form.begin_k, "K2")
    press(K.Key_Tab)
    enter(form.end_k, "12公里")
    press(K.Key_Tab)
    until(qtbot, lambda: editor.beat is not None and editor.beat.name == "演示一线 K2+000–K12+000")
    assert form.name.text() == "穿线 演示一线 K2+000–K12+000"
    go_to(qtbot, form.unit)
    for letter in "xc2":
        press(getattr(K, f"Key_{letter.upper()}"))
    assert form.unit.currentText() == "巡2 巡察2组"
    go_to(qtbot, form.begins)
    enter(form.begins, "23:50")
    press(K.Key_Tab)
    enter(form.ends, "4h")
    press(K.Key_G, CONTROL)
    until(qtbot, lambda: len(editor.stops.stops()) == 3)
    press(K.Key_Return, CONTROL)
    table = desk.window.panels.patrols.table
    until(qtbot, lambda: table.chosen() is not None and table.hasFocus())
    settle(desk, qtbot)
    return only(program)


def drawn(desk: Desk, qtbot: QtBot, layer: str) -> str:
    heard: list[str] = []
    script = f"[...window.desk.marks.{layer}.marks.values()].map((one) => one.kind + one.name).join()"
    desk.map.page().runJavaScript(script, lambda told: heard.append(told or "none"))
    until(qtbot, lambda: bool(heard))
    return heard[0]


def test_a_line_beat_is_planned_by_keys_with_proposed_check_points_and_stands_on_the_map(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    shown = planned(desk, qtbot, program)
    one = shown.patrol
    assert (one.kind, one.unit_id, one.joint_forces) == (PatrolKind.LINE, POLICE.id, (JointForce.POLICE,))
    assert (one.ends_at - one.begins_at, round(one.from_m or 0), round(one.to_m or 0)) == (
        timedelta(hours=4), 2_000, 12_000
    )  # fmt: skip
    assert [stop.name for stop in shown.stops] == ["演示一线 K2+000", "演示一线 K7+000", "演示一线 K12+000"]
    assert drawn(desk, qtbot, "patrols") == "PLANNED巡2"
    assert drawn(desk, qtbot, "patrol_stops").count("DUE") == 3


def test_it_is_issued_changed_cancelled_and_each_taken_back_by_keys(desk: Desk, qtbot: QtBot, program: Program) -> None:
    planned(desk, qtbot, program)
    press(K.Key_I)
    until(qtbot, lambda: only(program).patrol.status is S.ISSUED)
    settle(desk, qtbot)
    assert drawn(desk, qtbot, "patrols") == "READY巡2", "it begins in nine minutes"
    press(K.Key_E)
    editor = editor_of(desk, qtbot)
    until(qtbot, lambda: editor.form.name.text() != "" and editor.beat is not None)
    assert (editor.form.begin_k.text(), len(editor.stops.stops())) == ("K2+000", 3)
    press(K.Key_N, CONTROL)
    until(qtbot, editor.stops.add.line.hasFocus)
    enter(editor.stops.add.line, "东滩路")
    until(qtbot, lambda: editor.stops.add.list.count() > 0)
    press(K.Key_Return)
    until(qtbot, lambda: len(editor.stops.stops()) == 4)
    until(qtbot, editor.stops.add.line.hasFocus)
    go_to(qtbot, editor.stops.table)
    press(K.Key_Up, ALT)
    press(K.Key_Return)
    until(qtbot, editor.stops.dwell.hasFocus)
    enter(editor.stops.dwell, "16")
    press(K.Key_Return, CONTROL)
    until(qtbot, lambda: desk.patrol_acts.planning.editor is None)
    settle(desk, qtbot)
    assert [stop.name for stop in only(program).stops][2] == "东滩路"
    assert only(program).stops[2].dwell_min == 16
    until(qtbot, desk.window.panels.patrols.table.hasFocus)
    press(K.Key_X)
    until(qtbot, desk.window.panels.patrols.ask.is_asking)
    enter(focus(), "道路封闭")
    press(K.Key_Return)
    until(qtbot, lambda: only(program).patrol.status is S.CANCELLED)
    settle(desk, qtbot)
    assert drawn(desk, qtbot, "patrols") == "none"
    card = desk.window.panels.alerts.card
    press(K.Key_Z, CONTROL)
    until(qtbot, card.ask.is_asking)
    press(K.Key_1)
    until(qtbot, lambda: only(program).patrol.status is S.ISSUED)
    settle(desk, qtbot)
    assert program.patrols.reading.steps(only(program).patrol.id)[-1].act == "patrol.take_back"


def test_what_is_refused_is_said_in_the_window_and_what_is_written_stays(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    press(K.Key_N, CONTROL | ALT)
    editor = editor_of(desk, qtbot)
    press(K.Key_Return, CONTROL)
    assert "请选队伍" in editor.outcome.refusal.text()
    press(K.Key_2)
    go_to(qtbot, editor.form.place.line)
    enter(editor.form.place.line, "演示一线")
    until(qtbot, lambda: editor.form.place.list.count() > 0)
    press(K.Key_Return)
    go_to(qtbot, editor.form.end_k)
    enter(editor.form.end_k, "K33+000")
    press(K.Key_Tab)
    until(qtbot, lambda: "K33+000" in editor.outcome.refusal.text())
    press(K.Key_Escape)
    assert editor.isVisible()
    assert "再按一次" in editor.outcome.refusal.text() or "再按" in editor.outcome.refusal.text()
    press(K.Key_Escape)
    until(qtbot, lambda: desk.patrol_acts.planning.editor is None)
    settle(desk, qtbot)
    assert drawn(desk, qtbot, "patrols") == "none", "the beat of the plan is gone from the map"
    assert program.patrols.reading.sheet() == ()


def test_a_click_on_the_map_is_the_beat_or_a_check_point(desk: Desk, qtbot: QtBot, program: Program) -> None:
    press(K.Key_N, CONTROL | ALT)
    editor = editor_of(desk, qtbot)
    desk.map.point_chosen.emit(Position(PLACE[0], PLACE[1] + 0.01))
    until(qtbot, lambda: editor.form.place.place is not None)
    press(K.Key_N, CONTROL)
    until(qtbot, editor.stops.add.line.hasFocus)
    desk.map.point_chosen.emit(Position(PLACE[0] + 0.02, PLACE[1] + 0.01))
    until(qtbot, lambda: len(editor.stops.stops()) == 1)
    assert round(editor.stops.stops()[0].lon, 3) == 107.62
    editor.done(0)
    settle(desk, qtbot)


def test_a_kept_template_plans_the_next_night_and_what_is_planned_is_not_planned_twice(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    planned(desk, qtbot, program)
    panel = desk.window.panels.patrols
    press(K.Key_T)
    until(qtbot, panel.ask.is_asking)
    press(K.Key_2)
    press(K.Key_1)
    press(K.Key_Return)
    until(qtbot, lambda: len(program.patrols.reading.offers().templates) == 1)
    (kept,) = program.patrols.reading.offers().templates
    assert (kept.level, kept.hours, kept.name) == (DutyLevel.ENHANCED, 4.0, "穿线 演示一线 K2+000–K12+000")
    settle(desk, qtbot)
    until(qtbot, panel.table.hasFocus)
    press(K.Key_M)
    until(qtbot, panel.ask.is_asking)
    press(K.Key_2)
    until(qtbot, lambda: "计划" in panel.ask.title.text() or "模板" in panel.ask.title.text())
    press(K.Key_2)
    until(qtbot, lambda: len(program.patrols.reading.sheet()) == 2)
    settle(desk, qtbot)
    until(qtbot, lambda: any(one.patrol.status is S.ISSUED for one in program.patrols.reading.sheet()))
    press(K.Key_N, CONTROL | ALT)
    editor = editor_of(desk, qtbot)
    editor.form.template.choose(kept.id)
    press(K.Key_Delete, CONTROL)
    until(qtbot, lambda: program.patrols.reading.offers().templates == ())
    until(qtbot, lambda: editor.form.template.chosen() == "")
    editor.done(0)
    settle(desk, qtbot)
    desk.window.activateWindow()
    panel.table.setFocus()
    until(qtbot, panel.table.hasFocus)
    press(K.Key_Z, CONTROL)
    until(qtbot, desk.window.panels.alerts.card.ask.is_asking)
    press(K.Key_1)
    until(qtbot, lambda: program.patrols.reading.offers().templates != ())
    fresh = next(one for one in program.patrols.reading.sheet() if one.patrol.template_id)
    assert (len(fresh.stops), fresh.stops[0].proof) == (3, StopProof.POSITION)


def test_one_is_planned_from_the_menu_of_a_line_on_the_map(desk: Desk, qtbot: QtBot, program: Program) -> None:
    record = MapRecord("pipelines", "line", "演示一线", PLACE[0] + 0.05, PLACE[1], 0)
    menu = desk.join._menu(Position(PLACE[0] + 0.05, PLACE[1]), record)
    next(one for one in menu.actions() if one.text() == "在此安排联巡 …").trigger()
    editor = editor_of(desk, qtbot)
    until(qtbot, lambda: editor.beat is not None)
    assert (editor.form.kind.chosen(), editor.form.place.place and editor.form.place.place.asset_id) == (
        PatrolKind.LINE, "line"
    )  # fmt: skip
    editor.done(0)
    menu.deleteLater()
    settle(desk, qtbot)


def test_it_is_found_by_its_number_and_a_line_of_the_log_is_written_about_it(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    one = planned(desk, qtbot, program).patrol
    assert [found.title for found in program.search_desk.find(one.number)] == [f"{one.number}  {one.name}"]
    about = chosen_subject(desk.join)
    assert about == Subject("patrol", one.id, f"{one.number} {one.name}")
    desk.window.bring_forward("cases")
    desk.shows.show(about)
    panel = desk.window.panels.patrols
    until(
        qtbot, lambda: panel.isVisible() and (chosen := panel.table.chosen()) is not None and chosen.patrol.id == one.id
    )
    settle(desk, qtbot)
    lines = program.dutywork.log.shift_page().lines
    assert [
        (line.kind, line.subject.name if line.subject else "") for line in lines if line.kind is LogKind.PATROL
    ] == [(LogKind.PATROL, f"{one.number} {one.name}")]


def test_a_patrol_that_was_planned_elsewhere_comes_into_the_list(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    press(K.Key_P, CONTROL | ALT)
    panel = desk.window.panels.patrols
    until(qtbot, panel.isVisible)
    begins = clock() + timedelta(hours=1)
    plan = PlannedPatrol(
        name="提案一", kind=PatrolKind.LINE, unit_id=POLICE.id, begins_at=begins,
        ends_at=begins + timedelta(hours=2), asset_id="line", proposal_id="p1", seed="2026",
    )  # fmt: skip
    program.lane.live(lambda: program.patrols.desk.plan(program.actor(), "proposal", plan)).result(10)
    until(qtbot, lambda: panel.table.shown() == 1)
    settle(desk, qtbot)
