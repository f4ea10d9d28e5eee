"""Which alerts a user has looked at, and until when the user was at the desk."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import seen

AT_THE_DESK = ""
"""The empty alert: its time is when the user was last there."""
TOLD_FROM = "told-from"
"""No alert's key: its time is when the user left, before a telling of which something was not looked at yet."""


def mark(connection: Connection, user_id: str, alert_ids: Collection[str], at: datetime) -> None:
    """Note that a user has seen these alerts by then; earlier notes give way."""
    rows = [{"user_id": user_id, "alert_id": alert_id, "at": at} for alert_id in dict.fromkeys(alert_ids)]
    for begin in range(0, len(rows), 500):
        some = rows[begin : begin + 500]
        named = seen.c.alert_id.in_([row["alert_id"] for row in some])
        connection.execute(delete(seen).where(seen.c.user_id == user_id, named))
        connection.execute(insert(seen), some)


def seen_of(connection: Connection, user_id: str, alert_ids: Collection[str]) -> dict[str, datetime]:
    """When a user saw each of these alerts; those not seen are left out."""
    found: dict[str, datetime] = {}
    wanted = list(alert_ids)
    for at in range(0, len(wanted), 500):
        rows = connection.execute(
            select(seen.c.alert_id, seen.c.at).where(
                seen.c.user_id == user_id, seen.c.alert_id.in_(wanted[at : at + 500])
            )
        )
        found |= {alert_id: moment for alert_id, moment in rows}  # noqa: C416  rows are no pairs to mypy
    return found


def forget(connection: Connection, user_id: str, alert_id: str) -> None:
    """The note is no longer needed."""
    connection.execute(delete(seen).where(seen.c.user_id == user_id, seen.c.alert_id == alert_id))


def told_from(connection: Connection, user_id: str) -> datetime | None:
    """Since when a user has been told of what came, and has not looked at all of it; None if there is nothing."""
    return seen_of(connection, user_id, (TOLD_FROM,)).get(TOLD_FROM)


def last_there(connection: Connection, user_id: str) -> datetime | None:
    """Until when a user was at the desk; None if never."""
    return seen_of(connection, user_id, (AT_THE_DESK,)).get(AT_THE_DESK)
