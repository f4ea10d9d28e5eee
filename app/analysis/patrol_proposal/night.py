"""The night: round after round of about two hours, places are drawn by chance and the crews' ways to them planned.

What is most at risk is drawn round after round, so that it is looked at for 10 to 16 minutes about every two hours
(Koper 1995); what is overdue is worth its look once. Each round begins where and when the one before left the crews.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.analysis.patrol_proposal.chances import comb, marginals, share
from app.analysis.patrol_proposal.demands import Demands
from app.analysis.patrol_proposal.drives import chosen
from app.analysis.patrol_proposal.ground import StartGround, grounds, seen_on
from app.analysis.patrol_proposal.round_model import STEP_MIN, RoundPlan, RoundTask, plan_round
from app.analysis.travel import RoadNetwork, Snaps, TravelNetwork, length_m

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DWELL_MIN = (10, 16)
ROUND_MIN = 120
AGAIN_MIN = 75
"""A place is not stopped at again sooner than this."""
EARLIER_MIN = 30
"""So much before its round a crew that is free may go on."""
LATE_START_MIN = 10
"""Crews set out up to so many minutes late, by chance."""
_LEG_MIN = 12.0
_FOR_STANDS = 0.25


@dataclass(frozen=True)
class NightTask:
    """What is asked: the roads with the factor on each edge's time, the places to look at and a name for each, where
    crews start and how many there, for how many minutes, by which seed, and in how many seconds an answer is wanted."""

    roads: RoadNetwork
    factors: Floats
    demands: Demands
    names: Sequence[str]
    starts: Floats
    crews: Ints
    minutes: int
    seed: str
    seconds: float


@dataclass(frozen=True)
class BeatStop:
    """A stop: which demand's place, from which minute for how many, drawn with what chance in which round (from 1), and
    the demands that are looked at from there; of these `due` are overdue still. `way` leads there, lon, lat."""

    place: int
    arrives_min: float
    dwell_min: int
    chance: float
    round: int
    looked_at: Ints
    due: Ints
    way: Floats


@dataclass(frozen=True)
class Beat:
    """The stops of one crew, and its way home."""

    start: int
    stops: tuple[BeatStop, ...]
    home: Floats
    home_min: float

    @property
    def metres(self) -> float:
        return sum(length_m(one.way) for one in self.stops) + length_m(self.home)


@dataclass(frozen=True)
class Night:
    """Beats, one for each crew in the order of the starts. `value` is what all stops are worth and `bound` the most
    that the same draws could have been, summed over the rounds; `drawn` places were drawn, as often as they were.
    `passed` are demands that lie along the ways without being stopped at."""

    beats: tuple[Beat, ...]
    value: float
    bound: float
    drawn: int
    rounds: int
    passed: Ints

    @property
    def gap(self) -> float:
        """By how much of the bound the beats may fall short of the best."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    @property
    def stops(self) -> int:
        return sum(len(one.stops) for one in self.beats)


@dataclass
class _Crew:
    """Where a crew stands (a stand's number, -1: its start), and from which minute it is free."""

    start: int
    at: int
    free_min: float
    stops: list[BeatStop] = field(default_factory=list)


def propose(task: NightTask, progress: Callable[[int, int], object]) -> Night:
    """Beats for a night. `progress` is told rounds done and rounds in all, over all starts."""
    until = time.monotonic() + task.seconds
    network = TravelNetwork(task.roads, task.factors)
    starts = network.snap(task.starts)
    looks = ROUND_MIN / (sum(DWELL_MIN) / 2 + _LEG_MIN)
    found = grounds(task.demands, network, starts, task.crews, looks, task.seconds * _FOR_STANDS)
    rounds = max(1, round(task.minutes / ROUND_MIN))
    night = _Planner(task, network, starts, rounds)
    done, of = 0, rounds * len(found)
    for ground in found:
        crews = int(task.crews[ground.start])
        for turn in range(1, rounds + 1):
            waiting = int(task.crews[ground.start :].sum()) * rounds - crews * (turn - 1)
            night.plan(ground, turn, (until - time.monotonic()) * crews / waiting)
            done += 1
            progress(done, of)
    return night.whole(found)


