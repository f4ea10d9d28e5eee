"""What lies between two fixes: where the straight way from one to the next came near what is guarded.

A vehicle that reports once a minute passes a pipeline between two reports. So the moments at which its way came near
and went away again are put in between, as if it had told where it was then; after that all is judged as fixes are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Floats, Ints, Moves

LONGEST_WAY_S = 600.0
"""Fixes farther apart in time say nothing of the way between them."""
_BEFORE_ITS_END = 1.0 - 1e-9


@dataclass(frozen=True)
class Passages:
    """Of each of some straight ways: the number of the nearest thing it passed (-1: none), how far it was at the
    closest, and from which to which share (0 to 1) of its length the way was near any."""

    number: Ints
    far: Floats
    first: Floats
    last: Floats


class Guarded(Protocol):
    """Lines or points that something may be near to."""

    def along(self, begin: Floats, end: Floats, within_m: float) -> Passages:
        """What the straight ways from `begin` to `end`, both (n, 2) metres and nowhere equal, pass within so far."""
        ...


@dataclass(frozen=True)
class Nearness:
    """Moves with the number of what is nearest at each (-1: nothing within reach), and how far it is."""

    moves: Moves
    number: Ints
    far: Floats


def with_ways(told: Nearness, guarded: Guarded, near_m: float, was_near: Flags, book: MoverBook) -> Nearness:
    """The same with two rows more for each way that came near and went away: there it came, here it went. `was_near`
    says of each mover's fix before its first one in this batch whether it was near; `book` still holds that fix."""
    moves, near = told.moves, told.far <= near_m
    before = np.where(moves.first, was_near[moves.mover], np.concatenate((near[:1], near[:-1])))
    begin, end = np.column_stack((moves.before_x, moves.before_y)), np.column_stack((moves.x, moves.y))
    length, elapsed = np.hypot(*(end - begin).T), moves.at - moves.before_at
    rows = np.flatnonzero((elapsed > 0) & (elapsed <= LONGEST_WAY_S) & (length > 0) & ~(near & before))
    if not len(rows):
        return told
    passed = guarded.along(begin[rows], end[rows], near_m)
    came, went = (passed.number >= 0) & ~before[rows], (passed.number >= 0) & ~near[rows]
    if not (came | went).any():
        return told
    row = np.concatenate((np.arange(len(moves)), rows[came], rows[went]))
    share = np.concatenate(
        (np.ones(len(moves)), np.minimum(np.append(passed.first[came], passed.last[went]), _BEFORE_ITS_END))
    )
    order = np.lexsort((share, row))
    number = np.concatenate((told.number, passed.number[came], passed.number[went]))[order]
    far = np.concatenate((told.far, passed.far[came], passed.far[went]))[order]
    speed = np.where(share < 1.0, length[row] / np.where(share < 1.0, elapsed[row], 1.0) * 3.6, moves.speed_kmh[row])
    return Nearness(_put_in(moves, row[order], share[order], speed[order], book), number, far)


def _put_in(moves: Moves, row: Ints, share: Floats, speed_kmh: Floats, book: MoverBook) -> Moves:
    """The rows `row` of `moves`, each at this share of its way."""

    def at_share(here: Floats, there: Floats) -> Floats:
        # A fix without one before it has a share of one, which must not make its own value unknown.
        found: Floats = np.where(share < 1.0, there[row] + share * (here[row] - there[row]), here[row])
        return found

    mover = moves.mover[row]
    first = np.diff(mover, prepend=-1) != 0
    at, x, y = (
        at_share(here, there)
        for here, there in ((moves.at, moves.before_at), (moves.x, moves.before_x), (moves.y, moves.before_y))
    )
    lon, lat = (
        at_share(here, np.where(moves.first, known[moves.mover], np.concatenate((here[:1], here[:-1]))))
        for here, known in ((moves.lon, book.lon), (moves.lat, book.lat))
    )
    before_at, before_x, before_y = (
        np.where(first, before[row], np.concatenate((own[:1], own[:-1])))
        for before, own in ((moves.before_at, at), (moves.before_x, x), (moves.before_y, y))
    )
    return Moves(mover, at, x, y, lon, lat, speed_kmh, before_at, before_x, before_y, first)
