"""The month of one room as arrays: what must be filled, by whom it may be, and what stands already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

OPEN, FREE = -2, -1
"""In `fixed`: a cell to be filled or not, and one that stays empty."""
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Family(StrEnum):
    """The kinds of rules that can stand in the way of each other."""

    REST = "REST"
    NIGHTS = "NIGHTS"
    ROW = "ROW"
    AWAY = "AWAY"
    BUSY = "BUSY"
    LOCKED = "LOCKED"
    QUALIFICATION = "QUALIFICATION"


@dataclass(frozen=True)
class RoomAsk:
    """Of those on `turn`, wherever it is needed, at least `count` are among `who` (people)."""

    turn: int
    who: Bools
    count: int


@dataclass(frozen=True)
class RoomTask:
    """Axes: people, days, turns. The days of the month lie between `first` and `last` (exclusive); those around them
    are there to be looked at, and `fixed`.

    `needs` days x turns; `may` people x turns; `away`, `wishes` people x days; `busy` people x days x turns: on duty
    elsewhere, or too near to it; `fixed` people x days: a turn, `FREE` or `OPEN`; `off` days; `begins_h`, `ends_h`
    hours after the midnight of a turn's day.
    """

    first: int
    last: int
    needs: Ints
    asks: tuple[RoomAsk, ...]
    may: Bools
    away: Bools
    wishes: Bools
    busy: Bools
    fixed: Ints
    off: Bools
    nights: Bools
    begins_h: Floats
    ends_h: Floats
    rest_h: float
    nights_in_a_row: int
    turns_in_a_row: int

    @property
    def shape(self) -> tuple[int, int, int]:
        """People, days, turns."""
        return self.busy.shape[0], self.busy.shape[1], self.busy.shape[2]

    def follows_too_soon(self, days_on: int) -> Bools:
        """Turn x turn: whether the second, `days_on` days after the first, leaves less than the rest between them."""
        apart = self.begins_h[None, :] + 24.0 * days_on - self.ends_h[:, None]
        found: Bools = apart < self.rest_h
        return found


@dataclass(frozen=True)
class Shares:
    """What would be each one's fair part, by the days on which each is there: nights, turns on days off, turns."""

    nights: Floats
    off: Floats
    turns: Floats

    @classmethod
    def of(cls, task: RoomTask) -> Shares:
        inner = slice(task.first, task.last)
        there = (~task.away[:, inner]).sum(axis=1).astype(np.float64)
        there_off = (~task.away & task.off[None, :])[:, inner].sum(axis=1).astype(np.float64)
        needs = task.needs[inner].astype(np.float64)
        can_night = task.may[:, task.nights].any(axis=1) if task.nights.any() else np.zeros(len(there), dtype=np.bool_)
        return cls(
            _share(float(needs[:, task.nights].sum()), there * can_night),
            _share(float(needs[task.off[inner]].sum()), there_off * task.may.any(axis=1)),
            _share(float(needs.sum()), there * task.may.any(axis=1)),
        )


def _share(total: float, weight: Floats) -> Floats:
    whole = float(weight.sum())
    return total * weight / whole if whole else np.zeros_like(weight)


@dataclass(frozen=True)
class Counts:
    """What each one got: nights, turns on days off, turns; and the wishes passed over."""

    nights: Ints
    off: Ints
    turns: Ints
    wishes: int

    @classmethod
    def of(cls, task: RoomTask, filled: Bools) -> Counts:
        inner = filled[:, task.first : task.last]
        off = task.off[task.first : task.last]
        wished = task.wishes[:, task.first : task.last]
        return cls(
            inner[:, :, task.nights].sum(axis=(1, 2)),
            inner[:, off].sum(axis=(1, 2)),
            inner.sum(axis=(1, 2)),
            int((inner.any(axis=2) & wished).sum()),
        )
