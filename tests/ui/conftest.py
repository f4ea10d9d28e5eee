"""The desk's window on invented records: everything but the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.services.alerts.alert_desk import counted
from app.ui.commands.command_bar import CommandBar
from app.ui.desk_window import DeskWindow
from app.ui.look import Look
from app.ui.main_menu import MenuButton
from app.ui.notices import Notices
from app.ui.panel_set import PanelSet
from app.ui.panels.alert_panel import AlertPanel
from app.ui.top_bar import TopBar
from app.ui.widgets.legend import contents
from app.ui.words import Speaker
from tests.ui import invented


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: invented.NOW


def forget(widget: QWidget) -> None:
    """Delete a window now, with its timers, and not when Python feels like it."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def speaker(qapp: QApplication) -> Iterator[Speaker]:
    made = Speaker(qapp, resources() / "i18n")
    made.speak("zh_CN")
    yield made
    made.speak("en")
    made.deleteLater()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, resources() / "styles", theme="night")
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def panels(look: Look, speaker: Speaker, now: Callable[[], datetime]) -> Iterator[PanelSet]:
    made = PanelSet.make(look, now, resources() / "web" / "legend.json")
    yield made
    for panel in made.by_name().values():
        panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def make_window(
    look: Look, speaker: Speaker, now: Callable[[], datetime], tmp_path: Path
) -> Iterator[Callable[[], DeskWindow]]:
    """Windows on one layout file, filled with invented records; each is deleted at the end."""
    made: list[DeskWindow] = []

    def make() -> DeskWindow:
        panels = PanelSet.make(look, now, resources() / "web" / "legend.json")
        command_bar, menu = CommandBar(look, invented.units), MenuButton(look)
        top_bar = TopBar(look, command_bar, menu, now)
        middle = QWidget()
        window = DeskWindow(
            look,
            panels,
            middle,
            bars=(top_bar, command_bar, menu),
            notices=Notices(look, "onemap.log"),
            layout_file=tmp_path / "layout.json",
        )
        fill(window)
        made.append(window)
        return window

    yield make
    for window in made:
        forget(window)


@pytest.fixture
def window(make_window: Callable[[], DeskWindow], qtbot: QtBot) -> DeskWindow:
    made = make_window()
    made.resize(1920, 1080)
    with qtbot.waitExposed(made):
        made.take_places(restored=False)
    return made


def fill(window: DeskWindow) -> None:
    """What a night has: alerts, cases, duty, units, layers, one chosen asset."""
    panels, alerts, units = window.panels, invented.queue(), invented.units()
    panels.alerts.show_alerts(alerts)
    panels.cases.show_cases(invented.cases())
    panels.calls.show_calls(invented.board())
    panels.calls.choose("call 井口盗油")
    panels.duty.show_duty(invented.duty())
    panels.units.show_units(units)
    panels.layers.show_contents(contents(panels.layers.legend, invented.held(), alerts, units, invented.cases()))
    window.top_bar.show_count(counted(tuple(alerts)))
    window.top_bar.show_duty(invented.duty())
    window.status.show_store(well=True, at=invented.NOW)
    window.status.show_demo(invented.NOW)
    columns = invented.columns(2_000)
    panels.assets.layer_wanted.connect(lambda _layer: panels.assets.show_layer(columns))
    panels.assets.order_wanted.connect(
        lambda asked, by, down, text: panels.assets.show_order(asked, asked.order(by=by, descending=down, text=text))
    )


@pytest.fixture
def alert_panel(panels: PanelSet, qtbot: QtBot) -> AlertPanel:
    made = panels.alerts
    made.resize(380, 620)
    made.show_alerts(invented.queue())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
