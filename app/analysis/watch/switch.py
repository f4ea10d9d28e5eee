"""Switches with hysteresis, one for each mover: what turns one on is stricter than what turns it off, so that a mover
at the edge does not make a rule chatter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.analysis.watch.moves import Flags, Floats, Ints, Moves

UNKNOWN, OFF, ON = -1, 0, 1
LONGEST_GAP_S = 900.0
"""A mover that told nothing for so long begins its stay anew: nobody knows where it was meanwhile."""
Positions = NDArray[np.int8]


@dataclass(frozen=True)
class Turned:
    """The switch at each fix and at the fix before it, as UNKNOWN, OFF, ON."""

    now: Positions
    before: Positions

    @property
    def on(self) -> Flags:
        """Turned on by this fix, having been off."""
        turned: Flags = (self.now == ON) & (self.before == OFF)
        return turned

    @property
    def off(self) -> Flags:
        """Turned off by this fix."""
        turned: Flags = (self.now == OFF) & (self.before == ON)
        return turned


class Switch:
    """Whether each mover is in or out of something; unknown until its first fix says so."""

    def __init__(self) -> None:
        self._state: Positions = np.zeros(0, dtype=np.int8)

    def turn(self, moves: Moves, on: Flags, off: Flags, movers: int) -> Turned:
        """`on` and `off` say for each fix what it decides; where neither holds, it stays as it was."""
        self._state = _long(self._state, movers, UNKNOWN)
        if not len(moves):
            return Turned(np.zeros(0, dtype=np.int8), np.zeros(0, dtype=np.int8))
        said = np.where(on, ON, np.where(off, OFF, UNKNOWN)).astype(np.int8)
        carried = self._state[moves.mover]
        said = np.where(moves.first & (said == UNKNOWN), carried, said)
        now = said[_latest(moves.first | (said != UNKNOWN))]
        before = np.where(moves.first, carried, np.concatenate((now[:1], now[:-1])))
        self._state[moves.mover[moves.last]] = now[moves.last]
        return Turned(now, before)

    def put(self, who: int, position: int, movers: int) -> None:
        """Where one is known to be."""
        self._state = _long(self._state, movers, UNKNOWN)
        self._state[who] = position

    def forget(self, who: Ints) -> None:
        """Nobody knows any more."""
        self._state[who] = UNKNOWN


@dataclass(frozen=True)
class Lasted:
    """Rows of the batch at which a condition had lasted long enough, and at which a told one ended; `minutes` is how
    long it has lasted at each row."""

    began: Ints
    ended: Ints
    minutes: Floats


class Lasting:
    """A switch that says something only after it has been on for `least_s` seconds of fixes."""

    def __init__(self, least_s: float) -> None:
        self._least_s = least_s
        self._switch = Switch()
        self._since: Floats = np.zeros(0)
        self._told: Flags = np.zeros(0, dtype=np.bool_)

    def turn(self, moves: Moves, on: Flags, off: Flags, movers: int) -> Lasted:
        """The rows of `moves` at which there is something to say."""
        self._since, self._told = _long(self._since, movers, np.nan), _long(self._told, movers, False)
        turned = self._switch.turn(moves, on, off, movers)
        if not len(moves):
            return Lasted(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
        is_on, was_on = turned.now == ON, turned.before == ON
        gap = (moves.at - moves.before_at > LONGEST_GAP_S) & ~self._told[moves.mover]
        rise = is_on & (~was_on | gap)
        start = _latest(moves.first | rise)
        since = np.where(rise[start], moves.at[start], self._since[moves.mover])
        carried = self._told[moves.mover] & (start == _latest(moves.first)) & ~rise[start]
        ripe = is_on & (carried | (moves.at - since >= self._least_s))
        before = np.where(moves.first, self._told[moves.mover], np.concatenate((ripe[:1], ripe[:-1])))
        last = moves.last
        self._since[moves.mover[last]] = np.where(is_on[last], since[last], np.nan)
        self._told[moves.mover[last]] = ripe[last]
        return Lasted(np.flatnonzero(ripe & ~before), np.flatnonzero(before & ~ripe), (moves.at - since) / 60)

    def told(self) -> Ints:
        """Numbers of the movers of whom it said that it began, and not that it ended."""
        return np.flatnonzero(self._told)

    def stand(self, who: int, since: float, movers: int) -> None:
        """It is known of this one that it stands and was told, although its fixes are not."""
        self._since, self._told = _long(self._since, movers, np.nan), _long(self._told, movers, False)
        if not self._told[who]:
            self._told[who], self._since[who] = True, since
        self._switch.put(who, ON, movers)

    def end(self, who: Ints) -> None:
        """It is over for these, without a fix that says so."""
        self._told[who] = False
        self._since[who] = np.nan
        self._switch.forget(who)


def _latest(marks: Flags) -> Ints:
    """For each row the nearest marked row at or above it; the first row must be marked."""
    rows: Ints = np.maximum.accumulate(np.where(marks, np.arange(len(marks)), 0))
    return rows


def _long(array: NDArray[np.generic], length: int, fill: float | bool) -> NDArray:  # type: ignore[type-arg]
    missing = length - len(array)
    return np.append(array, np.full(missing, fill, dtype=array.dtype)) if missing > 0 else array
