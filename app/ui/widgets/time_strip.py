"""The strip at the foot of the map: how long a time, the moment, playing, the scale with the alerts of that time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton

from app.ui.actions import key_words
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.map.time_range import SPEEDS, USUAL_SPEED, TimeRange
from app.ui.widgets.time_scale import TimeScale
from app.ui.words import tr


class MomentEdit(QLineEdit):
    """`said` carries what was typed, with Enter; Esc gives it up, and `left` says so."""

    said = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.returnPressed.connect(lambda: self.said.emit(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TimeStrip(QFrame):
    """Shows what it is told; `scale` takes the keyboard."""

    range_wanted = Signal(object)
    play_wanted = Signal()
    speed_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._plays = look, False
        self.setObjectName("TimeStrip")
        self.scale = TimeScale(look)
        self.range, self.speed = QComboBox(), QComboBox()
        self.edit, self.play = MomentEdit(), QToolButton()
        for box, lines in ((self.range, tuple(TimeRange)), (self.speed, tuple(SPEEDS))):
            box.addItems([str(line) for line in lines])
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.range.setCurrentIndex(list(TimeRange).index(TimeRange.WEEK))
        self.speed.setCurrentText(USUAL_SPEED)
        self.speed.currentIndexChanged.connect(lambda _at: self.speed_chosen.emit())
        self.range.activated.connect(lambda at: self.range_wanted.emit(list(TimeRange)[at]))
        self.play.clicked.connect(self.play_wanted)
        self._lay_out()
        look.changed.connect(self.restyle)
        self.restyle()

    def show_moment(self, at: datetime | None) -> None:
        """The moment shown; None is live."""
        self.scale.show_moment(at)
        if not self.edit.hasFocus():
            self.edit.setText(to_minute(at) if at is not None else "")

    def show_playing(self, on: bool) -> None:
        """Whether time goes by."""
        self._plays = on
        self._say()

    def seconds_a_second(self) -> float:
        """The chosen speed."""
        return list(SPEEDS.values())[self.speed.currentIndex()]

    def next_speed(self, by: int = 1) -> None:
        """The next faster one, after the fastest the slowest; with -1 the next slower one."""
        self.speed.setCurrentIndex((self.speed.currentIndex() + by) % self.speed.count())

    def type_moment(self) -> None:
        """Let a time be typed."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def restyle(self) -> None:
        """Words and sizes of the moment."""
        self.edit.setFixedWidth(self._look.theme.px(132))
        self._say()

    def _say(self) -> None:
        for box, lines in ((self.range, tuple(TimeRange)), (self.speed, tuple(SPEEDS))):
            for at, line in enumerate(lines):
                box.setItemText(at, tr(str(line)))
        self.range.setToolTip(tr("How long a time the strip holds"))
        self.speed.setToolTip(tr("How fast it plays: ×60 is a minute a second"))
        self.edit.setPlaceholderText(tr("Live"))
        self.edit.setToolTip(tr("Type a time: 2026-11-20 03:15, 11-20 03:15 or 03:15"))
        words = tr("Pause") if self._plays else tr("Play")
        self.play.setText(words)
        self.play.setToolTip(f"{words} ({key_words('time_play')})")
        self.scale.setAccessibleName(tr("Time of the map"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(6)
        for part in (self.range, self.edit, self.play, self.speed):
            row.addWidget(part)
        row.addWidget(self.scale, 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
