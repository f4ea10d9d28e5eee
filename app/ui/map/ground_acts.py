"""What is drawn on the ground at an officer's wish: reach areas, ways of units, blocking points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.call import Call
from app.domain.candidate import Candidate, Candidates
from app.domain.position import Position
from app.errors import AppError
from app.services.map.live_layers import REACH, ROUTES, Way
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.calls.call_now import CallNow
from app.ui.calls.call_views import CallViews
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.local_time import to_minute
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import BlockMark
from app.ui.panel_set import PanelSet
from app.ui.widgets.candidate_columns import time_words
from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.roads.reach_desk import Blocking
    from app.ui.panels.call_panel import CallPanel

FIRST_WAYS = 3
SOON_S = 180.0
EACH_MS = 60_000


class GroundActs(QObject):
    """Lives as long as the window.

    By itself draws anew only reach areas and the ring, each minute while they are shown."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        views: DeskViews,
        calls: CallViews,
        map_view: MapView,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._views, self._map = window, views, map_view
        self._reach_shown = self._told_reach = self._told_blocks = False
        self._drawing_ways = self._ways_stale = False
        self._blocked: tuple[str, Position, datetime] | None = None
        self._offered: Sequence[Candidate] = ()
        self._goal: Position | None = None
        """Whereto the offered units would go: a call, or a place that was asked about in the map's menu."""
        self._is_asked_here = False
        self._calls: Sequence[CallNow] = ()
        self._block_clock = QTimer(self, interval=EACH_MS)
        self._block_clock.timeout.connect(self._ask_blocks)
        self._reach_clock = QTimer(self, interval=EACH_MS)
        self._reach_clock.timeout.connect(self._draw_reach)
        window.panels.when_made(PanelSet.calls, self._join_panel)
        calls.calls_changed.connect(self._on_calls)
        window.bind("reach", self.switch_reach)
        join.offer_acts(self._offer_menu)

    def _join_panel(self, panel: CallPanel) -> None:
        panel.candidates.shown_changed.connect(self._on_offered)
        panel.blocks_wanted.connect(self._switch_blocks)

    def stop(self) -> None:
        """Ask no more."""
        self._block_clock.stop()
        self._reach_clock.stop()

    def warm_up(self) -> None:
        """Make the road network ready while nobody waits, so that the first offer is as quick as later ones."""
        program, now = self._program, self._program.now()
        self._background.ask(lambda: program.dispatch.reach_desk.reach(now), lambda _reach: None)

    def switch_reach(self) -> None:
        """Draw how far the free units get from where they are, anew each minute; once more takes it away."""
        self._reach_shown = not self._reach_shown
        if self._reach_shown:
            self._told_reach = False
            self._reach_clock.start()
            self._draw_reach()
        else:
            self._reach_clock.stop()
            self._clear_reach()

    def _clear_reach(self) -> None:
        layers = self._program.places.live_layers
        self._background.ask(lambda: layers.show_reach(None), lambda told: self._drawn(REACH, told))

    def _draw_reach(self) -> None:
        program, now = self._program, self._program.now()

        def draw() -> tuple[int, dict[str, int]]:
            reach = program.dispatch.reach_desk.reach(now)
            return reach.units, program.places.live_layers.show_reach(reach)

        self._background.ask(draw, self._on_reach)

    def _on_reach(self, found: tuple[int, dict[str, int]]) -> None:
        units, told = found
        if not self._reach_shown:
            # It was taken away while this drawing was made, which may have come to the map after that.
            self._clear_reach()
            return
        self._drawn(REACH, told)
        if units and self._told_reach:
            return
        self._told_reach = True
        if units:
            self._window.notices.hint(
                "Reach areas of {n} free units as of {time}; Ctrl+R takes them away.",
                n=units,
                time=to_minute(self._program.now()),
            )
        else:
            self._reach_shown = False
            self._reach_clock.stop()
            self._window.notices.hint("No unit is free with a known position, so nothing can be reached.")

    # -- ways of units ------------------------------------------------------------------------------------------------

    def _on_offered(self, call: Call | None, offered: Sequence[Candidate]) -> None:
        self._is_asked_here = False
        self._offer(_place(call) if call is not None else None, offered)

    def _offer(self, goal: Position | None, offered: Sequence[Candidate]) -> None:
        self._goal, self._offered = goal, offered[:FIRST_WAYS]
        self._draw_ways()

    def ask_first(self, place: Position) -> None:
        """Which police would be at a place first, and by which ways; guards are offered by the kind of a call only."""
        program, now = self._program, self._program.now()

        def show(found: Candidates) -> None:
            first = found.offered[:FIRST_WAYS]
            self._is_asked_here = bool(first)
            self._offer(place, first)
            if not first:
                self._window.notices.hint("No police that is free and heard of can be here in time.")
                return
            told = ", ".join(f"{one.unit.call_sign or one.unit.name} {time_words(one)}" for one in first)
            self._window.notices.hint(
                "First here: {units}. The map's menu takes the ways away; guards go to calls only.", units=told
            )

        self._background.ask(lambda: program.dispatch.finder.candidates(place, None, now), show)

    def _on_calls(self, calls: Sequence[CallNow]) -> None:
        before = _under_way(self._calls)
        self._calls = calls
        if self._blocked is not None and self._blocked[0] not in ("", *(shown.call.id for shown in calls)):
            self._clear_blocks()
        if _under_way(calls) != before:
            self._draw_ways()

    def _draw_ways(self) -> None:
        """The ways of the units that are under way, and of the first few that are offered; one drawing after the other,
        so that an older one never covers a newer."""
        if self._drawing_ways:
            self._ways_stale = True
            return
        self._drawing_ways, self._ways_stale = True, False
        program, now = self._program, self._program.now()
        wanted: list[tuple[str, str, Position, Position, bool]] = []
        places = {one.unit.id: one for one in self._views.units}
        for shown in self._calls:
            goal = _place(shown.call)
            for sent in shown.sent():
                unit = places.get(sent.unit_id)
                if goal is not None and unit is not None and unit.fix is not None and sent.on_scene_at is None:
                    here = Position(unit.fix.lon, unit.fix.lat)
                    wanted.append((sent.unit_id, sent.unit_name, here, goal, True))
        goal = self._goal
        for one in self._offered:
            if goal is not None and one.standing.lon is not None and one.standing.lat is not None:
                here = Position(one.standing.lon, one.standing.lat)
                wanted.append((one.unit.id, one.unit.name, here, goal, False))

        def draw() -> dict[str, int]:
            ways = [
                Way(key, name, program.dispatch.reach_desk.way(here, goal, now), is_sent)
                for key, name, here, goal, is_sent in wanted
            ]
            return program.places.live_layers.show_ways(ways)

        def drawn(told: dict[str, int]) -> None:
            self._drawing_ways = False
            self._drawn(ROUTES, told)
            if self._ways_stale:
                self._draw_ways()

        def failed(error: AppError) -> None:
            self._drawing_ways = False
            self._background.refused.emit(error)

        self._background.ask(draw, drawn, failed)

    # -- blocking points ----------------------------------------------------------------------------------------------

    def _switch_blocks(self, call: Call) -> None:
        """Where the roads around a call can be blocked, counted from when it happened; once more takes them away."""
        place = _place(call)
        if place is None or (self._blocked is not None and self._blocked[0] == call.id):
            self._clear_blocks()
        else:
            self._begin_blocks(call.id, place, call.occurred_at)

    def _begin_blocks(self, key: str, place: Position, left_at: datetime) -> None:
        """From now on the ring is drawn anew each minute: as time passes it moves outwards."""
        self._blocked = (key, place, left_at)
        self._told_blocks = False
        self._ask_blocks()
        self._block_clock.start()

    def _clear_blocks(self) -> None:
        self._blocked = None
        self._block_clock.stop()
        self._show_blocks(())

    def _ask_blocks(self) -> None:
        if self._blocked is None:
            return
        blocked, dispatch, now = self._blocked, self._program.dispatch, self._program.now()
        _key, place, left_at = blocked

        def show(found: Blocking) -> None:
            if self._blocked == blocked:
                self._on_blocking(found)

        def failed(error: AppError) -> None:
            self._clear_blocks()
            self._background.refused.emit(error)

        self._background.ask(lambda: dispatch.reach_desk.blocking(place, min(left_at, now), now), show, failed)

    def _on_blocking(self, found: Blocking) -> None:
        marks = []
        for number, one in enumerate(found.points):
            kind = "LATE" if one.margin_s is None else "SOON" if one.margin_s < SOON_S else "EARLY"
            said = tr("{n} min", n=max(0, round(one.suspect_s / 60)))
            if one.unit is not None and one.margin_s is not None:
                spare = tr("{n} min to spare", n=round(one.margin_s / 60))
                said = f"{one.unit.call_sign or one.unit.code} · {said} · {spare}"
            marks.append(BlockMark(id=f"b{number}", lon=one.place.lon, lat=one.place.lat, kind=kind, name=said))
        marks += [
            BlockMark(id=f"l{number}", lon=at.lon, lat=at.lat, kind="LATE", name=tr("cannot be closed"))
            for number, at in enumerate(found.leaks)
        ]
        self._show_blocks(marks)
        if self._told_blocks:
            return
        self._told_blocks = True
        held = sum(1 for one in found.points if one.unit is not None)
        self._window.notices.hint(
            "{held} of {n} blocking points can be held; {leaks} ways stay open. B takes them away.",
            held=held,
            n=len(found.points),
            leaks=len(found.leaks),
        )

    def _show_blocks(self, marks: Sequence[BlockMark]) -> None:
        self._map.show_marks("blocks", marks)
        self._views.tell_drawn("blocks", Counter(mark.kind for mark in marks))

    # -- the map's menu -----------------------------------------------------------------------------------------------

    def _offer_menu(self, menu: QMenu, position: Position, _record: MapRecord | None) -> None:
        if self._is_asked_here:
            menu.addAction(tr("Take the ways away")).triggered.connect(lambda: self._on_offered(None, ()))
        else:
            menu.addAction(tr("Which police get here first")).triggered.connect(lambda: self.ask_first(position))
        if self._blocked is None:
            menu.addAction(tr("Blocking points around here")).triggered.connect(
                lambda: self._begin_blocks("", position, self._program.now())
            )
        else:
            menu.addAction(tr("Take the blocking points away")).triggered.connect(self._clear_blocks)
        menu.addAction(self._window.acts["reach"])

    def _drawn(self, layer: str, told: dict[str, int]) -> None:
        self._map.refresh_layers()
        self._views.tell_drawn(layer, told)


def _under_way(calls: Sequence[CallNow]) -> set[tuple[str, str]]:
    return {(shown.call.id, one.unit_id) for shown in calls for one in shown.sent() if one.on_scene_at is None}


def _place(call: Call) -> Position | None:
    return None if call.lon is None or call.lat is None else Position(call.lon, call.lat)
