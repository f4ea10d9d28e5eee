"""How a table lies on its page: which sign parts the cells, which row is the header, what the columns are called."""

from __future__ import annotations

import csv
import io
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.sentence import Sentence, sentence

DELIMITERS = (",", ";", "\t", "|", "，", "；")
SNIFFED_RECORDS = 60
_MOST_TITLE_ROWS = 10
_CRS_IN_NAME = re.compile(r"\((WGS84|CGCS2000|GCJ02|BD09|EPSG:\d+)( swapped)?\)$")


@dataclass(frozen=True)
class Layout:
    """`header_row` is the 1-based number of the header, 0 where there is none; data begins in the row after it."""

    columns: tuple[str, ...]
    header_row: int
    warnings: tuple[Sentence, ...]


def find_delimiter(text: str) -> str | None:
    """The sign that parts most records of `text` into equally many cells; None where no sign makes a table of it."""
    best: tuple[float, int] = (0.0, 0)
    found = None
    for delimiter in DELIMITERS:
        widths = [len(record) for record in sample_records(text, delimiter) if any(cell.strip() for cell in record)]
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        score = (round(count / len(widths), 1), width)
        if width > 1 and score[0] >= 0.5 and score > best:
            best, found = score, delimiter
    return found


def sample_records(text: str, delimiter: str) -> list[list[str]]:
    """The first records of a text that may end in the middle of one; the last is left out where others stand."""
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text), delimiter=delimiter):
            records.append(record)
            if len(records) > SNIFFED_RECORDS:
                break
    except csv.Error:
        return records
    return records[:-1] if len(records) > SNIFFED_RECORDS else records


def find_layout(rows: Sequence[Sequence[object]]) -> Layout:
    """The layout of a table from its first rows: a title above the header is passed over, a missing header made up."""
    widths = [sum(not is_blank(cell) for cell in row) for row in rows]
    typical = statistics.median(width for width in widths if width) if any(widths) else 0
    longest = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows[:_MOST_TITLE_ROWS], start=1):
        if widths[number - 1] >= max(1, 0.6 * typical) and _reads_like_a_header(row):
            warnings = (
                (sentence("The table begins in row {row}; what stands above it was left out.", row=number),)
                if number > 1
                else ()
            )
            return Layout(_column_names(row, max(longest, len(row)), rows[number:]), number, warnings)
    return Layout(
        tuple(f"Column {number}" for number in range(1, longest + 1)),
        0,
        (sentence("The table has no header row; its columns are numbered."),),
    )


def named_crs(names: Sequence[str]) -> str | None:
    """The coordinate system that a name such as `lon (GCJ02)` tells; our own exports are named so."""
    found = {"".join(match.groups("")) for name in names if (match := _CRS_IN_NAME.search(name))}
    return found.pop() if len(found) == 1 else None


def is_blank(cell: object) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_number(cell: object) -> bool:
    """Whether a cell is, or spells, a number."""
    if isinstance(cell, (int, float)):
        return True
    try:
        float(str(cell).replace(",", ""))
    except ValueError:
        return False
    return True


def _reads_like_a_header(row: Sequence[object]) -> bool:
    cells = [cell for cell in row if not is_blank(cell)]
    words = [cell for cell in cells if isinstance(cell, str) and not is_number(cell) and len(cell) < 200]
    return bool(cells) and len(words) >= 0.8 * len(cells)


def _column_names(header: Sequence[object], width: int, below: Sequence[Sequence[object]]) -> tuple[str, ...]:
    """Names as the header has them; a column without one is numbered. Beyond the header's last name a column counts
    only where most rows fill it: in a single row it is a stray separator."""
    used = max(at + 1 for at, cell in enumerate(header) if not is_blank(cell))
    while used < width and below and sum(not is_blank(row[used]) for row in below if len(row) > used) * 2 > len(below):
        used += 1
    names: list[str] = []
    for at in range(used):
        cell = header[at] if at < len(header) else None
        name = f"Column {at + 1}" if is_blank(cell) else " ".join(str(cell).lstrip("\ufeff").split())
        number = 2
        unique = name
        while unique in names:
            unique, number = f"{name} ({number})", number + 1
        names.append(unique)
    return tuple(names)
