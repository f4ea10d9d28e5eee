"""The month sheet of one room: people down, days across, in each cell a turn, an absence, or nothing."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from app.domain.roster_turn import AbsenceKind, Qualification, Standing

EDGE = timedelta(days=8)
"""So many days before and after the month are looked at too: rest and rows do not end with the month."""

Place = tuple[str, date]
"""A cell: the key of a person and a day."""


@dataclass(frozen=True, slots=True)
class Served:
    """A turn of somebody: as `letter` where a month sheet wrote it, else with an empty one (a slot of another hand).
    `version` is that of its slot when it was read, 0 for one that is only proposed."""

    person_id: str
    day: date
    letter: str
    starts_at: datetime
    ends_at: datetime
    room_id: str | None
    post: str = ""
    slot_id: str = ""
    version: int = 0
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """A day away, as the store has it (`record_id` empty for one that is only proposed)."""

    kind: AbsenceKind
    record_id: str = ""
    version: int = 0


@dataclass(frozen=True)
class RosterPerson:
    """A row of the sheet. `is_gone`: no longer in the staff register, or of this room's roster, and yet on a turn."""

    id: str
    name: str
    number: str = ""
    standing: Standing = Standing.OWN
    qualifications: frozenset[Qualification] = frozenset()
    is_gone: bool = False


@dataclass(frozen=True)
class RosterMonth:
    """What the store holds of a month, or what is proposed for it. `turns` and `absences` reach `EDGE` over both ends;
    `elsewhere` is duty of these people that stands in no cell of this room; what was before `today` is over."""

    room_id: str
    room: str
    year: int
    month: int
    people: tuple[RosterPerson, ...]
    turns: Mapping[Place, Served] = field(default_factory=dict)
    absences: Mapping[Place, Absence] = field(default_factory=dict)
    elsewhere: tuple[Served, ...] = ()
    today: date = date.min

    @property
    def days(self) -> tuple[date, ...]:
        count = calendar.monthrange(self.year, self.month)[1]
        return tuple(date(self.year, self.month, number + 1) for number in range(count))

    @property
    def edges(self) -> tuple[date, date]:
        """The first day that is looked at, and the day after the last."""
        days = self.days
        return days[0] - EDGE, days[-1] + timedelta(days=1) + EDGE

    def person(self, person_id: str) -> RosterPerson | None:
        return next((one for one in self.people if one.id == person_id), None)

    def letter(self, place: Place) -> str:
        """The letter of the turn in a cell; empty where there is none."""
        served = self.turns.get(place)
        return served.letter if served else ""

    def with_turns(self, put: Iterable[Served], taken: Iterable[Place] = ()) -> RosterMonth:
        """The month with these cells emptied, then these turns put in."""
        turns = dict(self.turns)
        for place in taken:
            turns.pop(place, None)
        for one in put:
            turns[one.person_id, one.day] = one
        return replace(self, turns=turns)

    def with_absence(self, place: Place, kind: AbsenceKind | None) -> RosterMonth:
        """The month with this absence in the cell, or without one."""
        absences = dict(self.absences)
        absences.pop(place, None)
        if kind is not None:
            absences[place] = Absence(kind)
        return replace(self, absences=absences)
