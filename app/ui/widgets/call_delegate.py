"""How one call is drawn: level bar, shape and word, title and place, timer, age, state and the units sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.call import CallCategory
from app.domain.labels import label
from app.ui.calls.call_now import CallNow
from app.ui.calls.countdown import TOKEN as TIMER_TOKEN
from app.ui.calls.countdown import timer_words
from app.ui.local_time import age
from app.ui.look import Look
from app.ui.widgets.level_shape import SHAPE_OF_LEVEL, level_token
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.widgets.severity_shape import draw_severity
from app.ui.widgets.where_words import where_words
from app.ui.words import tr

BAR_PX = 3
_V = Qt.AlignmentFlag.AlignVCenter
_LINE = Qt.TextFlag.TextSingleLine


class CallDelegate(QStyledItemDelegate):
    """Two lines a row; plain text only."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(160, self._look.theme.px(50))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: CallNow = index.data(RECORD_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        colour = theme.colour(level_token(shown.call.level))
        room, state = QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.colour("hover"))
        painter.fillRect(QRect(room.left(), room.top(), BAR_PX, room.height() - 1), colour)
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), theme.colour("line"))
        side = px(13)
        shape = QRectF(room.left() + px(13), room.center().y() - side / 2, side, side)
        draw_severity(painter, shape, SHAPE_OF_LEVEL[shown.call.level], colour)
        self._words(painter, room.adjusted(px(38), px(5), -px(10), -px(6)), shown)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, shown: CallNow) -> None:
        theme, gap, now = self._look.theme, self._look.theme.px(10), self._now()
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom(), room.width(), room.height() - upper.height())
        timer = shown.timer(now)
        clock = timer_words(timer) if timer else age(shown.call.received_at, now)
        waits = not shown.assignments and shown.call.category is not CallCategory.TASK
        lines = (
            (upper, True, shown.call.title, "text", clock, TIMER_TOKEN[timer.state] if timer else "text"),
            (
                lower,
                False,
                _place(shown),
                "muted",
                _state(shown, now),
                level_token(shown.call.level) if waits else "muted",
            ),
        )
        for line, bold, left, left_token, right, right_token in lines:
            painter.setFont(self._look.font(13 if bold else 12, bold=bold))
            metrics = painter.fontMetrics()
            wide = metrics.horizontalAdvance(right)
            painter.setPen(theme.colour(right_token))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | _V | _LINE, right)
            painter.setPen(theme.colour(left_token))
            rest = line.adjusted(0, 0, -wide - gap, 0)
            said = metrics.elidedText(left, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | _V | _LINE, said)


def _place(shown: CallNow) -> str:
    call = shown.call
    kind = tr(label(call.category)) if call.category is CallCategory.TASK else tr(label(call.level))
    test = tr("Test") if call.is_test else ""
    return " · ".join(filter(None, (test, kind, where_words(call), call.number)))


def _state(shown: CallNow, now: datetime) -> str:
    sent = shown.sent()
    units = sent[0].unit_name if len(sent) == 1 else tr("{n} units", n=len(sent)) if sent else ""
    old = age(shown.call.received_at, now) if shown.timer(now) and not sent else ""
    return " · ".join(filter(None, (units, tr(label(shown.call.state)), old)))
