"""How one alert is drawn: severity bar, shape and word, title and place, age and state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.alert import WAITING, Alert, AlertState
from app.domain.labels import label
from app.ui.local_time import age
from app.ui.look import Look
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.widgets.severity_shape import TOKEN, draw_severity
from app.ui.words import tr

BAR_PX = 3
_V = Qt.AlignmentFlag.AlignVCenter
_LINE = Qt.TextFlag.TextSingleLine


class AlertDelegate(QStyledItemDelegate):
    """Two lines a row; plain text only. `flashing` holds the keys of critical alerts that have just come."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self.flashing: set[str] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(160, self._look.theme.px(50))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        alert: Alert = index.data(RECORD_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        colour = theme.colour(TOKEN[alert.severity])
        room, state = QRect(option.rect), option.state
        painter.save()
        if alert.id in self.flashing:
            painter.fillRect(room, theme.faint(TOKEN[alert.severity], 60))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.colour("hover"))
        painter.fillRect(QRect(room.left(), room.top(), BAR_PX, room.height() - 1), colour)
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), theme.colour("line"))
        side = px(13)
        shape = QRectF(room.left() + px(13), room.center().y() - side / 2, side, side)
        draw_severity(painter, shape, alert.severity, colour)
        self._words(painter, room.adjusted(px(38), px(5), -px(10), -px(6)), alert)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, alert: Alert) -> None:
        theme, gap = self._look.theme, self._look.theme.px(10)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom(), room.width(), room.height() - upper.height())
        bold, plain = self._look.font(bold=True), self._look.font(12)
        taken = alert.state not in WAITING
        lines = (
            (upper, bold, alert.title, "text", age(alert.occurred_at, self._now()), "text"),
            (
                lower,
                plain,
                self._place(alert),
                "muted",
                self._state(alert),
                "muted" if taken else TOKEN[alert.severity],
            ),
        )
        for line, font, left, left_token, right, right_token in lines:
            painter.setFont(font)
            metrics = painter.fontMetrics()
            wide = metrics.horizontalAdvance(right)
            painter.setPen(theme.colour(right_token))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | _V | _LINE, right)
            painter.setPen(theme.colour(left_token))
            rest = line.adjusted(0, 0, -wide - gap, 0)
            shown = metrics.elidedText(left, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | _V | _LINE, shown)

    @staticmethod
    def _place(alert: Alert) -> str:
        return " · ".join(filter(None, (tr(label(alert.severity)), alert.place or alert.asset_code, alert.text)))

    @staticmethod
    def _state(alert: Alert) -> str:
        said = tr(label(alert.state))
        if alert.state is AlertState.ACKED and alert.acknowledged_by:
            return f"{alert.acknowledged_by} · {said}"
        return said
