"""Which of the reported positions are believed (domain.md D.13), before anything is drawn or judged.

A doubted fix is kept, for it may be evidence; it is only neither drawn nor judged. What was doubted is counted by code.

A receiver may also begin wrong, or be carried on a lorry while it is off: then the place believed so far is the wrong
one. So when `AGREEING` doubted fixes in a row agree with each other, the last of them is believed, and all after it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.analysis.home_box import HOME_BOX
from app.domain.fix_doubt import FixDoubt
from app.domain.unit import Fix

FASTEST_KMH = 150.0
SCATTER_M = 100.0
"""Two receivers' worth of multipath: so much of a step is no movement."""
AHEAD_S = 60.0
"""How far a tracker's clock may be ahead of the desk's."""
WORST_ACCURACY_M = 500.0
JUMP_WITHIN_S = 60.0
JUMP_KMH = 60.0
JUMP_TIMES = 3.0
"""A step of a minute at most is a jump where its mean speed exceeds 60 km/h plus three times either told speed: a car
that stands at both ends cannot have been so fast between them."""
AGREEING = 4

METRES_PER_DEGREE = math.pi / 180.0 * 6_371_008.8
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class FilterLimits:
    """What is believed; `surroundings` is (min lon, min lat, max lon, max lat)."""

    fastest_kmh: float = FASTEST_KMH
    ahead_s: float = AHEAD_S
    worst_accuracy_m: float = WORST_ACCURACY_M
    surroundings: Box = HOME_BOX


@dataclass(slots=True)
class Step:
    """A place in time: seconds since 1970, degrees, told speed."""

    at: float
    lon: float
    lat: float
    speed_kmh: float | None


@dataclass(slots=True)
class Mover:
    """The newest believed fix of one mover; the newest that was not, and how many agreed with it."""

    believed: Step
    other: Step | None = None
    agreeing: int = 0

    def doubt(self, step: Step, fastest_kmh: float) -> FixDoubt | None:
        """Why the next fix of this mover is not believed; one that is, and is later, is what it was believed last."""
        doubt = _between(self.believed, step, fastest_kmh)
        if doubt is None:
            if step.at > self.believed.at:
                self.believed, self.other, self.agreeing = step, None, 0
            return None
        return doubt if doubt is FixDoubt.SAME_TIME else self._second_opinion(step, doubt, fastest_kmh)

    def _second_opinion(self, step: Step, doubt: FixDoubt, fastest_kmh: float) -> FixDoubt | None:
        """Whether enough doubted fixes in a row agree for the believed one to be the wrong one."""
        if step.at <= self.believed.at:
            return doubt
        other = self.other
        if other is not None and step.at <= other.at:
            return doubt
        agrees = other is not None and _between(other, step, fastest_kmh) is None
        self.other, self.agreeing = step, self.agreeing + 1 if agrees else 1
        if self.agreeing < AGREEING:
            return doubt
        self.believed, self.other, self.agreeing = step, None, 0
        return None


class FixFilter:
    """State of every mover. One filter serves one stream; it is not shared between threads.

    Fixes of a mover may come late (a terminal sends what it kept in a dead zone): those are believed where they are
    before the newest believed fix and can be reached from it; they do not move it.
    """

    def __init__(self, limits: FilterLimits = FilterLimits()) -> None:
        self._limits = limits
        self._movers: dict[str, Mover] = {}
        self.believed = 0
        self.doubted: Counter[FixDoubt] = Counter()

    def doubts(self, fixes: Sequence[Fix], now: datetime) -> list[FixDoubt | None]:
        """For each fix, in the order they came, why it is not believed, or None."""
        latest = (now - _EPOCH).total_seconds() + self._limits.ahead_s
        found = [self._doubt(fix, latest) for fix in fixes]
        for doubt in found:
            if doubt is None:
                self.believed += 1
            else:
                self.doubted[doubt] += 1
        return found

    def marked(self, fixes: Sequence[Fix], now: datetime) -> list[Fix]:
        """The fixes with their `doubt` written in; those believed are handed back as they are."""
        found = self.doubts(fixes, now)
        return [
            fix if doubt is None else replace(fix, doubt=doubt.value) for fix, doubt in zip(fixes, found, strict=True)
        ]

    def begin_from(self, fixes: Sequence[Fix]) -> None:
        """After a start: the newest believed fix of each mover as the store has it."""
        for fix in fixes:
            if fix.doubt is None:
                self._movers[fix.unit_id] = Mover(_step(fix))

    def _doubt(self, fix: Fix, latest: float) -> FixDoubt | None:
        limits, step = self._limits, _step(fix)
        west, south, east, north = limits.surroundings
        if not (west <= step.lon <= east and south <= step.lat <= north):
            return FixDoubt.OUTSIDE
        if step.at > latest:
            return FixDoubt.FUTURE
        if fix.accuracy_m is not None and not fix.accuracy_m <= limits.worst_accuracy_m:
            return FixDoubt.INACCURATE
        mover = self._movers.get(fix.unit_id)
        if mover is None:
            self._movers[fix.unit_id] = Mover(step)
            return None
        return mover.doubt(step, limits.fastest_kmh)


def _between(before: Step, after: Step, fastest_kmh: float) -> FixDoubt | None:
    """Why one cannot have got from one step to the other; either may be the earlier one."""
    elapsed = abs(after.at - before.at)
    if elapsed == 0.0:
        return FixDoubt.SAME_TIME
    north = (after.lat - before.lat) * METRES_PER_DEGREE
    east = (after.lon - before.lon) * METRES_PER_DEGREE * math.cos(math.radians((after.lat + before.lat) / 2))
    moved = math.hypot(east, north) - SCATTER_M
    if moved <= 0.0:
        return None
    kmh = moved / elapsed * 3.6
    if kmh > fastest_kmh:
        return FixDoubt.TOO_FAST
    if elapsed <= JUMP_WITHIN_S and before.speed_kmh is not None and after.speed_kmh is not None:
        told = max(before.speed_kmh, after.speed_kmh)
        if kmh > JUMP_KMH + JUMP_TIMES * told:
            return FixDoubt.JUMPED
    return None


def _step(fix: Fix) -> Step:
    return Step((fix.at - _EPOCH).total_seconds(), fix.lon, fix.lat, fix.speed_kmh)
