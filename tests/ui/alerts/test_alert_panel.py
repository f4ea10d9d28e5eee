from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.alert import Alert, AlertState, Dismissal, Severity, Verdict
from app.ui.alerts import alert_intents as wanted
from app.ui.alerts.alert_lines import AlertLine
from app.ui.panels.alert_panel import AlertPanel
from app.ui.widgets.alert_delegate import AlertDelegate
from tests.ui import invented
from tests.ui.alert_hand import intents, order, press
from tests.ui.invented import alert


@pytest.fixture
def panel(alert_panel: AlertPanel) -> AlertPanel:
    return alert_panel


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
    assert told == [wanted.Close((alert_2,), Verdict.FALSE, Dismissal.AUTHORISED_WORK)]
    press(Qt.Key.Key_X, Qt.Key.Key_1)
    QTest.keyClicks(panel.card.ask.words, "asx")
    press(Qt.Key.Key_Return)
    assert told[1:] == [wanted.Close((alert_2,), Verdict.TRUE, reason="asx")]
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


def test_a_row_is_drawn_anew_only_when_it_shows_something_else(
    panel: AlertPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = AlertDelegate._draw

    def note(self: AlertDelegate, painter: QPainter, room: QRect, line: AlertLine, *told: Any) -> None:
        drawn.append(line.alert.id)
        draw(self, painter, room, line, *told)

    monkeypatch.setattr(AlertDelegate, "_draw", note)
    few = [alert(f"m{n}", minutes=10 + n) for n in range(5)]
    panel.show_alerts(few)
    panel.view.grab()
    drawn.clear()
    before = panel.view.grab().toImage()
    assert drawn == []
    panel.show_alerts([replace(few[0], state=AlertState.ACKED, acknowledged_by="周"), *few[1:]])
    panel.view.grab()
    assert drawn == ["m0"]
    drawn.clear()
    panel.show_alerts(few, fresh=["m3"])
    panel.view.grab()
    assert sorted(drawn) == ["m0", "m3"]
    panel.show_alerts(few)
    assert panel.view.grab().toImage() == before
