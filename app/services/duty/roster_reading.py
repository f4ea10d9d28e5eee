"""Reads month sheets: the rooms, a month of one, a year of one in figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.domain.holidays import Holidays
from app.domain.person import Person, PersonKind
from app.domain.roster_conflicts import have
from app.domain.roster_month import Place, RosterMonth, RosterPerson, Served
from app.domain.roster_turn import COUNTY_TIME, Qualification, RosterMember, RosterPlan, Standing
from app.errors import NotFound
from app.services.duty.roster_book import RosterBook
from app.store import roster_store
from app.store.unit_of_work import Store

_OF_ROOM = frozenset({PersonKind.POLICE, PersonKind.AUXILIARY})
"""Staff of a room's area who are in its roster unless it is told otherwise."""
_OF_KIND = {
    PersonKind.POLICE: Qualification.POLICE,
    PersonKind.AUXILIARY: Qualification.AUXILIARY,
    PersonKind.GUARD: Qualification.GUARD,
    PersonKind.ENTERPRISE_SECURITY: Qualification.GUARD,
    PersonKind.VOLUNTEER: Qualification.VOLUNTEER,
}


@dataclass(frozen=True)
class Room:
    """A police room by the key of its jurisdiction, which is the area of its staff."""

    id: str
    name: str


@dataclass(frozen=True)
class Load:
    """What somebody had in a month: turns, nights, turns on days off."""

    turns: int = 0
    nights: int = 0
    off: int = 0


@dataclass(frozen=True)
class YearRow:
    """Somebody's twelve months; it is looked at for equal shares, and no measure of anybody."""

    person: RosterPerson
    months: tuple[Load, ...]

    @property
    def whole(self) -> Load:
        return Load(
            sum(one.turns for one in self.months),
            sum(one.nights for one in self.months),
            sum(one.off for one in self.months),
        )


@dataclass(frozen=True)
class Unfilled:
    """A turn that has not begun, or is not over, and has fewer heads than it needs."""

    room: str
    turn: str
    begins_at: datetime
    have: int
    need: int


class RosterReading:
    """To be called on a reader thread, or within an act on its connection."""

    def __init__(self, store: Store, book: RosterBook) -> None:
        self._store, self.book = store, book

    def rooms(self) -> tuple[Room, ...]:
        """Every police room, in the order of their codes."""
        with self._store.read() as connection:
            return rooms_of(connection)

    def month(self, room_id: str, year: int, month: int) -> RosterMonth:
        """The sheet as it stands; raises `NotFound` where there is no such room."""
        with self._store.read() as connection:
            return read_month(connection, self.book.plan, room_id, year, month, county_day(self._store.now()))

    def staff(self) -> list[Person]:
        """Everybody who could be put into a roster."""
        with self._store.read() as connection:
            return roster_store.all_staff(connection)

    def unfilled(self, within: timedelta) -> tuple[Unfilled, ...]:
        """What is short now and `within` the hours to come, room after room."""
        now = self._store.now()
        today = county_day(now)
        with self._store.read() as connection:
            months = [
                read_month(connection, self.book.plan, room.id, today.year, today.month, today)
                for room in rooms_of(connection)
            ]
        plan, holidays = self.book.plan, self.book.holidays
        return tuple(one for month in months for one in unfilled_turns(month, plan, holidays, now, now + within))

    def year(self, room_id: str, year: int) -> tuple[YearRow, ...]:
        """Turns, nights and days off of everybody who is or was in the room's roster that year."""
        nights = {turn.letter for turn in self.book.plan.turns if turn.is_night}
        holidays = self.book.holidays
        since, until = _midnight(date(year, 1, 1)), _midnight(date(year + 1, 1, 1))
        found: dict[str, list[list[int]]] = {}
        with self._store.read() as connection:
            for one in roster_store.served(connection, since, until, room_id):
                load = found.setdefault(one.person_id, [[0, 0, 0] for _ in range(12)])[one.day.month - 1]
                load[0] += 1
                load[1] += one.letter in nights
                load[2] += holidays.is_off(one.day)
            people = people_of(connection, self.book.plan, room_id, found)
        none = [[0, 0, 0] for _ in range(12)]
        return tuple(YearRow(one, tuple(Load(*load) for load in found.get(one.id, none))) for one in people)


