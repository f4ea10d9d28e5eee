"""A patrol is overdue: a zone that should be looked at has not been for so long, or a unit is out for so long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder, last_seen
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.zone_crossing import Zone


class Overdue:
    """With zones: each must be entered by one of those watched every so many minutes while the rule looks. Without: no
    unit may be under way longer than that. What came before the program was started is not held against anybody."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        self._order, self._book = order, book
        self._least_s = order.figure("minutes") * 60
        self._zones = [Zone(key, ground.zones[key], 0.0) for key in order.zone_ids if key in ground.zones]
        self._by_zone = bool(order.zone_ids)
        self._seen_at: dict[str, float] = {}
        self._begun: float | None = None
        self._told: set[str] = set()

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = moves.where(self._book.watched(self._order.movers)[moves.mover])
        if not len(moves):
            return ()
        self._begin(float(moves.at.min()))
        found = []
        for zone in self._zones:
            inside, _ = zone.inside(moves)
            rows = np.flatnonzero(inside)
            if len(rows):
                self._seen_at[zone.id] = max(self._seen_at.get(zone.id, 0.0), float(moves.at[rows].max()))
                if zone.id in self._told:
                    found.append(self._of_zone(zone, float(moves.at[rows].max()), active=False))
        return found

    def tick(self, now: float) -> Sequence[Sighting]:
        self._begin(now)
        return self._zones_overdue(now) if self._by_zone else self._units_overdue(now)

    def resume(self, standing: Collection[Key], now: float) -> None:
        self._begun = now
        self._told = {about or mover for mover, about in standing}

    def _begin(self, now: float) -> None:
        if self._begun is None:
            self._begun = now

    def _zones_overdue(self, now: float) -> list[Sighting]:
        looks = self._order.hours.covers(now)
        counted_from = max(self._begun or now, self._order.hours.looking_since(now)) if looks else now
        found = []
        for zone in self._zones:
            waited = now - max(self._seen_at.get(zone.id, 0.0), counted_from)
            if looks and waited >= self._least_s and zone.id not in self._told:
                found.append(self._of_zone(zone, now, active=True, figure=waited / 60))
            elif not looks and zone.id in self._told:
                found.append(self._of_zone(zone, now, active=False))
        return found

    def _units_overdue(self, now: float) -> list[Sighting]:
        book, looks = self._book, self._order.hours.covers(now)
        out_for = np.nan_to_num(now - book.under_way_since, nan=-1.0)
        late = (out_for >= self._least_s) & book.watched(self._order.movers) & looks
        told = np.array([one in self._told for one in book.ids], dtype=np.bool_)
        found = []
        for number in np.flatnonzero(late != told).tolist():
            active = bool(late[number])
            self._tell(book.ids[number], active)
            found.append(last_seen(book, number, now, active=active, figure=max(0.0, float(out_for[number]) / 60)))
        return found

    def _of_zone(self, zone: Zone, at: float, *, active: bool, figure: float = 0.0) -> Sighting:
        self._tell(zone.id, active)
        return Sighting("", zone.id, at, float("nan"), float("nan"), active, figure)

    def _tell(self, key: str, active: bool) -> None:
        (self._told.add if active else self._told.discard)(key)