class _Planner:
    def __init__(self, task: NightTask, network: TravelNetwork, starts: Snaps, rounds: int) -> None:
        self._task, self._network, self._starts, self._rounds = task, network, starts, rounds
        self._due, self._risk = task.demands.by_overdue.copy(), task.demands.by_risk
        self._metres = network.roads.flat(task.demands.places)
        self._passed = np.zeros(len(self._due), dtype=np.bool_)
        self._looked = np.zeros(len(self._due), dtype=np.bool_)
        self._left_min = np.full(len(self._due), -math.inf)
        self._value = self._bound = 0.0
        self._drawn = 0
        self._crews = [
            _Crew(start, -1, share(task.seed, "start", start, number) * LATE_START_MIN)
            for start, crews in enumerate(task.crews.tolist())
            for number in range(crews)
        ]

    def plan(self, ground: StartGround, turn: int, seconds: float) -> None:
        """One round of one start."""
        if not len(ground.stands):
            return
        task, seed = self._task, self._task.seed
        crews = [one for one in self._crews if one.start == ground.start]
        values = np.asarray(ground.looks @ (self._due + self._risk)[ground.demands])
        chances, _ = marginals(values, self._looks(ground, values) * len(crews))
        names = [task.names[at] for at in ground.stands.tolist()]
        drawn = comb(chances, names, seed, turn)
        if not len(drawn):
            return
        dwell = np.array([_dwell(seed, turn, names[at]) for at in drawn.tolist()])
        again = self._left_min[ground.stands[drawn]] + AGAIN_MIN
        plan = plan_round(self._round(ground, crews, drawn, values, dwell, again, turn), max(0.2, seconds))
        self._drawn += len(drawn)
        self._value, self._bound = self._value + plan.value, self._bound + plan.bound
        self._drive(ground, crews, drawn, chances, dwell, again, turn, plan)

    def _looks(self, ground: StartGround, values: Floats) -> float:
        """How many stops a crew can make in a round: a mean stop, and a drive to one of the nearest worth a look."""
        some = np.argsort(-values, kind="stable")[: 2 + len(values) // 2]
        legs = np.sort(ground.between[np.ix_(some, some)], axis=1)[:, 1:4]
        leg = float(np.median(legs[np.isfinite(legs)])) / 60.0 if np.isfinite(legs).any() else _LEG_MIN
        return self._task.minutes / self._rounds / (sum(DWELL_MIN) / 2 + leg + STEP_MIN)

    def _round(
        self, ground: StartGround, crews: list[_Crew], drawn: Ints, values: Floats, dwell: Ints, again: Floats,
        turn: int,
    ) -> RoundTask:  # fmt: skip
        from_crew = np.stack([self._away(ground, one)[drawn] for one in crews])
        end = math.floor(self._task.minutes * turn / self._rounds / STEP_MIN)
        begin = math.floor(self._task.minutes * (turn - 1) / self._rounds / STEP_MIN) - round(EARLIER_MIN / STEP_MIN)
        return RoundTask(
            values=values[drawn],
            dwell=_steps(dwell).astype(np.int64),
            free_from=np.maximum(_steps(again), 0).astype(np.int64),
            from_crew=_steps(from_crew / 60.0),
            between=_steps(ground.between[np.ix_(drawn, drawn)] / 60.0),
            home=_steps(ground.home[drawn] / 60.0),
            ready=np.maximum([math.ceil(one.free_min / STEP_MIN) for one in crews], begin),
            end=end,
            goes_home=turn == self._rounds,
        )

    def _away(self, ground: StartGround, crew: _Crew) -> Floats:
        return ground.to_stand if crew.at < 0 else ground.between[crew.at]

    def _drive(
        self, ground: StartGround, crews: list[_Crew], drawn: Ints, chances: Floats, dwell: Ints, again: Floats,
        turn: int, plan: RoundPlan,
    ) -> None:  # fmt: skip
        """Write the round into the crews' nights, by the minute and along the roads."""
        ways: list[Floats] = []
        for crew, stops in zip(crews, plan.stops, strict=True):
            for at in stops:
                stand = int(drawn[at])
                arrives = crew.free_min + float(self._away(ground, crew)[stand]) / 60.0
                arrives = max(arrives, float(again[at]))
                way = self._way(ground, crew.at, stand)
                place, looked_at = int(ground.stands[stand]), ground.demands[_row(ground, stand)]
                due = looked_at[self._due[looked_at] > 0]
                chance = float(chances[stand])
                crew.stops.append(BeatStop(place, arrives, int(dwell[at]), chance, turn, looked_at, due, way))
                crew.at, crew.free_min = stand, arrives + int(dwell[at])
                self._left_min[place] = crew.free_min
                self._due[looked_at] = 0.0
                self._looked[looked_at] = True
                ways.append(way)
        passed = ground.demands[seen_on(ways, self._network, self._metres[ground.demands])]
        self._due[passed] = 0.0
        self._passed[passed] = True

    def _way(self, ground: StartGround, origin: int, stand: int) -> Floats:
        """From a stand (-1: the start) to another (-1: home)."""
        start = chosen(self._starts, np.array([ground.start]))
        begin = start if origin < 0 else chosen(ground.snaps, np.array([origin]))
        end = start if stand < 0 else chosen(ground.snaps, np.array([stand]))
        ends = [self._place(ground, one) for one in (origin, stand)]
        drawn = self._network.spread(begin, within_s=2 * 3600.0).way(end)
        return np.concatenate([ends[0][None, :], drawn, ends[1][None, :]])

    def _place(self, ground: StartGround, stand: int) -> Floats:
        demands = self._task.demands
        if stand < 0:
            return np.asarray(self._task.starts[ground.start])
        return np.array([demands.lon[ground.stands[stand]], demands.lat[ground.stands[stand]]])

    def whole(self, found: list[StartGround]) -> Night:
        """The night as it was planned."""
        beats = []
        for crew in self._crews:
            ground = found[crew.start]
            home = self._way(ground, crew.at, -1) if crew.stops else np.zeros((0, 2))
            back = crew.free_min + (float(ground.home[crew.at]) / 60.0 if crew.stops else 0.0)
            beats.append(Beat(crew.start, tuple(crew.stops), home, back))
        passed = np.flatnonzero(self._passed & ~self._looked)
        return Night(tuple(beats), self._value, self._bound, self._drawn, self._rounds, passed)


def _dwell(seed: str, turn: int, name: str) -> int:
    low, high = DWELL_MIN
    return low + int(share(seed, turn, name, "dwell") * (high - low + 1))


def _steps(minutes: Floats | Ints) -> Floats:
    found: Floats = np.ceil(np.asarray(minutes, dtype=np.float64) / STEP_MIN - 1e-9)
    return found


def _row(ground: StartGround, stand: int) -> Ints:
    return ground.looks.indices[ground.looks.indptr[stand] : ground.looks.indptr[stand + 1]].astype(np.int64)
