"""All base maps of this installation: shipped, the bureau's own, and what lies undeclared in its folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.base_map import BaseKind, BaseMap, BaseOrigin
from app.errors import InputRefused
from app.formats.tiles.open_archive import archives_in
from app.services.base_maps.catalogue_file import FILE_NAME, declared

VECTOR_ID = "local-vector"


@dataclass(frozen=True)
class Catalogue:
    """The base maps in the order of the list, and a sentence for each entry that was left out."""

    maps: tuple[BaseMap, ...]
    refused: tuple[InputRefused, ...] = ()

    def find(self, key: str) -> BaseMap | None:
        """The base map of this id."""
        return next((one for one in self.maps if one.id == key), None)


def read_catalogue(shipped: Path, own: Path) -> Catalogue:
    """The catalogue of the folder `shipped`, with that of `own` laid over it and `own`'s undeclared archives behind.

    Nothing is opened; costs some milliseconds of looking into folders.
    """
    first = declared(shipped / FILE_NAME, BaseOrigin.SHIPPED)
    later = declared(own / FILE_NAME, BaseOrigin.OWN)
    maps = {one.id: one for one in (*first.maps, *later.maps)}
    taken = {one.file.resolve() for one in maps.values() if one.file is not None}
    for place in undeclared((shipped / "tiles", own, own / "tiles"), taken):
        maps.setdefault(place.name, _found(place))
    return Catalogue(tuple(maps.values()), (*first.refused, *later.refused))


def undeclared(folders: Sequence[Path], taken: set[Path]) -> list[Path]:
    """Archives and folders of tiles that no catalogue names."""
    return [place for folder in folders for place in archives_in(folder) if place.resolve() not in taken]


def _found(place: Path) -> BaseMap:
    kind = BaseKind.FOLDER if place.is_dir() else BaseKind.ARCHIVE
    return BaseMap(id=place.name, name=place.stem, kind=kind, origin=BaseOrigin.FOUND, file=place)
