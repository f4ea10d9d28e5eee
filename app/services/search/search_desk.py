"""The desk that finds: whatever an officer names, a place along a line, coordinates; within milliseconds.

Names are kept in memory, source by source, and read again when a fact says that something changed: at once what is
small or told by key; a whole large layer by `refresh`, in the background, while what was read before goes on answering.
What is shown is read from the store each time, so a row that has gone since is never shown.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.analysis.said_name import said_name
from app.analysis.said_position import said_positions
from app.domain.asset import AssetLayer
from app.domain.events import AssetsChanged, Fact, RecordsChanged
from app.domain.position import Position
from app.services.search.found import Found, FoundKind
from app.services.search.line_places import LinePlaces
from app.services.search.segment import Segment, mixed
from app.services.search.sources import Source
from app.store.unit_of_work import Store

MOST = 12
SPARE = 6
"""So many more hits are read than shown: some may have gone since the names were read."""
SMALL_ROWS = 3_000
MOST_RENEWED = 500
TIME_MOVES = timedelta(minutes=1)


@dataclass
class _Kept:
    """A source as it was read; `changed` are keys of records that were told of since, `renewed` those read again."""

    source: Source
    segment: Segment | None = None
    is_stale: bool = True
    changed: set[str] = field(default_factory=set)
    renewed: set[str] = field(default_factory=set)
    read_at: datetime | None = None
    told: int = 0
    reading: threading.Lock = field(default_factory=threading.Lock)


class SearchDesk:
    """`sources` stand in the order in which equally good finds are shown."""

    def __init__(self, store: Store, sources: Sequence[Source]) -> None:
        self._store = store
        self._kept = [_Kept(source) for source in sources]
        self._told = threading.Lock()
        self._lines = LinePlaces(store)

    def add(self, source: Source) -> None:
        """Search this as well from now on; one of the same name is no longer searched."""
        self._kept = [*(kept for kept in self._kept if kept.source.name != source.name), _Kept(source)]

    def find(self, text: str, near: Position | None = None, line_id: str = "", most: int = MOST) -> tuple[Found, ...]:
        """What `text` may mean, the likeliest first: coordinates, places along lines (`line_id` where none is named),
        then everything that has such a name; among equals what is nearest to `near`."""
        places = [
            Found(
                FoundKind.POSITION,
                text,
                "" if one.position is None else f"{one.position.lon:.6f}, {one.position.lat:.6f}",
                "Position",
                position=one.position,
                told=one.told,
            )
            for one in said_positions(text)
        ]
        if any(place.position is not None for place in places):
            return tuple(places)
        along = self._lines.find(text, line_id, self._line_ids)
        named = self.named(text, near, most)
        return (*along, *named, *places)[:most]

    def named(self, text: str, near: Position | None = None, most: int = MOST) -> list[Found]:
        """What has such a name."""
        said = said_name(text)
        if said.is_empty:
            return []
        every = self._kept
        segments = [self._read(kept, all_of_it=False) for kept in every]
        hits = mixed([one.best(said, near, most + SPARE) for one in segments], most + SPARE)
        if not hits:
            hits = mixed([one.best(said, near, most + SPARE, in_two=True) for one in segments], most + SPARE)
        shown: dict[tuple[int, int], Found] = {}
        for number in {number for number, _ in hits}:
            keys = [hit.key for of, hit in hits if of == number]
            for key, found in every[number].source.show(self._store, keys).items():
                shown[number, key] = found
        return [shown[number, hit.key] for number, hit in hits if (number, hit.key) in shown][:most]

    def refresh(self) -> None:
        """Read whatever is stale, however large. To be called on a reader thread."""
        for kept in self._kept:
            self._read(kept, all_of_it=True)
        self._lines.warm_up()

    def on_fact(self, fact: Fact) -> None:
        """Note what a fact makes stale; costs nothing, for the writer's thread tells it."""
        with self._told:
            for kept in self._kept:
                source = kept.source
                if isinstance(fact, AssetsChanged) and source.layer == fact.layer and fact.ids:
                    kept.changed.update(fact.ids)
                elif (isinstance(fact, AssetsChanged) and source.layer == fact.layer) or (
                    isinstance(fact, RecordsChanged) and fact.noun in source.nouns
                ):
                    kept.is_stale, kept.told = True, kept.told + 1

    def _read(self, kept: _Kept, *, all_of_it: bool) -> Segment:
        """One source, brought up to date; a large one that has been read before only where `all_of_it`."""
        now = self._store.now()
        if kept.segment is not None and not self._is_behind(kept, now):
            return kept.segment
        whole = kept.is_stale or self._has_moved(kept, now) or len(kept.renewed | kept.changed) > MOST_RENEWED
        if kept.segment is not None and whole and not all_of_it and len(kept.segment) > SMALL_ROWS:
            return kept.segment
        with kept.reading:
            with self._told:
                ids, told = kept.renewed | kept.changed, kept.told
                kept.is_stale, kept.changed = True, set()
            if kept.segment is not None and not whole and kept.source.read_ids is not None:
                kept.segment = kept.segment.renewed(kept.source.read_ids(self._store, sorted(ids)))
                kept.renewed = ids
            else:
                kept.segment = Segment.of(kept.source.read(self._store, now))
                kept.renewed = set()
            kept.read_at = now
            with self._told:
                kept.is_stale = kept.told != told
            return kept.segment

    def _is_behind(self, kept: _Kept, now: datetime) -> bool:
        return kept.is_stale or bool(kept.changed) or self._has_moved(kept, now)

    def _has_moved(self, kept: _Kept, now: datetime) -> bool:
        return kept.source.moves_with_time and kept.read_at is not None and abs(now - kept.read_at) > TIME_MOVES

    def _line_ids(self, name: str) -> list[str]:
        """Keys of the lines that have such a name."""
        kept = next((one for one in self._kept if one.source.layer is AssetLayer.PIPELINES), None)
        said = said_name(name)
        if kept is None or said.is_empty:
            return []
        keys = [hit.key for hit in self._read(kept, all_of_it=False).best(said, None, MOST)]
        found = kept.source.show(self._store, keys)
        return [found[key].key for key in keys if key in found]
