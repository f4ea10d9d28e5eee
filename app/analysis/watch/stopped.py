"""A unit that is under way stands longer at one place than a stop takes (domain.md D.7: 10 to 16 minutes)."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder, sighting
from app.analysis.watch.sighting import Sighting

GONE_TIMES = 1.5


class Stopped:
    """Within so many metres of where it came to stand, for so many minutes. Whose tracker falls silent is not said to
    stand: that is for the rule of silence."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:  # noqa: ARG002  needs no ground
        self._order, self._book = order, book
        self._metres, self._least_s = order.figure("metres"), order.figure("minutes") * 60
        # By mover: where and since when it stands.
        self._stands: dict[int, tuple[float, float, float]] = {}
        self._told: set[int] = set()

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = moves.where(self._book.watched(self._order.movers)[moves.mover])
        if not len(moves):
            return ()
        under_way = ~np.isnan(self._book.under_way_since[moves.mover]) | ~self._book.is_unit[moves.mover]
        looks = (self._order.looks_at(moves.at) & under_way).tolist()
        found = []
        rows = zip(moves.mover.tolist(), moves.at.tolist(), moves.x.tolist(), moves.y.tolist(), looks, strict=True)
        for row, (who, at, x, y, is_looked_at) in enumerate(rows):
            since, ended = self._step(who, at, x, y, is_looked_at)
            if ended:
                found.append(sighting(moves, row, self._book, active=False))
            elif since is not None and who not in self._told and at - since >= self._least_s:
                self._told.add(who)
                found.append(sighting(moves, row, self._book, figure=(at - since) / 60))
        return found

    def tick(self, now: float) -> Sequence[Sighting]:  # noqa: ARG002  that it stands is known by fixes alone
        return ()

    def resume(self, standing: Collection[Key], now: float) -> None:  # noqa: ARG002  stops are kept by fix
        self._told |= {self._book.number(mover) for mover, _ in standing}

    def _step(self, who: int, at: float, x: float, y: float, is_looked_at: bool) -> tuple[float | None, bool]:
        """Since when it stands (None: it is not looked at), and whether a told stop is over."""
        told = who in self._told
        stand = self._stands.get(who)
        if not is_looked_at:
            self._stands.pop(who, None)
        elif stand is None or math.hypot(x - stand[1], y - stand[2]) > self._metres * (GONE_TIMES if told else 1.0):
            self._stands[who] = (at, x, y)
        else:
            return stand[0], False
        self._told.discard(who)
        return (at if is_looked_at else None), told
