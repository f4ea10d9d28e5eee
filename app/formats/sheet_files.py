"""XLSX workbooks, streamed through openpyxl's read-only mode; each sheet is a table to choose."""

from __future__ import annotations

import contextlib
import itertools
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.cell_text import restored
from app.formats.file_kind import FileKind, damaged
from app.formats.source import CHUNK_ROWS, Chunk, Source
from app.formats.table_layout import SNIFFED_RECORDS, Layout, find_layout, is_blank, named_crs
from app.formats.unpacking import MOST_UNPACKED_BYTES

_ROWS_AT_ONCE = 500
_ERRORS = (
    zipfile.BadZipFile,
    InvalidFileException,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)


def open_xlsx(path: Path, layer: str | None = None) -> Source:
    """One sheet of a workbook as a source (the first that holds anything, unless `layer` names one)."""
    with _read_plainly(path):
        _require_reasonable_size(path)
        # openpyxl takes a name for the kind of the file, an open file for what it is.
        file = path.open("rb")
        try:
            book = load_workbook(file, read_only=True, data_only=True)
        except BaseException:
            file.close()
            raise

    def close() -> None:
        book.close()
        file.close()

    try:
        with _read_plainly(path):
            sheets = {sheet.title: sheet for sheet in book.worksheets}
            if layer is not None and layer not in sheets:
                raise InputRefused(
                    "{name} has no sheet {layer}. Nothing was changed; choose one of: {layers}.",
                    name=path.name,
                    layer=layer,
                    layers=", ".join(sheets),
                )
            chosen = layer or next((title for title, sheet in sheets.items() if _head(sheet)), "")
            head = _head(sheets[chosen]) if chosen else []
        if not any(not is_blank(cell) for row in head for cell in row):
            raise InputRefused("{name} holds no rows. Nothing was changed.", name=path.name)
    except InputRefused:
        close()
        raise
    layout = find_layout(head)
    return Source(
        path=path,
        kind=FileKind.XLSX,
        layer=chosen,
        layers=tuple(sheets),
        columns=layout.columns,
        row_count=None,
        declared_crs=named_crs(layout.columns),
        warnings=(*layout.warnings, *_about(sheets, chosen)),
        read=lambda limit: _read(path, sheets[chosen], layout, limit),
        close=close,
    )


def _about(sheets: Sequence[str] | dict[str, Any], chosen: str) -> tuple[Sentence, ...]:
    if len(sheets) < 2:
        return ()
    return (sentence("The workbook has {count} sheets; {layer} is shown.", count=len(sheets), layer=chosen),)


def _head(sheet: Any) -> list[tuple[object, ...]]:
    """The first rows, without believing the size that the file claims for the sheet."""
    sheet.reset_dimensions()
    rows: list[tuple[object, ...]] = []
    for row in sheet.iter_rows(values_only=True, max_row=SNIFFED_RECORDS):
        rows.append(tuple(row))
    return rows if any(not is_blank(cell) for row in rows for cell in row) else []


def _read(path: Path, sheet: Any, layout: Layout, limit: int | None) -> Iterator[Chunk]:
    width = len(layout.columns)
    most = CHUNK_ROWS if limit is None else min(limit, CHUNK_ROWS)
    rows: list[int] = []
    cells: list[tuple[object, ...]] = []
    given = 0
    for number, row in enumerate(_rows(path, sheet), start=1):
        if number <= layout.header_row or all(is_blank(cell) for cell in row):
            continue
        rows.append(number)
        cells.append((row + (None,) * (width - len(row)))[:width])
        if len(rows) >= most:
            yield _chunk(layout, rows, cells)
            given, rows, cells = given + len(rows), [], []
            if limit is not None and given >= limit:
                return
    if rows:
        yield _chunk(layout, rows, cells)


def _rows(path: Path, sheet: Any) -> Iterator[tuple[object, ...]]:
    with _read_plainly(path):
        iterator = sheet.iter_rows(values_only=True)
    while True:
        with _read_plainly(path):
            some = list(itertools.islice(iterator, _ROWS_AT_ONCE))
        if not some:
            return
        yield from some


def _chunk(layout: Layout, rows: list[int], cells: list[tuple[object, ...]]) -> Chunk:
    columns = zip(*cells, strict=True)
    return Chunk(
        rows,
        {
            name: [restored(cell) if isinstance(cell, str) else cell for cell in column]
            for name, column in zip(layout.columns, columns, strict=True)
        },
    )


@contextlib.contextmanager
def _read_plainly(path: Path) -> Iterator[None]:
    """openpyxl fails in many ways on a broken workbook, and warns about styles, which nobody here wants."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except _ERRORS as error:
            raise damaged(path) from error


def _require_reasonable_size(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED_BYTES:
            raise InputRefused(
                "{name} unpacks to more than 4 GB. Nothing was changed; unpack it first.", name=path.name
            )
