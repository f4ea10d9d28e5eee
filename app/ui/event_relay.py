"""Facts from the bus, told on whatever thread committed, as one signal on the UI thread; heard last, so that whatever
the window asks then knows of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.events import Fact
from app.services.event_bus import EventBus


class EventRelay(QObject):
    """`happened` carries each fact once, in order."""

    happened = Signal(object)
    _told = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._end = bus.subscribe(self._hear, last=True)

    def close(self) -> None:
        """Hear no more."""
        self._end()

    def _hear(self, fact: Fact) -> None:
        self._told.emit(fact)

    @Slot(object)
    def _on_told(self, fact: Fact) -> None:
        self.happened.emit(fact)
