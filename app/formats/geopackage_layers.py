"""Which tables a GeoPackage holds, asked of SQLite itself: GDAL gives up on the whole file over one odd table."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from pathlib import Path

from app.errors import InputRefused
from app.formats.file_kind import damaged

_HEADER_BYTES = 100


def geopackage_layers(path: Path) -> list[tuple[str, str]]:
    """(name, `features` or `attributes`) of each table, shapes first; raises `InputRefused` where it is cut off."""
    _require_whole(path)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT table_name, data_type FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
            ).fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if "no such table" in str(error):
            raise InputRefused(
                "{name} is a database, but no GeoPackage. Nothing was changed; map tiles (MBTiles) belong in the maps "
                "folder.",
                name=path.name,
            ) from error
        raise damaged(path) from error
    return sorted(((str(name), str(kind)) for name, kind in rows), key=lambda one: one[1] != "features")


def _require_whole(path: Path) -> None:
    """Compare the page count of the SQLite header (bytes 28-31, where valid) with the file's size."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES:
        raise damaged(path)
    page_bytes, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
    counted = header[24:28] == header[92:96]
    if counted and pages * (65_536 if page_bytes == 1 else page_bytes) > path.stat().st_size:
        raise damaged(path)
