"""The speeds of replayed units over time, linked to the clock: a click goes there, and the clock's moment is a line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from app.services.tracks.replay_desk import Replay, ReplayedTrack, moment_of
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.words import tr

LEAST_KMH, MOST_TOLD = 20.0, 4
TICK_PX, DAY_S = 40, 86_400.0
TICKS_S = (60.0, 300.0, 600.0, 1_800.0, 3_600.0, 7_200.0, 10_800.0, 21_600.0, 43_200.0, DAY_S)
AHEAD_S = 8 * 3_600.0
"""How far the county's clock is ahead of UTC."""


class ClockAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Hours of the county's clock, as many as have room; midnight tells whose day it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(orientation="bottom")
        self._look = look

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        most = max(1.0, size / self._look.theme.px(TICK_PX))
        step = next((one for one in TICKS_S if (high - low) / one <= most), TICKS_S[-1])
        first = math.ceil((low + AHEAD_S) / step) * step - AHEAD_S
        return [(step, np.arange(first, high, step).tolist())]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        del scale
        times = [local(moment_of(at)) for at in values]
        return [f"{at:%m-%d}" if spacing >= DAY_S or (at.hour, at.minute) == (0, 0) else f"{at:%H:%M}" for at in times]


class SpeedChart(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """`pointed` carries the moment that was clicked, `hovered` the one under the pointer or None;
    seconds since 1970."""

    pointed = Signal(float)
    hovered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={"bottom": ClockAxis(look)})
        self._look = look
        self._tracks: Sequence[ReplayedTrack] = ()
        self._colours: Mapping[str, str] = {}
        self._ends = (0.0, 1.0)
        self._chosen = ""
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(look.theme.px(80))
        self._moment, self._peeked = pg.InfiniteLine(), pg.InfiniteLine()
        self._told = pg.TextItem(anchor=(0, 0))
        for part in (self._moment, self._peeked, self._told):
            part.setZValue(10)
            self.addItem(part, ignoreBounds=True)
            part.hide()
        self.scene().sigMouseMoved.connect(self._on_moved)
        look.changed.connect(self.restyle)
        self.restyle()

    def show_replay(self, replay: Replay | None, colours: Mapping[str, str]) -> None:
        """The units of a replay, each in the colour of this token; None shows nothing."""
        self._tracks, self._colours = (() if replay is None else replay.tracks), colours
        if replay is not None:
            self._ends = (replay.since.timestamp(), replay.until.timestamp())
        self.show_peek(None)
        self._draw()

    def choose(self, unit_id: str) -> None:
        """Draw this unit over the others, and stronger."""
        if unit_id != self._chosen:
            self._chosen = unit_id
            self._draw()

    def show_moment(self, at: float | None) -> None:
        """Where the clock stands."""
        self._moment.setVisible(at is not None)
        if at is not None:
            self._moment.setValue(at)

    def show_peek(self, at: float | None) -> None:
        """A moment that somebody points at, here or on the map, with the speeds of then."""
        for part in (self._peeked, self._told):
            part.setVisible(at is not None)
        if at is not None:
            self._peeked.setValue(at)
            self._told.setText(self.words_at(at))
            share = (at - self._ends[0]) / max(1.0, self._ends[1] - self._ends[0])
            self._told.setAnchor((1 if share > 0.6 else 0, 0))
            self._told.setPos(at, self.viewRange()[1][1])

    def words_at(self, at: float) -> str:
        """The time, and how fast the chosen unit went then; the first few where none is chosen."""
        said = [f"{local_clock(at)}"]
        for one in [one for one in self._tracks if one.unit.id == self._chosen] or self._tracks[:MOST_TOLD]:
            fix = one.at(moment_of(at))
            if fix is not None and not math.isnan(fix[3]):
                said.append(f"{one.name} {fix[3]:.0f} km/h")
        return "\n".join(said)

    def restyle(self) -> None:
        """Take over the colours and sizes of the theme."""
        theme = self._look.theme
        self.setBackground(theme.colour("panel"))
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setTextPen(theme.colour("muted"))
            axis.setPen(theme.colour("line"))
            axis.setStyle(tickFont=self._look.font(11))
        self.getAxis("left").setWidth(theme.px(34))
        self.getAxis("bottom").setHeight(theme.px(20))
        self._moment.setPen(pg.mkPen(theme.colour("text"), width=2))
        self._peeked.setPen(pg.mkPen(theme.colour("text"), width=1, style=Qt.PenStyle.DashLine))
        self._told.setColor(theme.colour("text"))
        self._told.setFont(self._look.font(11))
        self._told.fill = pg.mkBrush(theme.colour("raised"))
        self.setToolTip(tr("km/h. A click goes to that moment."))
        self._draw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._tracks:
            self.pointed.emit(self._second(event.position()))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setToolTip(tr("km/h. A click goes to that moment."))
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def _on_moved(self, place: QPointF) -> None:
        if self._tracks:
            self.hovered.emit(self._second(self.mapFromScene(place).toPointF()))

    def _second(self, place: QPointF) -> float:
        """The moment at a place of the widget, held within the chart's time."""
        second: float = self.plotItem.vb.mapSceneToView(self.mapToScene(place.toPoint())).x()
        return min(self._ends[1], max(self._ends[0], second))

    def _draw(self) -> None:
        for item in self.plotItem.listDataItems():
            self.removeItem(item)
        for one in sorted(self._tracks, key=lambda track: track.unit.id == self._chosen):
            width = 2.0 if one.unit.id == self._chosen else 1.2
            pen = pg.mkPen(self._look.theme.colour(self._colours[one.unit.id]), width=width)
            self.plot(*one.profile, pen=pen, connect="finite")
        highest = max((float(np.nanmax(one.profile[1], initial=0.0)) for one in self._tracks), default=0.0)
        self.setXRange(*self._ends, padding=0)
        self.setYRange(0, max(LEAST_KMH, highest * 1.08), padding=0)


def local_clock(at: float) -> str:
    """02:13:07, in the county's time."""
    return f"{local(moment_of(at)):%H:%M:%S}"
