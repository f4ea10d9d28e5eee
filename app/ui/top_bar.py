"""The bar over the map: command bar, duty level, leader and officer, counters, clock; read from the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.duty import PostRole
from app.domain.labels import label
from app.services.alerts.alert_desk import AlertCount
from app.services.duty_desk import DutyNow
from app.ui.local_time import local, weekday
from app.ui.look import Look
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_label import dress, plain_label
from app.ui.widgets.severity_shape import SIGN, TOKEN
from app.ui.words import tr

CLOCK_TICK_MS = 1_000
LARGE_PX = 36


class TopBar(QWidget):
    """Shows what it is given; a click on the counter asks for the most urgent alert."""

    counter_clicked = Signal()

    def __init__(self, look: Look, command_bar: QWidget, menu_button: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._large = False
        self._tools = (command_bar, menu_button)
        self._duty: DutyNow | None = None
        self._count: AlertCount | None = None
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._level = plain_label("DutyLevel")
        self._people = ElidedLabel(style="Muted")
        self._counter, self._rest = plain_label("Counter"), plain_label("Muted")
        self._counter.setCursor(Qt.CursorShape.PointingHandCursor)
        self._counter.installEventFilter(self)
        self._clock, self._day = plain_label("Clock"), plain_label("Muted")
        self._past = plain_label("PastBadge")
        self._past.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(14)
        row.addWidget(menu_button)
        row.addWidget(command_bar, 5)
        row.addWidget(self._past)
        row.addWidget(self._level)
        row.addWidget(self._people, 4)
        for label_ in (self._counter, self._rest, self._clock, self._day):
            row.addWidget(label_)
        self._ticker = QTimer(self, interval=CLOCK_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        look.changed.connect(self.restyle)
        self.retranslate()

    def show_duty(self, duty: DutyNow) -> None:
        """Level, leader and officer."""
        self._duty = duty
        level = duty.level
        self._level.setVisible(level is not None)
        self._level.setText(_level_words(duty))
        self._level.setToolTip(_orders_words(duty))
        self._level.setProperty("level", level.value if level else "")
        self._level.style().polish(self._level)
        seats = (
            (tr("Duty leader"), duty.who(PostRole.DUTY_LEADER)),
            (tr("Duty officer"), duty.who(PostRole.DUTY_OFFICER)),
        )
        self._people.setText("    ".join(f"{seat} {who}" for seat, who in seats if who))

    def show_count(self, count: AlertCount) -> None:
        """How many alerts wait, and how urgent the worst is."""
        self._count = count
        self.restyle()

    @property
    def count(self) -> AlertCount | None:
        """What the counter says; None before the first reading."""
        return self._count

    def show_past(self, words: str) -> None:
        """That duty, and the map, are those of a moment of the past; the clock goes on. Empty is live."""
        self._past.setText(words)
        self._past.setVisible(bool(words))

    def show_large(self, on: bool) -> None:
        """Wall mode: no command bar, and what is left readable from four metres."""
        self._large = on
        for part in self._tools:
            part.setVisible(not on)
        self._clock.setStyleSheet(f"font-size: {self._look.theme.px(LARGE_PX)}px" if on else "")
        self._level.setStyleSheet(f"font-size: {self._look.theme.px(LARGE_PX // 2)}px" if on else "")
        self.restyle()

    def tick(self) -> None:
        """The clock. Widths are kept by tabular digits, so nothing moves."""
        now = self._now()
        self._clock.setText(f"{local(now):%H:%M:%S}")
        self._day.setText(f"{local(now):%Y-%m-%d} {weekday(now)}")

    def restyle(self) -> None:
        """The counter in the colour of the worst that waits; calm when nothing does."""
        count = self._count
        if count is None:
            self._counter.setText("")
            self._rest.setText("")
            return
        token, sign = (TOKEN[count.worst], SIGN[count.worst]) if count.worst else ("ok", "●")
        said = tr("Unacknowledged {n}", n=count.waiting)
        self._counter.setText(f"{sign} {said}")
        size = self._look.theme.px(LARGE_PX if self._large else 15)
        dress(self._counter, f"color: {self._look.theme.tokens[token]}; font-weight: 600; font-size: {size}px;")
        self._counter.setToolTip(tr("F1 goes to the most urgent alert"))
        self._rest.setText(tr("In hand {taken} · Shelved {shelved}", taken=count.taken, shelved=count.shelved))

    def retranslate(self) -> None:
        """Say every word again."""
        if self._duty is not None:
            self.show_duty(self._duty)
        else:
            self._level.hide()
        self.restyle()
        self.tick()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QLabel, event: QEvent) -> bool:  # type: ignore[override]  # only the counter is watched
        if (
            watched is self._counter
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
        ):
            self.counter_clicked.emit()
        return super().eventFilter(watched, event)


def _level_words(duty: DutyNow) -> str:
    """The level, until when, and how many rooms have another."""
    if duty.level is None:
        return ""
    county = [one for one in duty.orders if one.area_id is None and one.level is duty.level]
    rooms = [one for one in duty.orders if one.area_id is not None and one.level is not duty.level]
    said = [tr(label(duty.level))]
    said += [tr("until {time}", time=f"{local(one.until):%m-%d %H:%M}") for one in county]
    said += [tr("{n} rooms at another level", n=len(rooms))] if rooms else []
    return " · ".join(said)


def _orders_words(duty: DutyNow) -> str:
    """By whom, and why."""
    return "\n".join(f"{tr(label(one.level))} · {one.authority} · {one.reason}" for one in duty.orders)
