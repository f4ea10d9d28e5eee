"""Cases per month as a strip of bars: a click on a month filters the panel, a second click lets go.

Painted here: it stands in the first picture of every start, and to load pyqtgraph for it cost a tenth of a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.local_time import local
from app.ui.look import Look
from app.ui.words import tr

Month = tuple[int, int]
HEIGHT, LOW, AXIS, MARGIN = 58, 38, 18, 4
BAR_SHARE = 0.72
"""Of a month's room that its bar takes."""
NAMED_MONTHS = (1, 4, 7, 10)


class MonthStrip(QWidget):
    """The last `months` months up to the newest; `month_chosen` carries (year, month) or None."""

    month_chosen = Signal(object)

    def __init__(self, look: Look, *, months: int = 24) -> None:
        super().__init__()
        self._look, self._count = look, months
        self._months: list[Month] = []
        self._numbers: list[int] = []
        self.chosen: Month | None = None
        self._is_low = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(240), self._look.theme.px(LOW if self._is_low else HEIGHT))

    def set_low(self, low: bool) -> None:
        """Take less height: where a panel has little, its rows need it."""
        if low != self._is_low:
            self._is_low = low
            self.updateGeometry()

    def show_times(self, times: Sequence[datetime], now: datetime) -> None:
        """Count `times` into the months that end with this one, in the county's time."""
        today = local(now)
        last = today.year * 12 + today.month - 1
        self._months = [(m // 12, m % 12 + 1) for m in range(last - self._count + 1, last + 1)]
        counted = Counter((at.year, at.month) for at in map(local, times))
        self._numbers = [counted[month] for month in self._months]
        self.update()

    def choose(self, month: Month | None) -> None:
        """Choose a month, or none; told only if it is another than before."""
        if month != self.chosen:
            self.chosen = month
            self.update()
            self.month_chosen.emit(month)

    def room_of(self, at: int) -> QRectF:
        """Where the bar of the `at`-th month may stand, axis left out."""
        theme = self._look.theme
        width = (self.width() - 2 * theme.px(MARGIN)) / self._count
        return QRectF(theme.px(MARGIN) + at * width, 2, width, self.height() - theme.px(AXIS) - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colour("panel"))
            painter.setFont(self._look.font(11))
            top = max(self._numbers, default=0) or 1
            for at, (month, number) in enumerate(zip(self._months, self._numbers, strict=True)):
                room = self.room_of(at)
                bar = QRectF(0, 0, room.width() * BAR_SHARE, room.height() * number / top)
                bar.moveCenter(room.center())
                bar.moveBottom(room.bottom())
                painter.fillRect(bar, theme.colour(self._token(month)))
                if month[1] in NAMED_MONTHS:
                    self._name(painter, month, room)
            painter.setPen(theme.colour("accent" if self.hasFocus() else "line"))
            line = round(self.room_of(0).bottom())
            painter.drawLine(theme.px(MARGIN), line, self.width() - theme.px(MARGIN), line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (at := self._at(event.position())) is not None:
            self.choose(None if self._months[at] == self.chosen else self._months[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (at := self._at(event.position())) is not None:
            said = tr("{month}: {n} cases", month=_words(self._months[at]), n=self._numbers[at])
            QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is not None and self._months:
            at = self._months.index(self.chosen) + steps if self.chosen in self._months else len(self._months) - 1
            self.choose(self._months[max(0, min(len(self._months) - 1, at))])
        elif event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self.choose(None)
        else:
            event.ignore()

    def _name(self, painter: QPainter, month: Month, room: QRectF) -> None:
        """Its name under the bar; left out where the window's edge would cut it."""
        name = _words(month)
        width = painter.fontMetrics().horizontalAdvance(name)
        left = room.center().x() - width / 2
        if left >= 0 and left + width <= self.width():
            painter.setPen(self._look.theme.colour("muted"))
            below = QRectF(left, room.bottom(), width + 1, self._look.theme.px(AXIS))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _token(self, month: Month) -> str:
        if self.chosen is None:
            return "low"
        return "accent" if month == self.chosen else "line"

    def _at(self, where: QPointF) -> int | None:
        if not self._months:
            return None
        at = int((where.x() - self.room_of(0).left()) // self.room_of(0).width())
        return at if 0 <= at < len(self._months) else None


def _words(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"
