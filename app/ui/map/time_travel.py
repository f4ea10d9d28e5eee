"""The time strip at work: a moment is chosen or played, read in the background, and shown on the whole window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from app.bootstrap import Program
from app.errors import AppError
from app.services.map.past_desk import Past
from app.ui import actions
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.local_time import local, weekday
from app.ui.map.map_join import MapJoin
from app.ui.map.said_moment import said_moment
from app.ui.map.time_range import DAY, HOUR, SPANS, TimeRange, TimeWindow
from app.ui.widgets.past_banner import PastBanner
from app.ui.widgets.time_strip import TimeStrip
from app.ui.words import tr

PLAY_MS, TRACKS_MS = 250, 400
MINUTE = timedelta(minutes=1)
KEYS = "Left and Right: a minute, with Shift an hour; PgUp, PgDn a day; Enter types a time; Space plays; Esc is live."


class TimeTravel(QObject):
    """Reads one moment at a time; of those wanted meanwhile only the last. The clock runs only while it plays.

    `clock_set` tells that the moment was put elsewhere, or that time begins or ends to go by, or goes by at another
    speed: whoever draws by a clock of his own sets it then.
    """

    clock_set = Signal()

    def __init__(
        self, program: Program, background: Background, window: DeskWindow, views: DeskViews, join: MapJoin
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._window = program, background, window
        self._views, self._join = views, join
        self._moment = views.moment
        self.window = TimeWindow(TimeRange.WEEK, program.now())
        self._wanted: datetime | None = None
        self._reading = False
        self.strip, self.banner = TimeStrip(window.look), PastBanner(window.look)
        window.add_under_map(self.strip)
        window.add_banner(self.banner)
        self.strip.hide()
        self._play = QTimer(self, interval=PLAY_MS)
        self._play.timeout.connect(self._on_play)
        self._begun_at, self._since_begun, self._played_speed = program.now(), QElapsedTimer(), 1.0
        self.stretch: tuple[datetime, datetime] | None = None
        """What is played where a replay says so: from its begin, no further than its end."""
        self._tracks = QTimer(self, interval=TRACKS_MS, singleShot=True)
        self._tracks.timeout.connect(self._on_tracks_due)
        self._tracks_stale = False
        self._join_strip()
        self._moment.changed.connect(self._on_moment)
        window.look.changed.connect(self._say)

    def open(self) -> None:
        """Show the strip, up to now where the window is live."""
        if self.strip.isHidden():
            self.strip.show()
            self._show_window(TimeWindow(self.window.range, self._program.now()))
            self._window.notices.hint(KEYS)
        self.strip.scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> bool:
        """Take the strip away; False if there is none."""
        was_shown = not self.strip.isHidden()
        self.strip.hide()
        return was_shown

    def stop(self) -> None:
        """Ask no more."""
        self._play.stop()
        self._tracks.stop()

    @property
    def is_playing(self) -> bool:
        """Whether time goes by."""
        return self._play.isActive()

    def go(self, at: datetime) -> None:
        """Show this moment; one that is not past yet is live. While time goes by, it goes on from there."""
        self._begin_from(at)
        self._show(at)
        self.clock_set.emit()

    def step(self, by: timedelta) -> None:
        """From the moment shown so far back or on."""
        self.go(self._moment() + by)

    def play(self) -> None:
        """Let time go by, from the strip's begin where the window is live; or stop it."""
        if self._play.isActive():
            self._show(self._played_to())
            self._pause()
            return
        begin, end = self.stretch or (self.window.since, None)
        if self._moment.at is None or (end is not None and self._moment.at >= end):
            self._show(begin)
        if self._moment.at is not None:
            self._begin_from(self._moment.at)
            self._played_speed = self.strip.seconds_a_second()
            self._play.start()
        self.strip.show_playing(self.is_playing)
        self.clock_set.emit()

    @property
    def speed(self) -> float:
        """How many times as fast as it was time goes by now; 0 while nothing plays."""
        return self.strip.seconds_a_second() if self.is_playing else 0.0

    def play_stretch(self, since: datetime, until: datetime) -> None:
        """A replay: the strip holds its time, and playing keeps within it."""
        self.stretch = (since, until)
        wanted = next((one for one, span in SPANS.items() if span >= until - since), TimeRange.YEARS)
        self.strip.range.setCurrentIndex(list(TimeRange).index(wanted))
        self._show_window(TimeWindow(wanted, min(until, self._program.now())))

    def leave_stretch(self) -> None:
        """The replay is over: playing goes on to the present again."""
        self.stretch = None

    def show_range(self, wanted: TimeRange) -> None:
        """Another length of the strip, up to now, or with the moment shown in it."""
        now = self._program.now()
        self._show_window(TimeWindow(wanted, now).around(self._moment(), now))

    def _join_strip(self) -> None:
        strip, scale = self.strip, self.strip.scale
        acts: dict[str, Callable[[], object]] = {
            "time_back": lambda: self.step(-MINUTE),
            "time_on": lambda: self.step(MINUTE),
            "time_hour_back": lambda: self.step(-HOUR),
            "time_hour_on": lambda: self.step(HOUR),
            "time_day_back": lambda: self.step(-DAY),
            "time_day_on": lambda: self.step(DAY),
            "time_first": lambda: self.go(self.window.since),
            "time_last": lambda: self.go(self.window.until),
            "time_type": strip.type_moment,
            "time_play": self.play,
            "time_faster": strip.next_speed,
            "time_slower": lambda: strip.next_speed(-1),
            "time_range": self._next_range,
        }
        for act_id, slot in acts.items():
            actions.bind(act_id, scale, slot)
        scale.pointed.connect(self.go)
        strip.range_wanted.connect(self.show_range)
        strip.play_wanted.connect(self.play)
        strip.speed_chosen.connect(self._on_speed)
        strip.edit.said.connect(self._on_said)
        strip.edit.left.connect(self._leave_edit)
        self.banner.live_wanted.connect(lambda: self._moment.show(None))

    def _next_range(self) -> None:
        ranges = list(TimeRange)
        following = ranges[(ranges.index(self.window.range) + 1) % len(ranges)]
        self.strip.range.setCurrentIndex(ranges.index(following))
        self.show_range(following)

    def _on_said(self, text: str) -> None:
        try:
            at = said_moment(text, self._program.now())
        except AppError as error:
            self._window.notices.refuse(error)
            return
        self.strip.scale.setFocus()
        self.go(at)

    def _leave_edit(self) -> None:
        self.strip.scale.setFocus()
        self.strip.show_moment(self._moment.at)

    def _show_window(self, window: TimeWindow) -> None:
        self.window = window
        self.strip.scale.show_window(window.since, window.until)
        first, step, number = window.first_bar(), window.step, window.bars()

        def counted(counts: tuple[int, ...]) -> None:
            if self.window == window:
                self.strip.scale.show_counts(first, step, counts)

        self._background.ask(lambda: self._program.places.past_desk.alert_counts(first, step, number), counted)

    def _on_play(self) -> None:
        """The moment that it is by now; it ends where the present begins, and a replay at its end."""
        self._show(self._played_to())
        if self.stretch is not None and self._moment() >= self.stretch[1]:
            self._pause()

    def _begin_from(self, at: datetime) -> None:
        self._begun_at = at
        self._since_begun.restart()

    def _played_to(self) -> datetime:
        """Where time has come to since it was last begun from somewhere: by the clock, however long reading took."""
        at = self._begun_at + timedelta(milliseconds=self._since_begun.elapsed()) * self._played_speed
        return at if self.stretch is None else min(at, self.stretch[1])

    def _pause(self) -> None:
        self._play.stop()
        self.strip.show_playing(False)
        self.clock_set.emit()

    def _on_speed(self) -> None:
        if self.is_playing:
            self._begin_from(self._played_to())
            self._played_speed = self.strip.seconds_a_second()
            self.clock_set.emit()

    def _show(self, at: datetime) -> None:
        now = self._program.now()
        self._moment.show(at)
        if at < now and self.window != (moved := self.window.around(at, now)):
            self._show_window(moved)

    def _on_moment(self) -> None:
        self._say()
        if self._moment.at is None:
            self._pause()
            self._views.show_past(None)
            self._want_tracks()
        else:
            self._wanted = self._moment.at
            self._read()

    def _read(self) -> None:
        if self._reading or self._wanted is None:
            return
        at, self._wanted, self._reading = self._wanted, None, True
        self._background.ask(lambda: self._program.places.past_desk.as_of(at), self._on_past, self._on_failed)

    def _on_past(self, past: Past) -> None:
        self._reading = False
        if self._moment.at is None:
            return
        self._views.show_past(past)
        self._want_tracks()
        self._read()

    def _want_tracks(self) -> None:
        """Tracks and heat are much to draw: at once, then not again before a while has gone by."""
        self._tracks_stale = True
        if not self._tracks.isActive():
            self._on_tracks_due()

    def _on_tracks_due(self) -> None:
        if self._tracks_stale:
            self._tracks_stale = False
            self._join.timed.load()
            self._tracks.start()

    def _on_failed(self, error: AppError) -> None:
        """The store does not answer: the window shows the moment that it last could."""
        self._reading, self._wanted = False, None
        self._pause()
        self._window.notices.refuse(error)
        self._moment.show(self._views.past.at if self._views.past is not None else None)

    def _say(self) -> None:
        """Mark everything with the moment, or take the marks away."""
        at = self._moment.at
        words = short = ""
        if at is not None:
            words = tr("The past: {moment}", moment=f"{local(at):%Y-%m-%d %H:%M:%S} {weekday(at)}")
            is_today = local(at).date() == local(self._program.now()).date()
            short = tr("The past: {moment}", moment=f"{local(at):%H:%M}" if is_today else f"{local(at):%m-%d %H:%M}")
        self.banner.show_words(words)
        self._window.show_past(words, short)
        self.strip.show_moment(at)
