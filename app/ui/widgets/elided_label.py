"""A label that ends in … where it has no room, and tells the whole on hover."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.plain_label import plain_hover


class ElidedLabel(QLabel):
    """Plain text only: what comes from data is never read as HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, style: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("…") * 2
        return QSize(least, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        super().setText(text)
        self._mind_hover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mind_hover()

    def _mind_hover(self) -> None:
        whole = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if whole else plain_hover(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            room = self.contentsRect()
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
