"""MBTiles archives (MBTiles 1.3) as they are found in the wild: with and without metadata, flat or normalised.

Rows count from the south (TMS), the page's from the north. Each thread keeps its own connection, read-only and
immutable, so that an archive on a read-only disk works and nothing is locked. Nothing here reads more than a few pages
of the file, so that many gigabytes open as fast as one tile.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from app.errors import InputRefused
from app.formats.tiles.tile_archive import MAX_ZOOM, ArchiveFacts, Box, box_of, cut_short
from app.formats.tiles.tile_body import TileForm, form_of

_FLAT = "tiles"
_NORMALISED = (
    "(SELECT map.zoom_level, map.tile_column, map.tile_row, images.tile_data"
    " FROM map JOIN images ON images.tile_id = map.tile_id)"
)
_SAMPLES = 12
# A broken file makes SQLite say things that are no UTF-8.
_BROKEN = (sqlite3.Error, UnicodeDecodeError)
_VECTOR_WORDS = ("pbf", "mvt", "application/x-protobuf", "application/vnd.mapbox-vector-tile")
# Below this a search without an index is quick enough; above, each tile would take seconds.
_NEEDS_INDEX_BYTES = 64_000_000


class MbtilesArchive:
    """One archive, open until `close`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._source = _FLAT
        try:
            self.facts = self._look()
        except _BROKEN as why:
            self.close()
            raise InputRefused(
                "{file} is no MBTiles archive ({why}): it is left out of the map.", file=file.name, why=str(why)
            ) from why
        except InputRefused:
            self.close()
            raise

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """See `TileArchive`."""
        try:
            found = self._connection().execute(self._query(), (zoom, x, 2**zoom - 1 - y)).fetchone()
        except _BROKEN as why:
            raise InputRefused("{file} cannot be read any more ({why}).", file=self._file.name, why=str(why)) from why
        return bytes(found[0]) if found and isinstance(found[0], bytes) and found[0] else None

    def close(self) -> None:
        """See `TileArchive`."""
        with self._lock:
            opened, self._opened = self._opened, []
        for connection in opened:
            connection.close()
        self._local = threading.local()

    def _look(self) -> ArchiveFacts:
        size = _checked_size(self._file)
        connection = self._connection()
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        if "tiles" not in names and {"map", "images"} <= names:
            self._source = _NORMALISED
        about = _metadata(connection) if "metadata" in names else {}
        if size > _NEEDS_INDEX_BYTES:
            self._refuse_without_index(connection)
        samples = connection.execute(f"SELECT tile_data FROM {self._source} LIMIT {_SAMPLES}").fetchall()
        form = next((found for (body,) in samples if (found := form_of(body)) is not None), None)
        if form is None and samples and str(about.get("format")).lower() in _VECTOR_WORDS:
            form = TileForm.MVT
        if form is None:
            raise InputRefused(
                "{file} holds neither pictures (PNG, JPEG, WebP) nor vector tiles: it is left out of the map.",
                file=self._file.name,
            )
        present = f"SELECT 1 FROM {self._source} WHERE zoom_level = ? LIMIT 1"
        zooms = [zoom for zoom in range(MAX_ZOOM + 1) if connection.execute(present, (zoom,)).fetchone()]
        return ArchiveFacts(
            title=str(about.get("name") or self._file.stem)[:200],
            form=form,
            min_zoom=zooms[0] if zooms else 0,
            max_zoom=zooms[-1] if zooms else 0,
            bounds=_bounds(about),
            attribution=str(about.get("attribution") or "")[:200],
        )

    def _refuse_without_index(self, connection: sqlite3.Connection) -> None:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {self._query()}", (0, 0, 0)).fetchall()
        if any(str(row[-1]).startswith("SCAN") for row in plan):
            raise InputRefused(
                "{file} has no index over its tiles, so each would take seconds: it is left out of the map. "
                "Have whoever made it add one (CREATE UNIQUE INDEX ON tiles, by zoom, column and row).",
                file=self._file.name,
            )

    def _query(self) -> str:
        return f"SELECT tile_data FROM {self._source} WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"

    def _connection(self) -> sqlite3.Connection:
        kept: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if kept is None:
            address = f"{self._file.resolve().as_uri()}?mode=ro&immutable=1"
            kept = sqlite3.connect(address, uri=True, check_same_thread=False)
            kept.text_factory = _text
            with self._lock:
                self._opened.append(kept)
            self._local.connection = kept
        return kept


def _text(found: bytes) -> str:
    """Text of any encoding: a metadata row in GBK must not make the archive unreadable."""
    return found.decode("utf-8", "replace")


def _checked_size(file: Path) -> int:
    """The file's size. The header of an SQLite file says how many pages there are; a copy that broke off has fewer."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(100)
    except OSError as why:
        raise InputRefused("{file} cannot be read ({why}).", file=file.name, why=why.strerror or str(why)) from why
    if not size:
        raise InputRefused("{file} is empty (0 bytes): it is left out of the map. Copy it again.", file=file.name)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise InputRefused(
            "{file} is no MBTiles archive ({why}): it is left out of the map.", file=file.name, why="no SQLite file"
        )
    page = int.from_bytes(head[16:18], "big")
    wanted = int.from_bytes(head[28:32], "big") * (65_536 if page == 1 else page)
    if head[24:28] == head[92:96] and wanted > size:
        raise cut_short(file, size, wanted)
    return size


def _metadata(connection: sqlite3.Connection) -> Mapping[str, object]:
    try:
        return dict(connection.execute("SELECT name, value FROM metadata LIMIT 1000").fetchall())
    except _BROKEN:
        return {}


def _bounds(about: Mapping[str, object]) -> Box | None:
    try:
        return box_of(float(part) for part in str(about.get("bounds", "")).split(","))
    except ValueError:
        return None
