"""Lines of the duty log: those written by hand, and the acts of a time with the names of what they are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection, Table, func, or_, select

from app.domain.duty_log import LogEntry, LogKind
from app.domain.subject import joined_name
from app.store.records import RecordStore
from app.store.tables import (
    alert,
    asset,
    assignment,
    audit,
    call,
    case_file,
    duty_log,
    issue,
    key_vehicle,
    level_order,
    patrol,
    patrol_proposal,
    reminder,
    road_state,
    spot_check,
    spot_draw,
    staffing_decision,
    unit,
    user,
    visible,
    watch_rule,
)

entries: RecordStore[LogEntry] = RecordStore(LogEntry)

_NAMED: Mapping[str, tuple[Table, tuple[str, ...]]] = MappingProxyType(
    {
        "alert": (alert, ("title", "asset_code")),
        "call": (call, ("number", "title")),
        "assignment": (assignment, ("unit_name",)),
        "case_file": (case_file, ("alias", "number")),
        "unit": (unit, ("name",)),
        "patrol": (patrol, ("number", "name")),
        "asset": (asset, ("code", "name")),
        "level_order": (level_order, ("level", "authority")),
        "staffing_decision": (staffing_decision, ("title",)),
        "patrol_proposal": (patrol_proposal, ("title",)),
        "watch_rule": (watch_rule, ("name",)),
        "key_vehicle": (key_vehicle, ("plate",)),
        "road_state": (road_state, ("note",)),
        "reminder": (reminder, ("what",)),
        "issue": (issue, ("what", "taken_by")),
        "spot_draw": (spot_draw, ("drawn",)),
        "spot_check": (spot_check, ("post", "crew")),
    }
)
SELF_NAMED = frozenset({"feed"})
"""What is called by its key."""


@dataclass(frozen=True)
class ActRow:
    """An act as the log tells it: `key` is that of its row in the audit."""

    key: str
    at: datetime
    who_id: str
    who: str
    act: str
    subject: str
    subject_id: str
    reason: str


def written_between(connection: Connection, since: datetime, until: datetime) -> list[LogEntry]:
    """The lines that were written in [since, until), in the order in which they were written."""
    return entries.find(connection, duty_log.c.at >= since, duty_log.c.at < until, order=(duty_log.c.row_no,))


def acts_between(
    connection: Connection, since: datetime, until: datetime, acts: Collection[str], most: int | None = None
) -> list[ActRow]:
    """The acts of these names in [since, until), in the order in which they were done, whatever the clock said
    meanwhile: from the first row of that time to the last. With `most` the last so many."""
    bounds = select(func.min(audit.c.row_no), func.max(audit.c.row_no)).where(audit.c.at >= since, audit.c.at < until)
    first, last = connection.execute(bounds).one()
    if first is None:
        return []
    rows = connection.execute(
        select(
            audit.c.row_no, audit.c.at, audit.c.user_id, func.coalesce(user.c.name, audit.c.user_id), audit.c.act,
            audit.c.subject, audit.c.subject_id, audit.c.reason,
        )
        .outerjoin(user, user.c.id == audit.c.user_id)
        .where(audit.c.row_no.between(first, last), audit.c.act.in_(sorted(acts)))
        .order_by(audit.c.row_no.desc())
        .limit(most)
    ).all()  # fmt: skip
    return [ActRow(f"act {row_no}", *told) for row_no, *told in reversed(rows)]


def act_counts(connection: Connection, since: datetime, until: datetime, acts: Collection[str]) -> dict[str, int]:
    """How often each of these acts was done in [since, until)."""
    rows = connection.execute(
        select(audit.c.act, func.count())
        .where(audit.c.at >= since, audit.c.at < until, audit.c.act.in_(sorted(acts)))
        .group_by(audit.c.act)
    )
    return {str(act): int(number) for act, number in rows}


def names_of(connection: Connection, noun: str, keys: Collection[str]) -> dict[str, str]:
    """What the records of a table are called, by key; those that nobody may see are left out."""
    if noun in SELF_NAMED:
        return {key: key for key in keys}
    if noun not in _NAMED:
        return {}
    table, columns = _NAMED[noun]
    found: dict[str, str] = {}
    wanted = sorted(set(keys))
    for begin in range(0, len(wanted), 500):
        rows = connection.execute(
            select(table.c.id, *(table.c[one] for one in columns)).where(
                visible(table), table.c.id.in_(wanted[begin : begin + 500])
            )
        )
        found |= {key: joined_name(*words) for key, *words in rows}
    return found


def answers_to(connection: Connection, keys: Collection[str]) -> list[LogEntry]:
    """The further lines that correct or settle these."""
    return entries.find(connection, duty_log.c.answers.in_(sorted(keys)), order=(duty_log.c.row_no,))


def unsettled(connection: Connection, kind: LogKind) -> list[LogEntry]:
    """The lines of a kind that no further line has settled, the oldest first."""
    settling = duty_log.alias("settling")
    settled = select(settling.c.answers).where(settling.c.kind == LogKind.SETTLED)
    return entries.find(connection, duty_log.c.kind == kind, duty_log.c.id.not_in(settled), order=(duty_log.c.row_no,))


def holding(connection: Connection, words: Sequence[str], limit: int) -> list[LogEntry]:
    """The written lines that hold every one of these words, the newest first."""
    told = duty_log.c.text + " " + duty_log.c.subject_name + " " + duty_log.c.by
    asked = [or_(told.icontains(one, autoescape=True)) for one in words]
    return entries.find(connection, *asked, order=(duty_log.c.row_no.desc(),), limit=limit)


@dataclass(frozen=True)
class ClockStep:
    """The desk's clock stood at `before` for one act and earlier, at `after`, for the next."""

    row_no: int
    before: datetime
    after: datetime


def clock_steps(connection: Connection, since: datetime, until: datetime, least_us: int) -> list[ClockStep]:
    """Where a desk's clock went back by so many microseconds between two acts done in [since, until)."""
    bounds = select(func.min(audit.c.row_no), func.max(audit.c.row_no)).where(audit.c.at >= since, audit.c.at < until)
    first, last = connection.execute(bounds).one()
    if first is None:
        return []
    rows = connection.execute(
        select(audit.c.row_no, audit.c.desk_id, audit.c.at)
        .where(audit.c.row_no.between(first, last))
        .order_by(audit.c.row_no)
    )
    found: list[ClockStep] = []
    latest: dict[str, datetime] = {}
    for row_no, desk, at in rows:
        before = latest.get(desk)
        if before is not None and (before - at).total_seconds() * 1e6 >= least_us:
            found.append(ClockStep(row_no, before, at))
        latest[desk] = at
    return found
