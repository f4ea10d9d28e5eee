"""Alerts, newest and most urgent first."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from app.domain.alert import OPEN_STATES, URGENCY, Alert, AlertKind, AlertState, Severity
from app.store.column_types import Attributes, Moment, Word, from_micros
from app.store.records import RecordStore
from app.store.tables import alert, asset, visible

alerts: RecordStore[Alert] = RecordStore(Alert)

MOST_OPEN = 5_000
"""So many open alerts are given to the screen; what is left out is said there."""
_WAITING = (AlertState.UNACK, AlertState.RTN_UNACK)
_TICKED = (AlertState.UNACK, AlertState.RTN_UNACK, AlertState.HELD, AlertState.SHELVED)


def open_alerts(connection: Connection, limit: int = MOST_OPEN) -> list[Alert]:
    """Those that still need somebody: unacknowledged first, then by severity, then newest first."""
    waiting = case((alert.c.state.in_(_WAITING), 0), else_=1)
    urgency = case(*((alert.c.severity == severity, rank) for severity, rank in URGENCY.items()), else_=9)
    query = alerts.query(alert.c.state.in_(OPEN_STATES))
    return many(connection, query.order_by(waiting, urgency, alert.c.occurred_at.desc()).limit(limit))


def open_counts(connection: Connection) -> dict[tuple[AlertState, Severity], int]:
    """How many stand open, by state and severity; tests of the alarm are no figures."""
    rows = connection.execute(
        select(alert.c.state, alert.c.severity, func.count())
        .where(visible(alert), alert.c.state.in_(OPEN_STATES), alert.c.is_test.is_(False))
        .group_by(alert.c.state, alert.c.severity)
    )
    return {(state, severity): int(number) for state, severity, number in rows}


def open_number(connection: Connection) -> int:
    """How many stand open, tests too."""
    return alerts.count(connection, alert.c.state.in_(OPEN_STATES))


def between(connection: Connection, since: datetime, until: datetime, limit: int = 20_000) -> list[Alert]:
    """Alerts that occurred in [since, until), newest first."""
    query = alerts.query(alert.c.occurred_at >= since, alert.c.occurred_at < until)
    return many(connection, query.order_by(alert.c.occurred_at.desc()).limit(limit))


def of_source(connection: Connection, source: str, source_id: str) -> Alert | None:
    """The newest alert that a source has told under this id."""
    query = alerts.query(alert.c.source == source, alert.c.source_id == source_id)
    return _first(connection, query.order_by(alert.c.row_no.desc()))


def of_object(
    connection: Connection, source: str, kind: AlertKind, asset_id: str | None, asset_code: str, since: datetime
) -> Alert | None:
    """The newest alert of a kind that a source told of an object since then."""
    about = alert.c.asset_id == asset_id if asset_id else alert.c.asset_code == asset_code
    query = alerts.query(
        about, alert.c.occurred_at >= since, alert.c.kind == kind, alert.c.source == source, alert.c.is_test.is_(False)
    )
    return _first(connection, query.order_by(alert.c.occurred_at.desc()))


def open_kin(connection: Connection, roots: Collection[str], since: datetime) -> list[Alert]:
    """Open alerts since then on these assets or on what belongs to them."""
    of_them = select(asset.c.id).where(asset.c.parent_id.in_(roots))
    about = or_(alert.c.asset_id.in_(roots), alert.c.asset_id.in_(of_them))
    query = alerts.query(alert.c.occurred_at >= since, alert.c.state.in_(OPEN_STATES), about)
    return many(connection, query.order_by(alert.c.occurred_at).limit(50))


def in_box(
    connection: Connection,
    box: tuple[float, float, float, float],
    since: datetime,
    *more: ColumnElement[bool],
    kinds: Collection[AlertKind] = (),
    only_open: bool = False,
    limit: int = 500,
) -> list[Alert]:
    """Alerts since then within (min lon, min lat, max lon, max lat), newest first."""
    conditions = [
        alert.c.occurred_at >= since,
        alert.c.lon.between(box[0], box[2]),
        alert.c.lat.between(box[1], box[3]),
        *more,
    ]
    if kinds:
        conditions.append(alert.c.kind.in_(kinds))
    if only_open:
        conditions.append(alert.c.state.in_(OPEN_STATES))
    return many(connection, alerts.query(*conditions).order_by(alert.c.occurred_at.desc()).limit(limit))


def of_asset(connection: Connection, asset_id: str, since: datetime, limit: int = 500) -> list[Alert]:
    """Alerts on an asset since then, newest first."""
    query = alerts.query(alert.c.asset_id == asset_id, alert.c.occurred_at >= since)
    return many(connection, query.order_by(alert.c.occurred_at.desc()).limit(limit))


def due(connection: Connection, now: datetime, raised_since: datetime, steps: int) -> list[Alert]:
    """What a clock may have to act on: holds and shelves that have ended, and what still waits and may escalate."""
    ended = or_(
        (alert.c.state == AlertState.HELD) & (alert.c.held_until <= now),
        (alert.c.state == AlertState.SHELVED) & (alert.c.shelved_until <= now),
        alert.c.state.in_(_WAITING) & (alert.c.raised_at >= raised_since) & (alert.c.escalation < steps),
    )
    return many(connection, alerts.query(alert.c.state.in_(_TICKED), ended).order_by(alert.c.row_no))


def raised_times(connection: Connection, since: datetime) -> list[datetime]:
    """When alerts were raised since then, for the flood: not those held back, not tests."""
    rows = connection.execute(
        select(alert.c.raised_at).where(
            visible(alert),
            alert.c.received_at >= since,
            alert.c.raised_at.is_not(None),
            alert.c.is_test.is_(False),
        )
    )
    return [at for at in rows.scalars() if at is not None]


def raised_since(connection: Connection, since: datetime, limit: int = 500) -> tuple[list[Alert], int]:
    """What was raised since then, newest first, and how many that are in all."""
    conditions = (alert.c.received_at >= since, alert.c.raised_at > since)
    total = alerts.count(connection, *conditions)
    query = alerts.query(*conditions).order_by(alert.c.raised_at.desc()).limit(limit)
    return many(connection, query), total


def alarm_tests(connection: Connection, limit: int = 24) -> list[Alert]:
    """The newest tests of the alarm."""
    query = alerts.query(alert.c.source == "alarm-test", alert.c.is_test.is_(True))
    return many(connection, query.order_by(alert.c.received_at.desc()).limit(limit))


def occurred_at(connection: Connection, since: datetime) -> list[datetime]:
    """When alerts occurred since then, for charts."""
    return list(
        connection.execute(
            select(alert.c.occurred_at).where(visible(alert), alert.c.occurred_at >= since, alert.c.is_test.is_(False))
        ).scalars()
    )


def _first(connection: Connection, query: Select[Any]) -> Alert | None:
    found = many(connection, query.limit(1))
    return found[0] if found else None


def many(connection: Connection, query: Select[Any]) -> list[Alert]:
    """The alerts of a query made by `alerts.query`, four times faster than row by row through mappings.

    Columns are converted here, and the frozen record is filled without its keyword constructor, because a desk that
    opens on ten thousand alerts must not wait for half a million calls.
    """
    result = connection.execute(query)
    rows: Sequence[Sequence[Any]] = result.cursor.fetchall() if result.cursor else []
    found: list[Alert] = []
    for row in rows:
        values = dict(zip(_NAMES, row, strict=True))
        for name, put in _CONVERTED:
            if (value := values[name]) is not None:
                values[name] = put(value)
        one = object.__new__(Alert)
        one.__dict__.update(values)
        found.append(one)
    return found


def _converter(name: str) -> Callable[[Any], Any] | None:
    kind = alert.c[name].type
    if isinstance(kind, Moment):
        return from_micros
    if isinstance(kind, Word):
        return {str(word): word for word in kind.words}.__getitem__
    if isinstance(kind, Attributes):
        return _attributes
    return bool if str(kind) == "BOOLEAN" else None


def _attributes(text: str) -> Mapping[str, Any]:
    return {} if text == "{}" else json.loads(text)


_NAMES = tuple(alerts.names)
_CONVERTED = tuple((name, put) for name in _NAMES if (put := _converter(name)) is not None)
