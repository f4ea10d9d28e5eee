"""Orders of duty levels."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty_level import LevelOrder
from app.store.records import RecordStore
from app.store.tables import level_order

orders: RecordStore[LevelOrder] = RecordStore(LevelOrder)


def standing(connection: Connection) -> list[LevelOrder]:
    """The orders that hold, those of the county first."""
    found = orders.find(connection, level_order.c.ended_at.is_(None), order=(level_order.c.row_no,))
    return sorted(found, key=lambda one: one.area_id is not None)


def due(connection: Connection, now: datetime) -> list[LevelOrder]:
    """The orders whose time is over."""
    return orders.find(connection, level_order.c.ended_at.is_(None), level_order.c.until <= now)
