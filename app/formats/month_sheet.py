"""The bureau's month sheet as a workbook: read as it is drawn, refused where a cell cannot be trusted, and written.

A sheet has its month in a title, a row with the days 1, 2, 3 ..., a column of names, and in the cells what each serves.
To be read in a process apart: openpyxl makes a cell of each that a merged range claims.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.errors import InputRefused
from app.formats.atomic_file import replaced_whole
from app.formats.file_kind import damaged

MOST_BYTES = 4 << 20
MOST_UNPACKED = 64 << 20
_LEAST_DAYS, _HEAD_ROWS, _MOST_ROWS = 28, 12, 600
_MONTH = re.compile(r"(20\d\d)\s*[年./-]\s*(1[0-2]|0?[1-9])(?!\d)")
_NAME_HEADS = ("姓名", "name", "民警", "人员")
_NUMBER_HEADS = ("警号", "编号", "number", "工号")
_HEADS_BELOW = ("星期", "周", "日期", "weekday")
_FOOT = ("备注", "说明", "注:", "注:", "制表", "审批", "审核", "带班领导", "合计", "remarks")
"""What stands in the column of names and is nobody: a second row of heads, and what offices write below the people."""


@dataclass(frozen=True)
class SheetRow:
    """One person's row: `row` as the sheet numbers it, `cells` by day of the month, as text."""

    row: int
    number: str
    name: str
    cells: dict[int, str]


@dataclass(frozen=True)
class ReadSheet:
    """What stands in a sheet. `month` is None where it tells none; `formulas` and `merged` are places in the grid."""

    title: str
    month: tuple[int, int] | None
    days: tuple[int, ...]
    rows: tuple[SheetRow, ...]
    formulas: tuple[str, ...]
    merged: tuple[str, ...]


def read_month_sheet(path: Path) -> ReadSheet:
    """The first sheet that looks like a month. Raises `InputRefused` where there is none, or the file is damaged."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputRefused("{name} is too large for a month sheet. Nothing was changed.", name=path.name)
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise InputRefused("{name} is too large for a month sheet. Nothing was changed.", name=path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with path.open("rb") as file:
                book = load_workbook(file)
    except InputRefused:
        raise
    except OSError as error:
        raise InputRefused("{name} cannot be read. Nothing was changed.", name=path.name) from error
    except Exception as error:  # openpyxl fails in many ways on a broken workbook
        raise damaged(path) from error
    for sheet in book.worksheets:
        if (found := _read(sheet)) is not None:
            return found
    raise InputRefused(
        "{name} holds no month sheet: no row with the days 1, 2, 3 ... was found. Nothing was changed.", name=path.name
    )


def write_month_sheet(
    path: Path,
    sheet_name: str,
    title: str,
    heads: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    foot: Sequence[str],
    off: Sequence[int],
) -> None:
    """Write a month: title, two rows of heads (days and weekdays), rows, a legend. `off` are columns to be shaded.
    Whole or not at all; what looks like a formula is written as text."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", sheet_name)[:31]
    _text(sheet, 1, 1, title).font = Font(bold=True, size=16)
    thin = Side(style="thin", color="FF999999")
    shade = PatternFill("solid", fgColor="FFEDEDED")
    for at, told in enumerate([*heads, *rows], start=2):
        for column, words in enumerate(told, start=1):
            is_number = at == 2 and words.isdecimal()
            cell = _text(sheet, at, column, words)
            if is_number:
                cell.value = int(words)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(horizontal="left" if column < 3 else "center", vertical="center")
            if column - 1 in off:
                cell.fill = shade
    for at, words in enumerate(foot, start=len(heads) + len(rows) + 3):
        _text(sheet, at, 1, words)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 12, 12
    for column in range(3, len(heads[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 4.2
    sheet.freeze_panes = "C4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    with replaced_whole(path) as draft:
        book.save(draft)


def _text(sheet: Any, row: int, column: int, words: str) -> Any:
    cell = sheet.cell(row, column)
    cell.value = words or None
    cell.data_type = "s" if words else "n"
    return cell


def _read(sheet: Any) -> ReadSheet | None:
    head, days = _day_columns(sheet)
    if head is None:
        return None
    lines = [_said(sheet.cell(row, column)) for row in range(1, head + 1) for column in range(1, 6)]
    titles = [words for words in (*lines, sheet.title) if words]
    month = next((found for words in titles if (found := _MONTH.search(words))), None)
    first = min(days.values())
    names = _column_of(sheet, head, first, _NAME_HEADS) or first - 1
    numbers = _column_of(sheet, head, first, _NUMBER_HEADS)
    rows: list[SheetRow] = []
    formulas: list[str] = []
    for row in range(head + 1, min(sheet.max_row, head + _MOST_ROWS) + 1):
        name = _said(sheet.cell(row, names)) if names >= 1 else ""
        number = _said(sheet.cell(row, numbers)) if numbers else ""
        if not name and not number:
            if rows:
                break
            continue
        if not rows and name.replace(" ", "").casefold() in _HEADS_BELOW:
            continue
        if name.replace(" ", "").casefold().startswith(_FOOT):
            break
        cells = {}
        for day, column in days.items():
            cell = sheet.cell(row, column)
            if cell.data_type == "f":
                formulas.append(cell.coordinate)
            cells[day] = _said(cell)
        rows.append(SheetRow(row, number, name, cells))
    last = rows[-1].row if rows else head
    merged = [
        str(one)
        for one in sheet.merged_cells.ranges
        if one.min_row <= last and one.max_row > head and one.max_col >= first and one.min_col <= max(days.values())
    ]
    return ReadSheet(
        titles[0] if titles else "",
        (int(month[1]), int(month[2])) if month else None,
        tuple(sorted(days)),
        tuple(rows),
        tuple(formulas),
        tuple(sorted(merged)),
    )


def _day_columns(sheet: Any) -> tuple[int | None, dict[int, int]]:
    """The row of the days and the column of each; the days follow each other from 1 on."""
    for row in range(1, min(sheet.max_row, _HEAD_ROWS) + 1):
        days: dict[int, int] = {}
        for column in range(1, min(sheet.max_column, 60) + 1):
            words = _said(sheet.cell(row, column)).removesuffix("日")
            if words.isdecimal() and int(words) == len(days) + 1:
                days[int(words)] = column
        if len(days) >= _LEAST_DAYS:
            return row, days
    return None, {}


def _column_of(sheet: Any, head: int, before: int, words: Sequence[str]) -> int | None:
    for row in range(1, head + 1):
        for column in range(1, before):
            said = _said(sheet.cell(row, column)).casefold().replace(" ", "")
            if said in words:
                return column
    return None


def _said(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
