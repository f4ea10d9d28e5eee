"""Writes too long for one transaction: slices that nobody sees until the last one completes the batch.

Taking a batch back, and recovering after a crash, is one update of its row in `batch` (see `tables.visible`); the dead
rows are swept away later, in slices too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert, Table, delete, func, insert, or_, select, update

from app.domain.access import Actor, Right
from app.domain.batch import Batch
from app.domain.events import BatchProgressed, Fact
from app.errors import Conflict, NotFound
from app.store import audit_store, text_index, visit_store
from app.store.column_types import to_micros
from app.store.tables import TABLE_OF, batch, fix
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

SLICE_S = 0.04
FIRST_SLICE_ROWS, MOST_SLICE_ROWS = 200, 20_000

T = TypeVar("T")


class BatchWriter:
    """One batch, from the thread of whoever makes its rows; each slice runs on the writer's bulk lane.

    Use: `begin()`, then `write(table, rows)` and `replace(table, row_numbers)` as often as needed, then `complete()`;
    after an error or a cancel `abandon()`.
    """

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        actor: Actor,
        act_id: str,
        *,
        kind: str,
        label: str,
        noun: str,
        right: Right,
    ) -> None:
        actor.require(right)
        self._store, self._lane, self._actor, self._act_id = store, lane, actor, act_id
        self._kind, self._label, self._noun = kind, label, noun
        self._slice_rows = FIRST_SLICE_ROWS
        self.number = 0
        self.rows = 0

    def begin(self) -> int:
        """Open the batch; its number. A repeated `act_id` raises `Conflict`: what it did stands already."""
        self.number = self._lane.bulk(self._open).result()
        return self.number

    def write(
        self, table: Table | type, rows: Sequence[dict[str, Any]], told: Callable[[int], None] | None = None
    ) -> None:
        """Insert rows (columns by name, without bookkeeping), in slices; `told` hears how many are in after each."""
        target = table if isinstance(table, Table) else TABLE_OF[table]
        extra: dict[str, Any] = {"batch_no": self.number}
        if "updated_at" in target.c:
            extra["updated_at"] = self._store.now()
        statement = insert(target)
        if target is fix:
            statement = statement.prefix_with("OR IGNORE", dialect="sqlite")
        for part in self._slices(rows):
            full = [row | extra for row in part]
            self.timed(lambda connection, full=full: _insert(connection, statement, target, full))  # type: ignore[misc]
            self.rows += len(part)
            if told is not None:
                told(self.rows)

    def replace(self, record: type, row_numbers: Sequence[int]) -> None:
        """Mark rows as replaced by this batch: they go when it completes, and come back when it is taken back."""
        table = TABLE_OF[record]
        for part in self._slices(row_numbers):
            statement = update(table).where(table.c.row_no.in_(part)).values(replaced_by=self.number)
            self.timed(lambda connection, statement=statement: connection.execute(statement))  # type: ignore[misc]

    def complete(self, report: str = "", *facts: Fact) -> Batch:
        """Make all rows of the batch visible at once, and tell it."""
        told = BatchProgressed(str(self.number), self._label, self.rows, self.rows, completed=True)
        done = self._lane.bulk(lambda: self._close(report, [told, *facts])).result()
        self._store.publish([told, *facts])
        return done

    def abandon(self) -> None:
        """Leave the batch unfinished for ever: nobody sees it, and `sweep` removes its rows."""
        if self.number:
            self._lane.bulk(self._give_up).result()

    def parts(self, count: int) -> Iterator[slice]:
        """`count` rows in slices of the size that the last one's time allows; write each with `timed`."""
        at = 0
        while at < count:
            size = self._slice_rows
            yield slice(at, min(at + size, count))
            at += size

    def timed(self, write: Callable[[Connection], T]) -> T:
        """Run one slice, then fit the next one's size to the time a slice may hold the store."""

        def run() -> tuple[T, float]:
            begun = time.perf_counter()
            with self._store.database.write() as connection:
                done = write(connection)
            return done, time.perf_counter() - begun

        done, took = self._lane.bulk(run).result()
        self._slice_rows = max(50, min(MOST_SLICE_ROWS, int(self._slice_rows * min(2.0, SLICE_S / max(took, 1e-4)))))
        return done

    def _slices(self, rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
        return (rows[part] for part in self.parts(len(rows)))

    def _open(self) -> int:
        self._store.database.expect_masses(True)
        with self._store.database.write() as connection:
            if connection.execute(select(batch.c.id).where(batch.c.act_id == self._act_id)).first():
                raise Conflict("This was done before. Nothing was written twice.")
            written = connection.execute(
                insert(batch).values(
                    kind=self._kind,
                    label=self._label,
                    noun=self._noun,
                    actor_id=self._actor.user_id,
                    act_id=self._act_id,
                    started_at=self._store.now(),
                )
            )
            key = written.inserted_primary_key
            assert key is not None  # noqa: S101  a fresh insert always has one
            return int(key[0])

    def _close(self, report: str, facts: Sequence[Fact]) -> Batch:
        with self._store.database.write() as connection:
            now = self._store.now()
            connection.execute(
                update(batch).where(batch.c.id == self.number).values(completed_at=now, rows=self.rows, report=report)
            )
            _audit(connection, self._actor, now, f"{self._kind.lower()}.complete", self._act_id, self.number, self.rows)
            self._store.announce(connection, facts)
            done = get(connection, self.number)
        self._store.database.expect_masses(False)
        return done

    def _give_up(self) -> None:
        _mark_undone(self._store, self.number, self._store.now())
        self._store.database.expect_masses(False)


def undo(
    store: Store,
    actor: Actor,
    act_id: str,
    number: int,
    *,
    kind: str,
    right: Right = Right.UNDO_IMPORT,
    reason: str = "",
    facts_of: Callable[[Batch], Sequence[Fact]] = lambda _batch: (),
    besides: Callable[[Connection], object] = lambda _connection: None,
) -> Batch:
    """Take a completed batch of this kind back: its rows go, those it replaced return. Runs on the writer.

    `facts_of` gives what else is to be told of it; `besides` is done in the same transaction.

    Refused where a later act stands on it: a row of it was changed since, or replaced by a later batch.
    """
    actor.require(right)
    with store.database.write() as connection:
        found = get(connection, number)
        if found.kind != kind or found.completed_at is None:
            raise _no_such(number)
        if found.undone_at is not None:
            return found
        for table in TABLE_OF.values():
            if "batch_no" not in table.c:
                continue
            mine = table.c.batch_no == number
            later = select(batch.c.id).where(batch.c.completed_at.is_not(None), batch.c.undone_at.is_(None))
            built_on = connection.execute(
                select(func.count()).where(mine, or_(table.c.version > 1, table.c.replaced_by.in_(later)))
            ).scalar_one()
            if built_on:
                raise Conflict(
                    "{count} rows of this import were changed since. Nothing was taken back; undo those first.",
                    count=built_on,
                )
        now = store.now()
        connection.execute(update(batch).where(batch.c.id == number).values(undone_at=now))
        text_index.heed_batch(connection, number)
        _audit(connection, actor, now, f"{found.kind.lower()}.undo", act_id, number, found.rows, reason)
        taken_back = get(connection, number)
        besides(connection)
        progress = BatchProgressed(str(number), taken_back.label, 0, taken_back.rows, completed=True)
        told = [progress, *facts_of(taken_back)]
        store.announce(connection, told)
    store.publish(told)
    return taken_back


def get(connection: Connection, number: int) -> Batch:
    """One batch; raises `NotFound`."""
    row = connection.execute(select(batch).where(batch.c.id == number)).mappings().first()
    if row is None:
        raise _no_such(number)
    return _batch(row)


def _no_such(number: int) -> NotFound:
    return NotFound("There is no import number {number}.", number=number)


def recent(connection: Connection, kind: str, limit: int = 50) -> list[Batch]:
    """Completed batches of a kind, newest first, those taken back included."""
    query = select(batch).where(batch.c.kind == kind, batch.c.completed_at.is_not(None))
    return [_batch(row) for row in connection.execute(query.order_by(batch.c.id.desc()).limit(limit)).mappings()]


def unfinished(connection: Connection) -> list[int]:
    """The batches that a crash or a cancel left without end; to be asked before a new one is begun."""
    return list(
        connection.execute(select(batch.c.id).where(batch.c.completed_at.is_(None), batch.c.rows >= 0)).scalars()
    )


def sweep(
    store: Store, lane: WriteLane, numbers: Sequence[int], is_stopped: Callable[[], bool], rows_at_once: int = 500
) -> int:
    """Remove the rows of these unfinished batches, slice by slice, until stopped; how many rows went."""
    swept = 0
    for number in numbers:
        for table in [*TABLE_OF.values(), fix]:
            if "batch_no" not in table.c:
                continue
            while not is_stopped():
                removed = lane.bulk(partial(_remove, store, table, number, rows_at_once)).result()
                swept += removed
                if not removed:
                    break
        if not is_stopped():
            lane.bulk(partial(_mark_swept, store, number)).result()
    return swept


def _remove(store: Store, table: Table, number: int, rows_at_once: int) -> int:
    keys = tuple(table.primary_key.columns)
    with store.database.write() as connection:
        if "replaced_by" in table.c:
            connection.execute(update(table).where(table.c.replaced_by == number).values(replaced_by=None))
        some = select(*keys).where(table.c.batch_no == number).limit(rows_at_once)
        found = connection.execute(some).all()
        for row in found:
            connection.execute(delete(table).where(*(key == value for key, value in zip(keys, row, strict=True))))
    return len(found)


def _mark_swept(store: Store, number: int) -> None:
    with store.database.write() as connection:
        connection.execute(update(batch).where(batch.c.id == number).values(rows=-1, undone_at=store.now()))


def _insert(connection: Connection, statement: Insert, target: Table, rows: Sequence[dict[str, Any]]) -> None:
    connection.execute(statement, rows)
    text_index.heed_rows(connection, target, rows)
    if target is fix:
        names = ("lon", "lat", "speed_kmh", "doubt")
        visit_store.note(
            connection, ((row["unit_id"], to_micros(row["at"]), *(row.get(name) for name in names)) for row in rows)
        )


def _mark_undone(store: Store, number: int, now: datetime) -> None:
    with store.database.write() as connection:
        connection.execute(update(batch).where(batch.c.id == number).values(undone_at=now))
        text_index.heed_batch(connection, number)


def _audit(
    connection: Connection,
    actor: Actor,
    now: datetime,
    act: str,
    act_id: str,
    number: int,
    rows: int,
    reason: str = "",
) -> None:
    entry = audit_store.Entry(
        desk_id=actor.desk_id,
        at=now,
        user_id=actor.user_id,
        act=act,
        act_id=act_id,
        subject="batch",
        subject_id=str(number),
        reason=reason,
        payload={"rows": rows},
    )
    audit_store.append(connection, entry)


def _batch(row: Any) -> Batch:
    return Batch(
        id=str(row["id"]),
        kind=row["kind"],
        label=row["label"],
        actor_id=row["actor_id"],
        noun=row["noun"],
        started_at=row["started_at"],
        completed_at=row["completed_at"],
        undone_at=row["undone_at"],
        rows=row["rows"],
        report=row["report"],
    )
