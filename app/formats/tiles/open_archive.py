"""Opens whatever holds tiles: an archive by its ending, a folder by what lies in it.

The readers are loaded only when a file of theirs is opened: most starts show no archive.
"""

from __future__ import annotations

from pathlib import Path

from app.errors import InputRefused
from app.formats.tiles.tile_archive import TileArchive
from app.formats.tiles.tile_folder import TileFolder, is_tile_folder

MBTILES, PMTILES = ".mbtiles", ".pmtiles"


def open_archive(place: Path, *, tms: bool | None = None) -> TileArchive:
    """The archive or folder at `place`. Raises `InputRefused` with the one reason why it cannot be drawn."""
    if place.is_dir():
        return TileFolder(place, tms=tms)
    ending = place.suffix.lower()
    if ending == MBTILES:
        from app.formats.tiles.mbtiles import MbtilesArchive

        return MbtilesArchive(place)
    if ending == PMTILES:
        from app.formats.tiles.pmtiles import PmtilesArchive

        return PmtilesArchive(place)
    raise InputRefused("{file} is no tile archive (.mbtiles, .pmtiles or a folder of tiles).", file=place.name)


def archives_in(folder: Path) -> list[Path]:
    """Archives and folders of tiles that lie in `folder`, by name; nothing is opened."""
    if not folder.is_dir():
        return []
    return sorted(
        place
        for place in folder.iterdir()
        if place.suffix.lower() in (MBTILES, PMTILES) or (place.is_dir() and is_tile_folder(place))
    )
