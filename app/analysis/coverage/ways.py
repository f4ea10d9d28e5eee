"""The positions of many units as one table, and what they tell of the units themselves: hours, kilometres, silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
STANDING_KMH = 1.5
"""Slower than this it is the scatter of a receiver that stands."""


@dataclass(frozen=True)
class Ways:
    """Believed positions in order of unit, then of time. `unit` is the number of the unit, `at` seconds since 1970,
    `x` and `y` metres (EPSG:4545), `kmh` the speed told, or that since the position before where none was."""

    unit: Ints
    at: Floats
    x: Floats
    y: Floats
    kmh: Floats
    is_on_foot: Bools

    def __len__(self) -> int:
        return len(self.at)

    def between(self, since: float, until: float) -> Ways:
        """What was told in [since, until), seconds since 1970."""
        own = (self.at >= since) & (self.at < until)
        return Ways(*(column[own] for column in vars(self).values()))


def ways_of(tracks: Sequence[Floats], on_foot: Sequence[bool], to_metres: Transformer) -> Ways:
    """Tracks, one of each unit, as `fix_store.track` gives them: rows of (seconds, lon, lat, km/h or NaN), in order."""
    rows = np.concatenate([np.zeros((0, 4)), *tracks])
    unit = np.repeat(np.arange(len(tracks)), [len(one) for one in tracks])
    x, y = to_metres.transform(rows[:, 1], rows[:, 2]) if len(rows) else (np.zeros(0), np.zeros(0))
    at, kmh = rows[:, 0], rows[:, 3]
    hours, metres = _steps(unit, at, x, y)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(hours > 0, metres / 1000.0 / hours, 0.0)
    return Ways(unit, at, x, y, np.where(np.isnan(kmh), mean, kmh), np.asarray(on_foot, dtype=np.bool_)[unit])


@dataclass(frozen=True)
class Effort:
    """Of each unit: hours under way or on the spot, kilometres driven or gone."""

    hours: Floats
    km: Floats


def effort_of(ways: Ways, units: int, silent_s: float) -> Effort:
    """What each of `units` did; time in which one was silent for longer than `silent_s` does not count."""
    hours, metres = _steps(ways.unit, ways.at, ways.x, ways.y)
    is_heard = (hours > 0) & (hours * 3600.0 <= silent_s)
    is_moving = is_heard & (metres / 1000.0 >= STANDING_KMH * hours)
    return Effort(
        sums(ways.unit[is_heard], hours[is_heard], units), sums(ways.unit[is_moving], metres[is_moving], units) / 1000.0
    )


def heard_spans(ways: Ways, silent_s: float) -> tuple[Ints, Floats, Floats]:
    """The times in which units were heard without a silence longer than `silent_s`: unit, begin, end."""
    if not len(ways):
        return np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0)
    breaks = (np.diff(ways.unit) != 0) | (np.diff(ways.at) > silent_s)
    first = np.r_[0, np.flatnonzero(breaks) + 1]
    last = np.r_[np.flatnonzero(breaks), len(ways) - 1]
    return ways.unit[first], ways.at[first], ways.at[last]


def minutes_by_cell_and_hour(ways: Ways, cell: Ints, cells: int, since: float, hours: int, silent_s: float) -> Floats:
    """Unit-minutes, (cells, hours), of the `hours` after `since`: a position stands until the next of its unit, where
    that is not later than `silent_s`. `cell` is in which cell each position lies, -1 for none."""
    stands = np.zeros(len(ways))
    if len(ways) > 1:
        step, same = np.diff(ways.at), np.diff(ways.unit) == 0
        stands[:-1] = np.where(same & (step <= silent_s), step, 0.0)
    hour = ((ways.at - since) // 3600.0).astype(np.int64)
    own = (cell >= 0) & (hour >= 0) & (hour < hours)
    summed = sums(cell[own] * hours + hour[own], stands[own], cells * hours)
    found: Floats = summed.reshape(cells, hours) / 60.0
    return found


def visible_rate(minutes: Floats, target_min: float) -> float:
    """见警率 (domain.md C.9): of each cell and hour the share of `target_min` that it had, at most 1; the mean."""
    return float(np.minimum(minutes / target_min, 1.0).mean()) if minutes.size else 0.0


def sums(of: Ints, amounts: Floats, size: int) -> Floats:
    """The sum of the amounts of each of `size` things."""
    return np.bincount(of, amounts, size).astype(np.float64)


def _steps(unit: Ints, at: Floats, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Hours and metres since the position of the same unit before; 0 for its first."""
    hours, metres = np.zeros(len(at)), np.zeros(len(at))
    if len(at) > 1:
        same = unit[1:] == unit[:-1]
        hours[1:] = np.where(same, np.diff(at), 0.0) / 3600.0
        metres[1:] = np.where(same, np.hypot(np.diff(x), np.diff(y)), 0.0)
    return hours, metres
