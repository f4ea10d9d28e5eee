"""Taking a file in: read once, hashed while it is read, written in slices that nobody sees before the last one.

Before anything is written the file is compared with what is there of the same size and beginning. So one that is held
already costs no room, and one that a crash interrupted goes on where it stopped: pieces that are there are not written
again. One that was altered where it is kept is written anew, and takes the place of the altered one.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO, TypeVar

from sqlalchemy import insert, select, update

from app.errors import AppError, InputRefused, StoreUnavailable
from app.store.files.file_share import FileShare
from app.store.files.file_tables import PIECE_BYTES, held, piece
from app.store.files.file_vault import FileVault, digest_of, share_key

SLICE_S = 0.04
MOST_PIECES_A_SLICE = 8
SPARE_BYTES = 256 << 20
"""What the disk must have left beyond the file: for the write-ahead logs, and for the night's alerts."""
LEAST_FREE_BYTES = 128 << 20
"""Where another program fills the disk meanwhile, the taking ends here: to give room back takes a little room too."""

T = TypeVar("T")
Progress = Callable[[int, int], object]
Pieces = list[tuple[int, str, bytes]]


class TakingStopped(AppError):
    """Whoever took a file in does not want it any more; nothing of it is kept."""


@dataclass(frozen=True)
class Incoming:
    """A file on its way in: `source` is seekable, `size` its bytes; `progress` hears bytes done, of all."""

    source: BinaryIO
    size: int
    name: str
    progress: Progress
    is_cancelled: Callable[[], bool]


@dataclass
class _There:
    """A row of `held_file`, what its pieces are, and how many a slice takes. `share` is where its bytes lie, None where
    in the table."""

    number: int
    head: str
    share: FileShare | None
    sha256: str | None = None
    digests: dict[int, str] = field(default_factory=dict)
    pieces_a_slice: int = 1

    @property
    def key(self) -> str:
        """How it is called on the share until it is whole."""
        return share_key(self.number, self.head)

    def is_sound(self) -> bool:
        """Whether what was written before still lies where it was put."""
        return self.share is None or not self.digests or self.share.has(self.key, max(self.digests) * PIECE_BYTES + 1)

    def kept(self, number: int, content: bytes) -> bytes:
        """What of a piece goes into the table: all of it, or nothing where it was put on the share."""
        if self.share is None:
            return content
        self.share.write(self.key, number, content)
        return b""

    def fit(self, took_s: float) -> None:
        """As many pieces to the next slice as may hold the store, after the last took so long."""
        if took_s:
            self.pieces_a_slice = max(
                1, min(MOST_PIECES_A_SLICE, int(self.pieces_a_slice * min(2.0, SLICE_S / took_s)))
            )


