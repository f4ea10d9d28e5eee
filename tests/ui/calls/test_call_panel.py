from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.alert import Dismissal, Verdict
from app.domain.call import Assignment, AssignmentState, AssistAct, Call, CallLevel, CallResult, CallState, OrderChannel
from app.domain.call_judgement import NOT_KNOWN, Judgement
from app.domain.candidate import Candidate, Candidates, Excluded, OfferReason, PlaceSource, Shortfall, Standing
from app.domain.response_targets import ResponseTargets, TimerState
from app.domain.unit import Unit, UnitKind, UnitState
from app.ui.calls.call_now import CallNow
from app.ui.calls.countdown import TOKEN, minutes_seconds, timer_words
from app.ui.look import Look
from app.ui.panels.call_panel import CallPanel
from app.ui.words import Speaker
from tests.ui import invented
from tests.ui.conftest import forget

RULES = ResponseTargets()
POLICE = Unit(id="u1", owner_domain=invented.POLICE, code="巡2", name="巡察2组", kind=UnitKind.PATROL_GROUP)
GUARDS = replace(POLICE, id="u2", code="护3", name="护卫三队", kind=UnitKind.GUARD_TEAM, phone="000-0000001")


def order(**changed: object) -> Assignment:
    values: dict[str, object] = {
        "id": "o1", "owner_domain": invented.POLICE, "call_id": "c", "unit_id": "u1", "unit_name": "巡察2组",
        "ordered_at": invented.NOW, "contact_due_at": invented.NOW + timedelta(minutes=20),
    }  # fmt: skip
    return Assignment(**(values | changed))  # type: ignore[arg-type]


def shown(title: str = "井口盗油", *orders: Assignment, minutes: float = 0.5, **changed: object) -> CallNow:
    call: Call = replace(invented.call(title, minutes=minutes), **changed)  # type: ignore[arg-type]
    return CallNow(call, orders, RULES.town, RULES)


