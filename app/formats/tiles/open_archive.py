"""Opens whatever holds tiles: an archive by its ending, a folder by what lies in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.errors import InputRefused
from app.formats.tiles import mbtiles, pmtiles
from app.formats.tiles.mbtiles import MbtilesArchive
from app.formats.tiles.pmtiles import PmtilesArchive
from app.formats.tiles.tile_archive import TileArchive
from app.formats.tiles.tile_folder import TileFolder, is_tile_folder

_READERS: Mapping[str, Callable[[Path], TileArchive]] = {mbtiles.ENDING: MbtilesArchive, pmtiles.ENDING: PmtilesArchive}


def open_archive(place: Path, *, tms: bool | None = None) -> TileArchive:
    """The archive or folder at `place`. Raises `InputRefused` with the one reason why it cannot be drawn."""
    if place.is_dir():
        return TileFolder(place, tms=tms)
    reader = _READERS.get(place.suffix.lower())
    if reader is None:
        raise InputRefused("{file} is no tile archive (.mbtiles, .pmtiles or a folder of tiles).", file=place.name)
    return reader(place)


def archives_in(folder: Path) -> list[Path]:
    """Archives and folders of tiles that lie in `folder`, by name; nothing is opened."""
    if not folder.is_dir():
        return []
    return sorted(
        place
        for place in folder.iterdir()
        if place.suffix.lower() in _READERS or (place.is_dir() and is_tile_folder(place))
    )