class FileWriter:
    """Several files may be taken in at once, each on a thread of its own; `stop` ends them, to go on another time."""

    def __init__(self, vault: FileVault, quota: Callable[[], int | None]) -> None:
        self._vault, self._quota = vault, quota
        self._stopped = threading.Event()
        self._mine: set[int] = set()
        self._turn = threading.Lock()

    def holds(self, sha256: str) -> bool:
        """Whether the whole file is there (still: a file that no record names may be erased by law)."""
        return self._vault.holds(sha256)

    def stop(self) -> None:
        """The program ends: what is not whole stays for the next attempt."""
        self._stopped.set()

    def take_in(
        self,
        source: BinaryIO,
        *,
        name: str,
        progress: Progress = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> str:
        """Keep all of `source`; its SHA-256. Refused in one sentence where quota or disk are too small.

        Where the disk gets full, or the taking is stopped, nothing is left; where `source` cannot be read to its end,
        or the program ends, the next attempt goes on from there.
        """
        file = Incoming(source, source.seek(0, 2), name, progress, is_cancelled)
        try:
            source.seek(0)
            head = digest_of(source.read(PIECE_BYTES))
            for there in self._alike(file.size, head):
                if (sha256 := self._same(file, there) if there.sha256 else self._gone_on(file, there)) is not None:
                    return sha256
            self._require_room(file)
            fresh = _There(self._bulk(partial(self._begin, file.size, head)), head, self._vault.share)
            sha256 = self._gone_on(file, fresh)
        except OSError as error:
            raise InputRefused(
                "{name} could not be read to its end ({reason}). Nothing of it can be seen; add it again, and it goes "
                "on where it stopped.",
                name=name,
                reason=error.strerror or str(error),
            ) from error
        assert sha256 is not None  # noqa: S101  a row of its own has no pieces that could differ
        return sha256

    def _alike(self, size: int, head: str) -> list[_There]:
        """What may be the same file: whole ones first, then those left unfinished."""
        with self._vault.database.read() as connection:
            query = select(held.c.row_no, held.c.sha256, held.c.on_share)
            query = query.where(held.c.size == size, held.c.head == head).order_by(held.c.sha256.is_(None))
            found = [
                _There(row.row_no, head, self._vault.required_share() if row.on_share else None, row.sha256)
                for row in connection.execute(query)
            ]
            for there in found:
                pieces = select(piece.c.number, piece.c.digest).where(piece.c.file_no == there.number)
                there.digests = {row.number: row.digest for row in connection.execute(pieces)}
        return found

    def _same(self, file: Incoming, there: _There) -> str | None:
        """The hash, where this whole file is the same, and is still what it was."""
        whole = hashlib.sha256()
        for number, _digest, content in self._read(file):
            if self._vault.content(there.number, number) != content:
                return None
            whole.update(content)
        return there.sha256 if whole.hexdigest() == there.sha256 else None

    def _gone_on(self, file: Incoming, there: _There) -> str | None:
        """Write what is missing and make it whole; None where what is there turns out to be another file's."""
        with self._claimed(there.number) as is_mine:
            if not is_mine or not there.is_sound():
                return None
            try:
                return self._written(file, there)
            except AppError:
                if not self._stopped.is_set():
                    with contextlib.suppress(AppError):
                        self._vault.drop([there.number])
                raise

    def _written(self, file: Incoming, there: _There) -> str | None:
        """One slice is written while the next is read and hashed."""
        whole, size, slice_, writing = hashlib.sha256(), 0, Pieces(), _done()
        try:
            for number, digest, content in self._read(file):
                size += len(content)
                whole.update(content)
                if number in there.digests:
                    if there.digests[number] != digest:
                        return None
                    continue
                slice_.append((number, digest, there.kept(number, content)))
                if len(slice_) >= there.pieces_a_slice:
                    there.fit(writing.result())
                    writing, slice_ = self._vault.lane.bulk(partial(self._put, there.number, slice_)), Pieces()
        finally:
            wait([writing])
        writing.result()
        self._bulk(partial(self._put, there.number, slice_))
        if size != file.size:
            raise _changed(file)
        sha256 = whole.hexdigest()
        if there.share is not None:
            there.share.finish(there.key, sha256)
        if replaced := self._bulk(partial(self._close, there.number, sha256)):
            self._vault.drop(replaced)
        return sha256

    def _read(self, file: Incoming) -> Iterator[tuple[int, str, bytes]]:
        """Every piece with its number and digest; ends with a sentence when nobody wants it any more."""
        file.source.seek(0)
        number = 0
        while content := file.source.read(PIECE_BYTES):
            if self._stopped.is_set():
                raise StoreUnavailable(
                    "The desk closes before all of {name} was kept. Add it again, and it goes on where it stopped.",
                    name=file.name,
                )
            if (
                number % MOST_PIECES_A_SLICE == 0
                and (free := self._vault.room()) is not None
                and free < LEAST_FREE_BYTES
            ):
                raise StoreUnavailable(
                    "The disk got full while {name} was taken in. Nothing of it was kept and its room is given back; "
                    "free some space and add it again.",
                    name=file.name,
                )
            if file.is_cancelled():
                raise TakingStopped("{name} was stopped. Nothing of it was kept.", name=file.name)
            if number * PIECE_BYTES + len(content) > file.size:
                raise _changed(file)
            yield number, digest_of(content), content
            number += 1
            file.progress(min(number * PIECE_BYTES, file.size), file.size)

    def _require_room(self, file: Incoming) -> None:
        quota, held_now, free = self._quota(), self._vault.bytes_held(), self._vault.room()
        if quota is not None and held_now + file.size > quota:
            raise InputRefused(
                "There is no room for {name} in what evidence may take: {held} of {quota} GB are used, the file has "
                "{size} GB. Nothing was kept; ask an administrator to raise the limit in the settings.",
                name=file.name,
                held=gigabytes(held_now),
                quota=gigabytes(quota),
                size=gigabytes(file.size),
            )
        if free is not None and file.size + SPARE_BYTES > free:
            raise StoreUnavailable(
                "There is no room for {name} on the disk: {free} GB are free, the file has {size} GB and the desk "
                "needs some room itself. Nothing was kept; free some space and add it again.",
                name=file.name,
                free=gigabytes(free),
                size=gigabytes(file.size),
            )

    def _begin(self, size: int, head: str) -> int:
        with self._vault.database.write() as connection:
            row = {"size": size, "head": head, "begun_at": self._vault.now()}
            written = connection.execute(insert(held).values(**row, on_share=self._vault.share is not None))
            key = written.inserted_primary_key
            assert key is not None  # noqa: S101  a fresh insert always has one
            return int(key[0])

    def _put(self, file_no: int, pieces: Pieces) -> float:
        """Write a slice; how many seconds it held the store."""
        begun = time.perf_counter()
        if pieces:
            rows = [{"file_no": file_no, "number": n, "digest": digest, "content": part} for n, digest, part in pieces]
            with self._vault.database.write() as connection:
                for row in rows:
                    connection.execute(_INSERT, row)
        return time.perf_counter() - begun

    def _close(self, file_no: int, sha256: str) -> list[int]:
        """Make the file whole, in the place of one with the same hash (altered, or whole meanwhile): to be dropped."""
        with self._vault.database.write() as connection:
            same = list(connection.execute(select(held.c.row_no).where(held.c.sha256 == sha256)).scalars())
            connection.execute(update(held).where(held.c.row_no.in_(same)).values(sha256=None))
            now = self._vault.now()
            connection.execute(update(held).where(held.c.row_no == file_no).values(sha256=sha256, whole_at=now))
        return same

    def _bulk(self, write: Callable[[], T]) -> T:
        return self._vault.lane.bulk(write).result()

    @contextlib.contextmanager
    def _claimed(self, number: int) -> Iterator[bool]:
        """Whether this thread alone writes that file now."""
        with self._turn:
            is_mine = number not in self._mine
            self._mine.add(number)
        try:
            yield is_mine
        finally:
            if is_mine:
                self._mine.discard(number)


def gigabytes(size: int) -> str:
    """So many bytes in GB, as they are said."""
    return f"{size / (1 << 30):.2f}"


_INSERT = insert(piece)


def _changed(file: Incoming) -> InputRefused:
    return InputRefused(
        "{name} was changed while it was read. Nothing of it was kept; add it again when nobody writes to it any more.",
        name=file.name,
    )


def _done() -> Future[float]:
    """The slice before the first."""
    done: Future[float] = Future()
    done.set_result(0.0)
    return done
