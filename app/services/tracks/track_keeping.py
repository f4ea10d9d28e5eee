"""How long it is kept where officers were: so many days, then only what it came to.

What a fix came to is the newest visit of its unit to each square of ground (`visit_store`), and what the coverage desk
has kept of its nights: nothing goes of a night that is not kept yet, nor of what follows it. Those fixes stay, all
others of the units and of their vehicles go, oldest first, in slices that keep nobody waiting, each with its row in the
audit. Vehicles that belong to no unit are no officers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.roster_turn import COUNTY_TIME
from app.services.coverage.coverage_desk import night_span
from app.services.coverage.unkept_nights import unkept_nights
from app.store import thinning_store
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

ACT = "track.thin"
SLICE_FIXES = 4_000
NIGHT = range(2, 6)
"""The hours of the county in which the desk thins by itself: nobody asks much then."""


@dataclass(frozen=True)
class Thinned:
    """What a run came to: how many fixes older than `before` went, how many stay as the newest visit of a square. It
    waits for the coverage of the night `waits_for` to be kept, None for none."""

    before: datetime
    removed: int
    kept: int
    waits_for: date | None = None


class TrackKeeping:
    """`days` is the setting."""

    def __init__(self, store: Store, lane: WriteLane, days: Callable[[], int]) -> None:
        self._store, self._lane, self._days = store, lane, days
        self._night: str = ""
        self._run: Iterator[Thinned] | None = None

    def limit(self, days: int | None = None) -> tuple[datetime, date | None]:
        """What is older goes: the begin of the county's day so many days ago, or of an older night that is not kept
        yet, which is told."""
        now = self._store.now()
        day = now.astimezone(COUNTY_TIME) - timedelta(days=self._days() if days is None else days)
        before = day.replace(hour=0, minute=0, second=0, microsecond=0)
        with self._store.read() as connection:
            waiting = [one for one in unkept_nights(connection, now) if night_span(one)[0] < before]
        return (night_span(waiting[-1])[0], waiting[-1]) if waiting else (before, None)

    def tick(self, actor: Actor) -> None:
        """With the heartbeat, on the writer: once a night, a slice a beat until nothing is left."""
        now = self._store.now().astimezone(COUNTY_TIME)
        if self._run is None and now.hour in NIGHT and self._night != f"{now:%Y%m%d}":
            self._night = f"{now:%Y%m%d}"
            self._run = self._slices(actor, self.limit()[0])
        if self._run is not None and next(self._run, None) is None:
            self._run = None

    def due(self, days: int | None = None) -> Thinned:
        """What a run would come to now; reads only."""
        (before, waits_for), removed, kept = self.limit(days), 0, 0
        with self._store.read() as connection:
            for unit_id in thinning_store.staff(connection):
                visits = thinning_store.visits_of(connection, unit_id)
                old = thinning_store.count_before(connection, unit_id, before)
                stay = thinning_store.count_kept(connection, unit_id, before, visits)
                removed, kept = removed + old - stay, kept + stay
        return Thinned(before, removed, kept, waits_for)

    def thin(self, actor: Actor, days: int | None = None) -> Thinned:
        """All that is due, now; each slice takes its turn on the writer."""
        actor.require(Right.ACT)
        (before, waits_for), removed, kept = self.limit(days), 0, 0
        slices = self._slices(actor, before)
        while (one := self._lane.bulk(lambda: next(slices, None)).result()) is not None:
            removed, kept = removed + one.removed, kept + one.kept
        return Thinned(before, removed, kept, waits_for)

    def _slices(self, actor: Actor, before: datetime) -> Iterator[Thinned]:
        """One act a slice; each is done when the iterator is asked for it."""
        with self._store.read() as connection:
            staff = thinning_store.staff(connection)
        for unit_id in staff:
            with self._store.read() as connection:
                visits = thinning_store.visits_of(connection, unit_id)
            since = 0
            while seen := self._next(unit_id, since, before):
                gone = [moment for moment in seen if moment not in visits]
                if gone:
                    with self._store.act(actor, new_key(), ACT, Right.ACT) as work:
                        thinning_store.remove(work.connection, unit_id, gone)
                        work.about("unit", unit_id)
                        work.note("unit", unit_id, thinned={"before": before, "fixes": len(gone)})
                yield Thinned(before, len(gone), len(seen) - len(gone))
                since = seen[-1] + 1

    def _next(self, unit_id: str, since: int, before: datetime) -> list[int]:
        with self._store.read() as connection:
            return thinning_store.moments_before(connection, unit_id, since, before, SLICE_FIXES)
