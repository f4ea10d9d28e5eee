"""Tables as a workbook, a sheet each: numbers as numbers, words as words, nothing taken for a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from app.formats.atomic_file import replaced_whole

_FIRST_WIDTH, _WIDTH = 24, 9
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
Value = str | float | int


@dataclass(frozen=True)
class SheetTable:
    """A sheet: its `name`, lines that say what it is, the heads, the rows."""

    name: str
    told: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def write_workbook(path: Path, tables: Sequence[SheetTable]) -> None:
    """Write them, whole or not at all."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", table.name)[:31])
        for at in range(1, len(table.heads) + 1):
            sheet.column_dimensions[get_column_letter(at)].width = _FIRST_WIDTH if at == 1 else _WIDTH
        sheet.page_setup.orientation = "landscape"
        for line in table.told:
            sheet.append([_cell(sheet, line)])
        heads = [_cell(sheet, head) for head in table.heads]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
    with replaced_whole(path) as draft:
        book.save(draft)


def _cell(sheet: Any, value: Value) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell
