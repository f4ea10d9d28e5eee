from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.alert import AlertState, Dismissal, Severity, Verdict
from app.ui.alerts import alert_intents as wanted
from app.ui.panels.alert_panel import AlertPanel
from app.ui.widgets.alert_delegate import place_words
from tests.ui import invented
from tests.ui.alert_hand import group, intents, order, press
from tests.ui.invented import HOSTILE, alert


@pytest.fixture
def panel(alert_panel: AlertPanel) -> AlertPanel:
    return alert_panel


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


def test_closing_a_group_names_what_it_closes_and_leaves_what_nobody_has_taken(panel: AlertPanel) -> None:
    told = intents(panel)
    waiting, *others = group("g1", "g2", "g3")
    taken = [replace(one, state=AlertState.ACKED, acknowledged_by="韩") for one in others]
    head = replace(waiting, state=AlertState.ACKED, acknowledged_by="韩")
    late = replace(group("g4")[0], group_id=head.group_id)
    panel.show_alerts([head, *taken, late])
    panel.choose("g1")
    panel.view.setFocus()
    press(Qt.Key.Key_X)
    lines = [panel.card.ask.list.item(row).text() for row in range(panel.card.ask.list.count())]
    assert "全部 3 条:同组 g1, 同组 g2, 同组 g3" in lines[0]
    assert "仅此条:同组 g1" in lines[1]
    press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
    press(Qt.Key.Key_X, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_3)
    assert told == [
        wanted.Close((head, *taken), Verdict.FALSE, Dismissal.AUTHORISED_WORK),
        wanted.Close((head,), Verdict.FALSE, Dismissal.AUTHORISED_WORK),
    ]


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
