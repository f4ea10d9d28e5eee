"""On an old PC's low screen nothing is cut, and what it has no room for is still reached by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.paths import DataDirectory
from app.ui.desk import Desk
from app.ui.desk_window import DeskWindow
from app.ui.panel_set import PanelSet
from app.ui.panels.alert_panel import AlertPanel
from app.ui.panels.call_panel import CallPanel
from app.ui.widgets.where_words import where_words
from tests.open_desk import opened_desk, settle
from tests.ui import invented
from tests.ui.alert_hand import press
from tests.ui.cut_texts import cut_texts


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


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a small demo's night: every panel has something to show."""
    data = tmp_path_factory.mktemp("night")
    with Program(DataDirectory(data)) as program:
        program.demo_filler(program.actor(), seed=1, wells=600).fill_essential()
    return data


@pytest.fixture(params=["zh_CN", "en"])
def night_desk(
    qapp: QApplication, qtbot: QtBot, night: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    data = tmp_path / "data"
    shutil.copytree(night, data)
    with Program(DataDirectory(data)) as program:
        program.settings = replace(program.settings, language=request.param)
        with opened_desk(qtbot, program, program.actor()) as desk:
            yield desk


@pytest.mark.page
def test_of_a_night_at_1366_by_768_no_tab_summary_button_or_heading_is_cut_in_any_panel(
    night_desk: Desk, qtbot: QtBot
) -> None:
    window, cut = night_desk.window, {}
    for name, panel in window.panels.by_name().items():
        window.open_panel(name)
        qtbot.waitUntil(panel.isVisible)
        settle(night_desk, qtbot)
        choose_first(panel)
        settle(night_desk, qtbot)
        cut[name] = cut_texts(window)
    assert {name: words for name, words in cut.items() if words} == {}
    assert window.size().toTuple() == (1366, 768), "the panels leave the window its size"


def choose_first(panel: QWidget) -> None:
    """Choose the first row, so that the card beside the rows is seen."""
    for view in panel.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount():
            view.setCurrentIndex(model.index(0, 0))
            return


def test_the_summary_of_a_panel_is_read_whole_and_its_filter_can_be_typed_into(
    window: DeskWindow, qtbot: QtBot
) -> None:
    cases = window.panels.cases
    window.resize(1280, 720)
    window.open_panel("cases")
    cases.summary_changed.emit("24 个月 12,345 件 · 98,765.43 t 原油")
    qtbot.waitUntil(lambda: window.width() == 1280)
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    assert cases.text.visibleRegion().boundingRect().width() >= 100


def test_a_tab_says_its_panel_in_a_word_and_in_full_with_its_key_on_hover(window: DeskWindow, qtbot: QtBot) -> None:
    def tabs() -> dict[str, str]:
        bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return {bar.tabText(at): bar.tabToolTip(at) for bar in bars for at in range(bar.count())}

    qtbot.waitUntil(lambda: tabs().get("警情") == "警情与任务  F8")
    assert tabs()["案件"] == "案件  F2"
    assert len(tabs()) == len(window.docks) - 4, "all but those that stand alone"


def test_tabs_that_have_no_room_are_scrolled_to_and_not_cut(window: DeskWindow, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    window.look.wear(scale=1.5)
    window.open_panel("handover")
    qtbot.wait(50)
    (bar,) = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert bar.rect().contains(bar.tabRect(bar.currentIndex()))
    assert any(button.isVisible() for button in bar.findChildren(QToolButton)), "and one sees that there are more"
