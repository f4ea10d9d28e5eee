"""A whole track cleaned at once, by the rules of `fix_filter`.

Nearly every step of a real track can be believed, and those are found all together; only around a step that cannot
the fixes go through the filter one by one, until it believes one of them again. So a million fixes take less than a
second, and the verdict is that which the filter gives to the same fixes in the same order (a test compares them).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.analysis.fix_filter import (
    JUMP_KMH,
    JUMP_TIMES,
    JUMP_WITHIN_S,
    METRES_PER_DEGREE,
    SCATTER_M,
    FilterLimits,
    Mover,
    Step,
)
from app.domain.fix_doubt import FixDoubt

DOUBTS: tuple[FixDoubt | None, ...] = (None, *FixDoubt)
"""What a verdict's number means; 0 is believed."""
_NUMBER = {doubt: number for number, doubt in enumerate(DOUBTS)}
USUAL_LIMITS = FilterLimits()
LEAST_DOUBTED, DOUBTED_SHARE, AGREEING_SHARE = 20, 0.1, 0.8
"""Two devices under one id: so many fixes, such a share of all, are too far from the others and yet agree with each
other."""

Numbers = NDArray[np.float64]
Verdicts = NDArray[np.uint8]


@dataclass(frozen=True)
class Reported:
    """The fixes of one mover as columns, in the order of time; NaN where speed or accuracy were not told."""

    seconds: Numbers
    lon: Numbers
    lat: Numbers
    speed_kmh: Numbers
    accuracy_m: Numbers

    def __len__(self) -> int:
        return len(self.seconds)


def verdicts(told: Reported, now_s: float, limits: FilterLimits = USUAL_LIMITS) -> Verdicts:
    """Of each fix why it is not believed: a number of `DOUBTS`."""
    found = np.zeros(len(told), dtype=np.uint8)
    west, south, east, north = limits.surroundings
    inside = (west <= told.lon) & (told.lon <= east) & (south <= told.lat) & (told.lat <= north)
    inside &= ~((told.lon == 0.0) & (told.lat == 0.0))
    future = told.seconds > now_s + limits.ahead_s
    inaccurate = told.accuracy_m > limits.worst_accuracy_m
    found[inaccurate] = _NUMBER[FixDoubt.INACCURATE]
    found[future] = _NUMBER[FixDoubt.FUTURE]
    found[~inside] = _NUMBER[FixDoubt.OUTSIDE]
    left = np.flatnonzero(inside & ~future & ~inaccurate)
    found[left] = _of_steps(_part(told, left), limits.fastest_kmh)
    return found


def seem_two_devices(told: Reported, found: Verdicts, limits: FilterLimits = USUAL_LIMITS) -> bool:
    """Whether two devices seem to report under one id: what is too far away is a way of its own, or what is believed
    leaps to and fro between two places."""
    believed = _part(told, np.flatnonzero(found == 0))
    leaps = int(np.count_nonzero(_trouble(believed, limits.fastest_kmh))) if len(believed) > 1 else 0
    apart = np.isin(found, (_NUMBER[FixDoubt.TOO_FAST], _NUMBER[FixDoubt.JUMPED]))
    others = _part(told, np.flatnonzero(apart))
    if len(others) < max(LEAST_DOUBTED, DOUBTED_SHARE * len(told)):
        return leaps >= LEAST_DOUBTED // 4 and len(others) >= LEAST_DOUBTED // 2
    agreeing = 1.0 - np.count_nonzero(_trouble(others, limits.fastest_kmh)) / max(1, len(others) - 1)
    return bool(agreeing >= AGREEING_SHARE)


def _of_steps(told: Reported, fastest_kmh: float) -> Verdicts:
    count = len(told)
    found = np.zeros(count, dtype=np.uint8)
    if count < 2:
        return found
    is_first = np.r_[True, np.diff(told.seconds) > 0]
    found[~is_first] = _NUMBER[FixDoubt.SAME_TIME]
    firsts = np.flatnonzero(is_first)
    troubled = np.flatnonzero(_trouble(_part(told, firsts), fastest_kmh)) + 1
    done = 0
    for number in troubled.tolist():
        at = int(firsts[number])
        if at >= done:
            done = _one_by_one(told, int(firsts[number - 1]), at, is_first, found, fastest_kmh)
    return found


def _one_by_one(
    told: Reported, believed: int, at: int, is_first: NDArray[np.bool_], found: Verdicts, fastest_kmh: float
) -> int:
    """Judge from `at` on, `believed` being the last fix that was; where the steps can be judged all together again."""
    mover = Mover(_step(told, believed))
    while at < len(told):
        doubt = mover.doubt(_step(told, at), fastest_kmh)
        found[at] = _NUMBER[doubt]
        at += 1
        if doubt is None and is_first[at - 1]:
            break
    return at


def _trouble(told: Reported, fastest_kmh: float) -> NDArray[np.bool_]:
    """(n - 1,) of each step whether nobody can have made it: the rule of `fix_filter`, times being different."""
    lon, lat = told.lon, told.lat
    north = np.diff(lat) * METRES_PER_DEGREE
    east = np.diff(lon) * METRES_PER_DEGREE * np.cos(np.radians((lat[1:] + lat[:-1]) / 2))
    moved = np.hypot(east, north) - SCATTER_M
    elapsed = np.diff(told.seconds)
    kmh = np.divide(moved, elapsed, out=np.full(len(moved), np.inf), where=elapsed > 0) * 3.6
    told_kmh = np.maximum(told.speed_kmh[1:], told.speed_kmh[:-1])
    jumped = (elapsed <= JUMP_WITHIN_S) & (kmh > JUMP_KMH + JUMP_TIMES * told_kmh)
    trouble: NDArray[np.bool_] = (moved > 0) & ((kmh > fastest_kmh) | jumped)
    return trouble


def _part(told: Reported, rows: NDArray[np.intp]) -> Reported:
    return Reported(told.seconds[rows], told.lon[rows], told.lat[rows], told.speed_kmh[rows], told.accuracy_m[rows])


def _step(told: Reported, at: int) -> Step:
    speed = float(told.speed_kmh[at])
    return Step(float(told.seconds[at]), float(told.lon[at]), float(told.lat[at]), None if speed != speed else speed)
