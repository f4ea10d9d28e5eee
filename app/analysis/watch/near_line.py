"""Somebody is near what is guarded: trunk lines, key wells or any well; passing slowly through, or loitering there.
Also where only the way between two fixes came near."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.analysis.watch.ground import Ground, NearLines, NearPoints
from app.analysis.watch.lasting_rule import LastingRule
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Ints, Moves
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.ways import Nearness, with_ways
from app.domain.watch_parameters import WatchTarget

GONE_TIMES = 1.5
"""Away only from half again as far."""


class NearLine(LastingRule):
    """Within so many metres for so many minutes, in the hours of the rule. It is one sighting however many lines run
    there: it names the one that was nearest when it began."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        super().__init__(order, ground, book, order.figure("minutes") * 60)
        self._near_m = order.figure("metres")
        self._targets = _targets(ground, WatchTarget(str(order.figures["targets"])), self._near_m * GONE_TIMES)
        self._numbers: Ints = np.zeros(0, dtype=np.int64)
        self._abouts: dict[int, str] = {}
        self._was_near: Flags = np.zeros(0, dtype=np.bool_)

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = self._watched(moves)
        if not len(moves):
            return ()
        at_fixes = Nearness(moves, *self._targets.nearest(moves.x, moves.y))
        self._was_near = np.append(self._was_near, np.zeros(len(self._book) - len(self._was_near), dtype=np.bool_))
        seen = with_ways(at_fixes, self._targets, self._near_m, self._was_near, self._book)
        self._was_near[moves.mover[moves.last]] = at_fixes.far[moves.last] <= self._near_m
        self._numbers = seen.number
        slow, fast = self._pace(seen.moves)
        return self._turn(seen.moves, (seen.far <= self._near_m) & slow, (seen.number < 0) | fast, seen.far)

    def _pace(self, moves: Moves) -> tuple[Flags, Flags]:
        """Slow enough, and too fast: any pace will do to be near."""
        return np.ones(len(moves), dtype=np.bool_), np.zeros(len(moves), dtype=np.bool_)

    def _about_row(self, row: int) -> str:
        number = int(self._numbers[row])
        return self._targets.ids[number] if number >= 0 else ""

    def _begin_about(self, who: int, about: str) -> None:
        self._abouts[who] = about

    def _about(self, who: int, *, end: bool) -> str:
        return self._abouts.pop(who, "") if end else self._abouts.get(who, "")


class LoiterAtLine(NearLine):
    """Near and slow: who drives along a line on its road at sixty is not loitering."""

    def _pace(self, moves: Moves) -> tuple[Flags, Flags]:
        slow_kmh = self._order.figure("slow_kmh")
        return moves.speed_kmh <= slow_kmh, moves.speed_kmh > 2 * slow_kmh


def _targets(ground: Ground, target: WatchTarget, reach_m: float) -> NearLines | NearPoints:
    if target is WatchTarget.LINES:
        return ground.near_lines(reach_m)
    return ground.near_wells(reach_m, key_only=target is WatchTarget.KEY_WELLS)
