"""Whole copies of a database file, and putting one back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import InputRefused


def back_up(file: Path, copy: Path) -> None:
    """Copy a database whole while others may be using it; the copy appears under its name only when complete."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    part = copy.with_suffix(".part")
    with closing(_read_only(file)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(copy)


def restore(database: Path, copy: Path, former: Path) -> Path | None:
    """Put `copy` in the place of `database`, which no program may have open; what stood there goes to `former`.

    The copy is checked before anything is moved. Returns `former`, or None where nothing stood there.
    """
    if not copy.exists():
        raise InputRefused("There is no file {file}. Nothing was changed.", file=str(copy))
    if not is_whole(copy):
        raise InputRefused("{file} is not a whole backup of this program. Nothing was changed.", file=str(copy))
    kept = None
    if database.exists():
        back_up(database, former)
        kept = former
    part = database.with_suffix(".restored")
    back_up(copy, part)
    for side in ("-wal", "-shm"):
        database.with_name(database.name + side).unlink(missing_ok=True)
    part.replace(database)
    return kept


def put_aside(database: Path, former: Path) -> None:
    """Move a database, which no program may have open, to `former`: the next program begins with an empty one."""
    back_up(database, former)
    for file in (database, *(database.with_name(database.name + side) for side in ("-wal", "-shm"))):
        file.unlink(missing_ok=True)


def installation_word(database: Path, name: str) -> str | None:
    """One word that the installation keeps about itself, without opening the database for a program."""
    with closing(_read_only(database)) as connection:
        try:
            row = connection.execute("SELECT value FROM installation WHERE name = ?", (name,)).fetchone()
        except sqlite3.DatabaseError:
            return None
    return None if row is None else str(row[0])


def is_whole(copy: Path) -> bool:
    """Whether a file is a database of this program that SQLite finds nothing wrong with."""
    with closing(_read_only(copy)) as connection:
        try:
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
        except sqlite3.DatabaseError:
            return False


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
