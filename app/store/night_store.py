"""The coverage of nights, kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from app.domain.coverage_night import CoverageNight
from app.store.records import RecordStore
from app.store.tables import coverage_night, visible

nights: RecordStore[CoverageNight] = RecordStore(CoverageNight)


def of_evening(connection: Connection, evening: str) -> CoverageNight | None:
    """The night that began on that day, None where it is not kept."""
    return next(iter(nights.find(connection, coverage_night.c.evening == evening, limit=1)), None)


def kept(connection: Connection, limit: int = 400) -> list[tuple[str, datetime, int]]:
    """Evening, when it was made and of how many positions, the newest night first."""
    table = coverage_night.c
    query = select(table.evening, table.made_at, table.fixes).where(visible(coverage_night))
    rows = connection.execute(query.order_by(table.evening.desc()).limit(limit))
    return [(str(evening), made_at, int(fixes)) for evening, made_at, fixes in rows]


def evenings(connection: Connection) -> set[str]:
    """The evenings of all nights that are kept."""
    return {
        str(one)
        for one in connection.execute(select(coverage_night.c.evening).where(visible(coverage_night))).scalars()
    }


def overlapping(connection: Connection, since: datetime, until: datetime) -> list[str]:
    """The evenings of kept nights that share time with [since, until]."""
    table = coverage_night.c
    query = select(table.evening).where(visible(coverage_night), table.since < until, table.until > since)
    return [str(evening) for (evening,) in connection.execute(query.order_by(table.evening))]
