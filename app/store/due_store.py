"""What of case files is due: tasks by then, and the open cases with the steps their terms are worked out from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseExtension, CasePart, CaseStep, CaseTask
from app.domain.case_status import CASE_ENDS
from app.store.case_store import cases, part_stores
from app.store.tables import case_file, case_parts

MOST_CASES = 2_000
_SOME = 500


def tasks_by(connection: Connection, until: datetime) -> list[CasePart]:
    """The tasks of cases that are not done and due by then, the first due first."""
    table = case_parts[CaseTask]
    return part_stores[CaseTask].find(
        connection, table.c.done_at.is_(None), table.c.due_at <= until, order=(table.c.due_at,)
    )


def running_cases(connection: Connection, limit: int = MOST_CASES) -> list[CaseFile]:
    """The cases that have not ended, those that were written last first."""
    return cases.find(
        connection, case_file.c.status.not_in(CASE_ENDS), order=(case_file.c.updated_at.desc(),), limit=limit
    )


def terms_of(connection: Connection, case_ids: Sequence[str]) -> Mapping[str, list[CasePart]]:
    """The steps and extensions of these cases, each in the order in which they were entered."""
    found: dict[str, list[CasePart]] = {one: [] for one in case_ids}
    for record in (CaseStep, CaseExtension):
        table = case_parts[record]
        for begin in range(0, len(case_ids), _SOME):
            some = list(case_ids[begin : begin + _SOME])
            for one in part_stores[record].find(connection, table.c.case_id.in_(some), order=(table.c.row_no,)):
                found[one.case_id].append(one)
    return found


def cases_of(connection: Connection, case_ids: Sequence[str]) -> dict[str, CaseFile]:
    """These cases by key; those out of sight are left out."""
    return {one.id: one for one in cases.find(connection, case_file.c.id.in_(list(case_ids)))}
