"""One act of one actor: its changes and its audit row in one transaction, its facts told after commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, update

from app.domain.access import Actor, Desk, Right, Role, User
from app.domain.events import Fact
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.record import Record
from app.errors import Conflict, NotFound, NotPermitted
from app.store import audit_store, text_index
from app.store.act_statements import A_KEEPER, EARLIER, END_STATE, USER, change_of, insert_into
from app.store.engine import Database
from app.store.records import to_row
from app.store.tables import TABLE_OF, visible

R = TypeVar("R", bound=Record | User | Desk)

UNWRITTEN = frozenset(
    {
        "password_hash", "person_name", "identity_number", "telephone", "objection", "reporter", "reporter_phone",
        "packed",
    }
)  # fmt: skip
"""What no audit row keeps: it could not be erased there without its record, or is a whole night's lists."""


def utc_now() -> datetime:
    """The wall clock; tests and the demo give their own."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Part:
    """What one audit row of an act is about, and what it changed."""

    subject: str
    subject_id: str
    changes: Sequence[dict[str, object]]


class UnitOfWork:
    """The changes of one act, while its transaction is open.

    `repeated` is true when this `act_id` was done before: the act must then change nothing; `subject_id` tells what the
    first time was about.
    """

    def __init__(self, connection: Connection, now: datetime, actor: Actor | None = None) -> None:
        """What it writes is held against the domain and the room of `actor`."""
        self.connection = connection
        self.now = now
        self._actor = actor
        self.repeated = False
        self.subject = ""
        self.subject_id = ""
        self.changes: list[dict[str, object]] = []
        self.facts: list[Fact] = []
        self.parts: list[Part] = []

    def about(self, subject: str, subject_id: str) -> None:
        """Name the record this act is about, for its audit row."""
        self.subject, self.subject_id = subject, subject_id

    def end_part(self) -> None:
        """What was done since the last part gets an audit row of its own: for masses of signals in one transaction."""
        if self.changes:
            self.parts.append(Part(self.subject, self.subject_id, self.changes))
            self.subject, self.subject_id, self.changes = "", "", []

    def tell(self, fact: Fact) -> None:
        """Publish `fact` once the transaction is committed."""
        self.facts.append(fact)

    def add(self, record: Record | User | Desk) -> None:
        """Write a new record."""
        table = TABLE_OF[type(record)]
        self._require_reach(table, record)
        row = to_row(record, updated_at=self.now)
        self.connection.execute(insert_into(table), row)
        text_index.heed(self.connection, record)
        self.note(table.name, record.id, after=row)

    def change(self, record: R, **values: Any) -> R:
        """Give `record` other values; raises `Conflict` if somebody changed it since it was read."""
        table = TABLE_OF[type(record)]
        self._require_reach(table, record)
        changed = replace(record, version=record.version + 1, **values)
        seen = {"of_id": record.id, "of_version": record.version}
        now = {"version": changed.version, "updated_at": self.now}
        done = self.connection.execute(change_of(table, tuple(values)), values | now | seen)
        if done.rowcount != 1:
            raise Conflict(
                "Somebody else changed this record meanwhile. Nothing was changed; look at it again, then repeat."
            )
        text_index.heed(self.connection, changed)
        self.note(table.name, record.id, before={name: getattr(record, name) for name in values}, after=values)
        return changed

    def remove(self, record: Record | User | Desk) -> None:
        """Take a record out of sight; it stays in the table for the audit."""
        table = TABLE_OF[type(record)]
        self._require_reach(table, record)
        self.connection.execute(
            update(table)
            .where(table.c.id == record.id, visible(table))
            .values(deleted_at=self.now, updated_at=self.now)
        )
        text_index.heed_keys(self.connection, type(record), (record.id,))
        self.note(table.name, record.id, before={"deleted_at": None}, after={"deleted_at": self.now})

    def restore(self, table: Table, key: str) -> None:
        """Bring a removed record back into sight; raises `NotFound` where none of this key was removed."""
        done = self.connection.execute(
            update(table)
            .where(table.c.id == key, table.c.deleted_at.is_not(None))
            .values(deleted_at=None, updated_at=self.now)
        )
        if done.rowcount != 1:
            raise NotFound("There is no {noun} {key} (any more).", noun=table.name, key=key)
        text_index.heed_table(self.connection, table, (key,))
        self.note(table.name, key, before={"deleted_at": "removed"}, after={"deleted_at": None})

    def _require_reach(self, table: Table, record: Record | User | Desk) -> None:
        """Raise `NotFound` for what the actor does not even read, `NotPermitted` for what is another room's."""
        if self._actor is None or not isinstance(record, Record):
            return
        if record.owner_domain not in self._actor.domains:
            raise NotFound("There is no {noun} {key} (any more).", noun=table.name, key=record.id)
        if not self._actor.may_change_in(table.name, record.area_id):
            raise NotPermitted("This is the work of another room. Nothing was changed; ask there, or the bureau.")

    def note(self, noun: str, key: str, **sides: dict[str, Any]) -> None:
        """Remember a change for the audit; the first one names what the act is about, unless `about` does."""
        plain: dict[str, object] = {
            side: {k: v for k, v in values.items() if k not in UNWRITTEN} for side, values in sides.items()
        }
        self.changes.append({"noun": noun, "id": key} | plain)
        if not self.subject:
            self.about(noun, key)

    def set_state(self, subject: str, record: Record, aspect: str, value: str, at: datetime | None = None) -> None:
        """From `at` on (default now), `aspect` of the record is `value`: the open interval ends, a new one begins."""
        since = at or self.now
        self._end_state(subject, record.id, aspect, since)
        self.begin_state(subject, record, aspect, value, since)

    def end_state(self, subject: str, record: Record, aspect: str, at: datetime | None = None) -> None:
        """From `at` on (default now) nothing is told of `aspect` of the record."""
        until = at or self.now
        self._end_state(subject, record.id, aspect, until)
        self.note(subject, record.id, before={aspect: "told"}, after={aspect: None, "valid_to": until})

    def _end_state(self, subject: str, key: str, aspect: str, at: datetime) -> None:
        self.connection.execute(
            END_STATE,
            {
                "of_subject": subject,
                "of_id": key,
                "of_aspect": aspect,
                "valid_to": at,
                "updated_at": self.now,
            },
        )

    def begin_state(self, subject: str, record: Record, aspect: str, value: str, since: datetime) -> None:
        """The first state of a fresh record: there is none that could end."""
        self.add(
            Interval(
                id=new_key(),
                owner_domain=record.owner_domain,
                area_id=record.area_id,
                subject=subject,
                subject_id=record.id,
                aspect=aspect,
                value=value,
                valid_from=since,
            )
        )


