"""One round of the crews that start from one place: who stops where, in which order, so that the most is looked at.

A time-expanded flow in steps of `STEP_MIN`: a node is "done at this place, at this step", an arc drives on from there
and stops at the next. Each crew is one unit of flow, each drawn place is stopped at once at most. HiGHS solves it and
tells the bound; both are of this model, in which drives and stops last whole steps.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STEP_MIN = 5
NEAREST = 6
"""From a stop a crew drives on to one of so many nearest."""
GOOD_ENOUGH = 0.02
FOR_ALL, LEAST_S = 0.7, 0.5
"""So much of the time all crews are planned together; so long at least whatever is solved, also on a busy machine."""
_DRIVING = 1e-4
"""What a step of driving costs, in looks at the greatest place: of two ways to see the same, the shorter."""


@dataclass(frozen=True)
class RoundTask:
    """`values` of the drawn places, steps of `dwell` there, the step from which each may be reached (`free_from`);
    steps to drive from each crew (crews, places), between places (places, places), and home (places,); the step at
    which each crew is `ready`. All is over by step `end`; where `goes_home`, crews are home by then."""

    values: Floats
    dwell: Ints
    free_from: Ints
    from_crew: Floats
    between: Floats
    home: Floats
    ready: Ints
    end: int
    goes_home: bool


@dataclass(frozen=True)
class RoundPlan:
    """For each crew its places in order; what they are worth, and the most that any plan of the round could be."""

    stops: tuple[tuple[int, ...], ...]
    value: float
    bound: float

    @property
    def gap(self) -> float:
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0


@dataclass(frozen=True)
class _Arcs:
    """From node to node (a crew's start: its number; done at a place: crews + place * steps + step), to the place that
    is stopped at; and steps driven."""

    tail: Ints
    head: Ints
    place: Ints
    driven: Floats


def plan_round(task: RoundTask, seconds: float) -> RoundPlan:
    """The best round that is found in about `seconds`. Where all crews together take too long, the plan of one crew
    after the other counts if it is better; the bound is that of all together."""
    until = time.monotonic() + seconds
    together = _solved(task, FOR_ALL * seconds)
    if len(task.from_crew) == 1 or together.gap <= GOOD_ENOUGH:
        return together
    left, stops = task.values.copy(), []
    for crew in range(len(task.from_crew)):
        alone = replace(task, values=left, from_crew=task.from_crew[[crew]], ready=task.ready[[crew]])
        share = (until - time.monotonic()) / (len(task.from_crew) - crew)
        stops.append(_solved(alone, share).stops[0])
        left[list(stops[-1])] = 0.0
    value = float(task.values.sum() - left.sum())
    return RoundPlan(tuple(stops), value, together.bound) if value > together.value else together


def _solved(task: RoundTask, seconds: float) -> RoundPlan:
    most, arcs = float(task.values.sum()), _arcs(task)
    crews = len(task.from_crew)
    nothing = tuple(() for _ in range(crews))
    if most <= 0 or not len(arcs.tail):
        return RoundPlan(nothing, 0.0, 0.0)
    greatest = float(task.values.max())
    found = milp(
        _DRIVING * arcs.driven - task.values[arcs.place] / greatest,
        integrality=np.ones(len(arcs.tail), dtype=np.int64),
        bounds=Bounds(0.0, 1.0),
        constraints=_constraints(task, arcs),
        # Presolve finds little in a flow, and takes longer than to solve it.
        options={"time_limit": max(LEAST_S, seconds), "mip_rel_gap": GOOD_ENOUGH, "presolve": False},
    )
    if found.x is None:
        return RoundPlan(nothing, 0.0, most)
    used = np.flatnonzero(found.x > 0.5)
    ways: nx.DiGraph[int] = nx.DiGraph()
    ways.add_nodes_from(range(crews))
    ways.add_edges_from(zip(arcs.tail[used].tolist(), arcs.head[used].tolist(), strict=True))
    steps = task.end + 1
    stops = tuple(
        tuple((node - crews) // steps for node in nx.dfs_preorder_nodes(ways, crew) if node >= crews)
        for crew in range(crews)
    )
    value = float(sum(task.values[list(one)].sum() for one in stops))
    bound = greatest * (_DRIVING * float(arcs.driven[used].sum()) - float(found.mip_dual_bound))
    return RoundPlan(stops, value, min(most, max(bound, value)))


def _arcs(task: RoundTask) -> _Arcs:
    """Every drive that ends in time. Who comes too early to a place waits there; other waiting gains nothing."""
    crews, places = task.from_crew.shape
    steps = task.end + 1
    latest = task.end - (task.home if task.goes_home else np.zeros(places))
    near = np.argsort(task.between + np.where(np.eye(places) > 0, np.inf, 0.0), axis=1)[:, : min(NEAREST, places - 1)]
    moments = np.arange(int(task.ready.min()), task.end)
    start, first = (one.ravel() for one in np.indices((crews, places)))
    origin = np.repeat(np.arange(places), near.shape[1] * len(moments))
    onward = np.repeat(near.ravel(), len(moments))
    moment = np.tile(moments, near.size)
    tail = np.concatenate([start, crews + origin * steps + moment])
    left = np.concatenate([task.ready[start], moment])
    place = np.concatenate([first, onward])
    driven = np.concatenate([task.from_crew.ravel(), task.between[origin, onward]])
    done = np.maximum(left + driven, task.free_from[place]) + task.dwell[place]
    head = crews + place * steps + np.minimum(done, task.end).astype(np.int64)
    fits = done <= latest[place]
    fits &= _is_reached(tail, head, left, fits, crews, crews + places * steps)
    return _Arcs(tail[fits], head[fits], place[fits], driven[fits])


def _is_reached(
    tail: Ints, head: Ints, left: Ints, fits: NDArray[np.bool_], crews: int, nodes: int
) -> NDArray[np.bool_]:
    """Which arcs leave from where a crew can be then."""
    reached = np.zeros(nodes, dtype=np.bool_)
    reached[:crews] = True
    reached[head[fits & (tail < crews)]] = True
    later = np.flatnonzero(fits & (tail >= crews))
    later = later[np.argsort(left[later], kind="stable")]
    for arcs in np.split(later, np.flatnonzero(np.diff(left[later])) + 1):
        reached[head[arcs[reached[tail[arcs]]]]] = True
    return reached[tail]


def _constraints(task: RoundTask, arcs: _Arcs) -> list[LinearConstraint]:
    """A crew leaves its start once at most; no more leave a node than came; each place is stopped at once at most."""
    crews, places = task.from_crew.shape
    nodes, size = crews + places * (task.end + 1), len(arcs.tail)
    number, ones = np.arange(size), np.ones(size)
    flow = coo_array(
        (
            np.concatenate([ones, -ones]),
            (np.concatenate([arcs.tail, arcs.head]), np.concatenate([number, number])),
        ),
        shape=(nodes, size),
    ).tocsr()
    room = np.concatenate([np.ones(crews), np.zeros(nodes - crews)])
    met = np.flatnonzero(np.diff(flow.indptr) > 0)
    once = coo_array((ones, (arcs.place, number)), shape=(places, size))
    return [LinearConstraint(flow[met], -np.inf, room[met]), LinearConstraint(once.tocsr(), -np.inf, 1.0)]
