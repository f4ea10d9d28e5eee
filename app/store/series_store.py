"""Series of cases, pairs that were found unlike, kept questions; and all cases as columns to be compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseTask
from app.domain.case_series import CaseFilter, CaseSeries, CaseUnlike
from app.store.case_finding import findable
from app.store.records import RecordStore
from app.store.tables import case_file, case_filter, case_parts, case_series, case_text, case_unlike

cases: RecordStore[CaseFile] = RecordStore(CaseFile)
series: RecordStore[CaseSeries] = RecordStore(CaseSeries)
unlikes: RecordStore[CaseUnlike] = RecordStore(CaseUnlike)
filters: RecordStore[CaseFilter] = RecordStore(CaseFilter)
tasks: RecordStore[CaseTask] = RecordStore(CaseTask)

COMPARED = ("id", "mo_codes", "type", "lon", "lat", "occurred_from", "occurred_to", "series")


def compared(connection: Connection, ids: Collection[str] | None = None) -> dict[str, list[Any]]:
    """What is compared of the cases that may be found (or of some of them), as columns; times in microseconds UTC."""
    some = () if ids is None else (case_file.c.id.in_(ids),)
    return cases.columns(connection, COMPARED, findable(), *some, plain=True)


def of_ids(connection: Connection, ids: Collection[str]) -> dict[str, CaseFile]:
    """Cases that may be found, by key."""
    return {one.id: one for one in cases.find(connection, findable(), case_file.c.id.in_(ids))}


def texts(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """What each case's own fields and parts say, not what its documents do."""
    found: dict[str, list[str]] = {}
    query = select(case_text.c.case_id, case_text.c.body).where(
        case_text.c.case_id.in_(ids), case_text.c.noun.startswith("case_")
    )
    for case_id, body in connection.execute(query.order_by(case_text.c.row_no)):
        found.setdefault(case_id, []).append(body)
    return {case_id: "\n".join(bodies) for case_id, bodies in found.items()}


def members(connection: Connection, name: str) -> list[CaseFile]:
    """The cases of a series, oldest deed first."""
    return cases.find(connection, findable(), case_file.c.series == name, order=(case_file.c.occurred_from,))


def named(connection: Connection, name: str) -> CaseSeries | None:
    """The record of a series; one that only its cases tell of (from a file, say) has none yet."""
    found = series.find(connection, case_series.c.name == name, limit=1)
    return found[0] if found else None


def names(connection: Connection) -> list[str]:
    """Every series that has cases."""
    query = select(case_file.c.series).where(findable(), case_file.c.series != "").distinct()
    return sorted(connection.execute(query).scalars())


def unlike(connection: Connection, case_id: str) -> set[str]:
    """Keys of the cases that were found not to belong with this one."""
    pairs = unlikes.find(connection, or_(case_unlike.c.case_id == case_id, case_unlike.c.other_id == case_id))
    return {key for one in pairs for key in (one.case_id, one.other_id)} - {case_id}


def unlike_pair(connection: Connection, one: str, other: str) -> CaseUnlike | None:
    """The note that these two do not belong together."""
    pair = or_(
        (case_unlike.c.case_id == one) & (case_unlike.c.other_id == other),
        (case_unlike.c.case_id == other) & (case_unlike.c.other_id == one),
    )
    found = unlikes.find(connection, pair, limit=1)
    return found[0] if found else None


def tasks_of(connection: Connection, ids: Sequence[str]) -> list[CaseTask]:
    """Tasks of these cases by deadline, those that are done last."""
    table = case_parts[CaseTask]
    order = (table.c.done_at.is_not(None), table.c.due_at)
    return tasks.find(connection, table.c.case_id.in_(ids), order=order)


def filters_of(connection: Connection, user_id: str) -> list[CaseFilter]:
    """A user's kept questions by name."""
    return filters.find(connection, case_filter.c.user_id == user_id, order=(case_filter.c.name,))
