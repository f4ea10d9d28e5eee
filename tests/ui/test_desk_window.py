from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import InputRefused
from app.ui.actions import ACTIONS, Where
from app.ui.desk_window import DeskWindow
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.words import Speaker
from tests.ui import invented
from tests.ui.cut_texts import cut_texts


def press(key: Qt.Key) -> None:
    """On whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_text_is_cut_on_usual_screens(
    make_window: Callable[[], DeskWindow], qtbot: QtBot, speaker: Speaker, size: tuple[int, int], language: str
) -> None:
    speaker.speak(language)
    window = make_window()
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.take_places(restored=False)
    window.panels.alerts.choose("a1")
    for name in ("units", "assets", "calls", "cases"):
        window.open_panel(name)
        qtbot.waitUntil(window.panels.by_name()[name].isVisible)
        assert cut_texts(window) == [], name
    assert (window.width(), window.height()) == size, "the panels leave the window its size"


@pytest.mark.parametrize("scale", [0.8, 1.5])
def test_no_text_is_cut_in_small_and_large_fonts(window: DeskWindow, qtbot: QtBot, scale: float) -> None:
    window.look.wear(scale=scale)
    QApplication.processEvents()
    qtbot.wait(100)
    assert cut_texts(window) == []


def test_the_map_has_most_of_the_window(window: DeskWindow) -> None:
    assert window.middle.width() > window.width() * 0.55
    assert window.middle.height() > window.height() * 0.5
    left, right = window.docks["layers"].width(), window.docks["alerts"].width()
    assert 200 <= left <= 280
    assert 330 <= right <= 440


def test_panels_on_one_place_are_tabs_that_say_their_names_once(window: DeskWindow, qtbot: QtBot) -> None:
    tabs = window.tabifiedDockWidgets(window.docks["cases"])
    assert {"calls", "units", "assets"} <= {dock.objectName() for dock in tabs}
    title = window.docks["cases"].titleBarWidget()
    qtbot.waitUntil(lambda: title.property("tabbed") is True)
    window.docks["cases"].setFloating(True)
    qtbot.waitUntil(lambda: title.property("tabbed") is False)


def test_every_key_of_the_window_is_bound_by_somebody() -> None:
    """The acts of the panels are bound by the window, the others by `DeskActs`; each key stands once in its place."""
    for where in Where:
        keys = [QKeySequence(key).toString() for act in ACTIONS if act.where is where for key in act.keys]
        assert len(keys) == len(set(keys))
        assert all(keys)


def test_function_keys_open_panels_and_put_the_focus_into_their_rows(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for act in ACTIONS:
        if act.id.startswith("panel_"):
            name = act.id.removeprefix("panel_")
            window.docks[name].close()
            key = QKeySequence(act.keys[0])[0]  # type: ignore[index]  # the stub forgets it
            QTest.keyClick(window, key.key(), key.keyboardModifiers())
            qtbot.waitUntil(window.panels.by_name()[name].isVisible)
            focus = QApplication.focusWidget()
            assert focus is not None
            panel = window.panels.by_name()[name]
            assert focus is panel or panel.isAncestorOf(focus), name


def test_a_night_can_be_worked_through_by_keys_alone(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    acknowledged: list[str] = []
    located: list[str] = []
    opened: list[str] = []
    window.panels.alerts.act_wanted.connect(lambda intent: acknowledged.extend(one.id for one in intent.alerts))
    window.panels.alerts.locate_wanted.connect(lambda alert: located.append(alert.id))
    window.panels.cases.locate_wanted.connect(lambda case: located.append(case.id))
    window.panels.cases.open_wanted.connect(lambda case: opened.append(case.id))
    QTest.keyClick(window, Qt.Key.Key_F9)
    window.panels.alerts.take_most_urgent()
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert acknowledged == ["a1"]
    assert located == ["a5"]
    QTest.keyClick(window, Qt.Key.Key_F2)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert located[-1].startswith("c")
    press(Qt.Key.Key_Return)
    assert opened == located[-1:]


def test_tab_reaches_every_field_and_leaves_every_table(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.command_bar.setFocus()
    reached: list[QWidget] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    panels = window.panels
    wanted = [panels.alerts.view, panels.alerts.filters.text, panels.duty.table, panels.cases.table, panels.layers.tree]
    assert [part for part in wanted if part not in reached] == []
    assert not any(isinstance(part, QLineEdit) and part.isReadOnly() for part in reached)


def test_the_layout_is_kept_restored_and_forgotten(
    make_window: Callable[[], DeskWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    first = make_window()
    with qtbot.waitExposed(first):
        assert not first.take_places(restored=True), "there is nothing to restore at first"
    first.resize(1500, 900)
    first.docks["details"].close()
    first.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first.docks["duty"])
    first.close()
    assert json.loads((tmp_path / "layout.json").read_text("utf-8"))["version"] == 1

    second = make_window()
    with qtbot.waitExposed(second):
        assert second.take_places(restored=True)
    assert not second.docks["details"].isVisible()
    assert second.dockWidgetArea(second.docks["duty"]) is Qt.DockWidgetArea.LeftDockWidgetArea
    assert second.size() == first.size()
    second.reset_layout()
    assert second.docks["details"].isVisible()
    assert second.dockWidgetArea(second.docks["duty"]) is Qt.DockWidgetArea.RightDockWidgetArea
    assert not (tmp_path / "layout.json").exists()


def test_a_window_for_a_picture_leaves_the_layout_alone(window: DeskWindow, tmp_path: Path) -> None:
    window.close()
    assert not (tmp_path / "layout.json").exists()


@pytest.mark.parametrize("content", ["", "{", '{"version": 1}', '{"geometry": "?", "state": "?"}', "[]", '"x"'])
def test_a_layout_that_cannot_be_read_is_as_good_as_none(
    make_window: Callable[[], DeskWindow], qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    (tmp_path / "layout.json").write_text(content, "utf-8")
    window = make_window()
    with qtbot.waitExposed(window):
        assert not window.take_places(restored=True)
    assert window.docks["alerts"].isVisible()


def test_a_panel_on_a_screen_that_is_gone_comes_home(window: DeskWindow, qtbot: QtBot) -> None:
    dock = window.docks["alerts"]
    dock.setFloating(True)
    dock.move(QPoint(20_000, 20_000))
    qtbot.waitUntil(lambda: not _on_a_screen(dock))
    window.dock_layout.bring_home()
    assert not dock.isFloating()
    window.docks["duty"].setFloating(True)
    window.docks["duty"].move(QPoint(100, 100))
    window.dock_layout.bring_home()
    assert window.docks["duty"].isFloating()


def _on_a_screen(widget: QWidget) -> bool:
    return any(screen.geometry().intersects(widget.frameGeometry()) for screen in QGuiApplication.screens())


def test_the_wall_shows_map_and_counters_alone_and_gives_everything_back(window: DeskWindow, qtbot: QtBot) -> None:
    window.docks["details"].close()
    window.switch_wall()
    assert window.is_wall()
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert not window.command_bar.isVisible()
    assert window.top_bar.isVisible()
    assert window.middle.isVisible()
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.is_wall()
    qtbot.waitUntil(window.docks["alerts"].isVisible)
    assert not window.docks["details"].isVisible()
    assert window.command_bar.isVisible()


def test_escape_takes_the_newest_notice_away_and_clears_a_filter(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.notices.refuse(InputRefused("There is no import number {number}.", number=7))
    field = window.panels.cases.text
    field.setFocus()
    field.setText("姬塬")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert window.notices.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.notices.isVisible()


def test_the_counters_say_how_many_wait_in_word_shape_and_colour(window: DeskWindow, speaker: Speaker) -> None:
    counter = window.top_bar.findChild(QLabel, "Counter")
    assert counter is not None
    assert counter.text() == "▲ 未确认 3"
    assert window.look.theme.tokens["critical"] in counter.styleSheet()
    people = window.top_bar.findChild(ElidedLabel)
    assert people is not None
    assert people.text() == "带班领导 周某    值班民警 韩某"


def test_the_demo_is_badged_and_the_store_says_how_it_is(window: DeskWindow) -> None:
    words = [label.text() for label in window.status.findChildren(QLabel) if label.isVisible()]
    assert "演示数据 11-21" in words
    assert "● 本机数据库" in words
    assert "最后正常 23:41:07" in words


def test_the_status_bar_says_when_units_were_last_heard(window: DeskWindow, speaker: Speaker) -> None:
    def words() -> list[str]:
        return [label.text() for label in window.status.findChildren(QLabel) if label.isVisible()]

    assert not any("定位" in said for said in words())
    window.status.show_positions(invented.NOW, fresh=True)
    assert "● 定位 23:41:07" in words()
    window.status.show_positions(invented.NOW, fresh=False)
    assert "● 11-21 23:41 起无定位" in words()
    window.status.show_positions(None, fresh=False)
    assert not any("定位" in said for said in words())


def test_room_is_shared_by_the_size_that_the_window_manager_gives_late(
    make_window: Callable[[], DeskWindow], qtbot: QtBot
) -> None:
    window = make_window()
    window.resize(1200, 700)
    with qtbot.waitExposed(window):
        window.take_places(restored=False)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.docks["alerts"].width() > 400)
    assert 200 <= window.docks["layers"].width() <= 280


def test_esc_is_not_dead_while_the_map_has_the_focus(window: DeskWindow, qtbot: QtBot) -> None:
    """A page eats the key press itself; only a shortcut comes before it."""

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            event.accept()

    page = Page(window.middle)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.setFocus()
    window.notices.refuse(InputRefused("There is no import number {number}.", number=7))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.notices.isHidden)


def test_the_panel_with_the_focus_is_seen(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    accent = window.look.theme.colour("accent").name()
    for name in ("alerts", "cases", "layers", "duty", "details"):
        window.open_panel(name)
        focus = QApplication.focusWidget()
        assert focus is not None
        around = [focus.grab().toImage().pixelColor(focus.width() // 2, y).name() for y in range(3)]
        around += [focus.grab().toImage().pixelColor(x, focus.height() // 2).name() for x in range(3)]
        assert accent in around, name


def test_ctrl_f_filters_the_panel_that_has_the_focus(window: DeskWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name in ("alerts", "cases", "units", "assets", "duty"):
        window.open_panel(name)
        window.acts["filter"].trigger()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit), name
        assert window.docks[name].isAncestorOf(field), name
        assert field.placeholderText(), "the filter, and not a number's field"
    window.open_panel("details")
    window.acts["filter"].trigger()
    assert QApplication.focusWidget() is window.command_bar
