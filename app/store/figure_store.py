"""What the figures of alert quality are made of: few columns of many alerts."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from app.domain.alert import OPEN_STATES, AlertKind, Severity, Verdict
from app.store.tables import alert, visible


class AlertFact(NamedTuple):
    """One alert as the figures see it; `object` is its asset, else its source."""

    raised_at: datetime
    kind: AlertKind
    severity: Severity
    object: str
    acknowledged_at: datetime | None = None
    closed_at: datetime | None = None
    verdict: Verdict | None = None


def raised_or_open(connection: Connection, since: datetime, until: datetime) -> list[AlertFact]:
    """Alerts raised in [since, until), and those raised before `until` that are open now; neither tests nor held."""
    raised_at = func.coalesce(alert.c.raised_at, alert.c.received_at, type_=alert.c.raised_at.type)
    thing = func.coalesce(func.nullif(alert.c.asset_code, ""), alert.c.source)
    rows = connection.execute(
        select(
            raised_at, alert.c.kind, alert.c.severity, thing, alert.c.acknowledged_at, alert.c.closed_at,
            alert.c.verdict,
        ).where(
            visible(alert),
            alert.c.is_test.is_(False),
            alert.c.held_until.is_(None),
            alert.c.received_at < until,
            or_(alert.c.received_at >= since, alert.c.state.in_(OPEN_STATES)),
        )
    )  # fmt: skip
    return [AlertFact(*row) for row in rows]
