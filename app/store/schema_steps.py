"""Running Alembic. Imported only when a database is not at this program's schema: it costs a quarter of a second."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def migration_config() -> Config:
    """Alembic's configuration, made in code: there is no ini file to lose."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def known_revisions() -> set[str]:
    """Every schema there has been, up to this program's."""
    return {script.revision for script in ScriptDirectory.from_config(migration_config()).walk_revisions()}


def run(connection: Connection) -> None:
    """Run the steps that are missing, in the caller's transaction."""
    config = migration_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
