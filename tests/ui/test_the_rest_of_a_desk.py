"""What a start leaves out is there a moment later, without anybody's asking."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.paths import DataDirectory
from app.ui.desk_app import build_desk
from app.ui.late_desk import LateDesk
from app.ui.late_parts import LatePart
from app.ui.panel_set import AT_FIRST, PANELS
from tests.open_desk import close_desk

WAIT_MS = 60_000


def test_a_desk_begins_with_the_panels_in_sight_and_makes_the_rest_when_it_has_time(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with Program(DataDirectory(data_directory)) as program:
        desk = build_desk(program, program.actor())
        try:
            desk.open(restored=False)
            parts = [part for part in vars(LateDesk).values() if isinstance(part, LatePart)]
            made = {name for name, panel in PANELS.items() if desk.window.panels.if_made(panel) is not None}
            assert made == {panel.name for panel in AT_FIRST}
            assert [part.name for part in parts if desk.if_made(part) is not None] == []
            # An empty county says so over the map, and takes the room for it.
            qtbot.waitUntil(lambda: bool(desk.window.notices.shown) and desk.background.is_idle(), timeout=WAIT_MS)
            QApplication.processEvents()
            where = {name: dock.geometry() for name, dock in desk.window.docks.items() if name in made}
            spared = gc.get_freeze_count()
            desk.make_the_rest()
            qtbot.waitUntil(lambda: all(desk.if_made(part) is not None for part in parts), timeout=WAIT_MS)
            assert all(desk.window.panels.if_made(panel) is not None for panel in PANELS.values())
            assert {name: desk.window.docks[name].geometry() for name in made} == where, "nobody loses room by it"
            qtbot.waitUntil(desk.background.is_idle, timeout=WAIT_MS)
            qtbot.waitUntil(lambda: gc.get_freeze_count() > spared, timeout=WAIT_MS)
        finally:
            close_desk(desk)
