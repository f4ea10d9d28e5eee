"""The schema of a shared server: a desk takes it as it is or says what is wrong; to change it is for administrators.

Twenty desks of different versions on one database would otherwise change it under each other's hands.
"""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from app.errors import StoreUnavailable
from app.store.engine import Database
from app.store.files.file_tables import make_tables
from app.store.migrate import HEAD, current_revision

DUMP = "pg_dump"
UPGRADE_LOCK = 610_825
"""The number of the server's lock under which the schema is changed."""


def require_current(database: Database) -> None:
    """Raise `StoreUnavailable` where the server's schema is not the one this program writes."""
    current = current_revision(database)
    if current == HEAD:
        return
    if current is None:
        raise StoreUnavailable(
            "The shared database has no tables of this program yet. Nothing was changed; its administrator makes them "
            "with the command: db upgrade."
        )
    if current < HEAD:
        raise StoreUnavailable(
            "The shared database has an older schema ({found}) than this program writes ({own}). Nothing was changed; "
            "its administrator brings it up with the command: db upgrade.",
            found=current,
            own=HEAD,
        )
    raise StoreUnavailable(
        "The database was written by a newer version of this program. It was left as it is; install that version."
    )


def upgrade_server(database: Database, backups: Path) -> Path | None:
    """Make the tables, or bring them to this program's schema after a dump; where that lies. Raises `StoreUnavailable`
    where it is newer, or no dump can be made."""
    current = current_revision(database)
    if current == HEAD:
        return None
    dump = None
    if current is not None:
        if current > HEAD:
            require_current(database)
        dump = backups / f"before-{HEAD}-{datetime.now(UTC):%Y%m%d-%H%M%S}.dump"
        _dump(str(database.place), dump)
    from app.store import schema_steps

    with database.write() as connection:
        # Steps over a county's rows take as long as they take, and two administrators take turns.
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
        schema_steps.run(connection)
        make_tables(connection)
    return dump


def _dump(address: str, file: Path) -> None:
    """A whole copy by PostgreSQL's own program; it appears under its name only when complete."""
    program = shutil.which(DUMP)
    if program is None:
        raise StoreUnavailable(
            "{program} is not on this computer, and without a backup the schema is not changed. Nothing was changed; "
            "run this command where PostgreSQL's programs are installed.",
            program=DUMP,
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    done = subprocess.run(  # noqa: S603  the address comes from the administrator's own settings
        [program, "--format=custom", f"--file={part}", address], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StoreUnavailable(
            "The backup failed: {reason} Nothing was changed; mend that and repeat it.", reason=done.stderr.strip()
        )
    part.replace(file)
