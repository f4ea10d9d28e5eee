"""What an old PC's low screen has no room for is still reached by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.ui.panel_set import PanelSet
from app.ui.panels.alert_panel import AlertPanel
from app.ui.panels.call_panel import CallPanel
from app.ui.widgets.where_words import where_words
from tests.ui import invented
from tests.ui.alert_hand import press


@pytest.fixture
def low(panels: PanelSet, qtbot: QtBot) -> CallPanel:
    panel = panels.calls
    panel.resize(812, 224)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_calls(invented.board())
    panel.choose("call 井口盗油")
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    return panel


def in_sight(panel: CallPanel) -> set[str]:
    """The acts whose buttons can be read."""
    whole = panel.page.rect()
    return {
        act_id
        for act_id, button in panel.page.buttons.items()
        if button.isVisible() and whole.contains(button.mapTo(panel.page, button.rect().bottomRight()))
    }


def test_v_shows_every_act_of_a_call_with_its_key_where_the_buttons_have_no_room(low: CallPanel, qtbot: QtBot) -> None:
    usual = {"call_dispatch", "call_on_scene", "call_feedback", "call_close"}
    qtbot.waitUntil(lambda: "call_more" in in_sight(low))
    assert usual <= in_sight(low)
    assert "call_invalid" not in in_sight(low)
    table = low.page.units
    assert table.visibleRegion().boundingRect().height() > 80, "the units keep their room"
    assert table.horizontalScrollBar().maximum() == 0, "and none of their columns is cut"
    QTest.keyClick(low.view, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: {"call_invalid", "call_blocks", "call_more"} <= in_sight(low))
    QTest.keyClick(low.view, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: "call_invalid" not in in_sight(low))
    QTest.keyClick(low.view, Qt.Key.Key_W)
    assert low.ask.isVisible(), "what is left out keeps its key"
    QTest.keyClick(low.ask.text, Qt.Key.Key_Escape)


def test_where_there_is_room_no_act_is_left_out(low: CallPanel, qtbot: QtBot) -> None:
    low.resize(1200, 500)
    qtbot.waitUntil(lambda: "call_invalid" in in_sight(low))
    assert "call_more" not in in_sight(low)
    assert not low.page.fits("call_more")


def test_the_digit_of_the_page_that_is_shown_turns_on_to_what_does_not_fit(
    alert_panel: AlertPanel, qtbot: QtBot
) -> None:
    alert_panel.resize(340, 420)
    alert_panel.choose("a1")
    alert_panel.view.setFocus()
    area = alert_panel.card.facts.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(Qt.Key.Key_1)
    assert bar.value() > 0
    while bar.value() < bar.maximum():
        press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    assert bar.value() == 0


def test_a_signal_that_does_not_name_its_well_is_shown_with_the_wells_code() -> None:
    told = replace(invented.alert("n1", title="井场人员闯入", place="白湾子镇"), asset_code="定4127-6")
    assert where_words(told) == "定4127-6 · 白湾子镇"
    assert where_words(replace(told, title="井场人员闯入 · 定 4127-6")) == "白湾子镇"
    assert where_words(replace(told, place="定4127-6 · 白湾子镇")) == "定4127-6 · 白湾子镇"
