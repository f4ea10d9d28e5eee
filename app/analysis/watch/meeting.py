"""Two that move stand together: a tanker and an unknown pick-up at night, say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder
from app.analysis.watch.sighting import Sighting

FRESH_S = 360.0
APART_TIMES = 1.5
EVERY_S = 10.0

Pair = tuple[int, int]


class Meeting:
    """Both slow, so near to each other for so many minutes. At least one is of those the rule looks at; where it looks
    at vehicles, the other is no unit of ours, for that would be a check or an escort. Asked every ten seconds of the
    moves' own time."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:  # noqa: ARG002  needs no ground
        self._order, self._book = order, book
        self._near_m, self._slow_kmh = order.figure("metres"), order.figure("slow_kmh")
        self._least_s = order.figure("minutes") * 60
        self._asked_at = -np.inf
        self._since: dict[Pair, float] = {}
        self._told: set[Pair] = set()

    def judge(self, moves: Moves) -> Sequence[Sighting]:  # noqa: ARG002  asked in `tick`, of everybody's newest place
        return ()

    def tick(self, now: float) -> Sequence[Sighting]:
        if now - self._asked_at < EVERY_S:
            return ()
        self._asked_at = now
        looks = self._order.hours.covers(now)
        near = self._pairs(self._near_m, now) if looks else set()
        still = self._pairs(self._near_m * APART_TIMES, now) if looks and self._since else near
        for pair in near:
            self._since.setdefault(pair, now)
        found = []
        for pair in [pair for pair in self._since if pair not in still and pair not in near]:
            del self._since[pair]
            if pair in self._told:
                self._told.discard(pair)
                found.append(self._seen(pair, now, active=False))
        for pair, since in self._since.items():
            if pair not in self._told and now - since >= self._least_s:
                self._told.add(pair)
                found.append(self._seen(pair, now, active=True, figure=(now - since) / 60))
        return found

    def resume(self, standing: Collection[Key], now: float) -> None:
        for mover, about in standing:
            one, other = self._book.number(mover), self._book.number(about)
            pair = (min(one, other), max(one, other))
            self._since.setdefault(pair, now)
            self._told.add(pair)

    def _pairs(self, metres: float, now: float) -> set[Pair]:
        book = self._book
        here = np.flatnonzero((now - book.at <= FRESH_S) & (book.speed_kmh <= self._slow_kmh))
        if len(here) < 2:
            return set()
        from scipy.spatial import cKDTree

        found = here[cKDTree(np.column_stack((book.x[here], book.y[here]))).query_pairs(metres, output_type="ndarray")]
        watched = book.watched(self._order.movers)[found]
        ours = book.is_unit[found]
        wanted = watched.any(axis=1) & (watched.all(axis=1) | ~ours.any(axis=1))
        return {(min(a, b), max(a, b)) for a, b in found[wanted].tolist()}

    def _seen(self, pair: Pair, now: float, *, active: bool, figure: float = 0.0) -> Sighting:
        """Of the watched one, about the other."""
        one, other = sorted(
            pair, key=lambda who: (not self._book.watched(self._order.movers)[who], self._book.ids[who])
        )
        ids, lon, lat = self._book.ids, self._book.lon, self._book.lat
        return Sighting(ids[one], ids[other], now, float(lon[one]), float(lat[one]), active, figure)
