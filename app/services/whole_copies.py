"""Moving an installation from its file to a shared server, and back; no program may have the data directory open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app import settings
from app.errors import InputRefused
from app.paths import DataDirectory
from app.store import server_schema, whole_copy
from app.store.desk_lock import DeskLock
from app.store.engine import Database
from app.store.files.file_tables import open_files
from app.store.migrate import upgrade
from app.store.place import require_local_and_writable
from app.store.whole_copy import FILES, RECORDS, CopiedTable


def copy_to_server(data: DataDirectory, address: str) -> Sequence[CopiedTable]:
    """Copy the file's records and files into the empty database at `address`, which gets its tables where it has none;
    all of it or nothing. The file stays as it is."""
    _require_server(address)
    require_local_and_writable(data.root)
    if not data.database.exists():
        raise InputRefused(
            "There is no database in {folder}. Nothing was copied; name its data directory.", folder=str(data.root)
        )
    lock = DeskLock(data.lock)
    opened: list[Database] = []
    try:
        opened += [Database(address), Database(data.database)]
        server, records = opened
        server_schema.upgrade_server(server, data.backups)
        upgrade(records, data.backups)
        opened.append(files := open_files(data.files))
        with server.write() as target, records.read() as own, files.read() as own_files:
            whole_copy.have_time(target)
            whole_copy.require_empty(target, [*RECORDS, *FILES])
            copied = whole_copy.copy_tables(own, target, RECORDS)
            whole_copy.fill_terms(target)
            return [*copied, *whole_copy.copy_tables(own_files, target, FILES)]
    finally:
        for one in opened:
            one.close()
        lock.release()


def copy_from_server(data: DataDirectory, address: str) -> Sequence[CopiedTable]:
    """Copy the database at `address`, as it is at one moment, into the data directory, which has none yet."""
    _require_server(address)
    require_local_and_writable(data.root)
    lock = DeskLock(data.lock)
    parts = {file: file.with_suffix(".copied") for file in (data.files, data.database)}
    opened: list[Database] = []
    try:
        for file in parts:
            if file.exists():
                raise InputRefused(
                    "{file} exists already. It was left as it is; name an empty data directory.", file=str(file)
                )
        opened.append(server := Database(address))
        server_schema.require_current(server)
        _remove(parts.values())
        opened.append(files := open_files(parts[data.files]))
        opened.append(records := Database(parts[data.database]))
        upgrade(records, data.backups)
        with server.read() as source, records.write() as own, files.write() as own_files:
            whole_copy.have_time(source)
            whole_copy.require_empty(own, RECORDS)
            copied = whole_copy.copy_tables(source, own, RECORDS)
            whole_copy.fill_terms(own)
            copied += whole_copy.copy_tables(source, own_files, FILES)
        for one in opened:
            one.close()
        for file, part in parts.items():
            part.replace(file)
        return copied
    finally:
        for one in opened:
            one.close()
        _remove(parts.values())
        lock.release()


def _require_server(address: str) -> None:
    if not settings.names_server(address):
        raise InputRefused(
            "The address of a shared database is postgresql://user@host:port/database, without a password. Nothing "
            "was copied; give it so."
        )


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        for side in ("", "-wal", "-shm"):
            file.with_name(file.name + side).unlink(missing_ok=True)
