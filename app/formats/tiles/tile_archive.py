"""What every tile archive can do, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.position import is_on_earth
from app.errors import InputRefused
from app.formats.tiles.tile_body import TileForm

MAX_ZOOM = 24
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class ArchiveFacts:
    """What an archive says of itself. `bounds` is west, south, east, north in its own datum, None if not known."""

    title: str
    form: TileForm
    min_zoom: int
    max_zoom: int
    bounds: Box | None = None
    attribution: str = ""


class TileArchive(Protocol):
    """An open archive; any thread may ask. `tile` raises `InputRefused` when the archive cannot be read any more."""

    @property
    def facts(self) -> ArchiveFacts: ...

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """The bytes of one tile as they are kept, y counted from the north; None where there is none."""
        ...

    def close(self) -> None: ...


def box_of(sides: Iterable[float]) -> Box | None:
    """A box if these are its four sides and it lies on earth."""
    found = tuple(sides)
    if len(found) != 4:
        return None
    west, south, east, north = found
    is_box = is_on_earth(west, south) and is_on_earth(east, north) and west < east and south < north
    return (west, south, east, north) if is_box else None


def cut_short(file: Path, has: int, wants: int) -> InputRefused:
    """The sentence for a copy that broke off."""
    return InputRefused(
        "{file} is cut short ({has} of {wants} bytes): it is left out of the map. Copy it again.",
        file=file.name,
        has=f"{has:,}",
        wants=f"{wants:,}",
    )
