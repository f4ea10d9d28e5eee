"""KML and KMZ as a source: all folders together, or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.domain.sentence import sentence
from app.errors import InputRefused
from app.formats.file_kind import FileKind
from app.formats.kml_places import Place, places
from app.formats.source import CHUNK_ROWS, Chunk, Source

FOLDER_COLUMN = "folder"


def open_kml(path: Path, kind: FileKind, kml: Path, layer: str | None) -> Source:
    """`kml` is the document itself, taken out of the archive for a KMZ; it is read through once to learn its columns.

    The name of the folder that a placemark lies in is told as a column where there are several.
    """
    count = 0
    folders: dict[str, None] = {}
    columns: dict[str, None] = {}
    shape_types: dict[str, None] = {}
    for place in places(kml, path.name):
        folders.setdefault(place.folder)
        if layer is not None and place.folder != layer:
            continue
        count += 1
        columns |= dict.fromkeys(place.cells)
        if place.shape is not None:
            shape_types.setdefault(place.shape.geom_type)
    if not count:
        raise InputRefused("{name} holds no places (placemarks). Nothing was changed.", name=path.name)
    several = layer is None and len(folders) > 1
    if several:
        columns.setdefault(FOLDER_COLUMN)
    names = tuple(columns)
    told = sentence("All {count} folders are read together; one can be chosen.", count=len(folders))
    return Source(
        path=path,
        kind=kind,
        layer=layer or "",
        layers=tuple(folders) if len(folders) > 1 else (),
        columns=names,
        row_count=count,
        shape_types=tuple(shape_types),
        declared_crs="EPSG:4326",
        crs_by_format=True,
        warnings=(told,) if several else (),
        read=lambda limit: _read(path, kml, layer, names, limit),
    )


def _read(path: Path, kml: Path, layer: str | None, names: tuple[str, ...], limit: int | None) -> Iterator[Chunk]:
    most = CHUNK_ROWS if limit is None else min(limit, CHUNK_ROWS)
    some: list[Place] = []
    rows: list[int] = []
    given = 0
    for number, place in enumerate(places(kml, path.name), start=1):
        if layer is not None and place.folder != layer:
            continue
        some.append(place)
        rows.append(number)
        if len(some) >= most:
            yield _chunk(rows, some, names)
            given, some, rows = given + len(some), [], []
            if limit is not None and given >= limit:
                return
    if some:
        yield _chunk(rows, some, names)


def _chunk(rows: list[int], some: list[Place], names: tuple[str, ...]) -> Chunk:
    shapes = np.empty(len(some), dtype=object)
    shapes[:] = [place.shape for place in some]
    columns: dict[str, list[object]] = {name: [place.cells.get(name, "") for place in some] for name in names}
    if FOLDER_COLUMN in columns:
        columns[FOLDER_COLUMN] = [place.cells.get(FOLDER_COLUMN, place.folder) for place in some]
    return Chunk(rows, columns, shapes)
