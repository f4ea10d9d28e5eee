"""An open map page, and how a test asks it: by the page's own objects, by the pointer, by the picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.position import Position
from app.paths import resources
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.map.map_features import MapFeatures
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import ViewPoint

SIZE = (800, 600)
MIDDLE = ViewPoint(lon=107.6, lat=37.3, zoom=10)
FOLDERS = (resources() / "web", resources() / "styles")


class MapDesk:
    """A shown MapView at `MIDDLE`, and what it told."""

    def __init__(self, qtbot: QtBot, features: MapFeatures, storage: Path, tiles: ShownTiles | None = None) -> None:
        self.qtbot, self.features = qtbot, features
        self.view = MapView(features, MapFolders(*FOLDERS, storage), tiles)
        self.failures: list[str] = []
        self.view.page_failed.connect(self.failures.append)
        self.view.set_home(MIDDLE)
        self.view.set_theme("night", "#111A21")
        self.view.resize(*SIZE)
        with qtbot.waitSignal(self.view.became_ready, timeout=20_000):
            self.view.show()
        self.settle()

    def settle(self) -> None:
        """Until everything told is on the screen."""
        self.view.refresh_layers()
        done: list[bool] = []
        self.view.when_settled(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        told: list[Any] = []
        self.view.page().runJavaScript(f"JSON.stringify({expression} ?? null)", told.append)
        self.qtbot.waitUntil(lambda: bool(told), timeout=20_000)
        return json.loads(told[0]) if told[0] else None

    def picture(self) -> QImage:
        """The settled map."""
        self.settle()
        return self.view.grab().toImage()

    def at(self, place: Position) -> QPoint:
        """Where a place is in the widget."""
        x, y = self.ask(f"Object.values(desk.map.latLngToContainerPoint([{place.lat}, {place.lon}]))")
        return QPoint(round(x), round(y))

    def click(self, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """As a hand clicks: into the engine's own widget."""
        target = self._engine_widget()
        QTest.mouseMove(target, at)
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, at)

    def drag(self, begin: QPoint, end: QPoint) -> None:
        """Pulls the map with the left button held down."""
        target, left, none = self._engine_widget(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(target, left, none, begin)
        for step in range(1, 6):
            QTest.mouseMove(target, begin + (end - begin) * step / 5)
        QTest.mouseRelease(target, left, none, end)

    def hover(self, at: QPoint) -> None:
        """Rests the pointer at a place of the widget."""
        target = self._engine_widget()
        where = QPointF(at)
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(
            QMouseEvent.Type.MouseMove, where, target.mapToGlobal(where), none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, moved)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=20_000)

    def close(self) -> None:
        self.view.close_page()
        self.view.close()
        self.view.deleteLater()

    def _engine_widget(self) -> QWidget:
        target = self.view.engine_view().focusProxy()
        assert target is not None
        return target


@contextmanager
def map_desk(
    qtbot: QtBot, features: MapFeatures, storage: Path, tiles: ShownTiles | None = None, *, may_fail: bool = False
) -> Iterator[MapDesk]:
    """An open map, closed at the end; an error in the page fails the test unless it `may_fail`."""
    opened = MapDesk(qtbot, features, storage, tiles)
    try:
        yield opened
        if not may_fail:
            assert opened.failures == []
    finally:
        opened.close()
