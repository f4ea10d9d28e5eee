"""Where the window of proposed beats is opened from; what is proposed is drawn on the map while it stands open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.patrol_proposal import ProposedBeat, ProposedNight, ProposedStop
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import BeatMark, MapBounds, StopMark
from app.ui.patrols.patrol_acts import PatrolActs
from app.ui.take_back import Done, TakeBacks

if TYPE_CHECKING:
    from app.ui.patrols.proposal_work import ProposalWork

PROPOSED, TOKEN = "PROPOSED", "text"
_WIDTH, _CHOSEN_WIDTH = 2, 5


class ProposalActs(QObject):
    """Lives as long as the window of the desk; what a proposal needs is loaded when it is asked for."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        map_view: MapView,
        patrols: PatrolActs,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._map, self._patrols, self._take_backs = join, map_view, patrols, take_backs
        self._fitted = ""
        self.work: ProposalWork | None = None

    def open(self) -> ProposalWork:
        """The window; the one that stands open comes to the front."""
        from app.ui.patrols.proposal_window import ProposalWindow
        from app.ui.patrols.proposal_work import ProposalWork

        if self.work is not None:
            self.work.window.raise_()
            self.work.window.activateWindow()
            return self.work
        window = ProposalWindow(self._window.look, self._program.now, self._window)
        work = self.work = ProposalWork(self._program, self._actor, self._background, window)
        work.shown.connect(self._draw)
        work.located.connect(self._locate)
        work.accepted.connect(self._remember)
        window.finished.connect(self._forget)
        window.show()
        window.raise_()
        window.activateWindow()
        window.crews.setFocus()
        work.read()
        return work

    def stop(self) -> None:
        """End with the desk; what is being made is stopped."""
        if self.work is not None:
            self.work.stop()

    def _draw(self, night: ProposedNight | None, chosen: ProposedBeat | None) -> None:
        """Every beat as it is driven, the chosen one with its stops."""
        beats = [_beat_mark(one, is_chosen=one is chosen) for one in night.beats] if night is not None else []
        beats.sort(key=lambda one: one.width)
        self._patrols.show_proposed(beats, _stop_marks(chosen) if chosen is not None else ())
        if night is not None and night.proposal_id != self._fitted and beats:
            self._fitted = night.proposal_id
            self._map.fit(_bounds([one for mark in beats for one in mark.path]))

    def _locate(self, stop: ProposedStop) -> None:
        self._join.choose(stop.place, stop.name, stop.asset_id)
        self._map.go_to(stop.place)

    def _remember(self, key: str, words: str, _patrols: object) -> None:
        desk, actor = self._program.patrols.desk, self._actor

        def undo(act_id: str, why: str) -> None:
            desk.take_back(actor, act_id, key, reason=why)

        self._take_backs.add(Done(words, self._program.now(), undo, key=key))

    def _forget(self, _code: int) -> None:
        work, self.work = self.work, None
        if work is not None:
            work.stop()
            work.window.deleteLater()


def _beat_mark(beat: ProposedBeat, *, is_chosen: bool) -> BeatMark:
    start = beat.crew.start
    path = [(at.lon, at.lat) for way in (*(one.way for one in beat.stops), beat.home) for at in way]
    return BeatMark(
        id=f"proposed:{beat.crew.unit_id}", lon=start.lon, lat=start.lat, kind=PROPOSED, name=beat.crew.name,
        shape="LINE", colour=TOKEN, width=_CHOSEN_WIDTH if is_chosen else _WIDTH, path=tuple(path),
    )  # fmt: skip


def _stop_marks(beat: ProposedBeat) -> list[StopMark]:
    return [
        StopMark(
            id=f"proposed:{beat.crew.unit_id}:{number}", lon=stop.place.lon, lat=stop.place.lat, kind=PROPOSED,
            name=stop.name, number=number,
        )
        for number, stop in enumerate(beat.stops, start=1)
    ]  # fmt: skip


def _bounds(path: Sequence[tuple[float, float]]) -> MapBounds:
    lon, lat = zip(*path, strict=True)
    return MapBounds(west=min(lon), south=min(lat), east=max(lon), north=max(lat))
