"""Bringing a database to this program's schema: made when new, refused when newer, backed up before it is changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.errors import StoreUnavailable
from app.store.backups import back_up
from app.store.engine import Database


def migration_config() -> Config:
    """Alembic's configuration, made in code: there is no ini file to lose."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def head_revision() -> str:
    """The schema this program writes."""
    head = ScriptDirectory.from_config(migration_config()).get_current_head()
    assert head is not None  # noqa: S101  the program ships with at least one migration
    return head


def current_revision(database: Database) -> str | None:
    """The schema the database has; None when it has none yet."""
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, backups: Path) -> Path | None:
    """Bring the database to this program's schema; the backup made before, if it was older.

    A newer schema is refused untouched: this program would write rows that the newer one does not expect.
    """
    current, head = current_revision(database), head_revision()
    if current == head:
        return None
    known = {script.revision for script in ScriptDirectory.from_config(migration_config()).walk_revisions()}
    if current is not None and current not in known:
        raise StoreUnavailable(
            "The database was written by a newer version of this program. It was left as it is; install that version."
        )
    copy = None
    if current is not None:
        copy = backups / f"before-{head}-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite"
        back_up(database.file, copy)
    config = migration_config()
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy
