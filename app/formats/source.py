"""A file opened for import: what it holds, and its rows in chunks of bounded size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.sentence import Sentence
from app.formats.file_kind import FileKind

CHUNK_ROWS = 20_000

Shapes = NDArray[np.object_]

_SRID = re.compile(r"^SRID=\d+;", re.IGNORECASE)


@dataclass(frozen=True)
class Chunk:
    """Some rows: their numbers as a person counts them in the file, their cells by column, their shapes if it has any.

    Shapes are two-dimensional shapely geometries in the file's own coordinates, None where a row has none that can be
    read. `faults` are rows that could not be taken apart into cells; they are not among `rows`.
    """

    rows: Sequence[int]
    columns: Mapping[str, Sequence[object]]
    shapes: Shapes | None = None
    faults: tuple[tuple[int, Sentence], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """One table of one file. Use in a `with` block: temporary copies go when it ends.

    `layers` are the tables to choose between, `layer` the one that is open. `row_count` is None where counting would
    mean reading everything. `declared_crs` is what the file says of its coordinates (an EPSG code or WKT), None where
    it says nothing; with `crs_by_format` it is only the format that says so. `shape_types` is empty for a table.
    """

    path: Path
    kind: FileKind
    layer: str
    layers: tuple[str, ...]
    columns: tuple[str, ...]
    row_count: int | None
    shape_types: tuple[str, ...] = ()
    declared_crs: str | None = None
    crs_by_format: bool = False
    encoding: str = "UTF-8"
    encoding_found: Sentence | None = None
    warnings: tuple[Sentence, ...] = ()
    read: Callable[[int | None], Iterator[Chunk]] = field(repr=False)
    close: Callable[[], None] = field(repr=False, default=lambda: None)

    def chunks(self) -> Iterator[Chunk]:
        """All rows, `CHUNK_ROWS` or fewer at a time; raises `InputRefused` where the file proves unreadable."""
        return self.read(None)

    def sample(self, rows: int = 50) -> Chunk:
        """The first rows."""
        for chunk in self.read(rows):
            return chunk
        return Chunk((), dict.fromkeys(self.columns, ()))

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def shapes_from_wkb(wkb: Shapes) -> Shapes:
    """Flat shapes from WKB; unclosed rings are closed, what is beyond repair becomes None."""
    shapes: Shapes = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="fix"))
    return shapes


def shapes_from_wkt(texts: Sequence[str]) -> Shapes:
    """Flat shapes from WKT texts (an SRID in front is passed over); None where a text is blank or no WKT."""
    plain = np.array([_SRID.sub("", text.strip()) or None for text in texts], dtype=object)
    shapes: Shapes = shapely.force_2d(shapely.from_wkt(plain, on_invalid="ignore"))
    return shapes
