"""Faster than the road allows; off the roads, faster than a limit of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.lasting_rule import LastingRule
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Floats, Moves
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.sighting import Sighting
from app.domain.asset import RoadKind

ON_ROAD_M = 40.0
_LIMITS = {
    RoadKind.HIGHWAY: "highway_kmh",
    RoadKind.COUNTY_ROAD: "county_kmh",
    RoadKind.TOWNSHIP_ROAD: "township_kmh",
    RoadKind.LEASE_ROAD: "lease_kmh",
}


class Speeding(LastingRule):
    """Above the limit and what is tolerated, for so many seconds; over at or below the limit itself."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        super().__init__(order, ground, book, order.figure("seconds"))
        self._roads = ground.near_roads(ON_ROAD_M)
        self._limits = np.array([order.figure(_LIMITS[RoadKind(kind)]) for kind in self._roads.ids] or [0.0])
        self._elsewhere = order.figure("elsewhere_kmh")
        self._tolerated = 1 + order.figure("over_percent") / 100

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = self._watched(moves)
        if not len(moves):
            return ()
        limit = self._limit(moves)
        return self._turn(moves, moves.speed_kmh > limit * self._tolerated, ~(moves.speed_kmh > limit), moves.speed_kmh)

    def _limit(self, moves: Moves) -> Floats:
        """The limit at each fix; the road is looked for only where somebody may be too fast."""
        limit = np.full(len(moves), self._elsewhere)
        quick = np.flatnonzero(moves.speed_kmh > min(float(self._limits.min()), self._elsewhere))
        if len(quick) and self._roads.ids:
            road, _ = self._roads.nearest(moves.x[quick], moves.y[quick])
            limit[quick] = np.where(road >= 0, self._limits[road], self._elsewhere)
        return limit
