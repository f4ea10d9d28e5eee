"""Signed sheets of handovers and their items."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import Shift
from app.domain.handover import Handover, HandoverItem
from app.store.duty_store import shifts
from app.store.records import RecordStore
from app.store.tables import handover, handover_item, shift

handovers: RecordStore[Handover] = RecordStore(Handover)
items: RecordStore[HandoverItem] = RecordStore(HandoverItem)


def items_of(connection: Connection, handover_id: str) -> list[HandoverItem]:
    """The lines of a sheet as they stand on it."""
    return items.find(connection, handover_item.c.handover_id == handover_id, order=(handover_item.c.number,))


def latest(connection: Connection, limit: int = 60) -> list[Handover]:
    """The sheets that were made last, the newest first."""
    return handovers.find(connection, order=(handover.c.shift_from.desc(), handover.c.row_no.desc()), limit=limit)


def of_shift(connection: Connection, shift_id: str) -> Handover | None:
    """The sheet of a shift; None while there is none."""
    found = handovers.find(connection, handover.c.shift_id == shift_id, order=(handover.c.row_no.desc(),), limit=1)
    return found[0] if found else None


def county_shift(connection: Connection, now: datetime, back: int) -> Shift | None:
    """The county's shift that began last, or the one so many before it."""
    found = shifts.find(
        connection,
        shift.c.room_id.is_(None),
        shift.c.starts_at <= now,
        order=(shift.c.starts_at.desc(),),
        limit=back + 1,
    )
    return found[back] if back < len(found) else None


def ended_shifts(connection: Connection, since: datetime, until: datetime) -> list[Shift]:
    """The county's shifts that ended in [since, until), the latest first."""
    return shifts.find(
        connection,
        shift.c.room_id.is_(None),
        shift.c.ends_at >= since,
        shift.c.ends_at < until,
        order=(shift.c.ends_at.desc(),),
    )
