"""Known K-numbers of lines."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from app.domain.line_mark import LineMark
from app.store.column_types import to_micros
from app.store.records import RecordStore
from app.store.tables import line_mark

line_marks: RecordStore[LineMark] = RecordStore(LineMark)


def of_line(connection: Connection, line_id: str) -> list[LineMark]:
    """The marks of one line, along growing chainage."""
    return line_marks.find(connection, line_mark.c.line_id == line_id, order=(line_mark.c.behind_m,))


def of_lines(connection: Connection, line_ids: Iterable[str]) -> dict[str, list[LineMark]]:
    """The marks of several lines, by line; a line without marks is not among them."""
    found: dict[str, list[LineMark]] = {}
    for one in line_marks.find(connection, line_mark.c.line_id.in_(list(line_ids)), order=(line_mark.c.behind_m,)):
        found.setdefault(one.line_id, []).append(one)
    return found


def all_marks(connection: Connection) -> dict[str, list[LineMark]]:
    """All marks, by line."""
    found: dict[str, list[LineMark]] = {}
    for one in line_marks.find(connection, order=(line_mark.c.behind_m,)):
        found.setdefault(one.line_id, []).append(one)
    return found


def fingerprint(connection: Connection) -> str:
    """Says the same as long as no mark has come, changed or gone."""
    newest = connection.execute(select(func.max(line_mark.c.updated_at))).scalar_one()
    return "-" if newest is None else str(to_micros(newest))
