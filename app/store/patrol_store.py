"""Patrols with their check points and deviations, and the templates that they are planned from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from app.domain.alert import Alert
from app.domain.case_file import CaseFile, CaseSource
from app.domain.hazard import Hazard
from app.domain.interval import Interval
from app.domain.patrol import (
    PATROL_ENDS,
    READY_BEFORE,
    Patrol,
    PatrolDeviation,
    PatrolStatus,
    PatrolStop,
    PatrolTemplate,
)
from app.domain.signal import BY_HAND, told_on
from app.store.alert_rows import alerts
from app.store.case_store import cases
from app.store.hazard_store import hazards
from app.store.records import RecordStore
from app.store.tables import (
    alert,
    case_file,
    hazard,
    interval,
    patrol,
    patrol_deviation,
    patrol_stop,
    patrol_template,
    visible,
)
from app.store.unit_store import intervals

patrols: RecordStore[Patrol] = RecordStore(Patrol)
stops: RecordStore[PatrolStop] = RecordStore(PatrolStop)
templates: RecordStore[PatrolTemplate] = RecordStore(PatrolTemplate)
deviations: RecordStore[PatrolDeviation] = RecordStore(PatrolDeviation)
MOST_ENDED = 500
ALERT_SOURCE = "patrol"
"""The source of the alerts of patrols; their id is the key of the deviation, or of the patrol that was missed."""


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
    """What these patrols did otherwise than planned, the first at the top; what somebody acknowledged on the alert that
    told of it is acknowledged."""
    found = deviations.find(
        connection,
        patrol_deviation.c.patrol_id.in_(sorted(set(patrol_ids))),
        order=(patrol_deviation.c.onset, patrol_deviation.c.row_no),
    )
    open_ones = {one.told_as for one in found if one.acknowledged_at is None}
    rows = connection.execute(
        select(alert.c.source_id, alert.c.acknowledged_at, alert.c.acknowledged_by).where(
            visible(alert),
            alert.c.source == ALERT_SOURCE,
            alert.c.source_id.in_(open_ones),
            alert.c.acknowledged_at.is_not(None),
        )
    )
    taken = {key: (at, by) for key, at, by in rows}
    return [
        one
        if one.acknowledged_at is not None or one.told_as not in taken
        else replace(one, acknowledged_at=taken[one.told_as][0], acknowledged_by=taken[one.told_as][1])
        for one in found
    ]


def followed(connection: Connection, now: datetime, late: timedelta) -> list[Patrol]:
    """Those whose unit is looked at: that may start or are under way, and those that ended so lately, without having
    been reviewed, that positions which come late still count."""
    return patrols.find(
        connection,
        or_(
            and_(patrol.c.status.not_in(PATROL_ENDS), patrol.c.begins_at <= now + READY_BEFORE),
            and_(
                patrol.c.status.in_((PatrolStatus.FINISHED, PatrolStatus.MISSED)),
                patrol.c.ends_at >= now - late,
                patrol.c.begins_at <= now,
            ),
        ),
        order=(patrol.c.begins_at, patrol.c.number),
    )


def known_among(connection: Connection, patrol_ids: Collection[str]) -> set[str]:
    """Those of these keys that are patrols which were not taken out of sight."""
    query = select(patrol.c.id).where(patrol.c.id.in_(sorted(patrol_ids)), visible(patrol))
    return {str(key) for (key,) in connection.execute(query)}


def handed_on(
    connection: Connection, now: datetime, until: datetime
) -> list[tuple[Patrol, list[PatrolStop], list[PatrolDeviation]]]:
    """What the next shift must know of: patrols that are not over and begin before `until`, and those that were missed
    and not reviewed; each with its check points and deviations."""
    found = patrols.find(
        connection,
        or_(
            and_(patrol.c.status.not_in(PATROL_ENDS), patrol.c.begins_at <= until),
            and_(patrol.c.status == PatrolStatus.MISSED, patrol.c.ends_at > now - timedelta(days=1)),
        ),
        order=(patrol.c.begins_at, patrol.c.number),
    )
    keys = [one.id for one in found]
    stops, gone = stops_of(connection, keys), deviations_of(connection, keys)
    return [
        (one, [it for it in stops if it.patrol_id == one.id], [it for it in gone if it.patrol_id == one.id])
        for one in found
    ]


def states_of(connection: Connection, patrol_ids: Collection[str]) -> dict[str, list[Interval]]:
    """In which state each of these patrols was from when to when, in the order of time."""
    found = intervals.find(
        connection,
        interval.c.subject == "patrol",
        interval.c.subject_id.in_(sorted(set(patrol_ids))),
        interval.c.aspect == "status",
        order=(interval.c.valid_from, interval.c.row_no),
    )
    states: dict[str, list[Interval]] = {}
    for one in found:
        states.setdefault(one.subject_id, []).append(one)
    return states


def alerts_of(connection: Connection, patrol_id: str) -> list[Alert]:
    """What somebody told as an alert while on this patrol."""
    begin = told_on(patrol_id, "")
    return alerts.find(
        connection,
        alert.c.source == BY_HAND,
        alert.c.source_id >= begin,
        alert.c.source_id < f"{begin[:-1]};",
        order=(alert.c.occurred_at,),
    )


def hazards_of(connection: Connection, patrol_id: str) -> list[Hazard]:
    """The hazards that were found on this patrol."""
    return hazards.find(
        connection, hazard.c.subject == "patrol", hazard.c.subject_id == patrol_id, order=(hazard.c.found_at,)
    )


def cases_of(connection: Connection, patrol_id: str) -> list[CaseFile]:
    """The cases that were opened from this patrol."""
    return cases.find(
        connection,
        case_file.c.source == CaseSource.PATROL,
        case_file.c.source_id == patrol_id,
        order=(case_file.c.row_no,),
    )


def templates_by_level(connection: Connection) -> list[PatrolTemplate]:
    """Every template, by name within its level."""
    return templates.find(connection, order=(patrol_template.c.level, patrol_template.c.name))


def last_number(connection: Connection, prefix: str) -> str | None:
    """The highest number of this beginning, also of patrols that were taken out of sight: none is given twice."""
    found = connection.execute(select(func.max(patrol.c.number)).where(patrol.c.number.startswith(prefix)))
    number: str | None = found.scalar_one()
    return number