def _require_standing(connection: Connection, actor: Actor, now: datetime) -> None:
    """Raise `NotPermitted` where the user was disabled, or is something else than at sign-in: rights that were
    withdrawn end with the next act of an open desk. Who is no user (the program itself) has nothing that could be."""
    user = connection.execute(USER, {"user": actor.user_id}).one_or_none()
    if user is None:
        return
    is_over = user.disabled_at is not None or (user.expires_at is not None and user.expires_at <= now)
    if user.role is Role.FOUNDER and not is_over:
        is_over = connection.execute(A_KEEPER).first() is not None
    if is_over or (user.role, user.room_id) != (actor.role, actor.room_id):
        raise NotPermitted(
            "What {name} may do was changed meanwhile. Nothing was changed; sign in again.", name=actor.name
        )


class Store:
    """The way in for writes and reads; `publish` receives the facts of each committed act."""

    def __init__(
        self, database: Database, publish: Callable[[Sequence[Fact]], None], now: Callable[[], datetime] = utc_now
    ) -> None:
        self.database = database
        self.publish = publish
        self.now = now
        self.origin = new_key()
        """Names this program's own facts where desks share a server: it has heard them already."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only connection on one committed state."""
        with self.database.read() as connection:
            yield connection

    def announce(self, connection: Connection, facts: Sequence[Fact]) -> None:
        """Let the other desks of a shared server have these facts when the transaction commits; a file has one desk."""
        if facts and not self.database.is_sqlite:
            from app.store import shared_changes  # a desk on its own file need not load it

            shared_changes.announce(connection, self.origin, facts, self.now())

    @contextmanager
    def act(self, actor: Actor, act_id: str, name: str, right: Right, *, reason: str = "") -> Iterator[UnitOfWork]:
        """One act: rights checked, transaction open, audit row written at its end, facts published after commit.

        `act_id` is made by the caller once per intention, so a repeated call does nothing twice.
        """
        actor.require(right)
        with self.database.write() as connection:
            work = UnitOfWork(connection, self.now(), actor)
            _require_standing(connection, actor, work.now)
            earlier = connection.execute(EARLIER, {"act": act_id}).one_or_none()
            if earlier is not None:
                work.repeated = True
                work.about(earlier.subject, earlier.subject_id)
            yield work
            if not work.repeated:
                parts = [*work.parts, Part(work.subject, work.subject_id, work.changes)]
                if work.parts and not work.changes:
                    parts.pop()
                audit_store.append_all(
                    connection,
                    [
                        audit_store.Entry(
                            desk_id=actor.desk_id,
                            at=work.now,
                            user_id=actor.user_id,
                            act=name,
                            act_id=f"{act_id}.{number}" if number else act_id,
                            subject=part.subject,
                            subject_id=part.subject_id,
                            reason=reason,
                            payload={"changes": part.changes},
                        )
                        for number, part in enumerate(parts)
                    ],
                )
                self.announce(connection, work.facts)
        if work.facts and not work.repeated:
            self.publish(work.facts)
