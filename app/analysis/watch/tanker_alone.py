"""A tanker moves and no police or guard unit goes with it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.lasting_rule import LastingRule
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Floats, Moves
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.sighting import Sighting

ESCORT_FRESH_S = 360.0
"""An escort's last position may be so old: guards' trackers tell every five minutes."""
BACK_TIMES = 1.2


class TankerAlone(LastingRule):
    """Moving without an escort within so many metres, for so many minutes, in the hours of the rule; over when it
    stands or is joined."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        super().__init__(order, ground, book, order.figure("minutes") * 60)

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        tankers = self._watched(moves)
        if not len(tankers):
            return ()
        far = self._to_escort(moves, tankers)
        metres, moving = self._order.figure("metres"), self._order.figure("moving_kmh")
        stands = ~(tankers.speed_kmh > moving / 2)
        return self._turn(tankers, (far > metres * BACK_TIMES) & (tankers.speed_kmh > moving), (far <= metres) | stands)

    def _to_escort(self, moves: Moves, tankers: Moves) -> Floats:
        """Metres from each tanker's fix to the nearest guarding unit, as it stood before or stands after this batch."""
        book = self._book
        guards = np.flatnonzero(book.is_guarding & (tankers.at.max() - book.at <= ESCORT_FRESH_S))
        moved = moves.last & book.is_guarding[moves.mover]
        places = np.concatenate(
            (np.column_stack((book.x[guards], book.y[guards])), np.column_stack((moves.x[moved], moves.y[moved])))
        )
        if not len(places):
            return np.full(len(tankers), np.inf)
        from scipy.spatial import cKDTree

        distance, _ = cKDTree(places).query(np.column_stack((tankers.x, tankers.y)))
        return np.asarray(distance)
