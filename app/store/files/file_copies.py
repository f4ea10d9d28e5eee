"""Files into a backup, and out of one.

A piece never changes, so a folder of backups has one copy of the files beside all its copies of the records, and each
backup adds what is new. It is copied piece by piece, each a short read: the desk goes on writing, and no write-ahead
log grows meanwhile. What was altered is not copied over what was whole: it is told.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from app.errors import InputRefused, StoreUnavailable
from app.store.files.file_share import FileShare
from app.store.files.file_tables import PIECE_BYTES, open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.write_lane import WriteLane

FILES_NAME = "onemap-files.sqlite"
"""What the files are called, beside the store and beside backups."""


@dataclass(frozen=True)
class Copied:
    """How many files were added, and the SHA-256 of those that could not be, for they were altered."""

    added: int
    altered: tuple[str, ...]


@contextmanager
def vault_at(file: Path, now: Callable[[], datetime], share: FileShare | None = None) -> Iterator[FileVault]:
    """The files at `file`, which nobody else has open, with a lane of their own."""
    database = open_files(file)
    lane = WriteLane()
    try:
        yield FileVault(database, lane, now, share)
    finally:
        lane.close()
        database.close()


def copy_missing(source: FileVault, target: FileVault, *, heal: bool = False) -> Copied:
    """Add to `target` the whole files that it lacks, and with `heal` those that are not what they were."""
    writer, added, altered = FileWriter(target, lambda: None), 0, []
    for sha256, size in source.all_whole():
        if target.holds(sha256) and not (heal and _is_altered(target, sha256)):
            continue
        try:
            whole = writer.take_in(cast(BinaryIO, _Stored(source, sha256, size)), name=sha256) == sha256
        except InputRefused:
            whole = False
        added += whole
        if not whole:
            altered.append(sha256)
    return Copied(added, tuple(altered))


def forget(copy: FileVault, hashes: Iterable[str]) -> None:
    """Erase from a backup's copy too what was erased by law."""
    for sha256 in hashes:
        copy.release(sha256)
    if left := copy.left_unfinished(copy.now()):
        copy.drop(left)


def bring_back(copy: Path, files: Path, former: Path, now: datetime, share: FileShare | None = None) -> Copied:
    """Into `files`, which no program has open, from a backup's copy; a file that cannot be opened goes to `former`."""
    try:
        with vault_at(files, lambda: now):
            pass
    except StoreUnavailable:
        for side in ("", "-wal", "-shm"):
            damaged = files.with_name(files.name + side)
            if damaged.exists():
                damaged.replace(former.with_name(former.name + side))
    with vault_at(copy, lambda: now) as source, vault_at(files, lambda: now, share) as target:
        return copy_missing(source, target, heal=True)


def _is_altered(vault: FileVault, sha256: str) -> bool:
    found = vault.verify(sha256, lambda _done, _all: None, lambda: False)
    return found is None or not found.is_whole


class _Stored:
    """A whole file of a vault, read piece by piece from its start as often as is wanted."""

    def __init__(self, vault: FileVault, sha256: str, size: int) -> None:
        self._vault, self._sha256, self._size = vault, sha256, size
        self._pieces = vault.read(sha256)

    def seek(self, _offset: int, whence: int = io.SEEK_SET) -> int:
        self._pieces = self._vault.read(self._sha256)
        return self._size if whence == io.SEEK_END else 0

    def read(self, _size: int = PIECE_BYTES) -> bytes:
        return next(self._pieces, b"")
