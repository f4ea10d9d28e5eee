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


def standing_about(connection: Connection, subject: str) -> list[Reminder]:
    """Those that are not done and hang on a record of this noun."""
    return reminders.find(connection, reminder.c.done_at.is_(None), reminder.c.subject == subject)


def last_done_about(connection: Connection, subject: str, subject_id: str) -> Reminder | None:
    """The one that was done last of those on this record."""
    found = reminders.find(
        connection,
        reminder.c.done_at.is_not(None),
        reminder.c.subject == subject,
        reminder.c.subject_id == subject_id,
        order=(reminder.c.done_at.desc(),),
        limit=1,
    )
    return found[0] if found else None
