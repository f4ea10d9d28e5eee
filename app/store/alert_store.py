"""Alerts, newest and most urgent first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Connection,
    Select,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    true,
    type_coerce,
)

from app.domain.alert import OPEN_STATES, URGENCY, Alert, AlertKind, AlertState, Severity
from app.store.alert_rows import alerts as alerts
from app.store.alert_rows import many as many
from app.store.column_types import to_micros
from app.store.tables import alert, asset, visible

MOST_OPEN = 5_000
"""So many open alerts are given to the screen; what is left out is said there."""
_WAITING = (AlertState.UNACK, AlertState.RTN_UNACK)
_TICKED = (AlertState.UNACK, AlertState.RTN_UNACK, AlertState.HELD, AlertState.SHELVED)


# What every signal asks is made once: to make a statement takes longer than to run it.
_OF_SOURCE = (
    alerts.query(alert.c.source == bindparam("of_source"), alert.c.source_id == bindparam("of_id"))
    .order_by(alert.c.row_no.desc())
    .limit(1)
)
_ROOTS: BindParameter[Any] = bindparam("roots", expanding=True)
_OPEN_KIN = (
    alerts.query(
        alert.c.occurred_at >= bindparam("since", type_=alert.c.occurred_at.type),
        alert.c.state.in_(OPEN_STATES),
        or_(
            alert.c.asset_id.in_(_ROOTS), alert.c.asset_id.in_(select(asset.c.id).where(asset.c.parent_id.in_(_ROOTS)))
        ),
    )
    .order_by(alert.c.occurred_at)
    .limit(50)
)
_NEAR = (
    alerts.query(
        alert.c.occurred_at >= bindparam("since", type_=alert.c.occurred_at.type),
        alert.c.state.in_(OPEN_STATES),
        alert.c.kind.in_(bindparam("kinds", expanding=True)),
        alert.c.lon.between(bindparam("west"), bindparam("east")),
        alert.c.lat.between(bindparam("south"), bindparam("north")),
    )
    .order_by(alert.c.occurred_at.desc())
    .limit(500)
)


def open_alerts(connection: Connection, limit: int = MOST_OPEN) -> list[Alert]:
    """Those that still need somebody: unacknowledged first, then by severity, then newest first."""
    waiting = case((alert.c.state.in_(_WAITING), 0), else_=1)
    urgency = case(*((alert.c.severity == severity, rank) for severity, rank in URGENCY.items()), else_=9)
    query = alerts.query(alert.c.state.in_(OPEN_STATES))
    return many(connection, query.order_by(waiting, urgency, alert.c.occurred_at.desc()).limit(limit))


def of_keys(connection: Connection, keys: Collection[str]) -> list[Alert]:
    """These alerts, in no order; those that are gone are left out."""
    return many(connection, alerts.query(alert.c.id.in_(list(keys))))


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


def between(connection: Connection, since: datetime, until: datetime, most: int | None = None) -> list[Alert]:
    """Alerts that occurred in [since, until), newest first, without tests of the alarm; with `most` so many."""
    query = alerts.query(alert.c.occurred_at >= since, alert.c.occurred_at < until, alert.c.is_test.is_(False))
    return many(connection, query.order_by(alert.c.occurred_at.desc()).limit(most))


def number_between(connection: Connection, since: datetime, until: datetime) -> int:
    """How many alerts occurred in [since, until); tests of the alarm are none."""
    return alerts.count(
        connection, alert.c.occurred_at >= since, alert.c.occurred_at < until, alert.c.is_test.is_(False)
    )


def of_source(connection: Connection, source: str, source_id: str) -> Alert | None:
    """The newest alert that a source has told under this id."""
    found = many(connection, _OF_SOURCE, {"of_source": source, "of_id": source_id})
    return found[0] if found else None


def standing_of(connection: Connection, source: str) -> list[Alert]:
    """The open alerts of a source whose condition still stands."""
    return many(connection, alerts.query(alert.c.source == source, alert.c.active, alert.c.closed_at.is_(None)))


def was_told(connection: Connection, source: str, source_id: str, at: datetime) -> bool:
    """Whether an alert of this id stood at a time: what is told of then is known."""
    return bool(
        alerts.count(
            connection,
            alert.c.source == source,
            alert.c.source_id == source_id,
            alert.c.occurred_at <= at,
            alert.c.last_at >= at,
        )
    )


def of_object(
    connection: Connection, source: str, kind: AlertKind, asset_id: str | None, asset_code: str, since: datetime
) -> Alert | None:
    """The newest alert of a kind that a source told of an object since then."""
    about = alert.c.asset_id == asset_id if asset_id else alert.c.asset_code == asset_code
    query = alerts.query(
        about, alert.c.occurred_at >= since, alert.c.kind == kind, alert.c.source == source, alert.c.is_test.is_(False)
    )
    return _first(connection, query.order_by(alert.c.occurred_at.desc()))


def of_spot(
    connection: Connection, source: str, kind: AlertKind, box: tuple[float, float, float, float], since: datetime
) -> list[Alert]:
    """Alerts of a kind that a source told since then within west, south, east, north, of no asset; newest first."""
    west, south, east, north = box
    query = alerts.query(
        alert.c.occurred_at >= since,
        alert.c.kind == kind,
        alert.c.source == source,
        alert.c.asset_code == "",
        alert.c.is_test.is_(False),
        alert.c.lon.between(west, east),
        alert.c.lat.between(south, north),
    )
    return many(connection, query.order_by(alert.c.occurred_at.desc()).limit(50))


def open_kin(connection: Connection, roots: Collection[str], since: datetime) -> list[Alert]:
    """Open alerts since then on these assets or on what belongs to them."""
    return many(connection, _OPEN_KIN, {"roots": list(roots), "since": since})


def open_near(
    connection: Connection, box: tuple[float, float, float, float], kinds: Collection[AlertKind], since: datetime
) -> list[Alert]:
    """Open alerts of some kinds since then within west, south, east, north, newest first."""
    west, south, east, north = box
    values = {"west": west, "south": south, "east": east, "north": north, "kinds": list(kinds), "since": since}
    return many(connection, _NEAR, values)


def due(
    connection: Connection,
    now: datetime,
    raised_since: datetime,
    limits: Mapping[str | None, Mapping[Severity, timedelta]],
    steps: int,
) -> list[Alert]:
    """What the clock has to act on: holds and shelves that have ended, and what nobody acknowledged in time.

    An alert raised since then is due again after each of the `limits` of its severity, `steps` times in all; they are
    told by room, under None for every other place.
    """
    raised_us = type_coerce(alert.c.raised_at, BigInteger)
    rooms = [room for room in limits if room is not None]
    elsewhere = alert.c.area_id.is_(None) | alert.c.area_id.not_in(rooms) if rooms else true()
    late = [
        (elsewhere if room is None else alert.c.area_id == room)
        & (alert.c.severity == severity)
        & (raised_us + limit // timedelta(microseconds=1) * (alert.c.escalation + 1) <= to_micros(now))
        for room, own in limits.items()
        for severity, limit in own.items()
    ]
    waits = (
        alert.c.state.in_(_WAITING)
        & (alert.c.raised_at >= raised_since)
        & (alert.c.escalation < steps)
        & alert.c.is_test.is_(False)
    )
    ended = or_(
        (alert.c.state == AlertState.HELD) & (alert.c.held_until <= now),
        (alert.c.state == AlertState.SHELVED) & (alert.c.shelved_until <= now),
        waits & or_(false(), *late),
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


def closed_since(connection: Connection, since: datetime, limit: int = 500) -> list[Alert]:
    """What was closed since then, the latest first; no tests."""
    query = alerts.query(
        alert.c.state == AlertState.CLOSED, alert.c.closed_at >= since, alert.c.is_test.is_(False)
    ).order_by(alert.c.closed_at.desc())
    return many(connection, query.limit(limit))


def alarm_tests(connection: Connection, limit: int = 24) -> list[Alert]:
    """The newest tests of the alarm."""
    query = alerts.query(alert.c.source == "alarm-test", alert.c.is_test.is_(True))
    return many(connection, query.order_by(alert.c.received_at.desc()).limit(limit))


def places_since(connection: Connection, since: datetime, until: datetime | None = None) -> list[tuple[float, float]]:
    """(lon, lat) of the alerts since then (by `until`) that have a place; tests of the alarm are none."""
    by_then = () if until is None else (alert.c.occurred_at <= until,)
    found = alerts.columns(
        connection, ("lon", "lat"), alert.c.occurred_at >= since, alert.c.lon.is_not(None),
        alert.c.is_test.is_(False), *by_then, plain=True,
    )  # fmt: skip
    return list(zip(found["lon"], found["lat"], strict=True))


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
