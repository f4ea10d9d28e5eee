"""The month sheets of the five rooms for the month of the demo; the next month is left for the officer to make.

A rotation as many days long as a room has people, each one day behind the other: so every day has the same heads, and
everybody the same nights. The demo needs no solver for that.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from app.demo.areas_plan import ROOMS, Areas
from app.demo.chance import Chance
from app.demo.county_time import COUNTY_TIME, local
from app.demo.people_plan import People
from app.domain.duty import PostRole, RosterSlot, Shift, ShiftState, SlotState
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.roster_turn import AbsenceKind, RosterAbsence

_ROTATION = "DD.NN..S"
"""The turns of the shipped table (`resources/rosters.toml`); what follows is free."""
_TURNS = {
    "D": (8, PostRole.DUTY_OFFICER, "值班", "白班"),
    "N": (20, PostRole.DUTY_OFFICER, "值班", "夜班"),
    "S": (8, PostRole.STANDBY, "备勤", "备勤"),
}
_HOURS = timedelta(hours=12)
_LOCKED_DAY = 1


def month_sheets(
    areas: Areas, people: People, now: datetime, chance: Chance
) -> Iterator[Shift | RosterSlot | RosterAbsence]:
    """Shifts, slots and some wishes of the month in which `now` lies, room after room."""
    today = local(now).date()
    days = [date(today.year, today.month, n + 1) for n in range(calendar.monthrange(today.year, today.month)[1])]
    for number, name in enumerate(ROOMS):
        room = areas.jurisdiction_ids[number]
        staff = _mixed([one for one in people.records if one.area_id == room and one.kind in _OF_ROOM])
        wanted = [
            (day, letter, staff[at])
            for ahead, day in enumerate(days)
            for at in range(len(staff))
            if (letter := _ROTATION.ljust(len(staff), ".")[(ahead - at) % len(staff)]) != "."
        ]
        begins = sorted({(_begin(day, letter), letter) for day, letter, _ in wanted})
        shift_keys = chance.keys_at(f"sheet shifts {name}", [_ms(at) for at, _ in begins])
        slot_keys = chance.keys_at(f"sheet slots {name}", [_ms(_begin(day, letter)) for day, letter, _ in wanted])
        shifts = dict(zip(begins, shift_keys, strict=True))
        for (at, letter), key in shifts.items():
            yield _shift(key, at, letter, room, now)
        for (day, letter, person), key in zip(wanted, slot_keys, strict=True):
            at = _begin(day, letter)
            yield _slot(key, shifts[at, letter], at, letter, person, (room, f"{name}智慧警务室"), now)
        yield from _wishes(days, staff, wanted, room, chance, name)


_OF_ROOM = frozenset({PersonKind.POLICE, PersonKind.AUXILIARY})


def _mixed(staff: list[Person]) -> list[Person]:
    """Officers and auxiliaries in turn, as far as they go: each turn has an officer."""
    police = [one for one in staff if one.kind is PersonKind.POLICE]
    others = [one for one in staff if one.kind is not PersonKind.POLICE]
    mixed: list[Person] = []
    while police or others:
        mixed += police[:2]
        police = police[2:]
        if others and police:
            mixed.append(others.pop(0))
        elif others and not police:
            mixed += others
            others = []
    return mixed


def _begin(day: date, letter: str) -> datetime:
    return datetime.combine(day, time(_TURNS[letter][0]), COUNTY_TIME).astimezone(UTC)


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _shift(key: str, at: datetime, letter: str, room: str, now: datetime) -> Shift:
    over, begun = at + _HOURS <= now, at <= now
    return Shift(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        area_id=room,
        name=f"{local(at):%m-%d}{_TURNS[letter][3]}",
        starts_at=at,
        ends_at=at + _HOURS,
        state=ShiftState.CLOSED if over else ShiftState.ON_DUTY if begun else ShiftState.SCHEDULED,
        room_id=room,
    )


def _slot(
    key: str, shift_id: str, at: datetime, letter: str, person: Person, room: tuple[str, str], now: datetime
) -> RosterSlot:
    _, role, post, _ = _TURNS[letter]
    begun = at <= now
    return RosterSlot(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        area_id=room[0],
        shift_id=shift_id,
        role=role,
        post=f"{room[1]} {post}",
        person_id=person.id,
        who=person.name,
        valid_from=at,
        valid_to=at + _HOURS,
        present=1 if begun else 0,
        state=SlotState.PRESENT if begun else SlotState.ASSIGNED,
        turn=letter,
        is_locked=local(at).day == _LOCKED_DAY,
    )


def _wishes(
    days: list[date],
    staff: list[Person],
    wanted: list[tuple[date, str, Person]],
    room: str,
    chance: Chance,
    name: str,
) -> Iterator[RosterAbsence]:
    """A day of training and a wish in each room, on days on which they are free."""
    on = {(day, person.id) for day, _, person in wanted}
    keys = chance.keys(f"sheet absences {name}", 2)
    for key, person, kind in zip(keys, staff[:2], (AbsenceKind.TRAINING, AbsenceKind.WISH), strict=True):
        day = next(one for one in reversed(days) if (one, person.id) not in on)
        yield RosterAbsence(
            id=key, owner_domain=OwnerDomain.POLICE, area_id=room, person_id=person.id, day=day.isoformat(), kind=kind
        )
