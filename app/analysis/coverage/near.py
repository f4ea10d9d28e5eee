"""Which positions lie within reach of which places or pieces of line: a grid is looked up, then distances are exact.

Each place is entered in every square that it can be reached from, so a position looks into its own square alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.analysis.coverage.ways import Bools, Floats, Ints, Ways
from app.domain.coverage import PassingRule

_ROW = 1 << 24
_OFFSET = 1 << 23
_AT_ONCE = 200_000


class NearGrid:
    """Boxes (metres; `low`, `high` are rows of x, y) entered in squares of side `reach_m`, each with `reach_m` around
    it."""

    def __init__(self, low: Floats, high: Floats, reach_m: float) -> None:
        self._side = reach_m
        first = np.floor((low - reach_m) / reach_m).astype(np.int64)
        last = np.floor((high + reach_m) / reach_m).astype(np.int64)
        wide = last - first + 1
        counts = wide[:, 0] * wide[:, 1]
        owner = np.repeat(np.arange(len(low)), counts)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        column = first[owner, 0] + nth % wide[owner, 0]
        row = first[owner, 1] + nth // wide[owner, 0]
        square = _square(column, row)
        order = np.argsort(square, kind="stable")
        self._owners = owner[order]
        self._squares, starts = np.unique(square[order], return_index=True)
        self._starts = np.r_[starts, len(owner)]

    def pairs(self, x: Floats, y: Floats) -> Iterator[tuple[Ints, Ints]]:
        """Box and position that may be near each other, part by part, in order of position."""
        if not len(self._squares):
            return
        for begin in range(0, len(x), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            square = _square(
                np.floor(x[some] / self._side).astype(np.int64), np.floor(y[some] / self._side).astype(np.int64)
            )
            at = np.minimum(np.searchsorted(self._squares, square), len(self._squares) - 1)
            hits = np.flatnonzero(self._squares[at] == square)
            starts = self._starts[at[hits]]
            counts = self._starts[at[hits] + 1] - starts
            nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
            yield self._owners[np.repeat(starts, counts) + nth], np.repeat(hits + begin, counts)


def is_pass(ways: Ways, rule: PassingRule) -> Bools:
    """Which positions are slow enough to be a pass of whatever is near."""
    found: Bools = ways.kmh <= np.where(ways.is_on_foot, rule.foot_kmh, rule.car_kmh)
    return found


def reach_of(ways: Ways, rule: PassingRule) -> Floats:
    """How near each position must be, in metres."""
    return np.where(ways.is_on_foot, rule.foot_m, rule.car_m)


def near_places(ways: Ways, places: Floats, rule: PassingRule) -> tuple[Ints, Ints]:
    """Place and position, for each position that passes a place; `places` are rows of (x, y) in metres."""
    known = np.flatnonzero(np.isfinite(places).all(axis=1))
    grid = NearGrid(places[known], places[known], max(rule.car_m, rule.foot_m))
    slow = np.flatnonzero(is_pass(ways, rule))
    x, y, squared = ways.x[slow], ways.y[slow], reach_of(ways, rule)[slow] ** 2
    found_place, found_at = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for box, at in grid.pairs(x, y):
        place = known[box]
        is_near = (places[place, 0] - x[at]) ** 2 + (places[place, 1] - y[at]) ** 2 <= squared[at]
        found_place.append(place[is_near])
        found_at.append(slow[at[is_near]])
    return np.concatenate(found_place), np.concatenate(found_at)


def _square(column: Ints, row: Ints) -> Ints:
    return (row + _OFFSET) * _ROW + column + _OFFSET
