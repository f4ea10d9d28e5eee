"""Knowing when the map on the screen is the one that was asked for.

The page says when it has fetched and drawn everything, but its frame reaches the window later (measured: up to several
frames on a busy machine). So the page seals the frame: a serial number in the last bits of the corner's colour.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWebEngineWidgets import QWebEngineView

from app.ui.map.map_bridge import MapBridge

log = logging.getLogger(__name__)

LOOK_AGAIN_MS = 15
PATIENCE_S = 5.0
SERIALS = 63


class Settling(QObject):
    """Asks the page, then looks at the corner until the frame is there. Looks only while somebody waits."""

    def __init__(self, bridge: MapBridge, web: QWebEngineView) -> None:
        super().__init__(web)
        self._bridge, self._web = bridge, web
        self._waiting: dict[int, Callable[[], None]] = {}
        self._serial = 0
        bridge.page_settled.connect(self._on_page_settled)

    def ask(self, then: Callable[[], None]) -> None:
        """Calls `then` once everything told to the page so far is on the screen."""
        self._serial = self._serial % SERIALS + 1
        self._waiting[self._serial] = then
        self._bridge.tell("settleAsked", self._serial)

    def _on_page_settled(self, serial: int) -> None:
        if serial in self._waiting:
            self._look(serial, time.monotonic() + PATIENCE_S)

    def _look(self, serial: int, until: float) -> None:
        seen = seal_of(self._web.grab(QRect(0, 0, 2, 2)).toImage().pixelColor(0, 0))
        if seen != serial and time.monotonic() < until:
            QTimer.singleShot(LOOK_AGAIN_MS, self, lambda: self._look(serial, until))
            return
        if seen != serial:
            log.warning("the map's frame did not come within %.0f s", PATIENCE_S)
        self._waiting.pop(serial)()


def seal_of(corner: QColor) -> int:
    """The serial number in the last two bits of each part of a colour."""
    return (corner.red() & 3) << 4 | (corner.green() & 3) << 2 | (corner.blue() & 3)
