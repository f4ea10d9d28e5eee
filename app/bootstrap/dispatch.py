"""The desks of calls and orders, joined. The road network's libraries come only when somebody asks how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.access import Actor
from app.services.calls import dispatch_file
from app.services.calls.call_desk import CallDesk
from app.services.calls.call_timeline import CallTimeline
from app.services.calls.dispatch_desk import DispatchDesk
from app.services.calls.roll_call import Hear
from app.services.cases.deadline_book import DeadlineBook
from app.services.roads.road_state_desk import RoadStateDesk
from app.store.unit_of_work import Store
from app.wording import Wording

if TYPE_CHECKING:
    from app.services.calls.candidate_finder import CandidateFinder
    from app.services.roads.reach_desk import ReachDesk
    from app.services.roads.road_ground import RoadGround


class Dispatch:
    """`file` is dispatch.toml; `rules.refused` says why it could not be used."""

    def __init__(
        self,
        store: Store,
        file: Path,
        hear: Hear,
        system: Callable[[], Actor],
        wording: Wording,
        deadlines: DeadlineBook,
    ) -> None:
        self._store = store
        self.rules = dispatch_file.load(file)
        self.dispatch_desk = DispatchDesk(
            store, lambda: self.finder, hear=hear, system=system, wording=wording, targets=self.rules.targets
        )
        self.call_desk = CallDesk(store, roll_call=self.dispatch_desk.roll_call(), book=deadlines)
        self.call_timeline = CallTimeline(store)
        self.road_state_desk = RoadStateDesk(store)

    @cached_property
    def ground(self) -> RoadGround:
        """The road network."""
        from app.services.roads.road_ground import RoadGround

        return RoadGround(self._store, self.rules.roads)

    @cached_property
    def finder(self) -> CandidateFinder:
        """How every unit stands."""
        from app.services.calls.candidate_finder import CandidateFinder

        return CandidateFinder(self._store, self.ground, self.rules.targets)

    @cached_property
    def reach_desk(self) -> ReachDesk:
        """How far the units get."""
        from app.services.roads.reach_desk import ReachDesk

        return ReachDesk(self.ground, self.finder)