def unfilled_turns(
    month: RosterMonth, plan: RosterPlan, holidays: Holidays, since: datetime, until: datetime
) -> Iterator[Unfilled]:
    """The turns of a sheet between `since` and `until` that are short. Of a month in which nothing is written yet none
    is told: that room keeps no sheet."""
    days = frozenset(month.days)
    if not any(day in days for _, day in month.turns):
        return
    day = county_day(since) - timedelta(days=1)
    while day <= county_day(until):
        for turn in plan.of_room(month.room):
            begin, end = turn.span(day)
            need, there = turn.need(holidays.is_off(day)), have(month, turn.letter, day)
            if there < need and end > since and begin < until:
                yield Unfilled(month.room, turn.name, begin, there, need)
        day += timedelta(days=1)


def rooms_of(connection: Any) -> tuple[Room, ...]:
    """The police rooms of the county."""
    return tuple(Room(key, name) for key, name in roster_store.rooms(connection))


def read_month(connection: Any, plan: RosterPlan, room_id: str, year: int, month: int, today: date) -> RosterMonth:
    """The sheet of a room, with what lies around it."""
    room = next((one for one in rooms_of(connection) if one.id == room_id), None)
    if room is None:
        raise NotFound("There is no police room {room} (any more). Nothing was changed.", room=room_id)
    bare = RosterMonth(room_id, room.name, year, month, ())
    first, after = bare.edges
    people = people_of(connection, plan, room_id, ())
    ids = [one.id for one in people]
    turns: dict[Place, Served] = {}
    elsewhere: list[Served] = []
    for one in roster_store.served(connection, _midnight(first), _midnight(after), room_id, ids):
        place = (one.person_id, one.day)
        if one.room_id == room_id and one.letter and place not in turns:
            turns[place] = one
        else:
            elsewhere.append(one)
    known = set(ids)
    shown = {one.person_id for (_, day), one in turns.items() if bare.days[0] <= day <= bare.days[-1]}
    if shown - known:
        people = people_of(connection, plan, room_id, shown)
    absences = roster_store.absences_between(connection, first, after)
    of_people = {one.id for one in people}
    return RosterMonth(
        room_id,
        room.name,
        year,
        month,
        people,
        turns,
        {place: absence for place, absence in absences.items() if place[0] in of_people},
        tuple(elsewhere),
        today,
    )


def county_day(moment: datetime) -> date:
    """The day on the county's calendar."""
    return moment.astimezone(COUNTY_TIME).date()


def people_of(
    connection: Any, plan: RosterPlan, room_id: str, besides: Mapping[str, object] | set[str] | tuple[()]
) -> tuple[RosterPerson, ...]:
    """Who is in a room's roster, and those `besides` who stand in its sheet though they are not (any more)."""
    members = roster_store.members_of(connection, room_id)
    own = [one for one in roster_store.people_of_room(connection, room_id) if one.kind in _OF_ROOM or one.id in members]
    known = {one.id: one for one in own}
    known |= roster_store.people_of_ids(connection, set(members) - set(known))
    found = [
        _person(one, members.get(key), plan)
        for key, one in known.items()
        if key not in members or members[key].standing is not Standing.OUT
    ]
    here = {one.id for one in found}
    lost = set(besides) - here
    left = roster_store.people_of_ids(connection, lost)
    names = roster_store.names_of_gone(connection, lost - set(left))
    for key in sorted(lost):
        person = left.get(key)
        found.append(
            RosterPerson(key, names.get(key, key), is_gone=True)
            if person is None
            else RosterPerson(
                key, person.name, person.number, Standing.OUT, _qualifications(person, None, plan), is_gone=True
            )
        )
    return tuple(found)


def _person(person: Person, member: RosterMember | None, plan: RosterPlan) -> RosterPerson:
    standing = member.standing if member else Standing.OWN
    return RosterPerson(person.id, person.name, person.number, standing, _qualifications(person, member, plan))


def _qualifications(person: Person, member: RosterMember | None, plan: RosterPlan) -> frozenset[Qualification]:
    """What the register tells by kind and duty, and what is told in the roster."""
    found = {_OF_KIND[person.kind]}
    if person.duty in plan.leaders:
        found.add(Qualification.LEADER)
    if member is not None:
        found |= {Qualification(word) for word in member.qualifications.split()}
    return frozenset(found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COUNTY_TIME).astimezone(UTC)
