"""Joins the panel of replays with the desk of tracks, the clock of the past, the map and the chart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.position import Position
from app.errors import AppError
from app.services.map.map_features import MapRecord
from app.services.tracks.replay_desk import HeardUnit, Replay, moment_of, require_sensible
from app.services.tracks.replay_layers import REPLAY, bounds_of
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.local_time import local
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import MapBounds, ViewPoint
from app.ui.map.time_acts import TimeActs
from app.ui.panel_set import PanelSet
from app.ui.panels.replay_panel import ReplayPanel
from app.ui.replay.said_stretch import said_stretch, stretch_words
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.map.time_travel import TimeTravel
    from app.ui.replay.hand_on_acts import HandOnActs

BESIDE = timedelta(minutes=15)
"""Played before and behind a patrol: how it went there, and back."""
NIGHT, MINUTE, SOON = timedelta(hours=12), timedelta(minutes=1), timedelta(seconds=60)
MOST_PASSES = 6


class ReplayActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        join: MapJoin,
        map_view: MapView,
        time_acts: TimeActs,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._views, self._join, self._map, self._time_acts = views, join, map_view, time_acts
        self._moment = views.moment
        self.panel: ReplayPanel = window.panels.replay
        self.stretch = self._last_hours()
        """The time that is played next: the hours before the moment shown, until another time is typed."""
        self._is_typed, self._reason = False, ""
        self.replay: Replay | None = None
        self.followed = self._wanted = ""
        self._view: ViewPoint | None = None
        self._is_joined = False
        self._hand_on: HandOnActs | None = None
        panel = self.panel
        panel.act_wanted.connect(self._do)
        panel.moment_wanted.connect(self._go)
        panel.unit_chosen.connect(self._on_unit_chosen)
        window.when_seen("replay", lambda: self.read_heard())
        map_view.record_chosen.connect(self._on_record_chosen)
        map_view.tips_more.append(self._tip_more)
        map_view.view_changed.connect(self._on_view_changed)
        self._moment.changed.connect(self._on_moment)
        panel.show_stretch(*self.stretch)

    @property
    def _travel(self) -> TimeTravel:
        travel = self._time_acts.travel
        if travel is None:
            travel = self._time_acts.open()
        if not self._is_joined:
            self._is_joined = True
            travel.clock_set.connect(self._tell_clock)
        return travel

    def _last_hours(self) -> tuple[datetime, datetime]:
        until = self._moment()
        return until - NIGHT, until

    def stop(self) -> None:
        """Nothing goes on after the window."""
        self.replay = None

    def read_heard(self, unit_id: str = "") -> None:
        """Who was heard in the time that is played next; this unit, or the one chosen among the units, is chosen."""
        if not self._is_typed and self.replay is None:
            self.stretch = self._last_hours()
            self.panel.show_stretch(*self.stretch)
        since, until = self.stretch
        units = self._window.panels.if_made(PanelSet.units)
        chosen = units.table.chosen() if units is not None and self.panel.units.chosen() is None else None
        wanted = unit_id or (chosen.unit.id if chosen is not None else "")

        def show(heard: Sequence[HeardUnit]) -> None:
            self.panel.show_heard(heard, [wanted] if wanted else [])

        self._background.ask(lambda: self._program.places.replay_desk.heard(since, until), show)

    def play(self, unit_ids: Sequence[str]) -> None:
        """Ask why somebody looks at where these units were; then play."""
        try:
            require_sensible(unit_ids, *self.stretch)
        except AppError as error:
            self._window.notices.refuse(error)
            return
        self.panel.ask(
            tr("Where a unit was is shown for a reason only, which is kept on record: why?"),
            lambda reason: self.play_for(unit_ids, reason),
            self._reason,
        )

    def play_for(self, unit_ids: Sequence[str], reason: str) -> None:
        """Put on record who looks and why, then read the tracks and let time go by from the begin."""
        since, until = self.stretch
        key, actor, lookup = new_key(), self._actor, self._program.tracks.lookup
        places = self._program.places

        def note() -> None:
            for number, unit_id in enumerate(unit_ids):
                lookup.note(actor, f"{key}-{number}", unit_id, since, until, reason)

        def read(_noted: None) -> None:
            self._reason = reason
            self._background.ask(ask, show)

        def ask() -> Replay:
            import app.ui.charts.speed_chart  # noqa: F401  pyqtgraph: a third of a second that the window need not wait

            replay = places.replay_desk.replay(unit_ids, since, until)
            if self._wanted == key:
                places.replay_layers.show(replay)
            return replay

        def show(replay: Replay) -> None:
            if self._wanted == key:
                self._show(replay)

        # Of two asked for soon after each other only the later one is shown.
        self._wanted = key

        # Nothing is done in the field by looking: it may be done while the past is shown.
        self._background.note(note, read)

    def end(self) -> None:
        """Take the replay off the map; the moment stays where it is."""
        if self.replay is None:
            return
        if self._travel.is_playing:
            self._travel.play()
        self.replay, self.followed = None, ""
        self._travel.leave_stretch()
        self._map.play_replay(None)
        self._map.peek_replay(None)
        self._show_panel()
        self._join.leave_to_replay(frozenset())
        layers = self._program.places.replay_layers
        self._background.ask(lambda: layers.show(None), self._refresh)

    def _show(self, replay: Replay) -> None:
        self.replay, self.followed = replay, ""
        self._show_panel()
        self._refresh(None)
        west, south, east, north = bounds_of(replay)
        self._map.fit(MapBounds(west=west, south=south, east=east, north=north))
        travel = self._travel
        travel.open()
        travel.play_stretch(replay.since, replay.until)
        travel.go(replay.since)
        self._join.leave_to_replay(frozenset(one.unit.id for one in replay.tracks))
        if not travel.is_playing:
            travel.play()
        self.panel.units.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_stops(replay)

    def _name_stops(self, replay: Replay) -> None:
        """Where the stops were is told a moment later: to find it out must not keep the replay waiting."""
        places = self._program.places

        def take(named: Replay) -> None:
            if self.replay is replay:
                self.replay = named
                self.panel.show_course(named)

        self._background.ask(lambda: places.stop_places.named(replay), take)

    def _refresh(self, _done: object) -> None:
        self._map.refresh_layers()
        self._views.show_legend()

    def _show_panel(self) -> None:
        """What is played, in list, chart and course."""
        panel, replay = self.panel, self.replay
        tracks = () if replay is None else replay.tracks
        tokens = self._program.places.replay_layers.colours
        colours = {one.unit.id: token for one, token in zip(tracks, tokens, strict=False)}
        panel.show_replay(replay, colours)
        panel.show_stretch(*((replay.since, replay.until) if replay is not None else self.stretch))
        chart = panel.chart
        if chart is None:
            from app.ui.charts.speed_chart import SpeedChart

            chart = SpeedChart(self._window.look)
            panel.put_chart(chart)
            chart.pointed.connect(lambda at: self._go(moment_of(at)))
            chart.hovered.connect(self._peek)
        chart.show_replay(replay, colours)

    # -- the clock ----------------------------------------------------------------------------------------------------

    def _go(self, at: datetime) -> None:
        if self.replay is not None:
            self._travel.go(at)

    def _tell_clock(self) -> None:
        """The page draws by a clock of its own, which is set here."""
        at, replay = self._moment.at, self.replay
        if at is None or replay is None:
            self._map.play_replay(None)
            return
        numbers = [one.unit.id for one in replay.tracks]
        follow = numbers.index(self.followed) if self.followed in numbers else -1
        self._map.play_replay(at.timestamp(), self._travel.speed, follow)

    def _on_moment(self) -> None:
        if self.replay is not None:
            self.panel.show_moment(self._moment.at)
            if not self._travel.is_playing:
                self._tell_clock()

    def _peek(self, at: float | None) -> None:
        """Somebody points at a moment in the chart, or at a way on the map."""
        if self.panel.chart is not None:
            self.panel.chart.show_peek(at)
        self._map.peek_replay(at)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def _do(self, act_id: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "replay_play": lambda: self.play(self.panel.marked_ids()),
            "replay_time": self._ask_time,
            "replay_patrol": self.take_patrol,
            "replay_course": self.panel.next_course,
            "replay_end": self.end,
        }
        playing: dict[str, Callable[[], object]] = {
            "replay_follow": self._follow,
            "replay_hand_on": self.hand_on,
            "replay_fix_back": lambda: self._step(-1),
            "replay_fix_on": lambda: self._step(1),
            "replay_before": lambda: self._jump(-1),
            "replay_next": lambda: self._jump(1),
            "time_play": lambda: self._travel.play(),
            "time_faster": lambda: self._travel.strip.next_speed(),
            "time_slower": lambda: self._travel.strip.next_speed(-1),
            "time_back": lambda: self._travel.step(-MINUTE),
            "time_on": lambda: self._travel.step(MINUTE),
        }
        if act_id in deeds:
            deeds[act_id]()
        elif self.replay is not None:
            playing[act_id]()

    def hand_on(self) -> None:
        """Its tracks as evidence, or as a page."""
        if self._hand_on is None:
            from app.ui.replay.hand_on_acts import HandOnActs

            self._hand_on = HandOnActs(self._program, self._actor, self._background, self._window)
        if self.replay is not None:
            self._pause()
            self._hand_on.open(self.replay)

    def _ask_time(self) -> None:
        self.panel.ask(
            tr("From when to when? Such as 2026-11-20 20:00 – 06:00"), self._on_time, stretch_words(*self.stretch)
        )

    def _on_time(self, text: str) -> None:
        try:
            self.stretch = said_stretch(text, self._program.now())
        except AppError as error:
            self._window.notices.refuse(error)
            return
        self._is_typed = True
        self.read_heard()
        if self.replay is None:
            self.panel.show_stretch(*self.stretch)
        else:
            self.play([one.unit.id for one in self.replay.tracks])

    def take_patrol(self) -> None:
        """Make the unit and the time of the patrol that is chosen among the patrols ready to be played."""
        panel = self._window.panels.if_made(PanelSet.patrols)
        shown, now = panel.table.chosen() if panel is not None else None, self._program.now()
        if shown is None:
            self._window.notices.hint("No patrol is chosen among the patrols (Ctrl+Alt+P).")
            return
        patrol = shown.patrol
        since = min(patrol.begins_at, patrol.started_at or patrol.begins_at) - BESIDE
        until = min(now, max(patrol.ends_at, patrol.finished_at or patrol.ends_at) + BESIDE)
        if since >= until:
            self._window.notices.hint("Patrol {number} is yet to come: there is nothing to play.", number=patrol.number)
            return
        self.stretch, self._is_typed = (since, until), True
        self.panel.show_stretch(since, until)
        self.read_heard(patrol.unit_id)

    def _follow(self) -> None:
        """Keep the chosen unit in sight; again: no more."""
        chosen = self.panel.chosen_id()
        self.followed = "" if self.followed == chosen else chosen
        self._tell_clock()
        track = self.replay.track_of(self.followed) if self.replay is not None else None
        if track is None:
            self._window.notices.hint("The map follows nobody.")
        else:
            self._window.notices.hint("The map follows {name}; F again, or moving the map, lets go.", name=track.name)

    def _step(self, by: int) -> None:
        """To the next fix of the chosen unit, as it was reported."""
        replay, at = self.replay, self._moment.at
        if replay is not None:
            self._pause()
            found = replay.next_fix(at or replay.since, by, self.panel.chosen_id())
            if found is not None:
                self._travel.go(found)

    def _jump(self, by: int) -> None:
        replay, at = self.replay, self._moment.at
        if replay is None:
            return
        found = self.panel.neighbour(at or replay.since, by)
        if found is None:
            self._window.notices.hint("The course of this replay has nothing further that way.")
            return
        self._travel.go(max(found.at, replay.since))
        self.panel.course.choose(f"{found.kind} {found.id}")

    def _pause(self) -> None:
        if self._travel.is_playing:
            self._travel.play()

    # -- the map ------------------------------------------------------------------------------------------------------

    def _on_unit_chosen(self, unit_id: str) -> None:
        if self.panel.chart is not None:
            self.panel.chart.choose(unit_id)

    def _on_record_chosen(self, record: MapRecord) -> None:
        """A click on a way goes to when the unit was there, nearest to the moment shown; one on the unit chooses it."""
        replay = self.replay
        track = replay.track_of(record.id) if replay is not None and record.layer == REPLAY else None
        if track is None:
            return
        self.panel.units.choose(record.id)
        moment = self._moment()
        at = [moment_of(fix[0]) for fix in track.passes(Position(record.lon, record.lat))]
        nearest = min(at, key=lambda one: abs(one - moment))
        if abs(nearest - moment) > SOON:
            self._travel.go(nearest)

    def _tip_more(self, record: MapRecord, place: Position) -> Sequence[str]:
        """When the unit passed there, and how fast."""
        track = self.replay.track_of(record.id) if self.replay is not None and record.layer == REPLAY else None
        if track is None:
            return ()
        passed = track.passes(place)
        if self.panel.chart is not None:
            self.panel.chart.show_peek(float(passed[0][0]))
        return [_pass_words(fix) for fix in passed[:MOST_PASSES]]

    def _on_view_changed(self, view: ViewPoint, by_hand: bool) -> None:
        """Who moves the map by hand looks elsewhere: it follows no more."""
        before, self._view = self._view, view
        if by_hand and self.followed and before is not None and before.zoom == view.zoom:
            self.followed = ""
            self._tell_clock()


def _pass_words(fix: NDArray[np.float64]) -> str:
    at = f"{local(moment_of(fix[0])):%m-%d %H:%M:%S}"
    return at if math.isnan(fix[3]) else f"{at} · {fix[3]:.0f} km/h"
