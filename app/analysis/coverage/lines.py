"""Which stretches of which lines were passed: positions are projected to the line, and joined where they follow.

Lengths are metres along the drawn line in EPSG:4545.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.coverage.near import NearGrid, is_pass, reach_of
from app.analysis.coverage.visits import Visits, visits_of
from app.analysis.coverage.ways import Floats, Ints, Ways, sums
from app.domain.coverage import PIECE_M, PassingRule

_LONGEST_PART_M = 200.0
_ROUNDING_M = 1e-6


class LineGround:
    """Lines (rows of x, y in metres, from their origin) as straight parts, and as pieces of 100 m counted through:
    the last piece of a line may be shorter. `of_piece` is the line of each piece, `piece_from_m` where it begins."""

    def __init__(self, lines: Sequence[Floats]) -> None:
        places = np.concatenate([np.zeros((0, 2)), *lines])
        line = np.repeat(np.arange(len(lines)), [len(one) for one in lines])
        step = np.hypot(*np.diff(places, axis=0).T) if len(places) > 1 else np.zeros(0)
        inside = line[1:] == line[:-1]
        self.lengths_m = sums(line[1:][inside], step[inside], len(lines))
        along = np.r_[0.0, np.cumsum(np.where(inside, step, 0.0))]
        firsts = np.searchsorted(line, np.arange(len(lines)))
        along -= along[firsts[line]] if len(line) else 0.0
        own = np.flatnonzero(inside & (step > 0))
        counts = np.ceil(step[own] / _LONGEST_PART_M).astype(np.int64)
        begun = np.repeat(own, counts)
        nth = np.arange(len(begun)) - np.repeat(np.cumsum(counts) - counts, counts)
        share = 1.0 / np.repeat(counts, counts)
        run = places[begun + 1] - places[begun]
        self.line: Ints = line[begun]
        self.begin: Floats = places[begun] + run * (nth * share)[:, None]
        self.run: Floats = run * share[:, None]
        self.part_m: Floats = np.asarray(step[begun] * share, dtype=np.float64)
        self.from_m: Floats = np.asarray(along[begun] + nth * self.part_m, dtype=np.float64)
        self.pieces: Ints = np.maximum(np.ceil(self.lengths_m / PIECE_M).astype(np.int64), 1)
        self.first_piece: Ints = np.cumsum(self.pieces) - self.pieces
        self.of_piece: Ints = np.repeat(np.arange(len(lines)), self.pieces)
        nth = np.arange(len(self.of_piece)) - self.first_piece[self.of_piece]
        self.piece_from_m: Floats = np.asarray(nth * PIECE_M, dtype=np.float64)

    def piece_at(self, line: Ints, along_m: Floats) -> Ints:
        """The piece of a line in which a place along it lies."""
        nth = np.minimum((along_m // PIECE_M).astype(np.int64), self.pieces[line] - 1)
        found: Ints = self.first_piece[line] + nth
        return found

    @property
    def piece_m(self) -> Floats:
        """How long each piece is."""
        return np.minimum(self.lengths_m[self.of_piece] - self.piece_from_m, float(PIECE_M))


@dataclass(frozen=True)
class LinePasses:
    """Positions that passed a line, in order of line and position: `at` is the number of the position, `along_m` where
    on the line. `joins` (one shorter) tells where a pass and the one after it are one drive along the line."""

    line: Ints
    at: Ints
    along_m: Floats
    joins: Ints


@dataclass(frozen=True)
class Stretches:
    """Stretches of lines that were driven: line, from and to in metres, when (seconds since 1970), by which unit."""

    line: Ints
    from_m: Floats
    to_m: Floats
    when: Floats
    unit: Ints

    def since(self, moment: float) -> Stretches:
        return Stretches(*(column[self.when >= moment] for column in vars(self).values()))


def line_passes(ways: Ways, ground: LineGround, rule: PassingRule) -> LinePasses:
    """Where positions pass lines. A line that comes near twice is passed where it is nearest; two lines side by side
    are passed both."""
    slow = np.flatnonzero(is_pass(ways, rule))
    x, y, squared = ways.x[slow], ways.y[slow], reach_of(ways, rule)[slow] ** 2
    ends = ground.begin, ground.begin + ground.run
    grid = NearGrid(np.minimum(*ends), np.maximum(*ends), max(rule.car_m, rule.foot_m))
    keys, offs, alongs = [np.zeros(0, dtype=np.int64)], [np.zeros(0)], [np.zeros(0)]
    for part, at in grid.pairs(x, y):
        run, part_m = ground.run[part], ground.part_m[part]
        east, north = x[at] - ground.begin[part, 0], y[at] - ground.begin[part, 1]
        share = np.clip((east * run[:, 0] + north * run[:, 1]) / part_m**2, 0.0, 1.0)
        off = (east - share * run[:, 0]) ** 2 + (north - share * run[:, 1]) ** 2
        near = np.flatnonzero(off <= squared[at])
        keys.append(ground.line[part[near]] * len(ways) + slow[at[near]])
        offs.append(off[near])
        alongs.append((ground.from_m[part] + share * part_m)[near])
    key, off, along = np.concatenate(keys), np.concatenate(offs), np.concatenate(alongs)
    order = np.lexsort((off, key))
    order = order[np.r_[True, np.diff(key[order]) != 0]] if len(order) else order
    line, at = np.divmod(key[order], max(len(ways), 1))
    along = along[order]
    joins = np.flatnonzero(
        (np.diff(line) == 0)
        & (np.diff(ways.unit[at]) == 0)
        & (np.diff(ways.at[at]) <= rule.bridge_s)
        & (np.abs(np.diff(along)) <= rule.bridge_m + _ROUNDING_M)
    )
    return LinePasses(line, at, along, joins)


def stretches_of(ways: Ways, passes: LinePasses) -> Stretches:
    """What was driven from one pass to the next."""
    one, other = passes.along_m[passes.joins], passes.along_m[passes.joins + 1]
    at = passes.at[passes.joins + 1]
    return Stretches(
        passes.line[passes.joins], np.minimum(one, other), np.maximum(one, other), ways.at[at], ways.unit[at]
    )


def piece_visits(ways: Ways, ground: LineGround, passes: LinePasses, rule: PassingRule) -> Visits:
    """The visits to each piece of 100 m: passes in it, and drives across it."""
    piece = ground.piece_at(passes.line, passes.along_m)
    one, other = piece[passes.joins], piece[passes.joins + 1]
    low, high = np.minimum(one, other) + 1, np.maximum(one, other)
    counts = np.maximum(high - low, 0)
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    across = np.repeat(low, counts) + nth
    when = np.repeat(passes.at[passes.joins + 1], counts)
    return visits_of(ways, np.r_[piece, across], np.r_[passes.at, when], rule)


def united_m(stretches: Stretches, lines: int) -> Floats:
    """Of each line the length of the union of its stretches: what was seen, counted once."""
    if not len(stretches.line):
        return np.zeros(lines)
    order = np.lexsort((stretches.from_m, stretches.line))
    line, begin, end = stretches.line[order], stretches.from_m[order], stretches.to_m[order]
    is_first = np.r_[True, np.diff(line) != 0]
    apart = (np.cumsum(is_first) - 1) * (float(end.max()) + 1.0)
    until_now = np.maximum.accumulate(end + apart) - apart
    before = np.where(is_first, 0.0, np.r_[0.0, until_now[:-1]])
    return sums(line, np.maximum(end - np.maximum(begin, before), 0.0), lines)


def driven_m(stretches: Stretches, lines: int) -> Floats:
    """Of each line the metres driven along it, each time counted."""
    return sums(stretches.line, stretches.to_m - stretches.from_m, lines)
