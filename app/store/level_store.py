"""Orders of duty levels."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import DutyLevel
from app.domain.duty_level import DutyLevels, LevelOrder
from app.store import unit_store
from app.store.records import RecordStore
from app.store.tables import level_order

ASPECT = "duty_level"
orders: RecordStore[LevelOrder] = RecordStore(LevelOrder)


def levels_at(connection: Connection, moment: datetime) -> DutyLevels:
    """Which levels held at `moment`: normal where none was ordered."""
    county = unit_store.intervals_at(connection, "county", ASPECT, moment)
    rooms = unit_store.intervals_at(connection, "area", ASPECT, moment)
    return DutyLevels(
        DutyLevel(next(iter(county.values()), DutyLevel.NORMAL)), {key: DutyLevel(one) for key, one in rooms.items()}
    )


def standing(connection: Connection) -> list[LevelOrder]:
    """The orders that hold, those of the county first."""
    found = orders.find(connection, level_order.c.ended_at.is_(None), order=(level_order.c.row_no,))
    return sorted(found, key=lambda one: one.area_id is not None)


def due(connection: Connection, now: datetime) -> list[LevelOrder]:
    """The orders whose time is over."""
    return orders.find(connection, level_order.c.ended_at.is_(None), level_order.c.until <= now)