class Watch:
    """A clock that the test moves."""

    moment = invented.NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def panel(look: Look, speaker: Speaker, watch: Watch, qtbot: QtBot) -> Iterator[CallPanel]:
    made = CallPanel(look, watch)
    header = made.header()
    assert header is not None
    made.column.insertWidget(0, header)
    made.resize(1_000, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    forget(made)


def facts_of(panel: CallPanel) -> str:
    """Every word of the page of the chosen call."""
    return "\n".join(label.text() for label in panel.page.facts.findChildren(QLabel) if not label.isHidden())


def choose(panel: CallPanel, title: str) -> None:
    """As a hand that has the focus in the list."""
    assert panel.choose(f"call {title}")
    panel.view.setFocus()


def test_a_timer_is_green_then_orange_then_red_and_says_so_in_words(speaker: Speaker) -> None:
    for minutes, state in ((0.1, TimerState.RUNNING), (0.8, TimerState.ORANGE), (1.5, TimerState.RED)):
        timer = shown(minutes=minutes).timer(invented.NOW)
        assert timer is not None
        assert timer.state is state
        assert TOKEN[state] == {"RUNNING": "ok", "ORANGE": "high", "RED": "critical"}[state.value]
    assert timer is not None
    assert timer_words(timer) == "▲ 派警 超时 0:30"
    assert minutes_seconds(3_725) == "1:02:05"


def test_timers_tick_only_while_a_call_is_open_and_the_panel_can_be_seen(panel: CallPanel) -> None:
    assert not panel._second.isActive()
    panel.show_calls([shown()])
    assert panel._second.isActive()
    panel.hide()
    assert not panel._second.isActive()
    panel.show()
    assert panel._second.isActive()
    panel.show_calls([shown(state=CallState.CLOSED)])
    assert not panel._second.isActive()


def test_a_call_made_of_an_alarm_test_is_shown_and_not_counted(panel: CallPanel, speaker: Speaker) -> None:
    said: list[str] = []
    panel.summary_changed.connect(said.append)
    panel.show_calls([shown(), shown("报警链路测试", is_test=True)])
    assert said[-1] == "未结 1 · 未派警 1"
    assert panel.choose("call 报警链路测试")


def test_new_calls_move_neither_the_choice_nor_the_question_that_is_being_answered(panel: CallPanel) -> None:
    panel.show_calls([shown("甲"), shown("乙")])
    choose(panel, "乙")
    QTest.keyClick(panel.view, Qt.Key.Key_N)
    panel.ask.text.setPlainText("半句")
    panel.show_calls([shown("丙", level=CallLevel.L1), shown("甲"), shown("乙")])
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.call.title == "乙"
    assert panel.ask.isVisible()
    assert panel.ask.text.toPlainText() == "半句"


def test_an_order_by_data_that_nobody_confirmed_is_sent_again_by_a_key_and_no_other(panel: CallPanel) -> None:
    said, unheard = replace(order(), id="said"), replace(order(), id="unheard", channel=OrderChannel.MQTT)
    panel.show_calls([shown("甲", unheard), shown("乙", said)])
    told: list[str] = []
    panel.send_again_wanted.connect(lambda one: told.append(one.id))
    for title in ("甲", "乙"):
        choose(panel, title)
        QTest.keyClick(panel.view, Qt.Key.Key_S)
    panel.show_calls([shown("甲", replace(unheard, received_at=invented.NOW))])
    choose(panel, "甲")
    QTest.keyClick(panel.view, Qt.Key.Key_S)
    assert told == ["unheard"]


def test_each_key_tells_what_is_wanted_of_the_chosen_call(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([shown("甲", order()), shown("乙")])
    choose(panel, "甲")
    told: list[tuple[str, object]] = []
    panel.step_wanted.connect(lambda one, to: told.append((one.id, to)))
    for key in (Qt.Key.Key_R, Qt.Key.Key_E, Qt.Key.Key_O):
        QTest.keyClick(panel.view, key)
    assert told == [
        ("o1", AssignmentState.ACCEPTED), ("o1", AssignmentState.EN_ROUTE), ("o1", AssignmentState.ON_SCENE)
    ]  # fmt: skip
    for key, signal in (
        (Qt.Key.Key_H, panel.heard_wanted),
        (Qt.Key.Key_P, panel.sheet_wanted),
        (Qt.Key.Key_C, panel.case_wanted),
        (Qt.Key.Key_B, panel.blocks_wanted),
        (Qt.Key.Key_Space, panel.locate_wanted),
        (Qt.Key.Key_D, panel.candidates_wanted),
    ):
        panel.view.setFocus()
        with qtbot.waitSignal(signal):
            QTest.keyClick(panel.view, key)


def test_only_steps_that_lie_ahead_are_offered(panel: CallPanel) -> None:
    panel.show_calls([shown("甲", order(state=AssignmentState.EN_ROUTE, en_route_at=invented.NOW))])
    choose(panel, "甲")
    seen = {act for act, button in panel.page.buttons.items() if not button.isHidden()}
    assert "call_on_scene" in seen
    assert not seen & {"call_accepted", "call_en_route", "call_reopen", "call_merge"}


def test_letters_in_a_text_field_are_letters(panel: CallPanel) -> None:
    panel.show_calls([shown("甲", order())])
    choose(panel, "甲")
    told: list[object] = []
    panel.step_wanted.connect(lambda *args: told.append(args))
    panel.text.setFocus()
    QTest.keyClicks(panel.text, "eo")
    assert told == []
    assert panel.text.text() == "eo"


def test_a_call_is_closed_with_a_report_and_a_result_unless_both_are_told(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([shown("甲")])
    choose(panel, "甲")
    QTest.keyClick(panel.view, Qt.Key.Key_X)
    QTest.keyClick(panel.ask.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.ask.isVisible(), "an empty report closes nothing"
    panel.ask.choice.setCurrentIndex(4)
    panel.ask.text.setPlainText("未发现")
    with qtbot.waitSignal(panel.close_wanted) as told:
        QTest.keyClick(panel.ask.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[1:] == [CallResult.NOT_FOUND, "未发现", None]
    panel.show_calls([shown("甲", feedback="未发现", result=CallResult.NOT_FOUND)])
    panel.view.setFocus()
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel.view, Qt.Key.Key_X)


def test_closing_judges_the_alerts_as_the_result_tells_until_it_is_changed(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([replace(shown("甲", feedback="已看", result=CallResult.ON_SITE_DONE), alerts=2)])
    choose(panel, "甲")
    QTest.keyClick(panel.view, Qt.Key.Key_X)
    assert panel.ask.isVisible(), "what its alerts turned out to be is shown first"
    assert panel.ask.also.isVisible()
    assert panel.ask.also.currentText() == "所挂报警:属实"
    panel.ask.choice.setCurrentIndex(list(CallResult).index(CallResult.NOT_FOUND))
    assert panel.ask.judged() == NOT_KNOWN
    panel.ask.choice.setCurrentIndex(list(CallResult).index(CallResult.FALSE_REPORT))
    assert panel.ask.judged() == Judgement(Verdict.FALSE, Dismissal.FALSE_SENSOR)
    panel.ask.also.setFocus()
    QTest.keyClick(panel.ask.also, Qt.Key.Key_Down)
    by_hand = panel.ask.judged()
    assert by_hand == Judgement(Verdict.FALSE, Dismissal.ANIMAL_WIND)
    with qtbot.waitSignal(panel.close_wanted) as told:
        QTest.keyClick(panel.ask.also, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[1:] == [CallResult.FALSE_REPORT, "已看", by_hand]


def test_what_is_asked_before_closing_is_asked_of_the_call_as_it_is_stored(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([shown("甲")])
    choose(panel, "甲")
    panel.anew = lambda row, then: then(
        replace(row, call=replace(row.call, feedback="已看", result=CallResult.MEDIATED))
    )
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel.view, Qt.Key.Key_X)


@pytest.mark.parametrize(
    ("key", "signal", "line"),
    [
        (Qt.Key.Key_Y, "transfer_wanted", "应急局"),
        (Qt.Key.Key_J, "hand_over_wanted", "刑警队"),
        (Qt.Key.Key_W, "invalid_wanted", ""),
        (Qt.Key.Key_Z, "cancel_wanted", ""),
        (Qt.Key.Key_Q, "declined_wanted", ""),
    ],
)
def test_a_call_is_passed_on_found_none_and_its_unit_called_back_by_keys(
    panel: CallPanel, qtbot: QtBot, key: Qt.Key, signal: str, line: str
) -> None:
    panel.show_calls([shown("甲", order())])
    choose(panel, "甲")
    QTest.keyClick(panel.view, key)
    assert panel.ask.line.isVisible() == bool(line)
    if line:
        QTest.keyClick(panel.ask.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert panel.ask.isVisible(), "it must say to whom"
    panel.ask.line.setText(line)
    panel.ask.text.setPlainText("有原因")
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        QTest.keyClick(panel.ask.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[1:] == ([line, "有原因"] if line else ["有原因"])


def test_a_call_is_corrected_and_merged_by_keys(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([shown("甲"), shown("乙")])
    choose(panel, "甲")
    with qtbot.waitSignal(panel.change_wanted):
        QTest.keyClick(panel.view, Qt.Key.Key_G)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_M)
    with qtbot.waitSignal(panel.merge_wanted) as told:
        QTest.keyClick(panel.ask.choice, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[1:] == ["call 乙", ""]


def test_a_dispatch_that_nobody_goes_to_is_taken_back_by_t(panel: CallPanel, qtbot: QtBot) -> None:
    panel.show_calls([replace(shown("甲"), alerts=1)])
    choose(panel, "甲")
    QTest.keyClick(panel.view, Qt.Key.Key_T)
    panel.ask.text.setPlainText("点错了")
    with qtbot.waitSignal(panel.take_back_dispatch_wanted):
        QTest.keyClick(panel.ask.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_roll_call_clock_of_a_unit_runs_down_and_turns_red(panel: CallPanel, watch: Watch) -> None:
    panel.show_calls([shown("甲", order())])
    choose(panel, "甲")
    model = panel.page.units.rows
    assert model.data(model.index(0, 3)) == "20:00"
    watch.moment = invented.NOW + timedelta(minutes=21)
    assert model.data(model.index(0, 3)) == "超时 1:00"


def test_an_order_by_data_that_nobody_confirms_asks_to_be_said_by_voice(panel: CallPanel, watch: Watch) -> None:
    panel.show_calls([shown("甲", order(channel=OrderChannel.MQTT))])
    choose(panel, "甲")
    watch.moment = invented.NOW + timedelta(seconds=31)
    model = panel.page.units.rows
    assert "改用语音" in model.data(model.index(0, 4))


def candidates() -> Candidates:
    standing = Standing(unit=GUARDS, state=UnitState.STANDBY, lon=107.6, lat=37.2, source=PlaceSource.HOME)
    near = Candidate(
        standing=standing, seconds=300.0, metres=3_000.0, straight=True, reasons=(OfferReason.FIRST_BY_TIME,),
        assist=(AssistAct.CALM, AssistAct.GUIDE_POLICE),
    )  # fmt: skip
    far = replace(near, standing=replace(standing, unit=POLICE), seconds=4_000.0, straight=False, assist=(),
                  reasons=(OfferReason.NEAREST_POLICE,))  # fmt: skip
    busy = replace(POLICE, id="u9", name="巡察9组")
    lacking = Excluded(
        standing=Standing(unit=busy, state=UnitState.ON_SCENE), shortfall=Shortfall.BUSY, values={"call": "0003"}
    )
    return Candidates((near, far), (lacking,))


def test_the_soonest_is_chosen_and_enter_sends_it_by_voice_with_its_assisting_acts(
    panel: CallPanel, qtbot: QtBot
) -> None:
    panel.show_calls([shown("甲")])
    choose(panel, "甲")
    QTest.keyClick(panel.view, Qt.Key.Key_D)
    call = panel.chosen()
    assert call is not None
    panel.candidates.show_candidates(call.call, candidates())
    table = panel.candidates.table
    assert table.rows.data(table.rows.index(0, 1)) == "5 分钟 · 3.0 km 直线估算"
    panel.candidates.assist[AssistAct.CALM].setChecked(False)
    with qtbot.waitSignal(panel.candidates.order_wanted) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[1].unit.id == "u2"
    assert told.args[2:] == [OrderChannel.VOICE, (AssistAct.GUIDE_POLICE,)]
    with qtbot.waitSignal(panel.candidates.order_wanted) as told:
        QTest.keyClick(table, Qt.Key.Key_M)
    assert told.args is not None
    assert told.args[2] is OrderChannel.MQTT


def test_the_others_are_told_with_what_they_lack_when_they_are_asked_for(panel: CallPanel) -> None:
    panel.show_calls([shown("甲")])
    choose(panel, "甲")
    panel.open_candidates()
    call = panel.chosen()
    assert call is not None
    panel.candidates.show_candidates(call.call, candidates())
    table = panel.candidates.table
    assert table.shown() == 2
    QTest.keyClick(table, Qt.Key.Key_V)
    assert table.rows.data(table.rows.index(2, 2)) == "正处置警情 0003"
    chosen = table.chosen()
    assert isinstance(chosen, Candidate), "to look at the others changes nothing of whom Enter sends"
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert panel.page.isVisible()


def test_an_answer_for_another_call_is_not_shown(panel: CallPanel) -> None:
    panel.show_calls([shown("甲"), shown("乙")])
    choose(panel, "甲")
    panel.open_candidates()
    panel.candidates.show_candidates(invented.call("乙"), candidates())
    assert panel.candidates.table.shown() == 0


def test_hostile_words_are_drawn_as_they_are(panel: CallPanel) -> None:
    panel.show_calls([shown(invented.HOSTILE, text=invented.HOSTILE, place=invented.HOSTILE)])
    choose(panel, invented.HOSTILE)
    assert panel.page._title.text() == invented.HOSTILE
    hover = panel.view.model().data(panel.view.indexAt(QPoint(5, 5)), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in hover


def test_an_empty_panel_says_what_would_be_here(panel: CallPanel) -> None:
    panel.show_calls([])
    assert panel._empty.isVisible()


def test_a_caller_is_shown_whole_for_a_reason_and_only_while_that_call_is_in_front(panel: CallPanel) -> None:
    panel.show_calls([shown(reporter="演示甲", reporter_phone="13900009999"), shown("另一起")])
    choose(panel, "井口盗油")
    assert "演* · 139****9999" in facts_of(panel)
    told: list[tuple[object, str]] = []
    panel.caller_wanted.connect(lambda call, why: told.append((call.id, why)))
    QTest.keyClick(panel.view, Qt.Key.Key_K)
    QTest.keyClick(panel.ask.first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [("call 井口盗油", "回电核实")]
    panel.page.show_caller("call 井口盗油", "演示甲 · 13900009999")
    assert "演示甲 · 13900009999" in facts_of(panel)
    assert not panel.page.fits("call_caller")
    choose(panel, "另一起")
    choose(panel, "井口盗油")
    assert "13900009999" not in facts_of(panel)
    panel.text.setText("演示甲")
    assert panel.chosen() is None
