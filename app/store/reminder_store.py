"""Reminders, what is due first at the top."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.reminder import Reminder
from app.store.records import RecordStore
from app.store.tables import reminder

reminders: RecordStore[Reminder] = RecordStore(Reminder)


def standing(connection: Connection) -> list[Reminder]:
    """Those that are not done, the first due first."""
    return reminders.find(connection, reminder.c.done_at.is_(None), order=(reminder.c.due_at, reminder.c.row_no))
