"""A layer as a workbook for Excel, streamed: one sheet, text as text, numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from app.errors import InputRefused
from app.formats.written_layer import WrittenLayer, plain_text, row_count

MOST_ROWS = 1_048_575
"""What a sheet holds, without the row of headers."""
_WIDEST, _MEASURED = 48, 200
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")


def write_sheet(layer: WrittenLayer, columns: Mapping[str, Sequence[object]], draft: Path) -> None:
    """`columns` are those of the layer with its places. The marking stands in the name of the sheet, at the head of
    every printed page and in the properties of the file. Nothing is taken for a formula."""
    if row_count(layer) > MOST_ROWS:
        raise InputRefused(
            "A sheet holds at most {most} rows. Nothing was written; choose another kind.", most=MOST_ROWS
        )
    book = Workbook(write_only=True)
    named = f"{layer.name} ({layer.marking})" if layer.marking else layer.name
    sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", named)[:31])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.right.text = layer.marking
    book.properties.title, book.properties.keywords = layer.name, layer.marking
    for at, (name, cells) in enumerate(columns.items(), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(name, cells)
    heads = [_cell(sheet, name) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in zip(*columns.values(), strict=True):
        sheet.append([_cell(sheet, value) for value in row])
    book.save(draft)


def _cell(sheet: Any, value: object) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", plain_text(value)))
    cell.data_type = "s"
    return cell


def _width(name: str, cells: Sequence[object]) -> int:
    """In characters, Chinese ones twice as wide."""
    told = [name, *(plain_text(one) for one in cells[:_MEASURED])]
    return min(_WIDEST, 2 + max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in one) for one in told))
