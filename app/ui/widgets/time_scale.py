"""The scale of the time strip: bars of how many alerts occurred, and the moment shown, pulled by the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.local_time import local
from app.ui.look import Look

HEIGHT, AXIS, EDGE = 46, 17, 8
LABEL_ROOM = 92
_STEPS = (
    timedelta(hours=1), timedelta(hours=2), timedelta(hours=3), timedelta(hours=6), timedelta(hours=12),
    timedelta(days=1), timedelta(days=2), timedelta(days=5), timedelta(days=10), timedelta(days=30),
    timedelta(days=61), timedelta(days=122),
)  # fmt: skip


class TimeScale(QWidget):
    """`pointed` carries the moment under the pointer while it is pulled. The keys are those of `Where.TIME`."""

    pointed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.since = self.until = datetime.fromtimestamp(0).astimezone()
        self._first, self._step = self.since, timedelta(hours=1)
        self.counts: Sequence[int] = ()
        self.moment: datetime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(300), self._look.theme.px(HEIGHT))

    def show_window(self, since: datetime, until: datetime) -> None:
        """The time the scale holds; the bars follow when they have been counted."""
        self.since, self.until, self.counts = since, until, ()
        self.update()

    def show_counts(self, first: datetime, step: timedelta, counts: Sequence[int]) -> None:
        """How many alerts occurred in each `step` from `first` on."""
        self._first, self._step, self.counts = first, step, counts
        self.update()

    def show_moment(self, at: datetime | None) -> None:
        """Where the cursor stands; None is live, at the right end."""
        self.moment = at
        self.update()

    def x_of(self, at: datetime) -> float:
        """Where a moment stands, pixels."""
        edge = self._look.theme.px(EDGE)
        return edge + (at - self.since) / (self.until - self.since) * (self.width() - 2 * edge)

    def at_x(self, x: float) -> datetime:
        """The moment at a place, held within the scale."""
        edge = self._look.theme.px(EDGE)
        share = (x - edge) / max(1, self.width() - 2 * edge)
        return self.since + (self.until - self.since) * min(1.0, max(0.0, share))

    def event(self, event: QEvent) -> bool:
        """Home is a key of the whole window too: while the keyboard is here, it is the scale's own."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Home:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        own = next((action for action in self.actions() if pressed in action.shortcuts()), None)
        if own is not None:
            own.trigger()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.until > self.since:
            self.pointed.emit(self.at_x(event.position().x()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colour("panel"))
            if self.until <= self.since:
                return
            floor = self.height() - theme.px(AXIS)
            self._paint_bars(painter, floor)
            self._paint_axis(painter, floor)
            x = self.x_of(self.moment or self.until)
            painter.setPen(QPen(theme.colour("route" if self.moment else "ok"), theme.px(2)))
            painter.drawLine(QPointF(x, 0), QPointF(x, floor))
            painter.setBrush(theme.colour("route" if self.moment else "ok"))
            side = theme.px(5)
            painter.drawPolygon([QPointF(x - side, 0), QPointF(x + side, 0), QPointF(x, side * 1.4)])
            if self.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_bars(self, painter: QPainter, floor: float) -> None:
        theme, most = self._look.theme, max(self.counts, default=0)
        room = floor - theme.px(8)
        for number, count in enumerate(self.counts):
            if count:
                begin = self._first + number * self._step
                left = self.x_of(max(begin, self.since))
                right = self.x_of(min(begin + self._step, self.until))
                height = max(2.0, room * count / most)
                gap = 1.0 if right - left > 4 else 0.0
                bar = QRectF(left, floor - height, max(1.0, right - left - gap), height)
                painter.fillRect(bar, theme.colour("low"))

    def _paint_axis(self, painter: QPainter, floor: float) -> None:
        theme = self._look.theme
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        painter.setFont(self._look.font(11))
        most = max(1, int(self.width() / theme.px(LABEL_ROOM)))
        span = self.until - self.since
        step = next((one for one in _STEPS if span / one <= most), _STEPS[-1])
        at = local(self.since).replace(hour=0, minute=0, second=0, microsecond=0)
        while at <= self.until:
            if at >= self.since:
                x = self.x_of(at)
                painter.setPen(theme.colour("line"))
                painter.drawLine(QPointF(x, floor), QPointF(x, floor + theme.px(3)))
                said = f"{at:%Y-%m-%d}" if span > timedelta(days=200) else _said(at, step)
                width = painter.fontMetrics().horizontalAdvance(said)
                left = min(max(0.0, x - width / 2), self.width() - width)
                painter.setPen(theme.colour("muted"))
                below = QRectF(left, floor + theme.px(2), width + 1, theme.px(AXIS - 2))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, said)
            at += step


def _said(at: datetime, step: timedelta) -> str:
    """Days by their date, hours by the clock; midnight tells whose it is."""
    return f"{at:%m-%d}" if step >= timedelta(days=1) or at.hour == 0 else f"{at:%H:%M}"
