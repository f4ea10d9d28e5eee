"""What the flow tests of cameras share: a camera at the place of the alert, and the view that has the keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.asset import Asset
from app.domain.key import new_key
from app.ui.cameras.camera_tile import CameraTile
from app.ui.cameras.stream_player import StreamState
from app.ui.desk import Desk
from tests.flows.dispatch_room import PLACE, press
from tests.ui.cameras.conftest import camera

WAIT_MS = 25_000


def stand(
    program: Program, stream: str | None, key: str = "c1", name: str = "东滩井场球机", north: float = 0.0
) -> Asset:
    """Put a camera where the alert is, or so many degrees north of it."""
    lon, lat = PLACE[0], PLACE[1] + north
    made = replace(camera(key, stream), name=name, lon=lon, lat=lat, min_lon=lon, max_lon=lon, min_lat=lat, max_lat=lat)
    with program.store.act(program.actor(), new_key(), "test.ground", Right.IMPORT) as work:
        work.add(made)
    return made


def take_alert(desk: Desk, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: desk.window.panels.alerts.card.dossier() is not None, timeout=WAIT_MS)


def view(desk: Desk) -> CameraTile | None:
    """The view that has the keys."""
    tile = desk.window.panels.cameras.chosen()
    return tile if tile is not None and tile.hasFocus() else None


def live_view(desk: Desk, qtbot: QtBot) -> CameraTile:
    """The view that has the keys, once its picture is live."""
    qtbot.waitUntil(lambda: view(desk) is not None, timeout=WAIT_MS)
    tile = view(desk)
    assert tile is not None
    qtbot.waitUntil(lambda: tile.player is not None and tile.player.state is StreamState.LIVE, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tile.picture() is not None, timeout=WAIT_MS)
    return tile


def said(desk: Desk) -> str:
    return "\n".join(notice.say() for notice in desk.window.notices.shown)
