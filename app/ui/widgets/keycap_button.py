"""A button for an act on the selected row, with its key printed on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from app.ui import actions
from app.ui.look import Look

_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class KeycapButton(QAbstractButton):
    """Drawn like a push button: the keycap, then the word. `look` gives the colours.

    Where its key would be refused (`actions.is_stopped`), so is a click on it.
    """

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self.key = key
        self._sized: tuple[str, QFont, QSize] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._forget_size)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_stopped():
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSING or not self._is_stopped():
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Measured once for its words and font: a row of buttons asks for it twenty times at each start."""
        words, font = self.text(), self.font()
        if self._sized is None or self._sized[:2] != (words, font):
            metrics, gap = self.fontMetrics(), self._look.theme.px(6)
            width = self._cap_width() + metrics.horizontalAdvance(words) + 4 * gap
            self._sized = (words, font, QSize(width, metrics.height() + self._look.theme.px(10)))
        return self._sized[2]

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, gap = self._look.theme, self._look.theme.px(6)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lively = self.isEnabled() and (self.underMouse() or self.hasFocus())
            painter.setPen(QPen(theme.colour("accent" if lively else "line"), 1))
            painter.setBrush(theme.colour("hover" if self.isDown() or lively else "raised"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            cap = QRect(gap, 0, self._cap_width(), self.fontMetrics().height() + 2)
            cap.moveTop((self.height() - cap.height()) // 2)
            painter.setPen(QPen(theme.colour("stale"), 1))
            painter.setBrush(theme.colour("panel"))
            painter.drawRoundedRect(cap, 3, 3)
            painter.setPen(theme.colour("text" if self.isEnabled() else "stale"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, actions.printed(self.key))
            words = QRect(cap.right() + gap, 0, self.width() - cap.right() - gap, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _forget_size(self) -> None:
        self._sized = None
        self.updateGeometry()

    def _is_stopped(self) -> bool:
        return self.isEnabled() and actions.is_stopped(actions.act_of_keycap(self, self.key), self)

    def _cap_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(actions.printed(self.key)) + self._look.theme.px(10)
