"""Bringing a database to this program's schema: made when new, refused when newer, backed up before it is changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, MetaData, Table, Text, inspect, select

from app.errors import StoreUnavailable
from app.store.backups import back_up
from app.store.engine import Database

HEAD = "0029"
"""The schema this program writes: the newest file of `migrations/versions` (a test compares)."""

_VERSION = Table("alembic_version", MetaData(), Column("version_num", Text))


def current_revision(database: Database) -> str | None:
    """The schema the database has; None when it has none yet."""
    with database.read() as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return None
        return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none()


def upgrade(database: Database, backups: Path) -> Path | None:
    """Bring the database to this program's schema; the backup made before, if it was older.

    A newer schema is refused untouched: this program would write rows that the newer one does not expect.
    """
    current = current_revision(database)
    if current == HEAD:
        return None
    from app.store import schema_steps

    if current is not None and current not in schema_steps.known_revisions():
        raise StoreUnavailable(
            "The database was written by a newer version of this program. It was left as it is; install that version."
        )
    copy = None
    if current is not None:
        copy = backups / f"before-{HEAD}-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite"
        back_up(database.file, copy)
    with database.write() as connection:
        schema_steps.run(connection)
    return copy
