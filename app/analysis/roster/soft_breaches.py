"""What a filled month could not do for everybody, and why: wishes passed over, nights and days off unequally many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from app.analysis.roster.room_task import FREE, OPEN, Bools, Counts, Floats, Ints, RoomTask, Shares


class Soft(StrEnum):
    """Which soft rule."""

    WISH = "WISH"
    NIGHTS = "NIGHTS"
    OFF = "OFF"


class Cause(StrEnum):
    """Why it was broken: a locked cell; nobody else could; it could be mended only by breaking more elsewhere."""

    LOCKED = "LOCKED"
    NOBODY_ELSE = "NOBODY_ELSE"
    BALANCE = "BALANCE"


@dataclass(frozen=True)
class SoftBreach:
    """`day` and `turn` are of a wish, else -1; `got` and `share` of a count."""

    soft: Soft
    person: int
    cause: Cause
    day: int = -1
    turn: int = -1
    got: int = 0
    share: float = 0.0


def soft_breaches(task: RoomTask, filled: Bools) -> list[SoftBreach]:
    """Every one, wishes first."""
    found = []
    for person, day in np.argwhere(filled.any(axis=2) & task.wishes).tolist():
        if task.first <= day < task.last:
            turn = int(np.flatnonzero(filled[person, day])[0])
            found.append(SoftBreach(Soft.WISH, person, _cause(task, filled, person, [(day, turn)]), day, turn))
    counts, shares = Counts.of(task, filled), Shares.of(task)
    inner = np.zeros(task.shape[1], dtype=np.bool_)
    inner[task.first : task.last] = True
    every = np.ones_like(task.nights)
    for soft, got, share, days, turns in (
        (Soft.NIGHTS, counts.nights, shares.nights, inner, task.nights),
        (Soft.OFF, counts.off, shares.off, inner & task.off, every),
    ):
        found += _unequal(task, filled, soft, got, share, days, turns)
    return found


def _unequal(
    task: RoomTask, filled: Bools, soft: Soft, got: Ints, share: Floats, days: Bools, turns: Bools
) -> list[SoftBreach]:
    """Who has more than the share rounded up, or less than it rounded down."""
    found = []
    for person in range(task.shape[0]):
        count, fair = int(got[person]), float(share[person])
        if np.floor(fair) <= count <= np.ceil(fair):
            continue
        if count > fair:
            cells = [(day, turn) for day, turn in np.argwhere(filled[person]).tolist() if days[day] and turns[turn]]
            cause = _cause(task, filled, person, cells)
        else:
            cells = [
                (day, turn)
                for other, day, turn in np.argwhere(filled).tolist()
                if other != person and days[day] and turns[turn] and got[other] > share[other]
            ]
            can = any(can_take(task, filled, person, day, turn) for day, turn in cells)
            cause = Cause.BALANCE if can else Cause.NOBODY_ELSE
        found.append(SoftBreach(soft, person, cause, got=count, share=fair))
    return found


def _cause(task: RoomTask, filled: Bools, person: int, cells: list[tuple[int, int]]) -> Cause:
    if all(task.fixed[person, day] > FREE for day, _ in cells):
        return Cause.LOCKED
    open_cells = [(day, turn) for day, turn in cells if task.fixed[person, day] == OPEN]
    others = (other for other in range(task.shape[0]) if other != person)
    if any(can_take(task, filled, other, day, turn) for other in others for day, turn in open_cells):
        return Cause.BALANCE
    return Cause.NOBODY_ELSE


def can_take(task: RoomTask, filled: Bools, person: int, day: int, turn: int) -> bool:
    """Whether a person could serve this turn too, as the month stands, without breaking a rule."""
    if (
        task.fixed[person, day] != OPEN
        or task.away[person, day]
        or task.wishes[person, day]
        or task.busy[person, day, turn]
        or not task.may[person, turn]
        or filled[person, day].any()
    ):
        return False
    for on in (1, 2):
        soon = task.follows_too_soon(on)
        if day + on < task.shape[1] and (filled[person, day + on] & soon[turn]).any():
            return False
        if day - on >= 0 and (filled[person, day - on] & soon[:, turn]).any():
            return False
    served = filled[person].copy()
    served[day, turn] = True
    return _longest(served.any(axis=1), day) <= task.turns_in_a_row and (
        not task.nights[turn] or _longest(served[:, task.nights].any(axis=1), day) <= task.nights_in_a_row
    )


def _longest(days: Bools, at: int) -> int:
    """How many days on end around `at`."""
    begin = end = at
    while begin > 0 and days[begin - 1]:
        begin -= 1
    while end < len(days) - 1 and days[end + 1]:
        end += 1
    return end - begin + 1
