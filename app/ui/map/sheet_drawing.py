"""Asks the page for the map of a sheet and puts its strips together, off the UI thread, as they come."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QImage, QPainter

from app.errors import AppError
from app.ui.background import Background
from app.ui.map.map_view import MapView
from app.ui.map.marks import ViewPoint
from app.ui.map.sheet import LegendLine, SheetFormat
from app.ui.widgets.map_symbol import SYMBOLS
from app.ui.words import tr

PATIENCE_MS = 60_000
MOST_CLASSES, MOST_LABEL = 200, 120


@dataclass(frozen=True)
class DrawnMap:
    """The map of a sheet: the picture, what it looks at, and the classes that are drawn on it."""

    picture: QImage
    view: ViewPoint
    legend: tuple[LegendLine, ...]


Then = Callable[[DrawnMap], object]
Failed = Callable[[AppError], object]


class SheetDrawing(QObject):
    """One sheet at a time: a newer wish takes the place of an older one."""

    def __init__(self, map_view: MapView, background: Background) -> None:
        super().__init__(map_view)
        self._map, self._background = map_view, background
        self._serial = 0
        self._then: Then | None = None
        self._failed: Failed | None = None
        self._picture = QImage()
        self._view = ViewPoint(lon=0, lat=0, zoom=0)
        self._left = 0
        self._legend: tuple[LegendLine, ...] | None = None
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        map_view.bridge.sheet_drawn.connect(self._on_strip)
        map_view.bridge.sheet_done.connect(self._on_done)

    def ask(self, sheet: SheetFormat, view: ViewPoint, *, dpi: float, theme: str, then: Then, failed: Failed) -> None:
        """Draw what `view` shows at so many dots an inch of paper."""
        width, height = sheet.map_css()
        dpr = dpi / 96
        self._serial += 1
        self._then, self._failed, self._view, self._legend = then, failed, view, None
        self._picture = QImage(round(width * dpr), round(height * dpr), QImage.Format.Format_RGB32)
        self._picture.fill(0xFFFFFFFF)
        self._left = self._picture.height()
        self._patience.start()
        self._map.bridge.tell(
            "sheetAsked",
            {
                "serial": self._serial, "lon": view.lon, "lat": view.lat, "zoom": view.zoom,
                "width": width, "height": height, "dpr": dpr, "theme": theme,
            },
        )  # fmt: skip

    def stop(self) -> None:
        """Nobody waits any more."""
        self._serial += 1
        self._then = self._failed = None
        self._patience.stop()

    def _on_strip(self, serial: int, top: int, rows: int, height: int, png: str) -> None:
        if serial != self._serial or height != self._picture.height():
            return
        self._background.ask(lambda: _strip(png), lambda strip: self._put(serial, top, rows, strip))

    def _put(self, serial: int, top: int, rows: int, strip: QImage | None) -> None:
        if serial != self._serial:
            return
        if strip is None or strip.height() != rows or strip.width() != self._picture.width():
            self._give_up()
            return
        painter = QPainter(self._picture)
        painter.drawImage(QPoint(0, top), strip)
        painter.end()
        self._left -= rows
        self._patience.start()
        self._end_if_whole()

    def _on_done(self, serial: int, told: str) -> None:
        if serial == self._serial:
            self._legend = tuple(_legend(told))
            self._end_if_whole()

    def _end_if_whole(self) -> None:
        if self._left or self._legend is None or self._then is None:
            return
        then, self._then = self._then, None
        self._patience.stop()
        then(DrawnMap(self._picture, self._view, self._legend))

    def _give_up(self) -> None:
        failed = self._failed
        self.stop()
        if failed is not None:
            failed(AppError("The map could not be drawn for paper. Nothing was saved; try again."))


def _strip(png: str) -> QImage | None:
    """Decoded on a reader thread; None for what is no picture."""
    try:
        found = QImage.fromData(base64.b64decode(png, validate=True))
    except ValueError:
        return None
    return None if found.isNull() else found


def _legend(told: str) -> Sequence[LegendLine]:
    """What the page says is drawn, as far as it can be drawn here: it is never trusted."""
    try:
        rows = json.loads(told)
    except ValueError:
        return ()
    found = []
    for row in rows[:MOST_CLASSES] if isinstance(rows, list) else ():
        rule = row.get("rule") if isinstance(row, Mapping) else None
        if isinstance(rule, Mapping) and rule.get("symbol") in SYMBOLS and isinstance(rule.get("label"), str):
            found.append(LegendLine(tr(str(rule["label"])[:MOST_LABEL]), rule))
    return found
