"""Raster base maps in MBTiles archives (MBTiles 1.3), read where they lie and never written.

The rows of an archive count from the south (TMS), the page's from the north. Any thread may ask; each keeps its own
connection, opened read-only and immutable, so that an archive on a read-only disk works and nothing is locked.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputRefused

SIGNATURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


@dataclass(frozen=True)
class RasterArchive:
    """One archive that can be shown. `name` is by what the page asks for it: the file's name without ending."""

    name: str
    title: str
    path: Path
    min_zoom: int
    max_zoom: int


class RasterTiles:
    """The tiles of some archives."""

    def __init__(self, archives: Sequence[RasterArchive]) -> None:
        self.archives = {archive.name: archive for archive in archives}
        self._local = threading.local()

    def tile(self, name: str, zoom: int, x: int, y: int) -> tuple[str, bytes] | None:
        """Type and bytes of one tile, y from the north; None where the archive has none."""
        archive = self.archives.get(name)
        if archive is None:
            return None
        found = self._connection(archive).execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            (zoom, x, 2**zoom - 1 - y),
        ).fetchone()  # fmt: skip
        mime = image_type(found[0]) if found else None
        return (mime, bytes(found[0])) if mime else None

    def _connection(self, archive: RasterArchive) -> sqlite3.Connection:
        kept: dict[str, sqlite3.Connection] = self._local.__dict__.setdefault("kept", {})
        if archive.name not in kept:
            kept[archive.name] = _opened(archive.path)
        return kept[archive.name]


def raster_archives(folders: Sequence[Path]) -> tuple[list[RasterArchive], list[InputRefused]]:
    """Archives that lie in the folders, and a sentence for each file that cannot be shown."""
    found: dict[str, RasterArchive] = {}
    refused = []
    for file in sorted(file for folder in folders for file in folder.glob("*.mbtiles")):
        try:
            archive = open_archive(file)
        except InputRefused as why:
            refused.append(why)
        else:
            found[archive.name] = archive
    return list(found.values()), refused


def open_archive(file: Path) -> RasterArchive:
    """Reads what an archive says of itself. Refuses files that are none, and archives without pictures."""
    try:
        connection = _opened(file)
        try:
            about = dict(connection.execute("SELECT name, value FROM metadata").fetchall())
            zooms = connection.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
            sample = connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as why:
        raise InputRefused(
            "{file} is no MBTiles archive ({why}): it is left out of the map.", file=file.name, why=why
        ) from why
    if sample is None or image_type(sample[0]) is None:
        raise InputRefused("{file} holds no pictures (PNG, JPEG or WebP): it is left out of the map.", file=file.name)
    return RasterArchive(file.stem, str(about.get("name") or file.stem), file, int(zooms[0]), int(zooms[1]))


def image_type(body: object) -> str | None:
    """The type of a picture by its first bytes, for archives often misname their format."""
    if not isinstance(body, bytes):
        return None
    return next((mime for start, mime in SIGNATURES.items() if body.startswith(start)), None)


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
