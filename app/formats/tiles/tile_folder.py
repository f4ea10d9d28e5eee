"""A folder of tiles, `zoom/column/row.ext`, as map downloaders and gdal2tiles write them.

Nothing is counted or listed as a whole: a province in such a folder has millions of files.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from app.errors import InputRefused
from app.formats.tiles.tile_archive import MAX_ZOOM, ArchiveFacts
from app.formats.tiles.tile_body import MOST_BYTES, TileForm, form_of

_LOOK_AT = 200
# gdal2tiles leaves this file beside the tiles, and counts rows from the south.
_TMS_MARK = "tilemapresource.xml"


class TileFolder:
    """One folder. `tms` says that rows are counted from the south; None looks for the mark of gdal2tiles."""

    def __init__(self, folder: Path, *, tms: bool | None = None) -> None:
        self._folder = folder
        self._tms = (folder / _TMS_MARK).is_file() if tms is None else tms
        try:
            zooms = sorted(int(name) for name in _names(folder) if _is_number(name) and int(name) <= MAX_ZOOM)
            form, self._ending = self._sample(zooms)
        except OSError as why:
            raise InputRefused(
                "{file} cannot be read ({why}).", file=folder.name, why=why.strerror or str(why)
            ) from why
        self.facts = ArchiveFacts(title=folder.name, form=form, min_zoom=zooms[0], max_zoom=zooms[-1])

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """See `TileArchive`."""
        row = 2**zoom - 1 - y if self._tms else y
        try:
            with (self._folder / str(zoom) / str(x) / f"{row}{self._ending}").open("rb") as file:
                body = file.read(MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            if not self._folder.is_dir():
                raise InputRefused(
                    "{file} cannot be read any more ({why}).", file=self._folder.name, why="the folder is gone"
                ) from None
            return None
        except OSError as why:
            raise InputRefused(
                "{file} cannot be read any more ({why}).", file=self._folder.name, why=why.strerror or str(why)
            ) from why
        return body if 0 < len(body) <= MOST_BYTES else None

    def close(self) -> None:
        """See `TileArchive`; nothing is held."""

    def _sample(self, zooms: list[int]) -> tuple[TileForm, str]:
        """Form and ending of the first few tiles that can be drawn."""
        for zoom in zooms:
            for column in islice((name for name in _names(self._folder / str(zoom)) if _is_number(name)), 3):
                place = self._folder / str(zoom) / column
                for name in _names(place) if place.is_dir() else ():
                    stem, ending = os.path.splitext(name)  # noqa: PTH122  a name, not a path
                    if not _is_number(stem):
                        continue
                    with (place / name).open("rb") as file:
                        form = form_of(file.read(4096))
                    if form is not None:
                        return form, ending
        raise InputRefused(
            "{file} holds no tiles (zoom/column/row.png, .jpg, .webp or .pbf): it is left out of the map.",
            file=self._folder.name,
        )


def is_tile_folder(folder: Path) -> bool:
    """Whether a folder looks like one of tiles: a folder of a zoom in it, with a folder of a column in that."""
    try:
        return any(
            any(_is_number(column) and (folder / zoom / column).is_dir() for column in _names(folder / zoom))
            for zoom in _names(folder)
            if _is_number(zoom) and (folder / zoom).is_dir()
        )
    except OSError:
        return False


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as found:
        return [entry.name for entry in islice(found, _LOOK_AT)]


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) < 9
