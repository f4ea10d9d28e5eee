"""A hazard at the whole desk by keys alone, from the map to its end; and an alert that a person tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import Severity
from app.domain.case_review import Loophole
from app.domain.case_status import CaseKind
from app.domain.hazard import Hazard, HazardKind, HazardLevel, HazardState
from app.domain.position import Position
from app.domain.signal import BY_HAND
from app.ui.desk import Desk
from app.ui.dialogs.report_entry import ReportEntry
from app.ui.words import tr
from tests.flows.dispatch_room import PLACE, focus, press, settle, until
from tests.flows.test_identify_flow import look_at

pytestmark = pytest.mark.page
K, S = Qt.Key, HazardState
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def write(text: str) -> None:
    """As an input method does: the whole of it at once, into whatever has the focus."""
    here = focus()
    if isinstance(here, QPlainTextEdit):
        here.insertPlainText(text)
    else:
        assert isinstance(here, QLineEdit)
        here.insert(text)


def only(program: Program) -> Hazard:
    (one,) = program.hazards.desk.hazards()
    return one


def entry_of(desk: Desk, qtbot: QtBot) -> ReportEntry:
    until(qtbot, lambda: (made := desk.report_acts.entry) is not None and made.isActiveWindow())
    entry = desk.report_acts.entry
    assert entry is not None
    return entry


def reported(desk: Desk, qtbot: QtBot, program: Program, title: str = "围栏缺口") -> None:
    """From the map's middle by one key; the panel stands at it then."""
    look_at(desk, qtbot, *PLACE, 14)
    press(K.Key_X, CONTROL | SHIFT)
    entry = entry_of(desk, qtbot)
    until(qtbot, entry.text.hasFocus)
    write(title)
    press(K.Key_Return, CONTROL)
    table = desk.window.panels.hazards.table
    until(qtbot, lambda: (one := table.chosen()) is not None and one.title == title and table.hasFocus())
    settle(desk, qtbot)


def step(desk: Desk, qtbot: QtBot, program: Program, key: Qt.Key, state: HazardState, *answers: Qt.Key | str) -> None:
    """Press the key, answer in order (a digit, or words with Enter), and wait for the state."""
    panel = desk.window.panels.hazards
    press(key)
    until(qtbot, panel.ask.is_asking)
    for answer in answers:
        if isinstance(answer, str):
            write(answer)
            press(K.Key_Return)
        else:
            press(answer)
    until(qtbot, lambda: only(program).state is state and not panel.ask.is_asking())
    settle(desk, qtbot)


def marks(desk: Desk, qtbot: QtBot) -> str:
    heard: list[str] = []
    script = "[...window.desk.marks.hazards.marks.values()].map((one) => one.name + one.kind).join()"
    desk.map.page().runJavaScript(script, lambda told: heard.append(told or "none"))
    until(qtbot, lambda: bool(heard))
    return heard[0]


