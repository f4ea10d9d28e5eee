"""What stands in the field, in metres of EPSG:4545 and indexed once: zones, trunk lines, wells, roads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from app.analysis.watch.moves import Flags, Floats, Ints
from app.analysis.watch.ways import Passages

CELL_M = 500.0
"""Side of the coarse squares that tell at once that nothing is near: most of a county is far from every trunk line."""


class NearLines:
    """Which of some lines is nearest, within a reach given when it is made."""

    def __init__(self, ids: Sequence[str], shapes: Sequence[BaseGeometry], reach_m: float) -> None:
        self.ids = tuple(ids)
        self.reach_m = reach_m
        parts, line = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
        self._pieces, self._line = _cut(parts, np.asarray(line, dtype=np.int64))
        self._tree = shapely.STRtree(self._pieces)
        self._coarse = _Coarse(self._pieces, reach_m)

    def nearest(self, x: Floats, y: Floats) -> tuple[Ints, Floats]:
        """For each place the number of the nearest line (-1: none within reach) and how far it is (inf)."""
        number, far = np.full(len(x), -1, dtype=np.int64), np.full(len(x), np.inf)
        rows = np.flatnonzero(self._coarse.may_be_near(x, y))
        if len(rows) and len(self._pieces):
            places = shapely.points(x[rows], y[rows])
            (at, piece), distance = self._tree.query_nearest(
                places, max_distance=self.reach_m, return_distance=True, all_matches=False
            )
            number[rows[at]], far[rows[at]] = self._line[piece], distance
        return number, far

    def along(self, begin: Floats, end: Floats, within_m: float) -> Passages:
        """What the straight ways from `begin` to `end` pass, within at most the reach. See `ways.Guarded`."""
        rows = np.flatnonzero(self._coarse.may_be_met(begin, end))
        ways = np.asarray(shapely.linestrings(np.stack((begin[rows], end[rows]), axis=1)), dtype=object)
        way, piece = self._tree.query(ways, predicate="dwithin", distance=within_m)
        pieces = self._pieces[piece]
        shared = shapely.intersection(ways[way], shapely.buffer(pieces, within_m))
        places, of = shapely.get_coordinates(shared, return_index=True)
        far = np.asarray(shapely.distance(ways[way], pieces), dtype=np.float64)
        row = rows[way]
        share = np.hypot(*(places - begin[row[of]]).T) / np.hypot(*(end[row[of]] - begin[row[of]]).T)
        return _passages(len(begin), row, self._line[piece], far, row[of], share)


class NearPoints:
    """Which of some points is nearest, within a reach given when it is made."""

    def __init__(self, ids: Sequence[str], places: Floats, reach_m: float) -> None:
        from scipy.spatial import cKDTree  # 0.14 s that only a program which watches need wait

        self.ids = tuple(ids)
        self.reach_m = reach_m
        self._tree = cKDTree(places.reshape(-1, 2))

    def nearest(self, x: Floats, y: Floats) -> tuple[Ints, Floats]:
        """For each place the number of the nearest point (-1: none within reach) and how far it is (inf)."""
        if not self.ids or not len(x):
            return np.full(len(x), -1, dtype=np.int64), np.full(len(x), np.inf)
        distance, number = self._tree.query(np.column_stack((x, y)), distance_upper_bound=self.reach_m)
        return np.where(np.isfinite(distance), number, -1).astype(np.int64), np.asarray(distance)

    def along(self, begin: Floats, end: Floats, within_m: float) -> Passages:
        """What the straight ways from `begin` to `end` pass, within at most the reach. See `ways.Guarded`."""
        length = np.hypot(*(end - begin).T)
        found = self._tree.query_ball_point((begin + end) / 2, length / 2 + within_m) if self.ids else [()] * len(begin)
        count = np.array([len(one) for one in found], dtype=np.int64)
        row, number = np.repeat(np.arange(len(begin)), count), np.concatenate([*found, ()]).astype(np.int64)
        # The foot of each point on its way, how far it is beside it, and half the chord of its circle: all in metres.
        towards, way = self._tree.data[number] - begin[row], (end - begin)[row] / length[row, None]
        foot = (towards * way).sum(axis=1)
        beside = np.sqrt(np.maximum((towards**2).sum(axis=1) - foot**2, 0.0))
        half = np.sqrt(np.maximum(within_m**2 - beside**2, 0.0))
        low, high = np.maximum(foot - half, 0.0), np.minimum(foot + half, length[row])
        met = (beside <= within_m) & (low <= high)
        row, number = row[met], number[met]
        far = np.hypot(beside, foot - np.clip(foot, 0.0, length[np.repeat(np.arange(len(begin)), count)]))[met]
        shares = np.concatenate((low[met], high[met])) / np.tile(length[row], 2)
        return _passages(len(begin), row, number, far, np.tile(row, 2), shares)


@dataclass(frozen=True)
class Ground:
    """Shapes in metres by key. `wells` are (n, 2) places, `is_key_well` marks the key ones; `road_kinds` are words of
    `RoadKind`, beside `roads`."""

    zones: Mapping[str, BaseGeometry] = field(default_factory=dict)
    lines: Mapping[str, BaseGeometry] = field(default_factory=dict)
    well_ids: Sequence[str] = ()
    wells: Floats = field(default_factory=lambda: np.zeros((0, 2)))
    is_key_well: Flags = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    roads: Sequence[BaseGeometry] = ()
    road_kinds: Sequence[str] = ()

    def near_lines(self, reach_m: float) -> NearLines:
        return NearLines(tuple(self.lines), tuple(self.lines.values()), reach_m)

    def near_wells(self, reach_m: float, *, key_only: bool) -> NearPoints:
        wanted = self.is_key_well if key_only else np.ones(len(self.well_ids), dtype=np.bool_)
        ids = [one for one, is_wanted in zip(self.well_ids, wanted.tolist(), strict=True) if is_wanted]
        return NearPoints(ids, self.wells[wanted], reach_m)

    def near_roads(self, reach_m: float) -> NearLines:
        """`ids` are the kinds."""
        return NearLines(tuple(self.road_kinds), self.roads, reach_m)


class _Coarse:
    """A bitmap of squares: off where nothing can be within reach."""

    def __init__(self, pieces: NDArray[np.object_], reach_m: float) -> None:
        self._on = np.zeros((1, 1), dtype=np.bool_)
        self._west = self._south = 0.0
        self._sums = _sums(self._on)
        if not len(pieces):
            return
        bounds = shapely.bounds(pieces)
        self._west, self._south = bounds[:, 0].min() - reach_m, bounds[:, 1].min() - reach_m
        low = ((bounds[:, :2] - reach_m - (self._west, self._south)) // CELL_M).astype(np.int64)
        high = ((bounds[:, 2:] + reach_m - (self._west, self._south)) // CELL_M).astype(np.int64)
        # A border of empty squares takes whatever lies outside.
        self._on = np.zeros(tuple(high.max(axis=0) + 2), dtype=np.bool_)
        for (left, below), (right, above) in zip(low.tolist(), high.tolist(), strict=True):
            self._on[left : right + 1, below : above + 1] = True
        self._sums = _sums(self._on)

    def may_be_near(self, x: Floats, y: Floats) -> Flags:
        column, row = self._square(x, y)
        near: Flags = self._on[column, row]
        return near

    def may_be_met(self, begin: Floats, end: Floats) -> Flags:
        """Whether any square that is on lies in the box around each way: counted from sums over all squares before."""
        left, below = (one + 1 for one in self._square(*np.minimum(begin, end).T))
        right, above = (one + 2 for one in self._square(*np.maximum(begin, end).T))
        sums = self._sums
        met: Flags = sums[right, above] - sums[left, above] - sums[right, below] + sums[left, below] > 0
        return met

    def _square(self, x: Floats, y: Floats) -> tuple[Ints, Ints]:
        """Column and row of each place, -1 or the last ones (which are off) for those outside."""
        columns, rows = self._on.shape
        return (
            np.clip((x - self._west) // CELL_M, -1, columns - 1).astype(np.int64),
            np.clip((y - self._south) // CELL_M, -1, rows - 1).astype(np.int64),
        )


def _sums(on: Flags) -> Ints:
    """How many squares are on before each column and row, those of column or row -1 among them (which are off)."""
    sums = np.zeros((on.shape[0] + 2, on.shape[1] + 2), dtype=np.int64)
    sums[2:, 2:] = on.cumsum(axis=0).cumsum(axis=1)
    return sums


def _passages(ways: int, row: Ints, number: Ints, far: Floats, share_row: Ints, share: Floats) -> Passages:
    """Of so many ways: `number` and `far` of each thing that the way `row` passed, `share` each share at which the way
    `share_row` came near one of them or went away."""
    nearest = np.argsort(far, kind="stable")[::-1]
    found = Passages(
        np.full(ways, -1, dtype=np.int64), np.full(ways, np.inf), np.full(ways, np.inf), np.full(ways, -np.inf)
    )
    found.number[row[nearest]], found.far[row[nearest]] = number[nearest], far[nearest]
    np.minimum.at(found.first, share_row, share)
    np.maximum.at(found.last, share_row, share)
    found.number[~np.isfinite(found.first)] = -1
    return found


def _cut(lines: NDArray[np.object_], line: Ints) -> tuple[NDArray[np.object_], Ints]:
    """Lines in their straight pieces, with the number of the line of each: a tree of long lines would find all of them
    near everything."""
    places, of = shapely.get_coordinates(lines, return_index=True)
    joined = np.flatnonzero(of[1:] == of[:-1])
    if not len(joined):
        return np.zeros(0, dtype=object), np.zeros(0, dtype=np.int64)
    pieces = np.asarray(shapely.linestrings(np.stack((places[joined], places[joined + 1]), axis=1)), dtype=object)
    return pieces, line[of[joined]]
