"""The month of a room as a mixed integer programme: which rows its rules make, and what inequality costs.

Cost: a night more weighs the more the more nights one has already (n squared over the fair share, in straight pieces
that bend at whole numbers), so that the relaxation is nearly tight; the same, lighter, for turns on days off and for
all turns; a fixed price for each wish passed over. Nobody is scored: the price is of the sheet, not of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from app.analysis.roster.room_task import FREE, OPEN, Bools, Counts, Family, Floats, Ints, RoomTask, Shares

NIGHT_PRICE, OFF_PRICE, TURN_PRICE, WISH_PRICE = 3.0, 2.0, 1.0, 4.0
_PIECES_BEYOND = 4
"""The price of a count bends so many times beyond the fair share."""


@dataclass
class _Rows:
    """Rows of a sparse matrix with their bounds, gathered one after another."""

    at: list[Ints] = field(default_factory=list)
    weight: list[Floats] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def add(self, columns: Ints, least: float, most: float, weights: Floats | None = None) -> None:
        self.at.append(columns)
        self.weight.append(np.ones(len(columns)) if weights is None else weights)
        self.least.append(least)
        self.most.append(most)

    def matrix(self, width: int) -> csr_array:
        lengths = [len(one) for one in self.at]
        ends = np.concatenate(([0], np.cumsum(lengths)))
        return csr_array((np.concatenate(self.weight), np.concatenate(self.at), ends), shape=(len(lengths), width))


@dataclass(frozen=True)
class RoomModel:
    """Columns: the cells in the order people, days, turns, then the rest. Rows between `least` and `most`."""

    cells: int
    cost: Floats
    whole: Ints
    lower: Floats
    upper: Floats
    matrix: csr_array
    least: Floats
    most: Floats
    shorts: tuple[tuple[int, int, int], ...] = ()
    """Day, turn, and which ask (or -1: heads), of each column after the cells that tells how many are wanting."""


def priced_model(task: RoomTask) -> RoomModel:
    """Everything must be filled; what is minimal is the price of inequality and of wishes passed over."""
    lower, upper = _bounds(task, frozenset())
    rows = _Rows()
    _packing_rows(task, rows, lower, frozenset())
    _cover_rows(task, rows, lower)
    cells = lower.size
    cost = [np.broadcast_to((task.wishes * WISH_PRICE)[:, :, None], lower.shape).ravel()]
    shares, inner = Shares.of(task), np.zeros(task.shape[1], dtype=np.bool_)
    inner[task.first : task.last] = True
    index = np.arange(cells).reshape(lower.shape)
    width = cells
    tops: list[Floats] = []
    for price, share, days, turns in (
        (NIGHT_PRICE, shares.nights, inner, task.nights),
        (OFF_PRICE, shares.off, inner & task.off, np.ones_like(task.nights)),
        (TURN_PRICE, shares.turns, inner, np.ones_like(task.nights)),
    ):
        for person in range(lower.shape[0]):
            columns = index[person][np.ix_(days, turns)].ravel()
            if not len(columns) or not share[person]:
                continue
            marginal = _marginals(price, float(share[person]))
            pieces = np.arange(width, width + len(marginal))
            rows.add(
                np.concatenate((columns, pieces)),
                0.0,
                0.0,
                np.concatenate((np.ones(len(columns)), -np.ones(len(pieces)))),
            )
            cost.append(marginal)
            tops.append(np.append(np.ones(len(marginal) - 1), float(len(columns))))
            width += len(marginal)
    whole = np.zeros(width, dtype=np.int64)
    whole[:cells] = 1
    return RoomModel(
        cells,
        np.concatenate(cost),
        whole,
        np.concatenate((lower.ravel(), np.zeros(width - cells))),
        np.concatenate((upper.ravel(), *tops)),
        rows.matrix(width),
        np.array(rows.least),
        np.array(rows.most),
    )


def elastic_model(task: RoomTask, dropped: Iterable[Family] = ()) -> RoomModel:
    """What must be filled may stay short, at the price of one a head; the rules of `dropped` do not hold."""
    without = frozenset(dropped)
    lower, upper = _bounds(task, without)
    rows = _Rows()
    _packing_rows(task, rows, lower, without)
    shorts = _cover_rows(task, rows, lower, elastic=True, asks=Family.QUALIFICATION not in without)
    cells, width = lower.size, lower.size + len(shorts)
    return RoomModel(
        cells,
        np.concatenate((np.zeros(cells), np.ones(len(shorts)))),
        np.concatenate((np.ones(cells, dtype=np.int64), np.zeros(len(shorts), dtype=np.int64))),
        np.concatenate((lower.ravel(), np.zeros(len(shorts)))),
        np.concatenate((upper.ravel(), np.full(len(shorts), np.inf))),
        rows.matrix(width),
        np.array(rows.least),
        np.array(rows.most),
        tuple(shorts),
    )


def price(task: RoomTask, filled: Bools) -> float:
    """The cost of a filled month, as `priced_model` counts it."""
    counts, shares = Counts.of(task, filled), Shares.of(task)
    total = WISH_PRICE * counts.wishes
    for weight, share, count in (
        (NIGHT_PRICE, shares.nights, counts.nights),
        (OFF_PRICE, shares.off, counts.off),
        (TURN_PRICE, shares.turns, counts.turns),
    ):
        for one, got in zip(share.tolist(), count.tolist(), strict=True):
            if one:
                marginal = _marginals(weight, one)
                whole = marginal[: min(got, len(marginal) - 1)].sum()
                total += float(whole + marginal[-1] * max(0, got - len(marginal) + 1))
    return float(total)


def _marginals(price: float, share: float) -> Floats:
    """What the first, the second ... costs; the last is the price of each further one."""
    steps = np.arange(1, int(np.ceil(share)) + _PIECES_BEYOND + 2, dtype=np.float64)
    marginal: Floats = price * (2 * steps - 1) / share
    return marginal


def _bounds(task: RoomTask, without: frozenset[Family]) -> tuple[Floats, Floats]:
    """The least and most of each cell: what is fixed stands, be it against the rules or not."""
    people, days, turns = task.shape
    closed = np.zeros(task.shape, dtype=np.bool_)
    if Family.AWAY not in without:
        closed |= task.away[:, :, None]
    if Family.BUSY not in without:
        closed |= task.busy
    if Family.QUALIFICATION not in without:
        closed |= ~task.may[:, None, :]
    fixed = task.fixed.copy()
    if Family.LOCKED in without:
        fixed[:, task.first : task.last] = OPEN
    closed |= (task.needs == 0)[None, :, :]
    upper = np.where(closed, 0.0, 1.0)
    upper[fixed != OPEN] = 0.0
    lower = np.zeros((people, days, turns))
    who, day = np.nonzero(fixed > FREE)
    lower[who, day, fixed[who, day]] = upper[who, day, fixed[who, day]] = 1.0
    return lower, upper


def _packing_rows(task: RoomTask, rows: _Rows, lower: Floats, without: frozenset[Family]) -> None:
    """At most one turn a day, rest between two, nights and turns in a row."""
    people, days, _ = task.shape
    index = np.arange(lower.size).reshape(lower.shape)
    fixed = lower.ravel()

    def at_most(columns: Ints, most: int) -> None:
        if len(columns) > most:
            rows.add(columns, 0.0, max(float(most), float(fixed[columns].sum())))

    cliques = [] if Family.REST in without else _rest_cliques(task)
    for person in range(people):
        for day in range(days):
            at_most(index[person, day], 1)
        for clique in cliques:
            reach = max(on for on, _ in clique)
            for day in range(days - reach):
                at_most(np.array([index[person, day + on, turn] for on, turn in clique]), 1)
        if Family.NIGHTS not in without:
            span = task.nights_in_a_row + 1
            for day in range(days - span + 1):
                at_most(index[person, day : day + span][:, task.nights].ravel(), task.nights_in_a_row)
        if Family.ROW not in without:
            span = task.turns_in_a_row + 1
            for day in range(days - span + 1):
                at_most(index[person, day : day + span].ravel(), task.turns_in_a_row)


def _rest_cliques(task: RoomTask) -> list[list[tuple[int, int]]]:
    """Sets of (days on, turn) of which one person has at most one: a turn, its like, and what comes too soon after."""
    found: set[tuple[tuple[int, int], ...]] = set()
    for on in (1, 2):
        soon = task.follows_too_soon(on)
        for turn in range(len(task.begins_h)):
            after = np.flatnonzero(soon[turn]).tolist()
            if after:
                alike = [one for one in range(len(task.begins_h)) if soon[one][after].all()]
                found.add(tuple([(0, one) for one in alike] + [(on, one) for one in after]))
    return [list(one) for one in sorted(found)]


def _cover_rows(
    task: RoomTask, rows: _Rows, lower: Floats, *, elastic: bool = False, asks: bool = True
) -> list[tuple[int, int, int]]:
    """As many heads as are needed, no more unless more are fixed; of those, as many as are asked for by qualification.
    A day on which all is fixed is as it is."""
    index = np.arange(lower.size).reshape(lower.shape)
    width = lower.size
    shorts: list[tuple[int, int, int]] = []

    def cover(columns: Ints, least: float, most: float, about: tuple[int, int, int]) -> None:
        if elastic:
            columns = np.append(columns, width + len(shorts))
            shorts.append(about)
        rows.add(columns, least, most)

    for day in range(task.first, task.last):
        if (task.fixed[:, day] != OPEN).all():
            continue
        for turn in range(task.shape[2]):
            need = int(task.needs[day, turn])
            if not need:
                continue
            heads = index[:, day, turn]
            cover(heads, need, max(float(need), float(lower[:, day, turn].sum())), (day, turn, -1))
            for number, ask in enumerate(task.asks if asks else ()):
                if ask.turn == turn:
                    cover(heads[ask.who], min(ask.count, need), np.inf, (day, turn, number))
    return shorts


def filled_cells(task: RoomTask, values: Sequence[float] | Floats) -> Bools:
    """A solution's cells as people x days x turns."""
    people, days, turns = task.shape
    found: Bools = (np.asarray(values)[: people * days * turns] > 0.5).reshape(people, days, turns)
    return found
