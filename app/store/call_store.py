"""Calls and the units sent to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.domain.alert import Alert
from app.domain.call import ASSIGNMENT_ENDS, CALL_ENDS, Assignment, Call, CallResult
from app.store.alert_store import alerts
from app.store.records import RecordStore
from app.store.tables import alert, assignment, call, visible

calls: RecordStore[Call] = RecordStore(Call)
assignments: RecordStore[Assignment] = RecordStore(Assignment)


def open_calls(connection: Connection) -> list[Call]:
    """Those that are not over: the gravest first, then the oldest."""
    return calls.find(connection, call.c.state.not_in(CALL_ENDS), order=(call.c.level, call.c.received_at))


def is_open(connection: Connection, call_id: str) -> bool:
    """Whether there is such a call and it is not over."""
    return bool(calls.find(connection, call.c.id == call_id, call.c.state.not_in(CALL_ENDS), limit=1))


def between(connection: Connection, since: datetime, until: datetime, limit: int = 5_000) -> list[Call]:
    """Calls received in [since, until), newest first."""
    return calls.find(
        connection,
        call.c.received_at >= since,
        call.c.received_at < until,
        order=(call.c.received_at.desc(),),
        limit=limit,
    )


def last_number(connection: Connection, day: str) -> str | None:
    """The highest number given on a day, also to calls that were taken out of sight: no number is given twice."""
    found = connection.execute(select(func.max(call.c.number)).where(call.c.number.startswith(f"{day}-")))
    number: str | None = found.scalar_one()
    return number


def without_case(connection: Connection) -> list[Call]:
    """Calls whose result demands a case that they do not have yet, the oldest first."""
    accepted = (CallResult.ACCEPTED_ADMIN, CallResult.ACCEPTED_CRIMINAL)
    return calls.find(connection, call.c.result.in_(accepted), call.c.case_id.is_(None), order=(call.c.feedback_at,))


def of_call(connection: Connection, call_id: str) -> list[Assignment]:
    """The units that were sent to a call, in the order they were sent."""
    return assignments.find(connection, assignment.c.call_id == call_id, order=(assignment.c.ordered_at,))


def of_calls(connection: Connection, call_ids: Iterable[str]) -> dict[str, list[Assignment]]:
    """The units of several calls, by call."""
    wanted = list(call_ids)
    found: dict[str, list[Assignment]] = {one: [] for one in wanted}
    for at in range(0, len(wanted), 500):
        for one in assignments.find(
            connection, assignment.c.call_id.in_(wanted[at : at + 500]), order=(assignment.c.ordered_at,)
        ):
            found[one.call_id].append(one)
    return found


def open_assignments(connection: Connection, unit_id: str | None = None) -> list[Assignment]:
    """The units that are sent and not released yet; of one unit where it is named."""
    of_unit = () if unit_id is None else (assignment.c.unit_id == unit_id,)
    return assignments.find(
        connection, assignment.c.state.not_in(ASSIGNMENT_ENDS), *of_unit, order=(assignment.c.ordered_at,)
    )


def assignment_of(connection: Connection, key: str) -> Assignment | None:
    """The assignment of this key, if there is one: units may name anything."""
    found = assignments.find(connection, assignment.c.id == key, limit=1)
    return found[0] if found else None


def roll_call_due(connection: Connection, now: datetime) -> list[Assignment]:
    """Units that should have been heard by now."""
    return assignments.find(
        connection,
        assignment.c.state.not_in(ASSIGNMENT_ENDS),
        assignment.c.contact_due_at <= now,
        order=(assignment.c.contact_due_at,),
    )


def alerts_of(connection: Connection, call_id: str) -> list[Alert]:
    """The alerts that hang on a call, the oldest first."""
    return alerts.find(connection, alert.c.call_id == call_id, order=(alert.c.occurred_at,))


def alerts_of_group(connection: Connection, group_id: str) -> list[Alert]:
    """The alerts that one alert stands for."""
    return alerts.find(connection, alert.c.group_id == group_id, order=(alert.c.occurred_at,))


def merged_into(connection: Connection, call_id: str) -> list[Call]:
    """The calls that this one has taken in."""
    return calls.find(connection, call.c.merged_into == call_id, order=(call.c.received_at,))


def alerts_by_call(connection: Connection, call_ids: Iterable[str]) -> dict[str, int]:
    """How many alerts hang on each of these calls."""
    wanted = list(call_ids)
    rows = connection.execute(
        select(alert.c.call_id, func.count())
        .where(visible(alert), alert.c.call_id.in_(wanted))
        .group_by(alert.c.call_id)
    )
    return {str(call_id): int(number) for call_id, number in rows}


def standing_alert(connection: Connection, source: str, source_id: str) -> Alert | None:
    """The open alert of a source whose condition still stands."""
    found = alerts.find(
        connection,
        alert.c.source == source,
        alert.c.source_id == source_id,
        alert.c.active,
        alert.c.closed_at.is_(None),
        limit=1,
    )
    return found[0] if found else None
