from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.alert import Alert, AlertState, Dismissal, Severity, Verdict
from app.ui import alert_intents as wanted
from app.ui.panels.alert_panel import AlertPanel
from app.ui.widgets.alert_delegate import place_words
from app.ui.widgets.alert_rows import LINE_ROLE
from tests.ui import invented
from tests.ui.invented import HOSTILE, alert


@pytest.fixture
def panel(panels: object, qtbot: QtBot) -> AlertPanel:
    made: AlertPanel = panels.alerts  # type: ignore[attr-defined]  # PanelSet, whose fixture is defined beside
    made.resize(380, 620)
    made.show_alerts(invented.queue())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def order(panel: AlertPanel) -> list[str]:
    model = panel.view.model()
    return [model.index(row, 0).data(LINE_ROLE).alert.id for row in range(model.rowCount())]


def intents(panel: AlertPanel) -> list[wanted.Intent]:
    told: list[wanted.Intent] = []
    panel.act_wanted.connect(told.append)
    return told


def press(*keys: Qt.Key) -> None:
    """Keys into whatever has the focus, as a hand does it."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def group(*keys: str, state: AlertState = AlertState.UNACK) -> list[Alert]:
    return [
        replace(alert(key, severity=Severity.HIGH, state=state, minutes=10 - n, title=f"同组 {key}"), group_id=keys[0])
        for n, key in enumerate(keys)
    ]


def test_unacknowledged_alerts_come_first_then_the_more_severe_then_the_newer(panel: AlertPanel) -> None:
    assert order(panel) == ["a1", "a5", "a3", "a2", "a4"]
    panel.filters.states.setCurrentIndex(1)
    assert order(panel) == ["a1", "a2", "a3", "a4", "a5"]


def test_the_queue_is_filtered_by_severity_state_and_text(panel: AlertPanel) -> None:
    panel.filters.buttons[Severity.CRITICAL].setChecked(False)
    assert order(panel) == ["a5", "a3", "a2", "a4"]
    panel.filters.states.setCurrentIndex(2)
    assert order(panel) == ["a5", "a3"]
    panel.filters.text.setText("东三")
    assert order(panel) == ["a5"]
    panel.filters.clear()
    assert len(order(panel)) == 5
    panel.filters.text.setText("nothing has this")
    assert panel.view.isHidden()


def test_new_alerts_move_neither_the_choice_nor_the_focus_nor_what_is_read(panel: AlertPanel) -> None:
    many = [alert(f"m{n}", severity=Severity.LOW, minutes=30 + n) for n in range(40)]
    panel.show_alerts(many)
    panel.choose("m20")
    panel.filters.text.setFocus()
    place = panel.view.visualRect(panel.view.currentIndex()).top()
    chosen: list[Alert] = []
    panel.alert_chosen.connect(chosen.append)
    panel.show_alerts([alert("new", minutes=0), *many[:3], *many[4:]])
    now_chosen = panel.chosen()
    assert now_chosen is not None
    assert now_chosen.id == "m20"
    assert chosen == []
    assert panel.filters.text.hasFocus()
    assert panel.view.visualRect(panel.view.currentIndex()).top() == place
    assert order(panel)[0] == "new"


def test_the_row_under_the_hand_stays_there_while_a_flood_comes_in(panel: AlertPanel) -> None:
    panel.choose("a3")
    panel.view.setFocus()
    place = panel.view.visualRect(panel.view.currentIndex()).top()
    for wave in range(5):
        flood = [alert(f"f{wave}-{n}", minutes=0) for n in range(30)]
        panel.show_alerts([*flood, *invented.queue()])
        assert panel.view.visualRect(panel.view.currentIndex()).top() == place
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == "a3"


def test_a_quiet_queue_lets_the_new_in_at_the_top(panel: AlertPanel) -> None:
    panel.filters.text.setFocus()
    panel.show_alerts([alert(f"m{n}", severity=Severity.LOW, minutes=30 + n) for n in range(40)])
    panel.show_alerts([alert("new", minutes=0), *(alert(f"m{n}", severity=Severity.LOW) for n in range(40))])
    assert panel.view.rowAt(1) == 0
    assert order(panel)[0] == "new"


def test_an_alert_that_is_gone_leaves_no_card_behind(panel: AlertPanel) -> None:
    panel.choose("a3")
    assert panel.card.isVisible()
    panel.show_alerts([one for one in invented.queue() if one.id != "a3"])
    assert not panel.card.isVisible()
    assert panel.chosen() is None


def test_a_changed_alert_is_shown_changed_in_its_card(panel: AlertPanel) -> None:
    panel.choose("a1")
    assert panel.card.buttons["acknowledge"].isVisible()
    taken = replace(alert("a1"), state=AlertState.ACKED, acknowledged_by="韩某")
    panel.show_alerts([taken, *invented.queue()[1:]])
    assert not panel.card.buttons["acknowledge"].isVisible()
    assert panel.card.buttons["close"].isVisible()


def test_one_key_does_one_act_on_the_chosen_row(panel: AlertPanel, qtbot: QtBot) -> None:
    told = intents(panel)
    panel.choose("a1")
    panel.view.setFocus()
    with qtbot.waitSignal(panel.locate_wanted) as located:
        press(Qt.Key.Key_Space)
    assert located.args is not None
    assert located.args[0].id == "a1"
    press(Qt.Key.Key_A, Qt.Key.Key_T)
    assert told == [wanted.Acknowledge((alert("a1"),)), wanted.TakeOn(alert("a1"))]


def test_an_act_that_does_not_fit_the_state_does_nothing(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a1")
    panel.view.setFocus()
    press(Qt.Key.Key_X, Qt.Key.Key_U)
    panel.choose("a2")
    press(Qt.Key.Key_A)
    assert told == []
    assert not panel.card.ask.is_asking()


def test_nobody_dispatches_where_nothing_does_it(panel: AlertPanel, qtbot: QtBot) -> None:
    panel.choose("a1")
    assert not panel.card.buttons["dispatch"].isVisible()
    sent: list[Alert] = []
    panel.dispatch_wanted.connect(sent.append)
    panel.choose("a3")
    assert panel.card.buttons["dispatch"].isVisible()
    panel.view.setFocus()
    press(Qt.Key.Key_D)
    assert [one.id for one in sent] == ["a3"]


def test_single_letters_belong_to_a_text_field_that_has_the_focus(panel: AlertPanel) -> None:
    panel.choose("a1")
    told = intents(panel)
    panel.filters.text.setFocus()
    QTest.keyClicks(panel.filters.text, "as x")
    assert panel.filters.text.text() == "as x"
    assert told == []


def test_closing_asks_by_digits_what_it_was_and_why(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a2")
    panel.view.setFocus()
    press(Qt.Key.Key_X, Qt.Key.Key_2, Qt.Key.Key_3)
    alert_2 = invented.queue()[1]
    assert told == [wanted.Close(alert_2, Verdict.FALSE, Dismissal.AUTHORISED_WORK)]
    press(Qt.Key.Key_X, Qt.Key.Key_1)
    QTest.keyClicks(panel.card.ask.words, "asx")
    press(Qt.Key.Key_Return)
    assert told[1:] == [wanted.Close(alert_2, Verdict.TRUE, reason="asx")]
    assert panel.view.hasFocus()


def test_shelving_asks_for_how_long_and_why_by_digits_or_in_own_words(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a3")
    panel.view.setFocus()
    press(Qt.Key.Key_S, Qt.Key.Key_3, Qt.Key.Key_2)
    press(Qt.Key.Key_S, Qt.Key.Key_1, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.card.ask.words, "as 1")
    press(Qt.Key.Key_Return)
    alert_3 = invented.queue()[2]
    assert told == [
        wanted.Shelve(alert_3, timedelta(hours=1), "已知故障,已报修"),
        wanted.Shelve(alert_3, timedelta(minutes=15), "as 1"),
    ]


def test_escape_goes_back_a_step_and_nothing_is_done(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a2")
    panel.view.setFocus()
    press(Qt.Key.Key_X, Qt.Key.Key_2)
    press(Qt.Key.Key_Escape)
    assert panel.card.ask.title.text() == "核实结果?"
    press(Qt.Key.Key_Escape)
    assert not panel.card.ask.is_asking()
    assert told == []


def test_an_alert_that_comes_while_one_is_asked_takes_neither_focus_nor_question(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a2")
    panel.view.setFocus()
    press(Qt.Key.Key_N)
    QTest.keyClicks(panel.card.ask.words, "post ")
    panel.show_alerts([alert("new"), *invented.queue()])
    assert panel.card.ask.words.hasFocus()
    QTest.keyClicks(panel.card.ask.words, "asked")
    press(Qt.Key.Key_Return)
    assert told == [wanted.WriteNote(invented.queue()[1], "post asked")]


def test_a_group_is_one_row_with_its_count_and_opens_and_closes_by_the_arrows(panel: AlertPanel) -> None:
    panel.show_alerts([*group("g1", "g2", "g3"), *invented.queue()])
    assert len(order(panel)) == 6
    panel.choose("g1")
    panel.view.setFocus()
    press(Qt.Key.Key_Right)
    assert [one for one in order(panel) if one.startswith("g")] == ["g1", "g1", "g2", "g3"]
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == "g2"
    press(Qt.Key.Key_Left)
    assert [one for one in order(panel) if one.startswith("g")] == ["g1"]
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == "g1"


def test_a_group_says_the_severity_of_its_most_urgent_and_f1_goes_to_that_one(panel: AlertPanel) -> None:
    cause, *symptoms = group("g1", "g2", "g3")
    worst = replace(symptoms[1], severity=Severity.CRITICAL)
    panel.show_alerts([cause, symptoms[0], worst])
    assert order(panel) == ["g1"]
    panel.choose("g1")
    line = panel.chosen_line()
    assert line is not None
    assert place_words(line).startswith("紧急")
    assert panel.take_most_urgent() == worst
    assert panel.chosen() == worst
    assert panel.view.hasFocus()
    told = intents(panel)
    press(Qt.Key.Key_A)
    assert told == [wanted.Acknowledge((worst,))]


def test_acknowledging_a_group_says_what_it_acknowledges(panel: AlertPanel) -> None:
    told = intents(panel)
    grouped = group("g1", "g2", "g3")
    panel.show_alerts(grouped)
    panel.choose("g1")
    panel.view.setFocus()
    press(Qt.Key.Key_A)
    lines = [panel.card.ask.list.item(row).text() for row in range(panel.card.ask.list.count())]
    assert "同组 g1, 同组 g2, 同组 g3" in lines[0]
    assert "仅此条:同组 g1" in lines[1]
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_A, Qt.Key.Key_2)
    assert told == [wanted.Acknowledge(tuple(grouped)), wanted.Acknowledge((grouped[0],))]


def test_several_marked_rows_are_acknowledged_together_after_they_are_named(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.choose("a1")
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_A, Qt.Key.Key_1)
    assert [[one.id for one in intent.alerts] for intent in told if isinstance(intent, wanted.Acknowledge)] == [
        ["a1", "a5"]
    ]


def test_an_alert_that_joins_a_group_stays_chosen(panel: AlertPanel) -> None:
    panel.show_alerts([alert("s", severity=Severity.HIGH), *invented.queue()])
    panel.choose("s")
    panel.show_alerts([*group("s", "t"), *invented.queue()])
    line = panel.chosen_line()
    assert line is not None
    assert {one.id for one in line.group.alerts} == {"s", "t"}


def test_a_flood_of_one_source_stands_on_one_row_and_the_critical_on_their_own(panel: AlertPanel) -> None:
    flood = [alert(f"f{n}", severity=Severity.MEDIUM, minutes=n / 10) for n in range(300)]
    panel.show_alerts([*flood, alert("c")], is_flood=True)
    assert len(order(panel)) == 2
    assert order(panel)[0] == "c"
    panel.show_alerts([*flood, alert("c")], is_flood=False)
    assert len(order(panel)) == 301


def test_an_unsaved_alert_is_marked_and_can_be_silenced_but_not_judged_until_it_is_saved(panel: AlertPanel) -> None:
    told = intents(panel)
    panel.show_alerts([alert("u"), *invented.queue()], unsaved=["u"])
    panel.choose("u")
    line = panel.chosen_line()
    assert line is not None
    assert ("未保存", "high") in panel.marks.of(line)
    assert panel.card.buttons["acknowledge"].isVisible()
    assert not panel.card.buttons["dispatch"].isVisible()
    panel.view.setFocus()
    press(Qt.Key.Key_S, Qt.Key.Key_N)
    assert told == []
    press(Qt.Key.Key_A)
    assert told == [wanted.Acknowledge((alert("u"),))]


def test_marks_are_words_and_not_colours(panel: AlertPanel) -> None:
    marked = replace(alert("m"), is_test=True, escalation=2, times=12)
    panel.show_alerts([marked], fresh=["m"])
    panel.choose("m")
    line = panel.chosen_line()
    assert line is not None
    assert [words for words, _ in panel.marks.of(line)] == ["测试", "已升级 ×2", "新", "×12"]


def test_the_pages_of_the_card_turn_by_digits(panel: AlertPanel) -> None:
    panel.choose("a1")
    panel.view.setFocus()
    for key, page in ((Qt.Key.Key_5, "page_timeline"), (Qt.Key.Key_2, "page_guidance"), (Qt.Key.Key_1, "page_facts")):
        press(key)
        assert panel.card.page() == page
        assert panel.view.hasFocus()


def test_the_most_urgent_is_taken_whatever_the_filter(panel: AlertPanel) -> None:
    panel.filters.text.setText("天气")
    taken = panel.take_most_urgent()
    assert taken is not None
    assert taken.id == "a1"
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == "a1"
    panel.show_alerts([one for one in invented.queue() if one.state is AlertState.ACKED])
    assert panel.take_most_urgent() is None


def test_only_a_critical_alert_that_is_new_pulses(panel: AlertPanel) -> None:
    assert panel.marks.pulsing == set()
    panel.show_alerts([alert("n1"), alert("n2", severity=Severity.HIGH), *invented.queue()])
    assert panel.marks.pulsing == {"n1"}
    panel._end_pulse()
    assert panel.marks.pulsing == set()


def test_the_first_critical_alert_of_a_quiet_night_pulses(panel: AlertPanel) -> None:
    panel.show_alerts([])
    panel.show_alerts([alert("n1")])
    assert panel.marks.pulsing == {"n1"}


def test_ages_are_told_anew_only_while_somebody_can_see_them(panel: AlertPanel) -> None:
    assert panel._age_timer.isActive()
    panel.hide()
    assert not panel._age_timer.isActive()


def test_hostile_names_are_shown_as_they_are(panel: AlertPanel) -> None:
    panel.show_alerts([alert("h", title=HOSTILE, place=HOSTILE, text=HOSTILE)])
    panel.choose("h")
    assert panel.card.facts._title.text() == HOSTILE
    assert panel.card.facts._title.textFormat() is Qt.TextFormat.PlainText
    hover = panel.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in hover
    assert "&lt;b&gt;定" in hover
    assert not panel.view.grab().isNull()


def test_what_was_closed_stands_in_a_list_of_its_own_and_is_reopened_with_a_reason(
    panel: AlertPanel, qtbot: QtBot
) -> None:
    told = intents(panel)
    over = replace(alert("over", severity=Severity.CRITICAL), state=AlertState.CLOSED, closed_at=invented.NOW)
    with qtbot.waitSignal(panel.closed_wanted):
        panel.filters.states.setCurrentIndex(panel.filters.states.count() - 1)
    panel.show_closed([over])
    assert order(panel) == ["over"]
    panel.show_alerts(invented.queue())
    assert order(panel) == ["over"], "what stands and what is over are never mixed"
    panel.choose("over")
    assert panel.card.buttons["reopen"].isVisible()
    panel.view.setFocus()
    press(Qt.Key.Key_O, Qt.Key.Key_1)
    assert told == [wanted.Reopen(over, "点错了行")]
    assert panel.take_most_urgent() is not None, "F1 leads back to what stands"
    assert "over" not in order(panel)


def test_an_acknowledgement_is_taken_back_by_its_row(panel: AlertPanel) -> None:
    told = intents(panel)
    taken = alert("t", state=AlertState.ACKED)
    panel.show_alerts([taken, alert("w")])
    panel.choose("w")
    assert not panel.card.buttons["unacknowledge"].isVisible()
    panel.choose("t")
    panel.view.setFocus()
    press(Qt.Key.Key_B, Qt.Key.Key_1)
    assert told == [wanted.TakeBackAcknowledge(taken, "点错了行")]
