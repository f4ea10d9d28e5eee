"""One program at a time writes a data directory: the operating system keeps the lock, and lets go of it at a crash."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from app.errors import StoreUnavailable

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class DeskLock:
    """Held while this program may write; `release` lets the next one in."""

    def __init__(self, file: Path) -> None:
        self._file: BinaryIO = file.open("ab+")
        try:
            _take(self._file)
        except OSError as error:
            holder = _holder(file)
            self._file.close()
            raise StoreUnavailable(
                "This data directory is open already (process {holder}). Nothing was changed; "
                "use the desk that is open, or close it first.",
                holder=holder,
            ) from error
        holder_file(file).write_text(str(os.getpid()), "utf-8")

    def release(self) -> None:
        """Let go of the lock."""
        self._file.close()


def holder_file(lock: Path) -> Path:
    """Where the number of the process that holds `lock` is written (a locked file itself cannot be read on Windows)."""
    return lock.with_suffix(".pid")


def _holder(lock: Path) -> str:
    try:
        return holder_file(lock).read_text("utf-8")
    except OSError:
        return "?"
