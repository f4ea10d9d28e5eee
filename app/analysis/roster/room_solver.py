"""Solves the month of a room with HiGHS: a fair month, and how far it may be from the fairest; or what clashes."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from app.analysis.roster.room_model import RoomModel, elastic_model, filled_cells, price, priced_model
from app.analysis.roster.room_task import OPEN, Bools, Family, RoomTask

GOAL_GAP = 0.002
"""Good enough to stop early."""
_LEAST_S = 0.5
_INFEASIBLE = 2


@dataclass(frozen=True)
class Short:
    """So many are wanting on a turn of a day, of heads (`ask` -1) or of those whom an ask wants."""

    day: int
    turn: int
    ask: int
    count: int


@dataclass(frozen=True)
class Clash:
    """Why a month cannot be filled: where it would stay short at the least, and by how many heads less where one family
    of rules did not hold."""

    shorts: tuple[Short, ...]
    helps: dict[Family, int]


@dataclass(frozen=True)
class Solved:
    """A filled month. `gap` is (price - bound) / price: at most so much of the price could be saved."""

    filled: Bools
    price: float
    gap: float


def solve_room(task: RoomTask, seconds: float) -> Solved | Clash:
    """The fairest month that is found in `seconds`, or why there is none."""
    until = time.monotonic() + seconds
    model = priced_model(task)
    found = _run(model, until - time.monotonic())
    if found.x is not None:
        filled = filled_cells(task, found.x)
        bound = float(found.mip_dual_bound)
    else:
        if found.status != _INFEASIBLE:
            until = max(until, time.monotonic() + 2 * _LEAST_S)
        start = _feasible(task, until - time.monotonic())
        if isinstance(start, Clash):
            return start
        filled, bound = start, float(found.mip_dual_bound or 0.0)
    filled = _improved(task, model, filled, bound, until)
    cost = price(task, filled)
    return Solved(filled, cost, max(0.0, (cost - bound) / cost) if cost else 0.0)


def _feasible(task: RoomTask, seconds: float) -> Bools | Clash:
    """A month that keeps every rule, whatever it costs; else what clashes."""
    model = elastic_model(task)
    found = _run(model, max(_LEAST_S, seconds / 2))
    if found.x is None:
        raise RuntimeError(f"the elastic month of a room has no solution: {found.message}")
    wanting = np.rint(found.x[model.cells :]).astype(int)
    shorts = tuple(
        Short(*about, int(count)) for about, count in zip(model.shorts, wanting.tolist(), strict=True) if count
    )
    if not shorts:
        return filled_cells(task, found.x)
    total = int(wanting.sum())
    helps = {}
    for family in Family:
        eased = _run(elastic_model(task, [family]), max(_LEAST_S, seconds / 2 / len(Family)))
        left = total if eased.x is None else round(float(eased.fun))
        if left < total:
            helps[family] = total - left
    return Clash(shorts, helps)


def _improved(task: RoomTask, model: RoomModel, filled: Bools, bound: float, until: float) -> Bools:
    """Week after week is solved again while all others stand, for as long as that helps and there is time."""
    best = price(task, filled)
    since_better, begin = 0, task.first
    weeks = -(-(task.last - task.first) // 7)
    while best > 0 and (best - bound) / best > GOAL_GAP and since_better < weeks:
        left = until - time.monotonic()
        if left < _LEAST_S:
            break
        lower, upper = model.lower.copy(), model.upper.copy()
        people, days, _ = task.shape
        stands = np.ones((people, days), dtype=np.bool_)
        stands[:, begin : min(begin + 10, task.last)] = False
        stands &= task.fixed == OPEN
        cells = np.broadcast_to(stands[:, :, None], task.shape).ravel()
        lower[: model.cells][cells] = upper[: model.cells][cells] = filled.ravel()[cells]
        found = _run(model, min(left, 2.0), lower=lower, upper=upper)
        since_better += 1
        if found.x is not None:
            again = filled_cells(task, found.x)
            cost = price(task, again)
            if cost < best - 1e-6:
                filled, best, since_better = again, cost, 0
        begin = begin + 7 if begin + 7 < task.last else task.first
    return filled


def _run(model: RoomModel, seconds: float, *, lower: object = None, upper: object = None) -> OptimizeResult:
    return milp(
        model.cost,
        integrality=model.whole,
        bounds=Bounds(model.lower if lower is None else lower, model.upper if upper is None else upper),
        constraints=LinearConstraint(model.matrix, model.least, model.most),
        options={"time_limit": max(_LEAST_S, seconds), "mip_rel_gap": GOAL_GAP},
    )
