"""A box to tick and a button that keep Space for themselves, whatever Space does in the panel around them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton


class SpaceTick(QCheckBox):
    """Space ticks it, as everywhere."""

    def event(self, event: QEvent) -> bool:
        return _kept(event) or super().event(event)


class SpaceButton(QPushButton):
    """Space presses it, as everywhere."""

    def event(self, event: QEvent) -> bool:
        return _kept(event) or super().event(event)


def _kept(event: QEvent) -> bool:
    """Whether this asks who Space belongs to; then it is answered."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    if not asks or event.key() != Qt.Key.Key_Space:  # type: ignore[attr-defined]  # a key event
        return False
    event.accept()
    return True
