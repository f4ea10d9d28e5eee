"""What stood at a moment of the past: alerts, calls and cases, in the state that their intervals tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Connection, and_, func, or_, select, type_coerce

from app.domain.alert import Alert
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.store.alert_rows import alerts, many
from app.store.call_store import calls
from app.store.case_store import cases
from app.store.column_types import to_micros
from app.store.tables import alert, call, case_file, interval, visible

_AT_ONCE = 500
_MOST = 20_000


def alerts_at(connection: Connection, moment: datetime) -> list[Alert]:
    """Alerts that had occurred by then and were not finally closed yet, the oldest first; as they are told of now."""
    standing = or_(alert.c.closed_at.is_(None), alert.c.closed_at > moment)
    query = alerts.query(alert.c.occurred_at <= moment, standing).order_by(alert.c.occurred_at)
    return many(connection, query.limit(_MOST))


def calls_at(connection: Connection, moment: datetime) -> list[Call]:
    """Calls that had been received by then and were not finally over yet; as they are told of now."""
    standing = or_(call.c.closed_at.is_(None), call.c.closed_at > moment)
    return calls.find(connection, call.c.received_at <= moment, standing, order=(call.c.received_at,), limit=_MOST)


def cases_at(connection: Connection, moment: datetime, since: datetime) -> list[CaseFile]:
    """Cases known by then whose deed may lie after `since`, the latest first."""
    return cases.find(
        connection,
        case_file.c.discovered_at <= moment,
        case_file.c.occurred_to >= since,
        order=(case_file.c.occurred_to.desc(),),
        limit=_MOST,
    )


def states_of(connection: Connection, subject: str, keys: Collection[str], moment: datetime) -> Mapping[str, str]:
    """The state of each of these at `moment`, by key; who has no interval then is left out."""
    wanted, found = list(keys), {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(
            select(interval.c.subject_id, interval.c.value)
            .where(
                interval.c.subject == subject,
                interval.c.subject_id.in_(wanted[at : at + _AT_ONCE]),
                interval.c.aspect == "state",
                interval.c.valid_from <= moment,
                or_(interval.c.valid_to.is_(None), interval.c.valid_to > moment),
                visible(interval),
            )
            .order_by(interval.c.valid_from)
        )
        found.update({str(key): str(value) for key, value in rows})
    return found


def alerts_between(connection: Connection, since: datetime, until: datetime) -> list[Alert]:
    """Alerts that occurred in [since, until), the oldest first; tests of the alarm are none."""
    within = (alert.c.occurred_at >= since, alert.c.occurred_at < until, alert.c.is_test.is_(False))
    return many(connection, alerts.query(*within).order_by(alert.c.occurred_at).limit(_MOST))


def cases_between(connection: Connection, since: datetime, until: datetime) -> list[CaseFile]:
    """Cases whose deed may lie in [since, until), or that were found in it; the first deed first."""
    deed = and_(case_file.c.occurred_to >= since, case_file.c.occurred_from < until)
    found = and_(case_file.c.discovered_at >= since, case_file.c.discovered_at < until)
    return cases.find(connection, or_(deed, found), order=(case_file.c.occurred_from,), limit=_MOST)


def alert_counts(connection: Connection, since: datetime, until: datetime, step: timedelta) -> Mapping[int, int]:
    """How many alerts occurred in each `step` from `since` to `until`, by its number; tests of the alarm are none."""
    passed = type_coerce(alert.c.occurred_at, BigInteger) - to_micros(since)
    number = (passed // (step // timedelta(microseconds=1))).label("number")
    rows = connection.execute(
        select(number, func.count())
        .where(visible(alert), alert.c.occurred_at >= since, alert.c.occurred_at < until, alert.c.is_test.is_(False))
        .group_by(number)
    )
    return {int(at): int(count) for at, count in rows}
