"""Cases per month as a strip of bars: a click on a month filters the panel, a second click lets go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from app.ui.local_time import local
from app.ui.look import Look
from app.ui.words import tr

Month = tuple[int, int]


class MonthStrip(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The last `months` months up to the newest; `month_chosen` carries (year, month) or None."""

    month_chosen = Signal(object)

    def __init__(self, look: Look, *, months: int = 24) -> None:
        super().__init__(background=None)
        self._look, self._count = look, months
        self._months: list[Month] = []
        self._numbers: list[int] = []
        self.chosen: Month | None = None
        self._bars = pyqtgraph.BarGraphItem(x=[], height=[], width=0.72)
        plot = self.getPlotItem()
        plot.addItem(self._bars)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideAxis("left")
        plot.getAxis("bottom").setStyle(tickLength=0)
        plot.setContentsMargins(4, 2, 4, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        look.changed.connect(self.restyle)
        self.restyle()

    def show_times(self, times: Sequence[datetime], now: datetime) -> None:
        """Count `times` into the months that end with this one, in the county's time."""
        today = local(now)
        last = today.year * 12 + today.month - 1
        self._months = [(m // 12, m % 12 + 1) for m in range(last - self._count + 1, last + 1)]
        counted = Counter((local(at).year, local(at).month) for at in times)
        self._numbers = [counted[month] for month in self._months]
        self.restyle()

    def choose(self, month: Month | None) -> None:
        """Choose a month, or none; told only if it is another than before."""
        if month != self.chosen:
            self.chosen = month
            self.restyle()
            self.month_chosen.emit(month)

    def restyle(self) -> None:
        """Paint anew in the theme's colours; the chosen month in accent, the others dimmed."""
        theme = self._look.theme
        self.setFixedHeight(theme.px(58))
        self.setBackground(theme.colour("panel"))
        axis = self.getPlotItem().getAxis("bottom")
        axis.setPen(theme.colour("line"))
        axis.setTextPen(theme.colour("muted"))
        axis.setTickFont(self._look.font(11))
        axis.setHeight(theme.px(18))
        axis.setTicks([[(n, _words(month)) for n, month in enumerate(self._months) if month[1] in (1, 4, 7, 10)]])
        brushes = [QBrush(theme.colour(self._token(month))) for month in self._months]
        self._bars.setOpts(x=list(range(len(self._months))), height=self._numbers, brushes=brushes, pen=None)
        top = max(self._numbers, default=0) or 1
        self.getPlotItem().setRange(xRange=(-0.6, self._count - 0.4), yRange=(0, top * 1.05), padding=0)

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

    def _token(self, month: Month) -> str:
        if self.chosen is None:
            return "low"
        return "accent" if month == self.chosen else "line"

    def _at(self, where: QPointF) -> int | None:
        x = self.getPlotItem().getViewBox().mapSceneToView(where).x()
        at = round(x)
        return at if 0 <= at < len(self._months) else None


def _words(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"
