"""Where the docks stand: the default, what was saved, and the way back to the default."""

from __future__ import annotations

import base64
import binascii
import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow

log = logging.getLogger(__name__)

VERSION = 1
LOW_PX = 900
MOST_LEFT_PX = 272
_LEFT, _RIGHT, _BOTTOM = (
    ("layers", "details"),
    ("alerts", "duty"),
    (
        "cases",
        "patrols",
        "calls",
        "units",
        "assets",
        "register",
        "hazards",
        "drawings",
        "feeds",
        "around",
        "cameras",
        "log",
        "handover",
        "replay",
    ),
)


class DockLayout:
    """Keeps the layout of `window` in `file`; `scale` is the font's, `names_px` what the layers' names need. A file
    that cannot be read is as good as none."""

    def __init__(
        self,
        window: QMainWindow,
        docks: Mapping[str, QDockWidget],
        file: Path,
        scale: Callable[[], float],
        names_px: Callable[[], int],
    ) -> None:
        self._window, self._docks, self._file, self._scale, self._names_px = window, docks, file, scale, names_px
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )
        for corner, area in (
            (Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.TopRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            window.setCorner(corner, area)

    def arrange(self) -> None:
        """The default: layers and details left, alerts and duty right, the tables as tabs under the map."""
        areas = Qt.DockWidgetArea
        for names, area in (
            (_LEFT, areas.LeftDockWidgetArea),
            (_RIGHT, areas.RightDockWidgetArea),
            (_BOTTOM, areas.BottomDockWidgetArea),
        ):
            for name in names:
                self._docks[name].setFloating(False)
                self._window.addDockWidget(area, self._docks[name])
                self._docks[name].show()
        for upper, lower in (_LEFT, _RIGHT):
            self._window.splitDockWidget(self._docks[upper], self._docks[lower], Qt.Orientation.Vertical)
        for name in _BOTTOM[1:]:
            self._window.tabifyDockWidget(self._docks[_BOTTOM[0]], self._docks[name])
        self._docks[_BOTTOM[0]].raise_()
        self.share_room()

    def share_room(self) -> None:
        """Give each side its default share of the window as large as it is now."""
        width, height = self._window.width(), self._window.height()
        side = Qt.Orientation.Horizontal
        scale = self._scale()
        left = max(round(max(232, min(264, width // 7)) * scale), min(self._names_px(), round(MOST_LEFT_PX * scale)))
        right = round(max(330, min(430, width * 10 // 46)) * scale)
        self._window.resizeDocks([self._docks["layers"], self._docks["alerts"]], [left, right], side)
        up = Qt.Orientation.Vertical
        self._window.resizeDocks([self._docks["cases"]], [max(270, height * 30 // 100)], up)
        # On a low screen the alerts need the room more: who is on duty is also told at the top.
        alerts, duty = (78, 14) if height < LOW_PX * scale else (64, 28)
        self._window.resizeDocks(
            [self._docks["alerts"], self._docks["duty"]], [height * alerts // 100, height * duty // 100], up
        )
        self._window.resizeDocks(
            [self._docks["layers"], self._docks["details"]], [height * 66 // 100, height * 26 // 100], up
        )

    def save(self) -> None:
        """Write window place and docks, whole or not at all."""
        kept = {
            "version": VERSION,
            "geometry": _text(self._window.saveGeometry()),
            "state": _text(self._window.saveState(VERSION)),
        }
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(kept), "utf-8")
            part.replace(self._file)
        except OSError as error:
            log.warning("the layout could not be kept: %s", error)

    def restore(self) -> bool:
        """As it was saved; False if there is nothing to restore. A dock on a screen that is gone comes home."""
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            geometry, state = _bytes(kept["geometry"]), _bytes(kept["state"])
        except (OSError, ValueError, KeyError, TypeError, binascii.Error):
            return False
        self._window.restoreGeometry(geometry)
        if not self._window.restoreState(state, VERSION):
            return False
        self.bring_home()
        return True

    def bring_home(self) -> None:
        """Dock again what floats where no screen is."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        for dock in self._docks.values():
            place = dock.frameGeometry()
            if dock.isFloating() and not any(screen.intersects(place) for screen in screens):
                dock.setFloating(False)

    def reset(self) -> None:
        """The default, and forget what was saved."""
        self._file.unlink(missing_ok=True)
        self.arrange()


def _text(raw: QByteArray) -> str:
    return base64.b64encode(raw.data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text, validate=True))
