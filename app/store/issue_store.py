"""What was handed out, and what is out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from app.domain.issue import Issue, ThingKind
from app.store.records import RecordStore
from app.store.tables import issue, visible

issues: RecordStore[Issue] = RecordStore(Issue)


def out(connection: Connection) -> list[Issue]:
    """What is not back, the first due first."""
    return issues.find(connection, issue.c.back_at.is_(None), order=(issue.c.due_at, issue.c.row_no))


def missed(connection: Connection, now: datetime) -> list[Issue]:
    """What should be back by now, and of which the desk has not told it."""
    return issues.find(
        connection,
        issue.c.back_at.is_(None),
        issue.c.due_at <= now,
        issue.c.missed_at.is_(None),
        order=(issue.c.due_at, issue.c.row_no),
    )


def between(connection: Connection, since: datetime, until: datetime) -> list[Issue]:
    """What was out at any moment of [since, until), in the order in which it was handed out."""
    return issues.find(
        connection,
        issue.c.issued_at < until,
        or_(issue.c.back_at.is_(None), issue.c.back_at >= since),
        order=(issue.c.issued_at, issue.c.row_no),
    )


def named_before(connection: Connection, kind: ThingKind, limit: int) -> list[str]:
    """The things of a kind that were handed out before, the newest first."""
    rows = connection.execute(
        select(issue.c.what)
        .where(visible(issue), issue.c.kind == kind)
        .group_by(issue.c.what)
        .order_by(func.max(issue.c.row_no).desc())
        .limit(limit)
    )
    return [str(what) for (what,) in rows]
