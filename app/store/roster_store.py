"""What month sheets are read from: slots with a turn, who is in a room's roster, who is away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from sqlalchemy import Connection, and_, or_, select

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.natural_order import natural
from app.domain.person import Person
from app.domain.roster_month import Absence, Place, Served
from app.domain.roster_turn import COUNTY_TIME, AbsenceKind, RosterAbsence, RosterMember
from app.store.records import RecordStore
from app.store.tables import asset, person, roster_absence, roster_member, roster_slot, shift, visible

members: RecordStore[RosterMember] = RecordStore(RosterMember)
absences: RecordStore[RosterAbsence] = RecordStore(RosterAbsence)
people: RecordStore[Person] = RecordStore(Person)
assets: RecordStore[Asset] = RecordStore(Asset)

_SERVED = (
    roster_slot.c.person_id,
    roster_slot.c.turn,
    roster_slot.c.valid_from,
    roster_slot.c.valid_to,
    roster_slot.c.area_id,
    roster_slot.c.post,
    roster_slot.c.id,
    roster_slot.c.version,
    roster_slot.c.is_locked,
)


def served(
    connection: Connection, since: datetime, until: datetime, room_id: str, person_ids: Collection[str] = ()
) -> Iterator[Served]:
    """The slots of a room's sheet that begin in [since, until), and all others of these people; the earliest first."""
    of_sheet = and_(roster_slot.c.area_id == room_id, roster_slot.c.turn != "")
    query = (
        select(*_SERVED)
        .where(
            visible(roster_slot),
            roster_slot.c.person_id.is_not(None),
            roster_slot.c.valid_from >= since,
            roster_slot.c.valid_from < until,
            or_(of_sheet, roster_slot.c.person_id.in_(list(person_ids))) if person_ids else of_sheet,
        )
        .order_by(roster_slot.c.valid_from)
    )
    days: dict[datetime, date] = {}
    for person_id, turn, begins, ends, area_id, post, key, version, is_locked in connection.execute(query).all():
        day = days.get(begins) or days.setdefault(begins, begins.astimezone(COUNTY_TIME).date())
        yield Served(person_id, day, turn, begins, ends, area_id, post, key, version, is_locked)


def rooms(connection: Connection) -> list[tuple[str, str]]:
    """Key and name of every police room: of its jurisdiction, which is the area of its staff; by code."""
    found = assets.columns(
        connection,
        ("id", "code", "name", "attributes"),
        asset.c.layer == AssetLayer.AREAS,
        asset.c.kind == AreaKind.JURISDICTION,
    )
    rows = sorted(zip(*found.values(), strict=True), key=lambda row: natural(row[1]))
    return [(key, str((attributes or {}).get("room") or name or code)) for key, code, name, attributes in rows]


def people_of_room(connection: Connection, room_id: str) -> list[Person]:
    """The staff whose area is the room's, by number."""
    return people.find(connection, person.c.area_id == room_id, order=(person.c.number,))


def people_of_ids(connection: Connection, ids: Collection[str]) -> dict[str, Person]:
    """Those of these people who are in the register, by key."""
    return {one.id: one for one in people.find(connection, person.c.id.in_(list(ids)))} if ids else {}


def all_staff(connection: Connection) -> list[Person]:
    """Everybody in the register, by name."""
    return people.find(connection, order=(person.c.name, person.c.number))


def members_of(connection: Connection, room_id: str) -> dict[str, RosterMember]:
    """What is told of people in a room's roster, by person."""
    return {one.person_id: one for one in members.find(connection, roster_member.c.room_id == room_id)}


def absences_between(connection: Connection, first: date, after: date) -> dict[Place, Absence]:
    """Who is away on the days from `first` to the one before `after`."""
    found = connection.execute(
        select(
            roster_absence.c.person_id,
            roster_absence.c.day,
            roster_absence.c.kind,
            roster_absence.c.id,
            roster_absence.c.version,
        ).where(
            visible(roster_absence), roster_absence.c.day >= first.isoformat(), roster_absence.c.day < after.isoformat()
        )
    )
    return {
        (person_id, date.fromisoformat(day)): Absence(AbsenceKind(kind), key, version)
        for person_id, day, kind, key, version in found.all()
    }


def shifts_of_room(
    connection: Connection, room_id: str, since: datetime, until: datetime
) -> dict[tuple[datetime, datetime], str]:
    """The keys of a room's shifts that begin in [since, until), by begin and end."""
    found = connection.execute(
        select(shift.c.starts_at, shift.c.ends_at, shift.c.id).where(
            visible(shift), shift.c.room_id == room_id, shift.c.starts_at >= since, shift.c.starts_at < until
        )
    )
    return {(begins, ends): key for begins, ends, key in found.all()}


def names_of_gone(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """How people were called on their slots who are no longer in the register."""
    if not ids:
        return {}
    found = connection.execute(
        select(roster_slot.c.person_id, roster_slot.c.who).where(
            visible(roster_slot), roster_slot.c.person_id.in_(list(ids))
        )
    )
    return {key: name for key, name in found.all()}  # noqa: C416  rows are no tuples to mypy
