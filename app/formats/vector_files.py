"""GeoJSON, Shapefile and GeoPackage through GDAL (pyogrio), each brought to the one shape of a `Source`."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pyogrio import raw, read_info

from app.domain.sentence import Sentence
from app.errors import InputRefused
from app.formats.file_kind import FileKind
from app.formats.gdal_words import gdal_told
from app.formats.source import CHUNK_ROWS, Chunk, Source, shapes_from_wkb
from app.formats.text_encoding import TextEncoding, decoded_field


@dataclass(frozen=True)
class OpenTable:
    """One table as GDAL sees it. `text_codec` is set where its text comes as bytes in disguise (Latin-1, see below)."""

    file: str
    layer: str | int | None
    whole: bool
    text_codec: str | None = None
    hidden: frozenset[str] = frozenset()


def vector_source(
    path: Path,
    kind: FileKind,
    tables: Sequence[OpenTable],
    *,
    layer: str,
    layers: tuple[str, ...],
    encoding: TextEncoding | None = None,
    crs_by_format: bool = False,
    warned: tuple[Sentence, ...] = (),
    close: Callable[[], None] = lambda: None,
) -> Source:
    """A source over one table, or over several that are read one after another (the folders of a KML)."""
    try:
        facts = [_facts(table, path) for table in tables]
    except InputRefused:
        close()
        raise
    shape_types = tuple(dict.fromkeys(fact.shape_type for fact in facts if fact.shape_type))
    counts = [fact.rows for fact in facts]
    columns = tuple(dict.fromkeys(name for fact in facts for name in fact.columns))
    return Source(
        path=path,
        kind=kind,
        layer=layer,
        layers=layers,
        columns=columns,
        row_count=None if min(counts, default=0) < 0 else sum(counts),
        shape_types=shape_types,
        declared_crs=next((fact.crs for fact in facts if fact.crs), None),
        crs_by_format=crs_by_format,
        encoding=encoding.name if encoding else "UTF-8",
        encoding_found=encoding.found if encoding else None,
        warnings=(*warned, *dict.fromkeys(one for fact in facts for one in fact.warnings)),
        read=lambda limit: _read_all(tables, columns, path, limit),
        close=close,
    )


@dataclass(frozen=True)
class _Facts:
    columns: tuple[str, ...]
    rows: int
    shape_type: str
    crs: str | None
    warnings: tuple[Sentence, ...]


def _facts(table: OpenTable, path: Path) -> _Facts:
    with gdal_told(path) as told:
        found = read_info(table.file, layer=table.layer, encoding="ISO-8859-1" if table.text_codec else None)
    columns = [_text(name, table.text_codec) for name in found["fields"].tolist()]
    shape_type = found["geometry_type"] or ""
    return _Facts(
        columns=tuple(name for name in columns if name not in table.hidden),
        rows=int(found["features"]),
        shape_type="" if shape_type == "None" else shape_type,
        crs=found["crs"],
        warnings=tuple(told),
    )


def _read_all(tables: Sequence[OpenTable], columns: tuple[str, ...], path: Path, limit: int | None) -> Iterator[Chunk]:
    left, before = limit, 0
    for table in tables:
        for chunk in _read_table(table, columns, path, before, left):
            yield chunk
            before += len(chunk.rows)
            if left is not None:
                left -= len(chunk.rows)
        if left is not None and left <= 0:
            return


def _read_table(
    table: OpenTable, columns: tuple[str, ...], path: Path, before: int, limit: int | None
) -> Iterator[Chunk]:
    """Chunks of one table. GeoJSON and KML are parsed whole by GDAL each time, so they are read once and then cut."""
    at = 0
    while limit is None or at < limit:
        size = CHUNK_ROWS if limit is None else min(CHUNK_ROWS, limit - at)
        wanted = limit if table.whole else size
        with gdal_told(path):
            meta, _, wkb, cells = raw.read(
                table.file,
                layer=table.layer,
                encoding="ISO-8859-1" if table.text_codec else None,
                skip_features=at,
                max_features=wanted,
                datetime_as_string=True,
            )
        total = len(wkb) if wkb is not None else (len(cells[0]) if cells else 0)
        names = [_text(name, table.text_codec) for name in meta["fields"].tolist()]
        for start in range(0, total, CHUNK_ROWS):
            part = slice(start, min(start + CHUNK_ROWS, total))
            rows = range(before + at + part.start + 1, before + at + part.stop + 1)
            read = {name: _values(column[part], table.text_codec) for name, column in zip(names, cells, strict=True)}
            empty: Sequence[object] = [None] * len(rows)
            yield Chunk(
                rows,
                {name: read.get(name, empty) for name in columns},
                None if wkb is None else shapes_from_wkb(wkb[part]),
            )
        at += total
        if table.whole or total < size:
            return


def _values(column: Any, codec: str | None) -> list[object]:
    values: list[object] = column.tolist()
    if column.dtype.kind == "f":
        return [None if isinstance(value, float) and math.isnan(value) else value for value in values]
    if column.dtype.kind == "O":
        return [
            _text(value, codec)
            if isinstance(value, str)
            else value.tolist()
            if isinstance(value, np.ndarray)
            else value
            for value in values
        ]
    return values


def _text(value: str, codec: str | None) -> str:
    """Shapefiles are asked for as Latin-1, which keeps every byte, because GDAL takes unmarked GBK for Latin-1 silently
    and fails on a character cut in half by the width of its column."""
    if codec is None or value.isascii():
        return value
    return decoded_field(value.encode("latin-1", "replace"), codec)
