"""Replay: which units are played, how fast each went, and the course of everything in the order of time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.services.tracks.replay_desk import Happening, HappeningKind, HeardUnit, Replay
from app.ui import actions
from app.ui.look import Look
from app.ui.replay.replay_columns import ReplayRow, course_columns, unit_columns
from app.ui.replay.said_stretch import stretch_words
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.line_ask import LineAsk
from app.ui.widgets.panel import Panel
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.charts.speed_chart import SpeedChart

ACTS = (
    "replay_play", "replay_time", "replay_follow", "replay_hand_on", "replay_end",
)  # fmt: skip
DAY = timedelta(days=1)
KEYS_ALONE = ("replay_fix_back", "replay_fix_on", "replay_before", "replay_next", "replay_course", "replay_patrol")
COURSE_KEYS = ("replay_before", "replay_next", "replay_course")
CLOCK_ACTS = ("time_play", "time_faster", "time_slower", "time_back", "time_on")
"""Of the time strip; they work here too."""
SHARES = (36, 26, 38)
"""Of the width: units, chart, course."""
COURSES: tuple[tuple[str, frozenset[HappeningKind]], ...] = (
    ("Everything", frozenset(HappeningKind)),
    ("Stops", frozenset({HappeningKind.STOP})),
    ("Patrols", frozenset({HappeningKind.CHECK, HappeningKind.DEVIATION})),
    ("Alerts, calls and cases", frozenset({HappeningKind.ALERT, HappeningKind.CALL, HappeningKind.CASE})),
)


class ReplayPanel(Panel):
    """`act_wanted` carries the name of an act; `moment_wanted` a moment to go to; `unit_chosen` the key of a unit."""

    act_wanted = Signal(str)
    moment_wanted = Signal(object)
    unit_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.replay: Replay | None = None
        self._heard: Sequence[HeardUnit] = ()
        self._colours: Mapping[str, str] = {}
        self._moment: datetime | None = None
        self._course = 0
        self.units: RecordTable[ReplayRow] = RecordTable(
            unit_columns(self.speed_of), look, lambda row: row.heard.unit.id, row_px=25
        )
        self.units.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.course: RecordTable[Happening] = RecordTable(
            course_columns(self._colours_now, self._is_of_days), look, lambda one: f"{one.kind} {one.id}", row_px=25
        )
        self.told, self.course_title = ElidedLabel(style="Muted"), plain_label("SectionTitle")
        self.hint = plain_label("Muted")
        self.chart: SpeedChart | None = None
        self.asking = LineAsk()
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._lay_out()
        for name in (*ACTS, *KEYS_ALONE):
            owner = self.units if name == "replay_play" else self
            actions.bind(name, owner, partial(self._want, name))
        for name in CLOCK_ACTS:
            actions.bind(name, self, partial(self._want, name))
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._want, name))
        self.units.record_chosen.connect(lambda row: self.unit_chosen.emit(row.heard.unit.id))
        self.units.activated.connect(lambda _index: self._want("replay_play"))
        self.course.record_chosen.connect(lambda one: self.moment_wanted.emit(one.at))
        self.asking.left.connect(self._on_asked)
        self.retranslate()

    def front(self) -> QWidget:
        """The units: Enter plays them."""
        return self.units

    def show_heard(self, heard: Sequence[HeardUnit], chosen: Sequence[str] = ()) -> None:
        """The units that can be played; `chosen` are marked, if there are any."""
        self._heard = heard
        self._show_rows()
        if chosen and self.units.choose(chosen[0]):
            self.units.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_replay(self, replay: Replay | None, colours: Mapping[str, str]) -> None:
        """What is played now, each unit in its colour; None is nothing."""
        self.replay, self._colours = replay, colours
        self._show_rows()
        self._show_course()

    def show_course(self, replay: Replay) -> None:
        """The same replay, with more words to its course."""
        self.replay = replay
        self._show_course()

    def put_chart(self, chart: SpeedChart) -> None:
        """The chart comes when something is played for the first time."""
        self.chart = chart
        self._middle.addWidget(chart, 1)
        self.hint.hide()

    def show_moment(self, at: datetime | None) -> None:
        """The moment of the clock: how fast each goes then."""
        self._moment = at
        self.units.rows.repaint()
        if self.chart is not None:
            self.chart.show_moment(None if at is None else at.timestamp())

    def show_stretch(self, since: datetime, until: datetime) -> None:
        """The time that is, or would be, played."""
        words = [stretch_words(since, until)]
        if self.replay is not None:
            tracks = self.replay.tracks
            words += [
                tr("{n} units", n=len(tracks)),
                tr("{n} km", n=f"{sum(one.metres for one in tracks) / 1000:.1f}"),
                tr("{n} stops", n=sum(len(one.stops) for one in tracks)),
            ]
        self.told.setText(" · ".join(words))
        self.summary_changed.emit(words[0])

    def speed_of(self, row: ReplayRow) -> float:
        """How fast a unit goes at the moment of the clock, km/h; NaN where nobody knows."""
        fix = row.track.at(self._moment) if row.track is not None and self._moment is not None else None
        return math.nan if fix is None else float(fix[3])

    def marked_ids(self) -> list[str]:
        """The units of the chosen rows."""
        return [row.heard.unit.id for row in self.units.marked()]

    def chosen_id(self) -> str:
        """The unit of the current row, if it is played; else the first that is."""
        row, replay = self.units.chosen(), self.replay
        if replay is None:
            return ""
        return row.heard.unit.id if row is not None and row.track is not None else replay.tracks[0].unit.id

    def next_course(self) -> None:
        """Everything, stops alone, or the rest."""
        self._course = (self._course + 1) % len(COURSES)
        self._show_course()

    def neighbour(self, moment: datetime, by: int) -> Happening | None:
        """What of the listed course came next after a moment, or with `by` -1 last before it."""
        listed = sorted(self.course.in_order(), key=lambda one: one.at)
        if by > 0:
            return next((one for one in listed if one.at > moment), None)
        return next((one for one in reversed(listed) if one.at < moment), None)

    def ask(self, question: str, answered: Callable[[str], object], text: str = "") -> None:
        """Put a question in place of the buttons."""
        self._acts.hide()
        self.asking.ask(question, answered, text=text)

    def retranslate(self) -> None:
        self.hint.setText(
            tr(
                "Choose units (Shift or Ctrl with the arrows: several), Enter plays them on the map. "
                "Space pauses, V is faster, F follows, P another time."
            )
        )
        for name, button in self.buttons.items():
            button.setText(tr(actions.act(name).label))
        self._acts.arrange()
        self._show_course()

    def _is_of_days(self) -> bool:
        return self.replay is not None and self.replay.until - self.replay.since > DAY

    def _colours_now(self, unit_id: str) -> str | None:
        return self._colours.get(unit_id)

    def _want(self, act_id: str) -> None:
        if not self.asking.is_asking():
            self.act_wanted.emit(act_id)

    def _on_asked(self) -> None:
        self._acts.show()
        self.units.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self) -> None:
        replay = self.replay
        self.units.show_records(
            [
                ReplayRow(
                    one,
                    replay.track_of(one.unit.id) if replay is not None else None,
                    self._colours.get(one.unit.id, ""),
                )
                for one in self._heard
            ]
        )

    def _show_course(self) -> None:
        label, kinds = COURSES[self._course]
        course = self.replay.course if self.replay is not None else ()
        listed = [one for one in course if one.kind in kinds]
        self.course.show_records(listed)
        words = tr("Course · {what} {n}", what=tr(label), n=len(listed))
        self.course_title.setText(f"{words}  [ ] L")
        named = (f"{actions.key_words(one)}  {tr(actions.act(one).label)}" for one in COURSE_KEYS)
        self.course_title.setToolTip("\n".join(named))

    def _lay_out(self) -> None:
        self.hint.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(8, 3, 8, 2)
        head.addWidget(self.told, 1)
        head.addWidget(self.course_title)
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(8, 0, 8, 0)
        self._middle.addWidget(self.hint)
        parts = QSplitter(Qt.Orientation.Horizontal)
        columns: tuple[QWidget, ...] = (self.units, middle, self.course)
        for part, share in zip(columns, SHARES, strict=True):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        parts.setSizes([100 * share for share in SHARES])
        parts.setChildrenCollapsible(False)
        self._acts = FlowRow()
        for button in self.buttons.values():
            self._acts.add(button)
        self.column.addLayout(head)
        self.column.addWidget(parts, 1)
        self.column.addWidget(self.asking)
        self.column.addWidget(self._acts)
