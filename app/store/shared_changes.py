"""What desks on one server tell each other: the facts of each act, written in its own transaction, read by the others.

A number that is given when a row is written says nothing about when it can be seen: a long act commits after shorter
ones with higher numbers, and whoever reads `number > last seen` never sees it. So each row carries the transaction that
wrote it, and a reader begins at the oldest transaction that was still open when it last read (`pg_snapshot_xmin`).
The notification itself is empty: it says only that there is something to read.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.sql import func

from app.domain.asset import AssetLayer
from app.domain.events import (
    AlertEscalated,
    AlertRaised,
    AssetsChanged,
    BatchProgressed,
    Fact,
    OrderToSend,
    RecordsChanged,
    UnitsMoved,
)
from app.store.column_types import Moment
from app.store.tables import TABLE_OF

CHANNEL = "onemap"
KEPT_FOR = timedelta(hours=24)
"""A desk that was away for longer reads everything anew."""

change = Table(
    "change",
    MetaData(),
    Column("row_no", BigInteger, primary_key=True),
    Column("xid", BigInteger, nullable=False),
    Column("origin", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("fact", Text, nullable=False),
    Index("ix_change_xid", "xid"),
    Index("ix_change_at", "at"),
)
"""On a server only: a file has one desk."""

_SHARED: dict[str, type[Fact]] = {
    one.__name__: one
    for one in (RecordsChanged, AssetsChanged, AlertRaised, AlertEscalated, BatchProgressed, UnitsMoved, OrderToSend)
}
"""What concerns other desks; how a feed of this one fares does not."""
_OWN_XID = text("pg_current_xact_id()::text::bigint")
_OLDEST_OPEN = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
_WRITE = insert(change)
_READ = (
    select(change.c.row_no, change.c.origin, change.c.fact)
    .where(change.c.xid >= bindparam("since"))
    .order_by(change.c.row_no)
)


@dataclasses.dataclass(frozen=True)
class Read:
    """What was there to read: the rows from the transaction `since` on, and from where the next reading begins."""

    rows: Sequence[tuple[int, str, str]]
    since: int


def announce(connection: Connection, origin: str, facts: Iterable[Fact], at: datetime) -> None:
    """Write facts down for the other desks, in the caller's transaction; they are woken when it commits."""
    shared = [one for one in facts if type(one).__name__ in _SHARED]
    if not shared:
        return
    rows = [{"origin": origin, "at": at, "fact": written(one)} for one in shared]
    connection.execute(_WRITE.values(xid=_OWN_XID), rows)
    connection.execute(select(func.pg_notify(CHANNEL, "")))


def read_since(connection: Connection, since: int | None) -> Read:
    """Every row of transactions from `since` on that is visible now; of None only where to begin. Needs a connection
    whose statements see one state (repeatable read)."""
    oldest = int(connection.execute(_OLDEST_OPEN).scalar_one())
    if since is None:
        return Read((), oldest)
    return Read([tuple(row) for row in connection.execute(_READ, {"since": since})], oldest)


def everything() -> list[Fact]:
    """That anything may have changed: for a desk that was away for longer than changes are kept."""
    return [*(RecordsChanged(one.name) for one in TABLE_OF.values()), *(AssetsChanged(one) for one in AssetLayer)]


def forget_old(connection: Connection, before: datetime) -> int:
    """Remove what every desk has read long ago; how many rows."""
    return connection.execute(delete(change).where(change.c.at < before)).rowcount


def written(fact: Fact) -> str:
    """A fact as one line of text."""
    return json.dumps([type(fact).__name__, dataclasses.asdict(fact)], ensure_ascii=False, separators=(",", ":"))


def fact_of(line: str) -> Fact | None:
    """The fact of a line; None where this program does not know its kind, as one of a newer desk."""
    name, fields = json.loads(line)
    kind = _SHARED.get(name)
    if kind is None or set(fields) != {one.name for one in dataclasses.fields(kind)}:
        return None
    return kind(**{key: _frozen(value) for key, value in fields.items()})


def _frozen(value: object) -> object:
    """Lists of JSON are tuples in facts, however deep."""
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
