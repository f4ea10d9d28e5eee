"""Tracks as files, how long positions are kept, and who looked at whose way: built together, each on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from app.services.tracks.track_keeping import TrackKeeping
from app.services.tracks.track_lookup import TrackLookup
from app.settings import Settings
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

if TYPE_CHECKING:
    from app.services.tracks.track_desk import TrackDesk


class Tracks:
    """Each desk by its own name."""

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        chosen: Callable[[], Settings],
        at_end: Callable[[Callable[[], object]], None],
    ) -> None:
        self._store, self._lane, self._at_end = store, lane, at_end
        self.keeping = TrackKeeping(store, lane, lambda: chosen().officer_track_days)

    @cached_property
    def desk(self) -> TrackDesk:
        """Files in."""
        from app.services.tracks.track_desk import TrackDesk

        desk = TrackDesk(self._store, self._lane)
        self._at_end(desk.close)
        return desk

    @cached_property
    def lookup(self) -> TrackLookup:
        """The way of one unit, for a reason."""
        return TrackLookup(self._store)
