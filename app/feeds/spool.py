"""What the store could not take, on disk until it can: appended, forced to disk, checked, and drained in order.

Files of a fixed size are filled with zeros beforehand, so what waits finds room even on a disk that is full. A record
is its length, its CRC-32 and its bytes; a length of zero is the end. A record cut off by a power cut does not fit its
checksum and is stepped over: nobody was told it was kept. A file goes once all its records are drained; what a crash
leaves of a half drained one is drained again, which is harmless as every signal is kept once.

Nothing is ever pushed out: a full spool refuses, and whoever filled it must wait (see `Intake`).
"""

from __future__ import annotations

import os
import struct
import zlib
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.errors import StoreUnavailable

SEGMENT_BYTES = 4 * 1024 * 1024
MOST_SEGMENTS = 256
_HEAD = struct.Struct("<II")
_READY = "ready"


class Spool:
    """At most a gigabyte of records, the oldest first. Not safe against threads: the intake's thread alone uses it.

    `torn` counts the records that were found cut off or damaged.
    """

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES, most_segments: int = MOST_SEGMENTS) -> None:
        self._folder, self._segment_bytes, self._most_segments = folder, segment_bytes, most_segments
        self.torn = 0
        self._segments: deque[tuple[Path, int]] = deque()
        self._number = 0
        self._first: deque[bytes] = deque()
        self._writing: BinaryIO | None = None
        self._used = 0

    def open(self) -> None:
        """Find what waits from an earlier run."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(self._folder.glob("*.spool")):
            found = self._found_in(file)
            count = sum(1 for one in found if one is not None)
            self.torn += len(found) - count
            if count:
                self._segments.append((file, count))
                self._number = int(file.stem)
            else:
                file.unlink()
        self._prepare()

    def __len__(self) -> int:
        """How many records wait."""
        return sum(count for _, count in self._segments)

    def append(self, records: Sequence[bytes]) -> None:
        """Keep records for good. Raises `StoreUnavailable` where there is no room; none of them is then promised."""
        block = b"".join(_HEAD.pack(len(it), zlib.crc32(it)) + it for it in records)
        if len(block) > self._segment_bytes and len(records) > 1:
            half = len(records) // 2
            self.append(records[:half])
            self.append(records[half:])
            return
        try:
            self._write(block, len(records))
        except OSError as error:
            raise StoreUnavailable(
                "There is no room to keep what comes in: {reason}. It waits where it came from; free some disk space.",
                reason=str(error.strerror or error),
            ) from error

    def peek(self, limit: int) -> list[bytes]:
        """The oldest records, at most `limit`, without taking them away."""
        self._read_first()
        return [self._first[i] for i in range(min(limit, len(self._first)))]

    def drop(self, count: int) -> None:
        """Forget the oldest `count` of those that `peek` gave: they are kept elsewhere now."""
        for _ in range(count):
            self._first.popleft()
            file, left = self._segments[0]
            self._segments[0] = (file, left - 1)
        if self._segments and self._segments[0][1] == 0:
            self._let_go()

    def close(self) -> None:
        """End; what waits stays on disk for the next start."""
        if self._writing is not None:
            self._writing.close()
            self._writing = None

    def _write(self, block: bytes, count: int) -> None:
        if len(block) > self._segment_bytes:
            raise ValueError(f"a record of {len(block)} bytes does not fit a file of the spool")
        if self._writing is None or self._used + len(block) > self._segment_bytes:
            self._next_segment()
        writing = self._writing
        assert writing is not None  # noqa: S101  made just above
        writing.seek(self._used)
        writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
        self._used += len(block)
        file, before = self._segments[-1]
        self._segments[-1] = (file, before + count)
        if len(self._segments) == 1 and self._first:
            # These were read before the file grew.
            self._first.extend(self._records_of(file)[-count:])

    def _next_segment(self) -> None:
        """Begin the next file, taken from the one that lies ready."""
        if len(self._segments) >= self._most_segments:
            raise OSError("the spool is full")
        self._prepare(must=True)
        self.close()
        self._number += 1
        file = self._folder / f"{self._number:08d}.spool"
        (self._folder / _READY).rename(file)
        self._writing, self._used = file.open("r+b"), 0
        self._segments.append((file, 0))
        self._prepare()

    def _prepare(self, *, must: bool = False) -> None:
        """Have a file of zeros lie ready, on blocks of its own, if there is room; `must` raises where there is none."""
        ready = self._folder / _READY
        if ready.exists():
            return
        part = ready.with_suffix(".part")
        try:
            write_zeros(part, self._segment_bytes)
            part.rename(ready)
        except OSError:
            part.unlink(missing_ok=True)
            if must:
                raise

    def _read_first(self) -> None:
        if not self._first and self._segments:
            self._first.extend(self._records_of(self._segments[0][0]))

    def _let_go(self) -> None:
        """The first file is drained: away with it, or keep it in use where it is being written."""
        file, _ = self._segments.popleft()
        if not self._segments:
            self.close()
        file.unlink()
        self._prepare()

    def _records_of(self, file: Path) -> list[bytes]:
        """The whole records of one file."""
        return [one for one in self._found_in(file) if one is not None]

    def _found_in(self, file: Path) -> list[bytes | None]:
        """The records of one file, None in the place of one that is damaged."""
        content, at = file.read_bytes(), 0
        found: list[bytes | None] = []
        while at + _HEAD.size <= len(content):
            length, checksum = _HEAD.unpack_from(content, at)
            record = content[at + _HEAD.size : at + _HEAD.size + length]
            if length == 0 or len(record) < length:
                break
            found.append(record if zlib.crc32(record) == checksum else None)
            at += _HEAD.size + length
        return found


def write_zeros(file: Path, count: int) -> None:
    """A file of so many zeros, on disk and not only promised."""
    with file.open("wb") as zeros:
        zeros.write(bytes(count))
        zeros.flush()
        os.fsync(zeros.fileno())
