"""A month sheet as the solver takes it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from app.analysis.roster.room_task import FREE, OPEN, Bools, RoomAsk, RoomTask
from app.domain.holidays import Holidays
from app.domain.roster_edit import beneath, content
from app.domain.roster_month import Place, RosterMonth
from app.domain.roster_turn import AbsenceKind, RosterPlan, Turn


@dataclass(frozen=True)
class RoomArrays:
    """The task, and what its axes are."""

    month: RosterMonth
    people: tuple[str, ...]
    days: tuple[date, ...]
    turns: tuple[Turn, ...]
    task: RoomTask

    def cells(self, filled: Bools) -> dict[Place, str]:
        """The open cells that `filled` changes, as they would be typed."""
        found: dict[Place, str] = {}
        for row, person_id in enumerate(self.people):
            for column in range(self.task.first, self.task.last):
                if self.task.fixed[row, column] != OPEN:
                    continue
                place = (person_id, self.days[column])
                on = np.flatnonzero(filled[row, column])
                letter = self.turns[int(on[0])].letter if len(on) else beneath(self.month, place)
                if letter != content(self.month, place):
                    found[place] = letter
        return found


def arrays_of(month: RosterMonth, plan: RosterPlan, holidays: Holidays, today: date) -> RoomArrays:
    """The month from `today` on is open, but for what is locked; what is over, and what lies around, is fixed."""
    turns = plan.of_room(month.room)
    number = {turn.letter: n for n, turn in enumerate(turns)}
    people = tuple(one for one in month.people if not one.is_gone)
    first, after = month.edges
    days = tuple(first + timedelta(days=n) for n in range((after - first).days))
    inner = frozenset(month.days)
    fixed = np.full((len(people), len(days)), FREE, dtype=np.int64)
    away, wishes = np.zeros((2, len(people), len(days)), dtype=np.bool_)
    for row, person in enumerate(people):
        for column, day in enumerate(days):
            served = month.turns.get((person.id, day))
            if day in inner and day >= today and not (served and served.is_locked):
                fixed[row, column] = OPEN
            elif served is not None:
                fixed[row, column] = number.get(served.letter, FREE)
            absence = month.absences.get((person.id, day))
            if absence is not None:
                wishes[row, column] = absence.kind is AbsenceKind.WISH
                away[row, column] = absence.kind is not AbsenceKind.WISH
    needs = np.zeros((len(days), len(turns)), dtype=np.int64)
    for column, day in enumerate(days):
        if day in inner:
            for n, turn in enumerate(turns):
                needs[column, n] = (
                    turn.need(holidays.is_off(day)) if day >= today else int((fixed[:, column] == n).sum())
                )
    columns = [column for column, day in enumerate(days) if day in inner]
    task = RoomTask(
        first=columns[0],
        last=columns[-1] + 1,
        needs=needs,
        asks=tuple(
            RoomAsk(n, np.array([ask.qualification in one.qualifications for one in people]), ask.count)
            for n, turn in enumerate(turns)
            for ask in turn.asks
        ),
        may=np.array([[turn.may(one.qualifications) for turn in turns] for one in people]),
        away=away,
        wishes=wishes & ~away,
        busy=_busy(month, plan, tuple(one.id for one in people), days, turns),
        fixed=fixed,
        off=np.array([holidays.is_off(day) for day in days]),
        nights=np.array([turn.is_night for turn in turns]),
        begins_h=np.array([turn.begins_h for turn in turns]),
        ends_h=np.array([turn.ends_h for turn in turns]),
        rest_h=plan.rules.rest_h,
        nights_in_a_row=plan.rules.nights_in_a_row,
        turns_in_a_row=plan.rules.turns_in_a_row,
    )
    return RoomArrays(month, tuple(one.id for one in people), days, turns, task)


def _busy(
    month: RosterMonth, plan: RosterPlan, people: tuple[str, ...], days: tuple[date, ...], turns: tuple[Turn, ...]
) -> Bools:
    """Where duty elsewhere, or the rest around it, keeps somebody from a turn."""
    busy = np.zeros((len(people), len(days), len(turns)), dtype=np.bool_)
    rest = timedelta(hours=plan.rules.rest_h)
    rows = {person_id: row for row, person_id in enumerate(people)}
    for served in month.elsewhere:
        row = rows.get(served.person_id)
        if row is None:
            continue
        for column in _around(days, served.day):
            for n, turn in enumerate(turns):
                begin, end = turn.span(days[column])
                if begin < served.ends_at + rest and served.starts_at - rest < end:
                    busy[row, column, n] = True
    return busy


def _around(days: tuple[date, ...], day: date) -> Iterator[int]:
    at = (day - days[0]).days
    yield from range(max(0, at - 2), min(len(days), at + 4))
