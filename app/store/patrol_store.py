"""Patrols with their check points and deviations, and the templates that they are planned from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from app.domain.patrol import PATROL_ENDS, Patrol, PatrolDeviation, PatrolStop, PatrolTemplate
from app.store.records import RecordStore
from app.store.tables import patrol, patrol_deviation, patrol_stop, patrol_template

patrols: RecordStore[Patrol] = RecordStore(Patrol)
stops: RecordStore[PatrolStop] = RecordStore(PatrolStop)
templates: RecordStore[PatrolTemplate] = RecordStore(PatrolTemplate)
deviations: RecordStore[PatrolDeviation] = RecordStore(PatrolDeviation)
MOST_ENDED = 500


def sheet(connection: Connection) -> list[Patrol]:
    """Every patrol that is not over, the first to begin at the top; then those that began last of the others."""
    standing = patrols.find(
        connection, patrol.c.status.not_in(PATROL_ENDS), order=(patrol.c.begins_at, patrol.c.number)
    )
    ended = patrols.find(
        connection, patrol.c.status.in_(PATROL_ENDS), order=(patrol.c.begins_at.desc(),), limit=MOST_ENDED
    )
    return [*standing, *ended]


def between(connection: Connection, since: datetime, until: datetime) -> list[Patrol]:
    """Those whose window, or whose real way, reaches into this time."""
    return patrols.find(
        connection,
        patrol.c.begins_at < until,
        or_(patrol.c.ends_at > since, patrol.c.finished_at > since),
        order=(patrol.c.begins_at, patrol.c.number),
    )


def stops_of(connection: Connection, patrol_ids: Collection[str]) -> list[PatrolStop]:
    """The check points of these patrols, each patrol's in their order."""
    return stops.find(
        connection,
        patrol_stop.c.patrol_id.in_(sorted(set(patrol_ids))),
        order=(patrol_stop.c.patrol_id, patrol_stop.c.position),
    )


def deviations_of(connection: Connection, patrol_ids: Collection[str]) -> list[PatrolDeviation]:
    """What these patrols did otherwise than planned, the first at the top."""
    return deviations.find(
        connection,
        patrol_deviation.c.patrol_id.in_(sorted(set(patrol_ids))),
        order=(patrol_deviation.c.onset, patrol_deviation.c.row_no),
    )


def templates_by_level(connection: Connection) -> list[PatrolTemplate]:
    """Every template, by name within its level."""
    return templates.find(connection, order=(patrol_template.c.level, patrol_template.c.name))


def last_number(connection: Connection, prefix: str) -> str | None:
    """The highest number of this beginning, also of patrols that were taken out of sight: none is given twice."""
    found = connection.execute(select(func.max(patrol.c.number)).where(patrol.c.number.startswith(prefix)))
    number: str | None = found.scalar_one()
    return number
