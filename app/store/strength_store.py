"""What incidents and strength by place and hour are reckoned from: few columns of many rows, and no names.

Times come as the store keeps them, microseconds since 1970; words as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, func, literal_column, or_, select, type_coerce

from app.domain.alert import Verdict
from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.duty import PostRole, SlotState
from app.domain.strength import NO_INCIDENT_CALLS, NO_INCIDENT_STATES, OF_THE_FIELD, StaffingDecision
from app.domain.unit import GUARDING
from app.store.column_types import to_micros
from app.store.records import RecordStore
from app.store.tables import alert, asset, call, case_file, fix, roster_slot, staffing_decision, unit, visible

decisions: RecordStore[StaffingDecision] = RecordStore(StaffingDecision)
_assets: RecordStore[Asset] = RecordStore(Asset)


class CaseTime(NamedTuple):
    """When and where a case may have happened, when it was noticed and how; the alert that it was opened from."""

    id: str
    lon: float | None
    lat: float | None
    area_id: str | None
    occurred_from: int
    occurred_to: int
    discovered_at: int
    discovery: str
    asset_id: str | None
    source_id: str


class CallTime(NamedTuple):
    """When and where a call was, how it reached the desk, and the case that was made of it."""

    lon: float | None
    lat: float | None
    area_id: str | None
    occurred_at: int
    received_at: int
    source: str
    case_id: str | None


class AlertTime(NamedTuple):
    """When and where an alert was, and what it turned out to be."""

    id: str
    lon: float | None
    lat: float | None
    area_id: str | None
    occurred_at: int
    received_at: int
    verdict: str | None
    asset_id: str | None
    call_id: str | None
    group_id: str


class DutyTime(NamedTuple):
    """A post of a room that was held: heads that were there, told or (where nobody told) as they were on the roster."""

    area_id: str
    since: int
    until: int
    heads: int


def areas(connection: Connection, kind: AreaKind) -> dict[str, list[Any]]:
    """Key, code, name, shape, the jurisdiction and further values of every area of a kind."""
    names = ("id", "code", "name", "shape", "parent_id", "attributes")
    return _assets.columns(connection, names, asset.c.layer == AssetLayer.AREAS, asset.c.kind == kind)


def cases_between(connection: Connection, since: datetime, until: datetime) -> list[CaseTime]:
    """Cases that may have happened in [since, until)."""
    query = select(*(case_file.c[name] for name in CaseTime._fields)).where(
        visible(case_file), case_file.c.occurred_to >= since, case_file.c.occurred_from < until
    )
    return [CaseTime(*row) for row in _plain(connection, query)]


def calls_between(connection: Connection, since: datetime, until: datetime) -> list[CallTime]:
    """Calls that were received in [since, until): neither tests, nor tasks of one's own, nor what was none."""
    query = select(*(call.c[name] for name in CallTime._fields)).where(
        visible(call),
        call.c.received_at >= since,
        call.c.received_at < until,
        call.c.is_test.is_(False),
        call.c.category.not_in(NO_INCIDENT_CALLS),
        call.c.state.not_in(NO_INCIDENT_STATES),
    )
    return [CallTime(*row) for row in _plain(connection, query)]


def alerts_between(connection: Connection, since: datetime, all_since: datetime, until: datetime) -> list[AlertTime]:
    """Alerts of the field that were true in [since, until), and all of them from `all_since` on; no tests, and of
    alerts of one trouble only the one that stands for them."""
    query = select(*(alert.c[name] for name in AlertTime._fields)).where(
        visible(alert),
        alert.c.occurred_at >= since,
        alert.c.occurred_at < until,
        or_(alert.c.verdict == Verdict.TRUE, alert.c.occurred_at >= all_since),
        alert.c.kind.in_(OF_THE_FIELD),
        alert.c.is_test.is_(False),
        or_(alert.c.group_id == "", alert.c.group_id == alert.c.id),
    )
    return [AlertTime(*row) for row in _plain(connection, query)]


def duty_between(connection: Connection, since: datetime, until: datetime) -> list[DutyTime]:
    """Posts of rooms that were held in [since, until). Who stands by at home is nowhere, and a post of the county in
    no place."""
    query = select(
        roster_slot.c.area_id, roster_slot.c.valid_from, roster_slot.c.valid_to, roster_slot.c.state,
        roster_slot.c.present, roster_slot.c.needed,
    ).where(
        visible(roster_slot),
        roster_slot.c.area_id.is_not(None),
        roster_slot.c.valid_to > since,
        roster_slot.c.valid_from < until,
        roster_slot.c.role != PostRole.STANDBY,
        roster_slot.c.state != SlotState.ABSENT,
    )  # fmt: skip
    return [
        DutyTime(area_id, begin, end, needed if state == SlotState.ASSIGNED else present)
        for area_id, begin, end, state, present, needed in _plain(connection, query)
    ]


def patrols_sampled(connection: Connection, since: int, until: int, every: int) -> NDArray[np.float64]:
    """Where those who guard were in [since, until): rows of (microseconds, lon, lat), for each unit the first believed
    fix of each stretch of `every` microseconds. No unit is named.

    From stretch to stretch by search, never through the fixes between: a tracker that tells every second costs no more
    than one that tells every minute.
    """
    step: ColumnElement[int] = literal_column(str(every))
    at = type_coerce(fix.c.at, BigInteger)
    guards = select(unit.c.id).where(visible(unit), unit.c.kind.in_(GUARDING)).distinct().subquery()
    walk = select(guards.c.id.label("unit_id"), _first_from(guards.c.id, since).label("at")).cte("walk", recursive=True)
    next_stretch = (walk.c.at.op("/")(step) + literal_column("1")) * step
    walk = walk.union_all(select(walk.c.unit_id, _first_from(walk.c.unit_id, next_stretch)).where(walk.c.at < until))
    query = select(walk.c.at, fix.c.lon, fix.c.lat).where(
        walk.c.at < until, fix.c.unit_id == walk.c.unit_id, at == walk.c.at
    )
    return np.array(_plain(connection, query), dtype=np.float64).reshape(-1, 3)


def standing_decisions(connection: Connection, now: datetime) -> list[StaffingDecision]:
    """Accepted proposals that hold now, the newest first."""
    table = staffing_decision
    return decisions.find(
        connection,
        table.c.decision == "ACCEPTED",
        table.c.ended_at.is_(None),
        table.c.until > now,
        order=(table.c.row_no.desc(),),
    )


def latest_decisions(connection: Connection, limit: int = 20) -> list[StaffingDecision]:
    """What was decided last, the newest first."""
    return decisions.find(connection, order=(staffing_decision.c.row_no.desc(),), limit=limit)


def micros(moment: datetime) -> int:
    """A moment as these readers give it."""
    return to_micros(moment)


def _first_from(unit_id: Any, since: Any) -> Any:
    """The time of a unit's first believed fix that is not before `since`."""
    own = fix.alias()
    own_at = type_coerce(own.c.at, BigInteger)
    return (
        select(func.min(own_at))
        .where(own.c.unit_id == unit_id, own_at >= since, own.c.doubt.is_(None), visible(own))
        .scalar_subquery()
    )


def _plain(connection: Connection, query: Select[Any]) -> Sequence[Sequence[Any]]:
    """The driver's own rows: text and numbers need no conversion, which would take most of the time."""
    result = connection.execute(query)
    return result.cursor.fetchall() if result.cursor else []
