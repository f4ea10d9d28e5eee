"""CSV tables, streamed: the encoding, the separator and the header are found, the rows come in bounded chunks."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.cell_text import restored
from app.formats.file_kind import FileKind
from app.formats.source import CHUNK_ROWS, Chunk, Source
from app.formats.table_layout import Layout, find_delimiter, find_layout, named_crs, sample_records
from app.formats.text_encoding import TextEncoding, find_encoding

_SAMPLE_CHARACTERS = 1 << 20
_CHUNK_CHARACTERS = 16 << 20
_MOST_CELL_CHARACTERS = 32 << 20
_ROWS_TOGETHER = 1_000
"""Few enough that rows of 32 kB each stay within bounds."""


def open_csv(path: Path, encoding: str | None = None) -> Source:
    """A CSV file as a source; raises `InputRefused` where it holds no table."""
    found = find_encoding(path, encoding)
    _allow_long_cells()
    try:
        with path.open(encoding=found.codec, errors="replace", newline="") as file:
            text = file.read(_SAMPLE_CHARACTERS)
    except UnicodeError as error:
        raise _undecodable(path, found) from error
    delimiter = find_delimiter(text)
    if delimiter is None:
        raise InputRefused(
            "{name} is text, but no table with columns. Nothing was changed; give CSV with a header row.",
            name=path.name,
        )
    layout = find_layout(sample_records(text, delimiter))
    named = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(delimiter, delimiter)
    return Source(
        path=path,
        kind=FileKind.CSV,
        layer="",
        layers=(),
        columns=layout.columns,
        row_count=None,
        declared_crs=named_crs(layout.columns),
        encoding=found.name,
        encoding_found=found.found,
        warnings=(
            *layout.warnings,
            *((sentence("The cells are parted by the sign {sign}.", sign=named),) if delimiter != "," else ()),
        ),
        read=lambda limit: _read(path, found, delimiter, layout, limit),
    )


def _read(path: Path, encoding: TextEncoding, delimiter: str, layout: Layout, limit: int | None) -> Iterator[Chunk]:
    _allow_long_cells()
    most = CHUNK_ROWS if limit is None else min(limit, CHUNK_ROWS)
    given, row = 0, layout.header_row
    gathered = _Gathered(layout.columns)
    try:
        with path.open(encoding=encoding.codec, errors="replace", newline="") as file:
            table = csv.reader(file, delimiter=delimiter)
            for _ in islice(table, layout.header_row):
                pass
            while some := list(islice(table, min(_ROWS_TOGETHER, most - len(gathered.rows)))):
                gathered.take(row + 1, some)
                row += len(some)
                if len(gathered.rows) >= most or gathered.characters >= _CHUNK_CHARACTERS:
                    given += len(gathered.rows)
                    yield gathered.chunk()
                    gathered = _Gathered(layout.columns)
                if limit is not None and given >= limit:
                    return
    except csv.Error as error:
        raise InputRefused(
            "{name} cannot be read from row {row} on: a quotation mark is opened there and never closed. Nothing was "
            "changed; correct that row.",
            name=path.name,
            row=_rows_before_error(path, encoding, delimiter) + 1,
        ) from error
    except UnicodeError as error:
        raise _undecodable(path, encoding) from error
    if row and not _ends_a_line(path):
        gathered.refuse_cut_off(row)
    if gathered.rows or gathered.faults:
        yield gathered.chunk()


def _rows_before_error(path: Path, encoding: TextEncoding, delimiter: str) -> int:
    """How many rows can be read before one that cannot, counted singly: `_read` takes them by the thousand."""
    rows = 0
    with path.open(encoding=encoding.codec, errors="replace", newline="") as file, contextlib.suppress(csv.Error):
        for _ in csv.reader(file, delimiter=delimiter):
            rows += 1
    return rows


class _Gathered:
    """Rows of one chunk while they are read."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self.rows: list[int] = []
        self._cells: list[list[str]] = []
        self.faults: list[tuple[int, Sentence]] = []
        self.characters = 0
        self._is_quoted = False
        self._last_width = 0

    def take(self, first_row: int, some: list[list[str]]) -> None:
        """Some rows, the first of which has this number in the file. Rows of the header's width, as nearly all are,
        are taken together: a million in half a second."""
        width = len(self._columns)
        if set(map(len, some)) == {width} and all(map(any, some)):
            self._last_width = width
            self.rows += range(first_row, first_row + len(some))
            self._cells += some
        else:
            for row, cells in enumerate(some, start=first_row):
                self._take_one(row, cells)
        text = "".join(map("".join, some))
        self.characters += len(text)
        self._is_quoted = self._is_quoted or "'" in text

    def _take_one(self, row: int, cells: list[str]) -> None:
        if not any(cells):
            return
        width = len(self._columns)
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            self.faults.append(
                (row, sentence("{found} cells stand where the header has {width}.", found=len(cells), width=width))
            )
            return
        self._last_width = len(cells)
        self.rows.append(row)
        self._cells.append((cells + [""] * (width - len(cells)))[:width])

    def refuse_cut_off(self, row: int) -> None:
        """Leave out the last row where it ends in the middle."""
        if self.rows[-1:] == [row] and self._last_width < len(self._columns):
            self.rows.pop()
            self._cells.pop()
            self.faults.append((row, sentence("It is cut off: the file ends in the middle of this row.")))

    def chunk(self) -> Chunk:
        cells = zip(*self._cells, strict=True) if self._cells else iter([()] * len(self._columns))
        columns: dict[str, Sequence[object]] = dict(zip(self._columns, cells, strict=True))
        if self._is_quoted:
            columns = {name: list(map(restored, column)) for name, column in columns.items()}  # type: ignore[arg-type]
        return Chunk(self.rows, columns, None, tuple(self.faults))


def _ends_a_line(path: Path) -> bool:
    """Whether the file ends with a line break, in whatever encoding."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2))
        return file.read().endswith((b"\n", b"\r", b"\n\x00", b"\r\x00"))


def _allow_long_cells() -> None:
    """The csv module's limit (128 kB) is one for the whole process; the shape of a long pipeline takes more."""
    csv.field_size_limit(_MOST_CELL_CHARACTERS)


def _undecodable(path: Path, encoding: TextEncoding) -> InputRefused:
    return InputRefused(
        "{name} cannot be read as {encoding}. Nothing was changed; choose another encoding.",
        name=path.name,
        encoding=encoding.name,
    )
