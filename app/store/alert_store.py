"""Alerts, newest and most urgent first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, case, select

from app.domain.alert import OPEN_STATES, URGENCY, Alert, AlertState
from app.store.records import RecordStore
from app.store.tables import alert, visible

alerts: RecordStore[Alert] = RecordStore(Alert)


def open_alerts(connection: Connection, limit: int = 2_000) -> list[Alert]:
    """Those that still need somebody: unacknowledged first, then by severity, then newest first."""
    waiting = case((alert.c.state.in_((AlertState.UNACK, AlertState.RTN_UNACK)), 0), else_=1)
    urgency = case(*((alert.c.severity == severity, rank) for severity, rank in URGENCY.items()), else_=9)
    return alerts.find(
        connection, alert.c.state.in_(OPEN_STATES), order=(waiting, urgency, alert.c.occurred_at.desc()), limit=limit
    )


def between(connection: Connection, since: datetime, until: datetime, limit: int = 20_000) -> list[Alert]:
    """Alerts that occurred in [since, until), newest first."""
    return alerts.find(
        connection,
        alert.c.occurred_at >= since,
        alert.c.occurred_at < until,
        order=(alert.c.occurred_at.desc(),),
        limit=limit,
    )


def of_source(connection: Connection, source: str, source_id: str) -> Alert | None:
    """The alert a source has told before under this id."""
    row = connection.execute(alerts.query(alert.c.source == source, alert.c.source_id == source_id)).mappings().first()
    return None if row is None else alerts.from_row(row)


def occurred_at(connection: Connection, since: datetime) -> list[datetime]:
    """When alerts occurred since then, for charts."""
    return list(
        connection.execute(select(alert.c.occurred_at).where(visible(alert), alert.c.occurred_at >= since)).scalars()
    )
