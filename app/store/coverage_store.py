"""What coverage is reckoned from: tracks of many units, and when units were to be under way; few columns, many rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Connection, Text, case, func, literal, or_, select, type_coerce

from app.domain.alert import AlertState
from app.domain.duty import PostRole
from app.domain.hazard import HAZARD_ENDS
from app.domain.patrol import PatrolStatus
from app.domain.signal import BY_HAND
from app.domain.unit import UnitState
from app.store.tables import alert, case_file, fix, hazard, interval, patrol, patrol_stop, roster_slot, visible
from app.store.unit_states import ON_ROSTER

PATROLLED = (
    PatrolStatus.ISSUED, PatrolStatus.ACTIVE, PatrolStatus.PAUSED, PatrolStatus.FINISHED, PatrolStatus.REVIEWED,
    PatrolStatus.MISSED,
)  # fmt: skip
PATROL = "patrol"
"""What alerts and hazards that were found on patrol name as their origin."""
UNDER_WAY = (UnitState.PATROLLING, UnitState.DISPATCHED, UnitState.ON_SCENE, UnitState.RETURNING)


def tracks(
    connection: Connection, unit_ids: Iterable[str], since: datetime, until: datetime
) -> list[NDArray[np.float64]]:
    """The tracks of these units in [since, until), each in the form of `fix_store.track`.

    Text and numbers need no conversion: a million positions take a second this way, five by the types of the columns.
    """
    found = []
    for unit_id in unit_ids:
        rows = connection.execute(
            select(type_coerce(fix.c.at, BigInteger), fix.c.lon, fix.c.lat, fix.c.speed_kmh)
            .where(fix.c.unit_id == unit_id, fix.c.at >= since, fix.c.at < until, fix.c.doubt.is_(None), visible(fix))
            .order_by(fix.c.at)
        )
        plain: Sequence[tuple[object, ...]] = rows.cursor.fetchall() if rows.cursor else []
        track = np.array(plain, dtype=np.float64).reshape(-1, 4)
        track[:, 0] /= 1e6
        found.append(track)
    return found


def duty_spans(connection: Connection, since: datetime, until: datetime) -> list[tuple[str, datetime, datetime]]:
    """When units were to be under way in [since, until]: on patrol or guard by the roster, told as
    under way, or on a patrol that was issued."""
    slots = connection.execute(
        select(roster_slot.c.unit_id, roster_slot.c.valid_from, roster_slot.c.valid_to).where(
            visible(roster_slot),
            roster_slot.c.unit_id.is_not(None),
            roster_slot.c.role.in_((PostRole.PATROL, PostRole.GUARD)),
            roster_slot.c.state.in_(ON_ROSTER),
            roster_slot.c.valid_from < until,
            roster_slot.c.valid_to > since,
        )
    )
    told = connection.execute(
        select(interval.c.subject_id, interval.c.valid_from, interval.c.valid_to).where(
            visible(interval),
            interval.c.subject == "unit",
            interval.c.aspect == "state",
            interval.c.value.in_(UNDER_WAY),
            interval.c.valid_from < until,
            or_(interval.c.valid_to.is_(None), interval.c.valid_to > since),
        )
    )
    patrols = connection.execute(
        select(
            patrol.c.unit_id, func.coalesce(patrol.c.started_at, patrol.c.begins_at),
            func.coalesce(patrol.c.finished_at, patrol.c.ends_at),
        ).where(
            visible(patrol), patrol.c.status.in_(PATROLLED), patrol.c.begins_at < until, patrol.c.ends_at > since
        )
    )  # fmt: skip
    spans = [*slots.all(), *told.all(), *patrols.all()]
    return [(str(key), max(begin, since), min(end or until, until)) for key, begin, end in spans]


def point_checks(connection: Connection, since: datetime, until: datetime) -> list[tuple[str, str, datetime, datetime]]:
    """Check points of patrols that stand on an asset and were reached in [since, until): the asset, the unit, when it
    came and when it left."""
    found = connection.execute(
        select(patrol_stop.c.asset_id, patrol.c.unit_id, patrol_stop.c.reached_at, patrol_stop.c.left_at)
        .join(patrol, patrol.c.id == patrol_stop.c.patrol_id)
        .where(
            visible(patrol_stop),
            visible(patrol),
            patrol_stop.c.asset_id.is_not(None),
            patrol_stop.c.reached_at >= since,
            patrol_stop.c.reached_at < until,
        )
    )
    return [(str(asset), str(unit), came, left or came) for asset, unit, came, left in found]


def problems(connection: Connection, since: datetime, until: datetime) -> tuple[int, int]:
    """What patrols found in [since, until), and how much of it was dealt with: alerts that were told on patrol and are
    closed, hazards that came to their end, and every case, for to open one is the lawful way to deal with it."""
    told = (
        (alert, alert.c.occurred_at, alert.c.state == AlertState.CLOSED,
         (alert.c.source == BY_HAND) & alert.c.source_id.startswith(f"{PATROL}:")),
        (hazard, hazard.c.found_at, hazard.c.state.in_(HAZARD_ENDS), hazard.c.subject == PATROL),
        (case_file, case_file.c.discovered_at, literal(value=True),
         type_coerce(case_file.c.source, Text) == PATROL.upper()),
    )  # fmt: skip
    found = dealt = 0
    for table, at, is_dealt, is_ours in told:
        row = connection.execute(
            select(func.count(), func.sum(case((is_dealt, 1), else_=0))).where(
                visible(table), is_ours, at >= since, at < until
            )
        ).one()
        found, dealt = found + int(row[0]), dealt + int(row[1] or 0)
    return found, dealt
