"""A folder that an administrator named for files, on a share or a second disk: each whole, called by its hash.

What is held, and the digest of each piece, stays in the store; here lie the bytes alone. They are written by whoever
takes a file in and never by the writer, so a slow line keeps no alert waiting. A file that is not whole lies under
`unfinished`, and gets its name, which nobody uses before, in one step.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.errors import StoreUnavailable
from app.store.files.file_tables import PIECE_BYTES

UNFINISHED = "unfinished"


class FileShare:
    """`key` names a file until it is whole; every method raises `StoreUnavailable` where the folder cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, key: str, number: int, content: bytes) -> None:
        """Put a piece where it belongs in the unfinished file; it is on the disk when this returns."""
        with self._told():
            part = self._part(key)
            part.parent.mkdir(exist_ok=True)
            with part.open("r+b" if part.exists() else "xb") as file:
                file.seek(number * PIECE_BYTES)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())

    def has(self, key: str, size: int) -> bool:
        """Whether so many bytes of the unfinished file are still there."""
        with self._told():
            return self._part(key).exists() and self._part(key).stat().st_size >= size

    def finish(self, key: str, sha256: str) -> None:
        """Give the file its name, in the place of one that was altered; repeating it is harmless."""
        with self._told():
            whole = self._whole(sha256)
            whole.parent.mkdir(exist_ok=True)
            if self._part(key).exists() or not whole.exists():
                self._part(key).replace(whole)

    def unfinish(self, key: str, sha256: str) -> None:
        """Take its name from a whole file: it is there for nobody, until `drop` takes it away."""
        with self._told():
            if self._whole(sha256).exists():
                self._part(key).parent.mkdir(exist_ok=True)
                self._whole(sha256).replace(self._part(key))

    def content(self, sha256: str, number: int) -> bytes | None:
        """A piece of a whole file; None where it is not there."""
        with self._told():
            try:
                with self._whole(sha256).open("rb") as file:
                    file.seek(number * PIECE_BYTES)
                    return file.read(PIECE_BYTES) or None
            except FileNotFoundError:
                return None

    def drop(self, key: str) -> None:
        """Take an unfinished file away."""
        with self._told():
            self._part(key).unlink(missing_ok=True)

    def room(self) -> int:
        """Free bytes."""
        with self._told():
            return shutil.disk_usage(self.folder).free

    def _part(self, key: str) -> Path:
        return self.folder / UNFINISHED / key

    def _whole(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """The folder itself is never made: where a share is not mounted, a new folder would take its files in vain."""
        try:
            if not self.folder.is_dir():
                raise FileNotFoundError(2, "the folder is not there")
            yield
        except OSError as error:
            raise StoreUnavailable(
                "The folder for evidence, {folder}, cannot be used: {reason}. Nothing was changed; see that it is "
                "reached and may be written.",
                folder=str(self.folder),
                reason=error.strerror or str(error),
            ) from error
