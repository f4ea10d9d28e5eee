"""The two ways into one database: the writer's engine and the readers' engine over a file of SQLite's or a server."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from app.errors import AppError, StoreUnavailable
from app.store.sqlite_engine import CACHE_KB, MASSES_CACHE_KB, sqlite_engine

READERS = 4


class Database:
    """The two ways into one database; knows nothing of what is kept.

    `place` is a file, or the address of a server. `form` are the pragmas that only a file that is still empty obeys.
    """

    def __init__(self, place: Path | str, form: Sequence[str] = ()) -> None:
        self.place = place
        if isinstance(place, Path):
            self._writer = sqlite_engine(place, reading=False, connections=1, form=form)
            self._readers = sqlite_engine(place, reading=True, connections=READERS)
        else:
            from app.store.server_engine import server_engine  # a desk on its own file need not load its driver

            self._writer = server_engine(place, reading=False, connections=1)
            self._readers = server_engine(place, reading=True, connections=READERS)

    @property
    def file(self) -> Path:
        """Where the file lies; only where it `is_sqlite`."""
        if not isinstance(self.place, Path):
            raise TypeError("a server has no file")
        return self.place

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

    def expect_masses(self, expected: bool) -> None:
        """Have the writer of a file keep many pages in memory from now on, or few again. On the writer's lane only."""
        if self.is_sqlite:
            self.run_alone(f"PRAGMA cache_size = -{MASSES_CACHE_KB if expected else CACHE_KB}")

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
        if plain is None and getattr(error, "connection_invalidated", False):
            plain = StoreUnavailable(_BROKEN, text=str(error))
        if plain is None:
            raise
        raise plain from error


def plain_words(text: str) -> AppError | None:
    """The expected failure that a database's message means, or None where it is a bug of ours."""
    for sign, sentence in _SIGNS:
        if sign in text:
            return StoreUnavailable(sentence, text=text)
    return None


_BROKEN = "The line to the database server broke. This change may not be saved; look, then repeat it."
_SIGNS = (
    (
        "connection failed",
        "The database server is not reached. What was saved before is kept, this change is not; repeat it when the "
        "line stands again.",
    ),
    ("server closed the connection", _BROKEN),
    ("terminating connection", _BROKEN),
    (
        "statement timeout",
        "The database server took too long. Nothing was changed; try again, and tell your administrator if it stays "
        "so.",
    ),
    ("No space left", "The disk of the database server is full. This change is not saved; tell your administrator."),
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


def is_operational(error: BaseException) -> bool:
    """Whether the world failed (rather than the program): worth keeping what could not be saved, and trying again."""
    return isinstance(error, (OperationalError, StoreUnavailable))
