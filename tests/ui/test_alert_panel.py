from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.domain.alert import Alert, AlertState, Severity, Verdict
from app.ui.panels.alert_panel import AlertPanel
from app.ui.widgets.record_rows import RECORD_ROLE
from tests.ui import invented
from tests.ui.invented import HOSTILE, alert


@pytest.fixture
def panel(panels: object, qtbot: QtBot) -> AlertPanel:
    made: AlertPanel = panels.alerts  # type: ignore[attr-defined]  # PanelSet, whose fixture is defined beside
    made.resize(380, 560)
    made.show_alerts(invented.queue())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def order(panel: AlertPanel) -> list[str]:
    return [panel.shown.index(row, 0).data(RECORD_ROLE).id for row in range(panel.shown.rowCount())]


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


def test_new_alerts_move_neither_the_choice_nor_the_focus_nor_the_scroll(panel: AlertPanel, qtbot: QtBot) -> None:
    many = [alert(f"m{n}", severity=Severity.LOW, minutes=30 + n) for n in range(40)]
    panel.show_alerts(many)
    panel.choose("m20")
    panel.filters.text.setFocus()
    place = panel.view.verticalScrollBar().value()
    chosen: list[Alert] = []
    panel.alert_chosen.connect(chosen.append)
    panel.show_alerts([alert("new", minutes=0), *many])
    now_chosen = panel.chosen()
    assert now_chosen is not None
    assert now_chosen.id == "m20"
    assert chosen == []
    assert panel.filters.text.hasFocus()
    assert panel.view.verticalScrollBar().value() == place
    assert order(panel)[0] == "new"


def test_an_alert_that_is_gone_leaves_no_card_behind(panel: AlertPanel) -> None:
    panel.choose("a3")
    assert panel.card.isVisible()
    panel.show_alerts([one for one in invented.queue() if one.id != "a3"])
    assert not panel.card.isVisible()


def test_a_changed_alert_is_shown_changed_in_its_card(panel: AlertPanel) -> None:
    panel.choose("a1")
    assert panel.card.buttons["acknowledge"].isVisible()
    taken = replace(alert("a1"), state=AlertState.ACKED, acknowledged_by="韩某")
    panel.show_alerts([taken, *invented.queue()[1:]])
    assert not panel.card.buttons["acknowledge"].isVisible()
    assert panel.card.buttons["close"].isVisible()


def test_one_key_does_one_act_on_the_chosen_row(panel: AlertPanel, qtbot: QtBot) -> None:
    panel.choose("a1")
    panel.view.setFocus()
    for key, signal in ((Qt.Key.Key_Space, panel.locate_wanted), (Qt.Key.Key_A, panel.acknowledge_wanted)):
        with qtbot.waitSignal(signal) as told:
            QTest.keyClick(panel.view, key)
        assert told.args is not None
        assert told.args[0].id == "a1"


def test_single_letters_belong_to_a_text_field_that_has_the_focus(panel: AlertPanel, qtbot: QtBot) -> None:
    panel.choose("a1")
    told: list[Alert] = []
    panel.acknowledge_wanted.connect(told.append)
    panel.filters.text.setFocus()
    QTest.keyClicks(panel.filters.text, "as x")
    assert panel.filters.text.text() == "as x"
    assert told == []


def test_shelving_and_closing_ask_for_how_long_and_what_it_was(panel: AlertPanel, qtbot: QtBot) -> None:
    panel.choose("a2")
    with qtbot.waitSignal(panel.shelve_wanted) as shelved:
        panel.card.shelf_chosen.emit(60)
    assert shelved.args is not None
    assert (shelved.args[0].id, shelved.args[1]) == ("a2", 60)
    with qtbot.waitSignal(panel.close_wanted) as closed:
        panel.card.verdict_chosen.emit(Verdict.FALSE)
    assert closed.args is not None
    assert (closed.args[0].id, closed.args[1]) == ("a2", Verdict.FALSE)


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


def test_only_a_critical_alert_that_is_new_pulses(panel: AlertPanel, qtbot: QtBot) -> None:
    flashing = panel._delegate.flashing
    assert flashing == set()
    panel.show_alerts([alert("n1"), alert("n2", severity=Severity.HIGH), *invented.queue()])
    assert panel._delegate.flashing == {"n1"}
    panel._end_pulse()
    assert panel._delegate.flashing == set()


def test_ages_are_told_anew_only_while_somebody_can_see_them(panel: AlertPanel) -> None:
    assert panel._age_timer.isActive()
    panel.hide()
    assert not panel._age_timer.isActive()


def test_hostile_names_are_shown_as_they_are(panel: AlertPanel, qtbot: QtBot) -> None:
    panel.show_alerts([alert("h", title=HOSTILE, place=HOSTILE, text=HOSTILE)])
    panel.choose("h")
    assert panel.card._title.text() == HOSTILE
    assert panel.card._title.textFormat() is Qt.TextFormat.PlainText
    hover = panel.shown.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in hover
    assert "&lt;b&gt;定" in hover
    view: QListView = panel.view
    assert not view.grab().isNull()


def test_the_first_critical_alert_of_a_quiet_night_pulses(panel: AlertPanel) -> None:
    panel.show_alerts([])
    panel.show_alerts([alert("n1")])
    assert panel._delegate.flashing == {"n1"}
