"""Fixes of staff that are older than they may be kept: which they are, and their going."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, delete, func, select, type_coerce

from app.store.column_types import from_micros
from app.store.tables import fix, unit, vehicle, visible, visit

_AT_ONCE = 500
_GONE = delete(fix).where(fix.c.unit_id == bindparam("of_unit"), fix.c.at == bindparam("of_time"))


def staff(connection: Connection) -> list[str]:
    """Keys under which officers' positions are kept: every unit there ever was, and every vehicle of a unit."""
    units = connection.execute(select(unit.c.id).distinct()).scalars()
    vehicles = connection.execute(select(vehicle.c.id).where(vehicle.c.unit_id.is_not(None)).distinct()).scalars()
    return sorted({*units, *vehicles})


def visits_of(connection: Connection, unit_id: str) -> frozenset[int]:
    """The moments (microseconds) at which the unit was last in some square: those fixes stay."""
    at = type_coerce(visit.c.at, BigInteger)
    return frozenset(connection.execute(select(at).where(visit.c.unit_id == unit_id)).scalars())


def count_before(connection: Connection, unit_id: str, before: datetime) -> int:
    """How many fixes of the unit are older."""
    old = select(func.count()).select_from(fix).where(fix.c.unit_id == unit_id, fix.c.at < before)
    return int(connection.execute(old).scalar_one())


def count_kept(connection: Connection, unit_id: str, before: datetime, visits: Collection[int]) -> int:
    """How many of them stay."""
    moments, found = [one for one in visits if from_micros(one) < before], 0
    for at in range(0, len(moments), _AT_ONCE):
        some = [from_micros(one) for one in moments[at : at + _AT_ONCE]]
        there = select(func.count()).select_from(fix).where(fix.c.unit_id == unit_id, fix.c.at.in_(some), visible(fix))
        found += int(connection.execute(there).scalar_one())
    return found


def moments_before(connection: Connection, unit_id: str, since: int, before: datetime, most: int) -> list[int]:
    """The next `most` moments (microseconds) of the unit's fixes from `since` on that are older, in order."""
    at = type_coerce(fix.c.at, BigInteger)
    query = select(at).where(fix.c.unit_id == unit_id, at >= since, fix.c.at < before).order_by(fix.c.at).limit(most)
    return list(connection.execute(query).scalars())


def remove(connection: Connection, unit_id: str, moments: Sequence[int]) -> None:
    """Take the unit's fixes of these moments out of the store for good."""
    connection.execute(_GONE, [{"of_unit": unit_id, "of_time": from_micros(one)} for one in moments])
