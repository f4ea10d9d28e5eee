"""Units, vehicles, trackers, staff, and the intervals that say what was so of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from app.domain.interval import Interval
from app.domain.natural_order import natural
from app.domain.patrol import PatrolStatus
from app.domain.person import Person
from app.domain.record import OwnerDomain
from app.domain.unit import TOLD_STATES, Tracker, Unit, Vehicle
from app.store.records import RecordStore
from app.store.tables import interval, patrol, tracker, unit, vehicle, visible

units: RecordStore[Unit] = RecordStore(Unit)
vehicles: RecordStore[Vehicle] = RecordStore(Vehicle)
trackers: RecordStore[Tracker] = RecordStore(Tracker)
people: RecordStore[Person] = RecordStore(Person)
intervals: RecordStore[Interval] = RecordStore(Interval)


def unit_of_id(connection: Connection, key: str) -> Unit | None:
    """The unit of this key, where there is one."""
    return next(iter(units.find(connection, unit.c.id == key, limit=1)), None)


def all_units(connection: Connection) -> list[Unit]:
    """Every unit, by kind and code."""
    return sorted(units.find(connection), key=lambda one: (one.kind, natural(one.code)))


def police_vehicles(connection: Connection) -> list[Vehicle]:
    """The vehicles of the police, by plate."""
    return vehicles.find(connection, vehicle.c.owner_domain == OwnerDomain.POLICE, order=(vehicle.c.plate,))


def intervals_at(connection: Connection, subject: str, aspect: str, moment: datetime) -> dict[str, str]:
    """The value of `aspect` that held at `moment`, by key of the subject."""
    found = intervals.find(
        connection,
        interval.c.subject == subject,
        interval.c.aspect == aspect,
        interval.c.valid_from <= moment,
        or_(interval.c.valid_to.is_(None), interval.c.valid_to > moment),
    )
    return {one.subject_id: one.value for one in found}


def state_at(connection: Connection, unit_id: str, moment: datetime) -> str | None:
    """In which state a unit was at `moment`, None where nobody has told."""
    found = intervals.find(
        connection,
        interval.c.subject == "unit",
        interval.c.subject_id == unit_id,
        interval.c.aspect == "state",
        interval.c.valid_from <= moment,
        or_(interval.c.valid_to.is_(None), interval.c.valid_to > moment),
        order=(interval.c.valid_from.desc(),),
        limit=1,
    )
    return found[0].value if found else None


def carried_times(connection: Connection, tracker_id: str | None = None) -> dict[str, list[Interval]]:
    """Who carries each tracker from when to when, in the order of time; of one tracker where it is named."""
    own = () if tracker_id is None else (interval.c.subject_id == tracker_id,)
    found = intervals.find(
        connection, interval.c.subject == "tracker", interval.c.aspect == "unit", *own, order=(interval.c.valid_from,)
    )
    times: dict[str, list[Interval]] = {}
    for one in found:
        times.setdefault(one.subject_id, []).append(one)
    return times


def told_times(
    connection: Connection, unit_id: str, words: Collection[str], since: datetime, until: datetime
) -> list[Interval]:
    """When a unit was in one of these states, as far as that reaches into [since, until)."""
    return intervals.find(
        connection,
        interval.c.subject == "unit",
        interval.c.subject_id == unit_id,
        interval.c.aspect == "state",
        interval.c.value.in_(sorted(words)),
        interval.c.valid_from < until,
        or_(interval.c.valid_to.is_(None), interval.c.valid_to > since),
        order=(interval.c.valid_from,),
    )


def serials_of(connection: Connection, unit_id: str, moment: datetime) -> tuple[str, ...]:
    """The serials of the trackers that the unit carried at `moment`."""
    carried = intervals_at(connection, "tracker", "unit", moment)
    own = [key for key, value in carried.items() if value == unit_id]
    return tuple(one.serial for one in trackers.find(connection, tracker.c.id.in_(own), order=(tracker.c.serial,)))


def last_states(connection: Connection, moment: datetime) -> dict[str, tuple[str, datetime]]:
    """In which state each unit was at `moment`, and since when."""
    found = intervals.find(
        connection,
        interval.c.subject == "unit",
        interval.c.aspect == "state",
        interval.c.valid_from <= moment,
        or_(interval.c.valid_to.is_(None), interval.c.valid_to > moment),
    )
    return {one.subject_id: (one.value, one.valid_from) for one in found}


def on_patrol(connection: Connection, moment: datetime) -> dict[str, datetime]:
    """Which units had a patrol under way at `moment`, and since when."""
    found = connection.execute(
        select(patrol.c.unit_id, func.max(interval.c.valid_from))
        .join(interval, and_(interval.c.subject_id == patrol.c.id, interval.c.subject == "patrol"))
        .where(
            visible(patrol),
            visible(interval),
            interval.c.aspect == "status",
            interval.c.value == PatrolStatus.ACTIVE,
            interval.c.valid_from <= moment,
            or_(interval.c.valid_to.is_(None), interval.c.valid_to > moment),
        )
        .group_by(patrol.c.unit_id)
    )
    return {str(unit_id): since for unit_id, since in found}


def last_told(connection: Connection, unit_id: str) -> Interval | None:
    """What was last told of the unit by hand, whether it holds still or not."""
    found = intervals.find(
        connection,
        interval.c.subject == "unit",
        interval.c.subject_id == unit_id,
        interval.c.aspect == "state",
        interval.c.value.in_(TOLD_STATES),
        order=(interval.c.valid_from.desc(),),
        limit=1,
    )
    return found[0] if found else None


def tracker_of(connection: Connection, serial: str) -> Tracker | None:
    """The tracker of this serial, None where it is not registered."""
    found = trackers.find(connection, tracker.c.serial == serial, limit=1)
    return found[0] if found else None


def movers(connection: Connection) -> list[Unit | Vehicle]:
    """Whose positions are their own: every unit, by kind and code, then the vehicles that belong to none, by plate."""
    return [*all_units(connection), *vehicles.find(connection, vehicle.c.unit_id.is_(None), order=(vehicle.c.plate,))]


def carrier(connection: Connection, key: str) -> Unit | Vehicle:
    """The unit of this key, else the vehicle; raises `NotFound`."""
    found = units.find(connection, unit.c.id == key, limit=1)
    return found[0] if found else vehicles.get(connection, key)