def test_found_on_the_map_confirmed_told_failed_at_the_re_check_and_cleared_by_keys(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    reported(desk, qtbot, program)
    one = only(program)
    assert (one.kind, round(one.lon or 0, 3), round(one.lat or 0, 3)) == (HazardKind.PHYSICAL, *PLACE)
    assert marks(desk, qtbot) == "围栏缺口UNJUDGED"
    step(desk, qtbot, program, K.Key_C, S.CONFIRMED, K.Key_3, "紧邻油井")
    assert only(program).level is HazardLevel.MAJOR
    assert marks(desk, qtbot) == "围栏缺口MAJOR"
    step(desk, qtbot, program, K.Key_I, S.NOTICE_ISSUED, "演示作业区", K.Key_2, "补齐围栏")
    assert only(program).notice_number == "隐改〔2026〕1号"
    step(desk, qtbot, program, K.Key_B, S.RECTIFYING, "作业区电话")
    step(desk, qtbot, program, K.Key_R, S.SELF_REPORTED, "已补焊")
    step(desk, qtbot, program, K.Key_K, S.RECTIFYING, K.Key_2, "北角仍开着", K.Key_1)
    assert only(program).failed_checks == 1
    step(desk, qtbot, program, K.Key_R, S.SELF_REPORTED, "北角已补")
    step(desk, qtbot, program, K.Key_K, S.RECHECKED, K.Key_1, "完好")
    step(desk, qtbot, program, K.Key_E, S.CLEARED, "同意销号")
    until(qtbot, lambda: marks(desk, qtbot) == "none")
    assert desk.window.panels.hazards.table.shown() == 0
    assert len(program.hazards.desk.steps(only(program).id)) == 9


def test_the_last_step_is_taken_back_with_its_reason(desk: Desk, qtbot: QtBot, program: Program) -> None:
    reported(desk, qtbot, program)
    step(desk, qtbot, program, K.Key_C, S.CONFIRMED, K.Key_1, "见现场")
    card = desk.window.panels.alerts.card
    press(K.Key_Z, CONTROL)
    until(qtbot, card.ask.is_asking)
    press(K.Key_1)
    until(qtbot, lambda: only(program).state is S.FOUND)
    settle(desk, qtbot)
    assert program.hazards.desk.steps(only(program).id)[-1].act == "hazard.take_back"


def test_a_key_of_another_step_is_refused_in_one_sentence_and_asks_nothing(
    desk: Desk, qtbot: QtBot, program: Program
) -> None:
    reported(desk, qtbot, program)
    press(K.Key_E)
    assert not desk.window.panels.hazards.ask.is_asking()
    assert "还没到这一步" in desk.window.notices.shown[0].say()


def test_it_is_found_by_its_number_and_where_it_stands(desk: Desk, qtbot: QtBot, program: Program) -> None:
    reported(desk, qtbot, program)
    number = only(program).number
    assert [one.title for one in program.search_desk.find(number)] == [f"{number}  围栏缺口"]
    desk.identify_acts.identify(Position(*PLACE))
    here = desk.window.panels.details.here
    until(qtbot, lambda: here.here is not None)
    assert any(line.startswith("围栏缺口") and "待确认" in line for line in here.texts())


def test_an_alert_makes_a_hazard_with_its_place(desk: Desk, qtbot: QtBot, program: Program) -> None:
    press(K.Key_F1)
    until(qtbot, lambda: desk.window.panels.alerts.chosen() is not None)
    press(K.Key_X, CONTROL | SHIFT)
    entry = entry_of(desk, qtbot)
    assert entry.report().title == "东滩井场渗漏"
    press(K.Key_Return, CONTROL)
    until(qtbot, lambda: bool(program.hazards.desk.hazards()))
    one = only(program)
    assert (one.subject, one.subject_id, one.lon, one.lat) == ("alert", "leak", *PLACE)
    settle(desk, qtbot)


def test_y_on_a_loophole_of_a_case_leads_it_as_a_hazard_at_the_place_of_the_deed(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    cases = program.casework.desk
    told = {
        "title": "开井盗油", "type": "WELLHEAD", "occurred_from": program.now() - timedelta(hours=9),
        "lon": PLACE[0], "lat": PLACE[1], "place": "东滩",
    }  # fmt: skip
    case_id = cases.open_case(actor, "open", CaseKind.CRIMINAL, told)
    gap = {"what": "围栏无人巡查", "barrier": "PEOPLE", "owner": "丙", "due_at": program.now() + timedelta(days=9)}
    key = cases.add_part(actor, "gap", case_id, "case_loophole", gap)
    settle(desk, qtbot)
    window = desk.case_acts.open(case_id).window
    until(qtbot, window.isActiveWindow)
    settle(desk, qtbot)
    press(K.Key_3)
    assert window.parts.choose(key)
    press(K.Key_Y)
    entry = entry_of(desk, qtbot)
    assert entry.report().title == "围栏无人巡查"
    press(K.Key_Return, CONTROL)
    until(qtbot, lambda: bool(program.hazards.desk.hazards()))
    one = only(program)
    assert (one.kind, one.subject_id, one.lon, one.lat) == (HazardKind.GUARDING, key, *PLACE)
    (led,) = cases.dossier(case_id).of(Loophole)
    assert led.hazard_id == one.id
    settle(desk, qtbot)
    window.close()


def test_what_a_person_tells_becomes_an_alert_of_the_place_by_keys(desk: Desk, qtbot: QtBot, program: Program) -> None:
    program.start_live()
    look_at(desk, qtbot, PLACE[0] - 0.2, PLACE[1], 14)
    press(K.Key_A, CONTROL | SHIFT)
    entry = entry_of(desk, qtbot)
    until(qtbot, entry.text.hasFocus)
    write("有人在井口抽油")
    entry.choices[1].setFocus()
    press(K.Key_1)
    assert entry.choices[1].chosen() is Severity.CRITICAL
    press(K.Key_Return, CONTROL)
    until(qtbot, lambda: any(one.source == BY_HAND for one in program.alert_desk.open_alerts()))
    alert = next(one for one in program.alert_desk.open_alerts() if one.source == BY_HAND)
    assert alert.title.startswith("有人在井口抽油")
    assert (alert.severity, round(alert.lon or 0, 3)) == (Severity.CRITICAL, round(PLACE[0] - 0.2, 3))
    until(qtbot, lambda: desk.report_acts.entry is None)
    settle(desk, qtbot)


def test_everything_that_can_be_done_at_a_place_is_reached_by_one_key(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, qtbot, *PLACE, 14)
    press(K.Key_F10, SHIFT)
    until(qtbot, lambda: any(menu.isVisible() for menu in desk.map.findChildren(QMenu)))
    menu = next(menu for menu in desk.map.findChildren(QMenu) if menu.isVisible())
    lines = [line.text() for line in menu.actions()]
    for act in (
        "Raise an alert here …", "Report a hazard here …", "Open a case here …", "Take a call down here …", "Draw …",
        "Which police get here first",
    ):  # fmt: skip
        assert tr(act) in lines
    QTest.keyClick(menu, K.Key_Escape)
    until(qtbot, lambda: not menu.isVisible())
