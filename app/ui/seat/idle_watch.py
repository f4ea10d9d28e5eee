"""How long nobody has touched the desk. It listens where keys and the mouse enter a window, not at every widget."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """`idle` is told once when `limit_s()` seconds have gone by without a touch; 0 is never. A touch begins anew."""

    idle = Signal()

    def __init__(
        self,
        app: QApplication,
        limit_s: Callable[[], float],
        parent: QObject,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._limit_s, self._now = limit_s, now
        self._touched, self._told = now(), False
        self._windows: list[QWindow] = []
        app.focusWindowChanged.connect(self._listen_to)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell it, if so long nobody touched anything."""
        limit = self._limit_s()
        if limit and not self._told and self._now() - self._touched >= limit:
            self._told = True
            self.idle.emit()

    def touch(self) -> None:
        """Somebody is here."""
        self._touched, self._told = self._now(), False

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._listen_to)
        for window in self._windows:
            window.removeEventFilter(self)
        self._windows.clear()

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.destroyed.connect(lambda: self._windows.remove(window) if window in self._windows else None)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            # Whoever comes back late finds the desk locked, also where a wall kept it open.
            self.look()
            self.touch()
        return super().eventFilter(watched, event)
