"""One measured figure beside its goal, and the ways to state a goal."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

LEAST_RUNS = 5


class PeerNotInstalled(Exception):
    """What a figure is measured against or on (a program, a library, files) cannot be had here; `peer` is its name."""

    def __init__(self, peer: str) -> None:
        self.peer = peer
        super().__init__(f"{peer} cannot be had here")


@dataclass(frozen=True)
class Figure:
    """`figure` in `unit` for `name`, against `goal` in words.

    `met` is None where there is nothing to judge: the peer cannot be had here, or the figure is told for its own sake
    (then `goal` is empty). `peer_figure` is the peer's, in the unit that was measured of both.
    """

    area: str
    name: str
    figure: float | None
    unit: str
    goal: str = ""
    met: bool | None = None
    peer: str | None = None
    peer_figure: float | None = None

    @classmethod
    def at_most(cls, area: str, name: str, figure: float, limit: float, unit: str) -> Figure:
        """A figure that must not be over `limit`."""
        return cls(area, name, figure, unit, f"at most {limit:g} {unit}", met=figure <= limit)

    @classmethod
    def at_least(cls, area: str, name: str, figure: float, limit: float, unit: str) -> Figure:
        """A figure that must not be under `limit`."""
        return cls(area, name, figure, unit, f"at least {limit:g} {unit}", met=figure >= limit)

    @classmethod
    def ratio_at_most(
        cls, area: str, name: str, ours: float, theirs: float, limit: float, *, unit: str, peer: str
    ) -> Figure:
        """Ours in `unit`, which must not be over `limit` times the peer's."""
        met = ours <= limit * theirs
        return cls(area, name, ours, unit, f"at most {limit:g} of {peer}", met=met, peer=peer, peer_figure=theirs)

    @classmethod
    def ratio_at_least(
        cls, area: str, name: str, ours: float, theirs: float, limit: float, *, unit: str, peer: str
    ) -> Figure:
        """Ours in `unit`, which the peer's must exceed at least `limit` times: how many times less we take."""
        met = theirs >= limit * ours
        goal = f"at least {limit:g} times less than {peer}"
        return cls(area, name, ours, unit, goal, met=met, peer=peer, peer_figure=theirs)

    @classmethod
    def told(cls, area: str, name: str, figure: float, unit: str) -> Figure:
        """A figure without a goal of its own, told because another is read beside it."""
        return cls(area, name, figure, unit)

    @classmethod
    def skipped(cls, area: str, name: str, goal: str, peer: str) -> Figure:
        """A figure that was not taken, for want of `peer`."""
        return cls(area, name, None, "", goal, met=None, peer=peer)

    @property
    def is_skipped(self) -> bool:
        return self.figure is None


def median_of_runs(measure: Callable[[], float], runs: int = LEAST_RUNS) -> float:
    """The median of `measure` called `runs` times, at least five."""
    if runs < LEAST_RUNS:
        raise ValueError(f"a median of {runs} runs says little: take at least {LEAST_RUNS}")
    return statistics.median(measure() for _ in range(runs))


def medians_in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], runs: int = LEAST_RUNS
) -> tuple[float, float]:
    """Both medians, measured in turn so that whatever else the machine does falls on both alike."""
    if runs < LEAST_RUNS:
        raise ValueError(f"a median of {runs} runs says little: take at least {LEAST_RUNS}")
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def seconds_of(act: Callable[[], object]) -> float:
    """Wall-clock seconds that `act` takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
