"""What is held of files: reading one as a stream, looking whether it is still what it was, dropping it.

A file is there for the rest of the program once it has its SHA-256, that is when it is whole.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import delete, func, select, update

from app.errors import InputRefused, NotFound, StoreUnavailable
from app.store.engine import Database
from app.store.files.file_share import FileShare
from app.store.files.file_tables import PIECE_BYTES, held, piece
from app.store.write_lane import WriteLane

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
DROPPED_AT_ONCE = 4
VACUUMED_AT_ONCE = 512
"""Pages; a slice of either takes some 30 ms."""


@dataclass(frozen=True)
class Found:
    """What a look at a whole file came to: the pieces that are missing or not what they were, counted from 1."""

    pieces: int
    altered: tuple[int, ...]
    is_whole: bool


class FileVault:
    """Every method blocks; what writes gives the writer's bulk lane slices, so it is never called on that lane (but
    `release`, which is one short write). With a `share` new files lie there; what was kept before stays where it is."""

    def __init__(
        self, database: Database, lane: WriteLane, now: Callable[[], datetime], share: FileShare | None = None
    ) -> None:
        self.database, self.lane, self.now, self.share = database, lane, now, share

    def holds(self, sha256: str) -> bool:
        """Whether the whole file is there."""
        return self._number(sha256) is not None

    def read(self, sha256: str) -> Iterator[bytes]:
        """The file piece by piece, each compared with its digest; raises `NotFound`, `InputRefused` where altered.

        Each piece is a short read of its own: whoever reads slowly keeps nobody from writing.
        """
        number, pieces = self._required(sha256)
        for at in range(pieces):
            content, is_sound = self._piece(number, at)
            if content is None or not is_sound:
                raise InputRefused(
                    "This file was altered where it is kept: piece {piece} of {pieces} is no longer what was taken "
                    "in. It is not handed out; bring it back from a backup.",
                    piece=at + 1,
                    pieces=pieces,
                )
            yield content

    def verify(
        self, sha256: str, progress: Callable[[int, int], object], is_cancelled: Callable[[], bool]
    ) -> Found | None:
        """Read everything again and compute its hash; None where that was stopped. `progress` hears pieces, of all."""
        number, pieces = self._required(sha256)
        whole, altered = hashlib.sha256(), []
        for at in range(pieces):
            if is_cancelled():
                return None
            content, is_sound = self._piece(number, at)
            if content is None or not is_sound:
                altered.append(at + 1)
            whole.update(content or b"")
            progress(at + 1, pieces)
        return Found(pieces, tuple(altered), whole.hexdigest() == sha256 and not altered)

    def bytes_held(self) -> int:
        """How much all files take, those that are still being written counted whole."""
        with self.database.read() as connection:
            return int(connection.execute(select(func.coalesce(func.sum(held.c.size), 0))).scalar_one())

    def all_whole(self) -> list[tuple[str, int]]:
        """SHA-256 and size of every whole file."""
        with self.database.read() as connection:
            rows = connection.execute(select(held.c.sha256, held.c.size).where(held.c.sha256.is_not(None)))
            return [(sha256, size) for sha256, size in rows]

    def left_unfinished(self, before: datetime) -> list[int]:
        """Files that were begun before then and never became whole."""
        with self.database.read() as connection:
            query = select(held.c.row_no).where(held.c.sha256.is_(None), held.c.begun_at < before)
            return list(connection.execute(query).scalars())

    def whole_since(self, sha256: str) -> datetime | None:
        """Since when the file is whole; None where it is not there."""
        with self.database.read() as connection:
            query = select(held.c.whole_at).where(held.c.sha256 == sha256)
            found: datetime | None = connection.execute(query).scalar_one_or_none()
        return found

    def release(self, sha256: str) -> None:
        """From now on the file is there for nobody; `drop` takes away what is left of it (see `left_unfinished`)."""
        with self.database.write() as connection:
            query = select(held.c.row_no, held.c.head, held.c.on_share).where(held.c.sha256 == sha256)
            for row in connection.execute(query).all():
                if row.on_share:
                    self.required_share().unfinish(share_key(row.row_no, row.head), sha256)
            gone = {"sha256": None, "whole_at": None, "begun_at": _LONG_AGO}
            connection.execute(update(held).where(held.c.sha256 == sha256).values(**gone))

    def drop(self, numbers: Sequence[int], is_stopped: Callable[[], bool] = lambda: False) -> None:
        """Take files that are not whole out, slice by slice, and give their room back to the disk."""
        for number in numbers:
            self._drop_from_share(number)
            while not is_stopped() and self.lane.bulk(partial(self._drop_some, number)).result():
                pass
        while not is_stopped() and self.lane.bulk(self._give_back).result():
            pass

    def room(self) -> int | None:
        """Free bytes where new files go; None where that is another computer's affair."""
        if self.share is not None:
            return self.share.room()
        folder: Path | None = self.database.file.parent if self.database.is_sqlite else None
        return None if folder is None else shutil.disk_usage(folder).free

    def _drop_some(self, number: int) -> bool:
        with self.database.write() as connection:
            some = select(piece.c.row_no).where(piece.c.file_no == number).limit(DROPPED_AT_ONCE)
            rows = list(connection.execute(some).scalars())
            if rows:
                connection.execute(delete(piece).where(piece.c.row_no.in_(rows)))
                return True
            connection.execute(delete(held).where(held.c.row_no == number, held.c.sha256.is_(None)))
        return False

    def content(self, number: int, at: int) -> bytes | None:
        """A piece as it lies there, of the file with this number."""
        return self._piece(number, at)[0]

    def _give_back(self) -> bool:
        """One slice; whether there is more to give. Other databases give room back by themselves."""
        if not self.database.is_sqlite:
            return False
        self.database.run_alone(f"PRAGMA incremental_vacuum({VACUUMED_AT_ONCE})")
        with self.database.read() as connection:
            more = bool(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())
        if not more:
            # Only now the file itself gets smaller.
            self.database.run_alone("PRAGMA wal_checkpoint(PASSIVE)")
        return more

    def _number(self, sha256: str) -> tuple[int, int] | None:
        with self.database.read() as connection:
            query = select(held.c.row_no, held.c.size).where(held.c.sha256 == sha256)
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.row_no, -(-row.size // PIECE_BYTES))

    def _required(self, sha256: str) -> tuple[int, int]:
        found = self._number(sha256)
        if found is None:
            raise NotFound(
                "The file is missing where files are kept. Its record and its hash stand; bring it back from a backup."
            )
        return found

    def _piece(self, number: int, at: int) -> tuple[bytes | None, bool]:
        with self.database.read() as connection:
            query = select(piece.c.content, piece.c.digest, held.c.on_share, held.c.sha256)
            query = query.join(held).where(piece.c.file_no == number, piece.c.number == at)
            row = connection.execute(query).one_or_none()
        if row is None:
            return None, False
        content = self.required_share().content(row.sha256, at) if row.on_share else bytes(row.content)
        return content, content is not None and digest_of(content) == row.digest

    def required_share(self) -> FileShare:
        """The share on which files lie; raises `StoreUnavailable` where none is named any more."""
        if self.share is None:
            raise StoreUnavailable(
                "This file lies in the folder for evidence, and no such folder is named in the settings. It was left "
                "as it is; name the folder again (evidence_folder)."
            )
        return self.share

    def _drop_from_share(self, number: int) -> None:
        with self.database.read() as connection:
            query = select(held.c.head).where(held.c.row_no == number, held.c.on_share, held.c.sha256.is_(None))
            head = connection.execute(query).scalar_one_or_none()
        if head is not None:
            self.required_share().drop(share_key(number, head))


def share_key(number: int, head: str) -> str:
    """How an unfinished file is called on the share."""
    return f"{number}-{head[:16]}"


def digest_of(content: bytes) -> str:
    """The SHA-256 of a piece."""
    return hashlib.sha256(content).hexdigest()
