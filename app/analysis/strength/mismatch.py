"""Where incidents were and nobody, and where strength stood and nothing happened."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.analysis.strength.hours import HOURS_A_DAY, Floats, Ints

NOBODY_MIN, IDLE_MIN = 6.0, 30.0
"""Fewer minutes of patrol an hour than this are nobody; from so many on, nothing happening is told."""
LEAST, LEAST_THIN, NOTHING = 0.95, 1.95, 0.25
"""Incidents from which a place and hour is told; one that may have been in two hours is half in each."""
TIMES = 2.0
BY_CHANCE = 0.05
FEW = 3.0
NONE, NOBODY, THIN, IDLE = 0, 1, 2, 3


@dataclass(frozen=True)
class Run:
    """A mismatch of one row over hours that follow each other (`first` up to, not with, `after`, on a clock that goes
    round): incidents in all, minutes of strength an hour in the mean, and whether it may be chance."""

    row: int
    first: int
    hours: int
    kind: int
    incidents: float
    minutes: float
    is_by_chance: bool

    @property
    def after(self) -> int:
        return (self.first + self.hours) % HOURS_A_DAY


def expected(incidents: Floats, minutes: Floats) -> Floats:
    """How many incidents each place and hour would have, were they where the strength is."""
    total = float(minutes.sum())
    return minutes * (float(incidents.sum()) / total) if total > 0 else np.zeros_like(minutes)


def kinds(incidents: Floats, minutes: Floats) -> Ints:
    """NONE, NOBODY, THIN or IDLE for each place and hour; both arrays are (rows, 24)."""
    likely = expected(incidents, minutes)
    found = np.zeros(incidents.shape, dtype=np.int64)
    found[(minutes >= IDLE_MIN) & (incidents < NOTHING)] = IDLE
    found[(incidents >= LEAST_THIN) & (incidents >= TIMES * likely)] = THIN
    found[(minutes < NOBODY_MIN) & (incidents >= LEAST)] = NOBODY
    return found


def runs(incidents: Floats, minutes: Floats) -> list[Run]:
    """The mismatches, hours of one kind that follow each other in one row together: what lacks strength first, of that
    the most incidents first; then what is idle, the most minutes first."""
    found, likely = kinds(incidents, minutes), expected(incidents, minutes)
    told = [
        _run(row, first, hours, int(found[row, first]), incidents, minutes, likely)
        for row in range(len(found))
        for first, hours in stretches(found[row])
    ]
    return sorted(told, key=lambda one: (one.kind == IDLE, -one.incidents, -one.minutes * one.hours, one.row))


def stretches(values: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Begin and length of each stretch of equal values other than 0, over midnight too."""
    if not values.any():
        return
    changes = np.flatnonzero(values != np.roll(values, 1))
    if not len(changes):
        yield 0, len(values)
        return
    for first, after in zip(changes.tolist(), [*changes[1:].tolist(), int(changes[0]) + len(values)], strict=True):
        if values[first]:
            yield first, after - first


def _run(row: int, first: int, hours: int, kind: int, incidents: Floats, minutes: Floats, likely: Floats) -> Run:
    at = (first + np.arange(hours)) % HOURS_A_DAY
    number, mean, foreseen = (
        float(incidents[row, at].sum()),
        float(minutes[row, at].mean()),
        float(likely[row, at].sum()),
    )
    if kind == IDLE:
        by_chance = math.exp(-foreseen) > BY_CHANCE
    else:
        by_chance = number < FEW or (kind == THIN and at_least(round(number), foreseen) > BY_CHANCE)
    return Run(row, first, hours, kind, number, mean, by_chance)


def at_least(count: int, mean: float) -> float:
    """The chance of `count` or more where `mean` are to be expected (Poisson)."""
    term = total = math.exp(-mean)
    for number in range(1, count):
        term *= mean / number
        total += term
    return max(0.0, 1.0 - total) if count > 0 else 1.0
