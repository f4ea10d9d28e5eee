"""Tiles fetched from servers, kept on disk: a shift sees the same county a hundred times, and lines break.

One SQLite file in the data directory's cache, which may be deleted at any time. Above its limit the oldest go.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)
FRESH_S = 30 * 86_400.0
_LEFT = 0.9
_SCHEMA = """
CREATE TABLE IF NOT EXISTS tile (source TEXT, zoom INT, x INT, y INT, fetched_at REAL, size INT, body BLOB,
    PRIMARY KEY (source, zoom, x, y)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tile_by_age ON tile (fetched_at, size);
"""


class TileCache:
    """Any thread may ask. A disk that is full or a file that is broken costs the cache, never the map."""

    def __init__(self, file: Path, limit_bytes: int, clock: Callable[[], float] = time.time) -> None:
        self._file, self._limit, self._clock = file, limit_bytes, clock
        self._lock = threading.Lock()
        self._total = 0
        self._open: sqlite3.Connection | None = None

    def find(self, source: str, zoom: int, x: int, y: int) -> tuple[bytes, bool] | None:
        """The tile as it was kept, and whether it is still fresh."""
        with self._lock:
            try:
                found = self._connection().execute(
                    "SELECT body, fetched_at FROM tile WHERE source = ? AND zoom = ? AND x = ? AND y = ?",
                    (source, zoom, x, y),
                ).fetchone()  # fmt: skip
            except (sqlite3.Error, OSError) as why:
                self._start_anew(why)
                return None
        return (bytes(found[0]), self._clock() - found[1] < FRESH_S) if found else None

    def keep(self, source: str, zoom: int, x: int, y: int, body: bytes) -> None:
        """Keep a tile; the oldest make room."""
        if self._limit <= 0:
            return
        with self._lock:
            try:
                connection = self._connection()
                with connection:
                    connection.execute(
                        "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (source, zoom, x, y, self._clock(), len(body), body),
                    )
                    self._total += len(body)
                    if self._total > self._limit:
                        self._make_room(connection)
            except (sqlite3.Error, OSError) as why:
                self._start_anew(why)

    def close(self) -> None:
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """From the exact sum down to nine tenths of the limit, the oldest first."""
        self._total = _sum(connection)
        goal = self._limit * _LEFT
        for fetched_at, size in connection.execute("SELECT fetched_at, size FROM tile ORDER BY fetched_at").fetchall():
            if self._total <= goal:
                return
            connection.execute("DELETE FROM tile WHERE fetched_at <= ?", (fetched_at,))
            self._total -= size

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            made = sqlite3.connect(self._file, check_same_thread=False)
            self._open = made
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = OFF")
            made.executescript(_SCHEMA)
            self._total = _sum(made)
        return self._open

    def _start_anew(self, why: Exception) -> None:
        log.warning("the tile cache %s is made anew: %s", self._file, why)
        if self._open is not None:
            self._open.close()
            self._open = None
        for file in (self._file, *(self._file.with_name(self._file.name + end) for end in ("-wal", "-shm"))):
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                log.warning("%s cannot be deleted: %s", file, error)


def _sum(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(sum(size), 0) FROM tile").fetchone()[0])
