"""Twin of resources/web/js/bridge.js: the only two files that know the channel, with the same names.

The slots are what the page tells; it is never trusted, so each checks its values and drops what cannot be.
`tell` is what the desk says; it is kept until the page is ready, and said again to a page that was loaded anew, so the
last word on each subject always holds.
"""

from __future__ import annotations

import json
import logging
import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.position import is_on_earth
from app.ui.map.sketch_now import sketch_now

log = logging.getLogger(__name__)

MAX_ZOOM = 24.0
MAX_LAYER_NAME = 64
MAX_SHEET = 20_000
"""Rows of the largest sheet."""
MAX_STRIP = 32_000_000
"""Signs of a strip, or of a legend."""
# Said once and then forgotten: to say them again to a new page would move the map, show an old tip or an old place.
PASSING = frozenset({
    "tooltipChanged", "settleAsked", "viewAsked", "moveAsked", "marksChanged", "sketchPressed", "sketchFigured",
    "baseRetried", "sheetAsked", "replayPeeked",
})  # fmt: skip


@dataclass(frozen=True)
class MapHit:
    """What the page says lies there: the index in a layer as of an epoch; marks have their number and epoch 0."""

    layer: str
    index: int
    epoch: int


class MapBridge(QObject):
    """What the page tells, checked, and what it is told."""

    page_ready = Signal()
    clicked = Signal(float, float, object)
    menu_asked = Signal(float, float, object, float, float)
    hover_changed = Signal(object, float, float)
    view_moved = Signal(float, float, float, bool)
    sketch_moved = Signal(object)
    sheet_drawn = Signal(int, int, int, int, str)
    sheet_done = Signal(int, str)
    page_settled = Signal(int)
    page_failed = Signal(str)
    tile_spoiled = Signal(str)

    themeChanged = Signal(str)
    wordsChanged = Signal(str)
    layersChanged = Signal(str)
    visibilityChanged = Signal(str)
    marksChanged = Signal(str)
    looksChanged = Signal(str)
    selectionChanged = Signal(str)
    tooltipChanged = Signal(str)
    viewAsked = Signal(str)
    moveAsked = Signal(str)
    settleAsked = Signal(str)
    baseChanged = Signal(str)
    baseRetried = Signal(str)
    sheetAsked = Signal(str)
    sketchAsked = Signal(str)
    sketchPressed = Signal(str)
    sketchFigured = Signal(str)
    replayChanged = Signal(str)
    replayPeeked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_ready = False
        """Whether there is a page that hears."""
        self._last: dict[str, str] = {}
        self._waiting: list[tuple[str, str]] = []

    def tell(self, name: str, value: object) -> None:
        """Says `value` under the signal's name, now or when the page is ready."""
        said = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if name not in PASSING:
            self._last[name] = said
        if self.is_ready:
            getattr(self, name).emit(said)
        elif name in PASSING:
            self._waiting.append((name, said))

    def remember(self, name: str, value: object) -> None:
        """What a page that is loaded anew shall hear under the signal's name; the page of now knows it already."""
        self._last[name] = json.dumps(value, ensure_ascii=False, allow_nan=False)

    def page_lost(self) -> None:
        """The page is being loaded anew: everything waits until it is ready again."""
        self.is_ready = False

    @Slot()
    def ready(self) -> None:
        self.is_ready = True
        for name, said in self._last.items():
            getattr(self, name).emit(said)
        waiting, self._waiting = self._waiting, []
        for name, said in waiting:
            getattr(self, name).emit(said)
        self.page_ready.emit()

    @Slot(float, float, str, int, int)
    def mapClicked(self, lon: float, lat: float, layer: str, index: int, epoch: int) -> None:
        if is_on_earth(lon, lat):
            self.clicked.emit(lon, lat, hit_of(layer, index, epoch))

    @Slot(float, float, str, int, int, float, float)
    def menuAsked(self, lon: float, lat: float, layer: str, index: int, epoch: int, x: float, y: float) -> None:
        if is_on_earth(lon, lat) and 0 <= x < 1e5 and 0 <= y < 1e5:
            self.menu_asked.emit(lon, lat, hit_of(layer, index, epoch), x, y)

    @Slot(float, float, str, int, int)
    def hovered(self, lon: float, lat: float, layer: str, index: int, epoch: int) -> None:
        if is_on_earth(lon, lat):
            self.hover_changed.emit(hit_of(layer, index, epoch), lon, lat)

    @Slot(float, float, float, bool)
    def viewChanged(self, lon: float, lat: float, zoom: float, by_hand: bool) -> None:
        if is_on_earth(lon, lat) and math.isfinite(zoom) and 0 <= zoom <= MAX_ZOOM:
            self.view_moved.emit(lon, lat, zoom, by_hand)

    @Slot(str)
    def sketchChanged(self, told: str) -> None:
        now = sketch_now(told)
        if now is not None:
            self.sketch_moved.emit(now)

    @Slot(int, int, int, int, str)
    def sheetDrawn(self, serial: int, top: int, rows: int, height: int, png: str) -> None:
        if 0 <= top < height <= MAX_SHEET and 0 < rows <= height - top and len(png) <= MAX_STRIP:
            self.sheet_drawn.emit(serial, top, rows, height, png)

    @Slot(int, str)
    def sheetDone(self, serial: int, legend: str) -> None:
        if len(legend) <= MAX_STRIP:
            self.sheet_done.emit(serial, legend)

    @Slot(int)
    def settled(self, serial: int) -> None:
        self.page_settled.emit(serial)

    @Slot(str)
    def tileSpoiled(self, name: str) -> None:
        if 0 < len(name) <= MAX_LAYER_NAME:
            self.tile_spoiled.emit(name)

    @Slot(str, str, int)
    def reportError(self, message: str, source: str, line: int) -> None:
        sentence = f"{message[:2000]} ({source[:300]}:{line})"
        log.error("map page: %s", sentence)
        self.page_failed.emit(sentence)


def hit_of(layer: str, index: int, epoch: int) -> MapHit | None:
    """A hit as told by the page, or None for "nothing there" and for what no page of ours would say."""
    if not layer or len(layer) > MAX_LAYER_NAME or index < 0 or epoch < 0:
        return None
    return MapHit(layer, index, epoch)
