"""Case files, the latest deed first, and their parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart
from app.domain.case_part_kinds import PART_KINDS
from app.store.records import RecordStore
from app.store.tables import case_file, case_parts

cases: RecordStore[CaseFile] = RecordStore(CaseFile)
part_stores: Mapping[type[CasePart], RecordStore[CasePart]] = {
    one.record: RecordStore(one.record) for one in PART_KINDS
}


def places_since(connection: Connection, moment: datetime, until: datetime | None = None) -> list[tuple[float, float]]:
    """(lon, lat) of the cases (known by `until`) that have a place and whose deed may lie after `moment`."""
    known = () if until is None else (case_file.c.discovered_at <= until,)
    found = cases.columns(
        connection, ("lon", "lat"), case_file.c.occurred_to >= moment, case_file.c.lon.is_not(None), *known, plain=True
    )
    return list(zip(found["lon"], found["lat"], strict=True))


LISTED = 2_500
"""So many cases are listed at once, the latest; a county of 100,000 would keep the list waiting for a second."""


def since(connection: Connection, moment: datetime, limit: int = LISTED) -> list[CaseFile]:
    """Cases whose deed may lie after `moment`, latest first."""
    return cases.find(
        connection, case_file.c.occurred_to >= moment, order=(case_file.c.occurred_to.desc(),), limit=limit
    )


def parts_of(connection: Connection, case_id: str) -> list[CasePart]:
    """Everything that hangs on a case, by kind, each kind in the order in which it was entered."""
    found: list[CasePart] = []
    for record, table in case_parts.items():
        found += part_stores[record].find(connection, table.c.case_id == case_id, order=(table.c.row_no,))
    return found


def named(connection: Connection, word: str) -> list[CaseFile]:
    """Cases of this number, else of this short name; two are enough to see that it means several."""
    for column in (case_file.c.number, case_file.c.alias):
        if found := cases.find(connection, column == word, limit=2):
            return found
    return []


def last_number(connection: Connection, prefix: str) -> str | None:
    """The highest number of this beginning, also of cases that were taken out of sight: none is given twice."""
    found = connection.execute(select(func.max(case_file.c.number)).where(case_file.c.number.startswith(prefix)))
    number: str | None = found.scalar_one()
    return number


def is_in_sight(connection: Connection, case_id: str) -> bool:
    """Whether a case that another record names may be spoken of."""
    return cases.count(connection, case_file.c.id == case_id) > 0
