"""The tables of files: what is held, and its pieces of 1 MiB. On SQLite a second file, on PostgreSQL beside the others.

They are not part of the records' schema: a piece is never changed, so a backup copies only what it lacks, and the
records' own backup stays small.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    inspect,
)

from app.errors import StoreUnavailable
from app.store.column_types import Moment
from app.store.engine import Database
from app.store.record_table import RowNumber

PIECE_BYTES = 1 << 20
SCHEMA = 2
"""The form of these tables, kept in SQLite's `user_version`."""
_SQLITE_FORM = ("page_size = 16384", "auto_vacuum = INCREMENTAL")
"""Pages of 16 KiB write pieces half as fast again as those of 4 KiB; what is dropped gives its room back in slices."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# `sha256` is empty until the file is whole: then it is visible. `head` is the digest of its first piece. The content of
# the pieces of a file that is `on_share` is empty here: it lies there (`file_share.py`).
held = Table(
    "held_file",
    metadata,
    Column("row_no", RowNumber, primary_key=True),
    Column("sha256", Text, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("head", Text, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("whole_at", Moment),
    Column("on_share", Boolean, nullable=False, server_default=false()),
    Index(None, "size", "head"),
)

piece = Table(
    "file_piece",
    metadata,
    Column("row_no", RowNumber, primary_key=True),
    Column("file_no", RowNumber, ForeignKey("held_file.row_no"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("file_no", "number"),
)


def open_files(file: Path) -> Database:
    """The database of files at `file`, made when new; a newer form is refused and left as it is."""
    database = Database(file, form=_SQLITE_FORM)
    try:
        with database.write() as connection:
            make_tables(connection)
    except BaseException:
        database.close()
        raise
    return database


def make_tables(connection: Connection) -> None:
    """Make the tables where they are missing, in the caller's transaction."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if found > SCHEMA:
            raise StoreUnavailable(
                "The files of evidence were written by a newer version of this program. They were left as they are; "
                "install that version."
            )
        if found == SCHEMA:
            return
        if found == 1:
            connection.exec_driver_sql(f"ALTER TABLE {held.name} ADD COLUMN on_share BOOLEAN DEFAULT 0 NOT NULL")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    if not inspect(connection).has_table(held.name):
        metadata.create_all(connection)
