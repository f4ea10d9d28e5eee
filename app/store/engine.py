"""Opening the database: the writer's engine and the readers' engine over one SQLite file (or one server).

SQLite: WAL so that readers never wait, synchronous=FULL so that what the screen confirmed survives a power cut,
foreign keys, a busy timeout for a second program's short writes. Writers begin IMMEDIATE, so that two of them queue
instead of failing at commit.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from app.errors import AppError, StoreUnavailable

BUSY_TIMEOUT_MS = 10_000
WRITER_CACHE_KB, READER_CACHE_KB = 16_384, 2_048
"""The writer changes pages all over the indexes; readers mostly pass through once, and the system caches the file."""


class Database:
    """The two ways into one database; knows nothing of what is kept.

    `form` are the pragmas that only a file that is still empty obeys.
    """

    def __init__(self, file: Path, form: Sequence[str] = ()) -> None:
        self.file = file
        self._writer = _sqlite_engine(file, reading=False, connections=1, form=form)
        self._readers = _sqlite_engine(file, reading=True, connections=4)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of this computer, which has room or has none."""
        return self._writer.dialect.name == "sqlite"

    @property
    def writer_engine(self) -> Engine:
        """For Alembic, which wants an engine; everybody else uses `write`."""
        return self._writer

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one committed state and can change nothing."""
        with _told_plainly(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with _told_plainly(), self._writer.begin() as connection:
            yield connection

    def run_alone(self, script: str) -> None:
        """Run a statement of SQLite's that is a transaction by itself, stepped to its end."""
        with _told_plainly(), contextlib.closing(self._writer.raw_connection()) as raw:
            raw.cursor().executescript(script)

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Put what the database says of the world (full, locked, read-only, damaged) into sentences; bugs stay bugs."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        plain = plain_words(str(getattr(error, "orig", error)))
        if plain is None:
            raise
        raise plain from error


def plain_words(text: str) -> AppError | None:
    """The expected failure that a database's message means, or None where it is a bug of ours."""
    for sign, sentence in _SIGNS:
        if sign in text:
            return StoreUnavailable(sentence, text=text)
    return None


_SIGNS = (
    (
        "disk is full",
        "The disk is full. What was saved before is kept, this change is not; free some space and repeat it.",
    ),
    ("database is locked", "Another program holds the database. Nothing was changed; try again in a moment."),
    ("readonly database", "The data directory is read-only. Nothing was changed; ask for the right to write there."),
    ("unable to open", "The database file cannot be opened. Check that the data directory exists and may be written."),
    (
        "disk I/O error",
        "The disk reported an error. What was saved before is kept; check the disk, then restore a backup.",
    ),
    (
        "malformed",
        "The database file is damaged. It was left as it is; restore the newest backup from the backups folder.",
    ),
    (
        "not a database",
        "The file is not a database of this program. It was left as it is; choose another data directory.",
    ),
)


def _sqlite_engine(file: Path, *, reading: bool, connections: int, form: Sequence[str] = ()) -> Engine:
    engine = create_engine(
        f"sqlite:///{file}",
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0 if not reading else 4,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA cache_size = -{READER_CACHE_KB if reading else WRITER_CACHE_KB}")
        if reading:
            cursor.execute("PRAGMA query_only = ON")
        else:
            for pragma in form:
                cursor.execute(f"PRAGMA {pragma}")
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def is_operational(error: BaseException) -> bool:
    """Whether the world failed (rather than the program): worth keeping what could not be saved, and trying again."""
    return isinstance(error, (OperationalError, StoreUnavailable))
