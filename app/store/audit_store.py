"""The audit: one hash chain for each desk, whose rows nobody can change or leave out unseen.

hash(n) = SHA-256 over the row's own fields and hash(n-1). The payload (what was, what is) lies apart and may be erased
by law; its digest stays in the chain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select

from app.store.column_types import to_json, to_micros
from app.store.tables import audit, audit_payload, user

FIRST = "0" * 64
CHAINED = (
    "desk_id",
    "number",
    "at",
    "user_id",
    "act",
    "act_id",
    "subject",
    "subject_id",
    "reason",
    "digest",
    "previous_hash",
)
"""The columns that are hashed, in this order."""


# Statements that every act runs are made once: to make one takes longer than to run it.
_INSERT, _INSERT_PAYLOAD = insert(audit), insert(audit_payload)
_LAST = (
    select(audit.c.number, audit.c.hash)
    .where(audit.c.desk_id == bindparam("desk"))
    .order_by(audit.c.number.desc())
    .limit(1)
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act, as it is written down."""

    desk_id: str
    at: datetime
    user_id: str
    act: str
    act_id: str
    subject: str
    subject_id: str
    reason: str
    payload: object


def append(connection: Connection, entry: Entry) -> None:
    """Write `entry` at the end of its desk's chain, in the caller's transaction."""
    append_all(connection, (entry,))


def append_all(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write the acts of one desk at the end of its chain, in the caller's transaction."""
    last = connection.execute(_LAST, {"desk": entries[0].desk_id}).one_or_none()
    number, previous = (last.number, last.hash) if last else (0, FIRST)
    for entry in entries:
        number += 1
        payload = to_json(entry.payload)
        row = {
            "desk_id": entry.desk_id,
            "number": number,
            "at": entry.at,
            "user_id": entry.user_id,
            "act": entry.act,
            "act_id": entry.act_id,
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "reason": entry.reason,
            "digest": _sha(payload),
            "previous_hash": previous,
        }
        previous = _hash(row)
        written = connection.execute(_INSERT, row | {"hash": previous})
        key = written.inserted_primary_key
        assert key is not None  # noqa: S101  a fresh insert always has one
        connection.execute(_INSERT_PAYLOAD, {"audit_no": key[0], "payload": payload})


@dataclass(frozen=True)
class Done:
    """An act as it is read back: who did it, by name where the user is known, and what it changed."""

    at: datetime
    who: str
    act: str
    reason: str
    changes: Sequence[Mapping[str, Any]]
    act_id: str = ""
    who_id: str = ""


def acts_about(
    connection: Connection, subject: str, subject_id: str, limit: int = 500, *, latest_first: bool = False
) -> list[Done]:
    """The acts on a record, in the order in which they were done, or the other way round."""
    rows = connection.execute(
        select(
            audit.c.at, func.coalesce(user.c.name, audit.c.user_id), audit.c.act, audit.c.reason,
            audit_payload.c.payload, audit.c.act_id, audit.c.user_id,
        )
        .outerjoin(audit_payload, audit_payload.c.audit_no == audit.c.row_no)
        .outerjoin(user, user.c.id == audit.c.user_id)
        .where(audit.c.subject == subject, audit.c.subject_id == subject_id)
        .order_by(audit.c.row_no.desc() if latest_first else audit.c.row_no)
        .limit(limit)
    )  # fmt: skip
    return [
        Done(at, who, act, reason, json.loads(payload)["changes"] if payload else (), act_id, who_id)
        for at, who, act, reason, payload, act_id, who_id in rows
    ]


def last_about(connection: Connection, subject: str) -> dict[str, Done]:
    """The last act on each record of a noun of which there are few, by its key; without what it changed."""
    last = select(func.max(audit.c.row_no)).where(audit.c.subject == subject).group_by(audit.c.subject_id)
    rows = connection.execute(
        select(
            audit.c.subject_id, audit.c.at, func.coalesce(user.c.name, audit.c.user_id), audit.c.act, audit.c.reason,
            audit.c.act_id, audit.c.user_id,
        )
        .outerjoin(user, user.c.id == audit.c.user_id)
        .where(audit.c.row_no.in_(last))
    )  # fmt: skip
    return {key: Done(at, who, act, reason, (), act_id, who_id) for key, at, who, act, reason, act_id, who_id in rows}


@dataclass(frozen=True)
class Written:
    """One row of an act: what it was about, and what it changed (none where the payload was erased by law)."""

    act: str
    subject: str
    subject_id: str
    changes: Sequence[Mapping[str, Any]] | None


def rows_of_act(connection: Connection, act_id: str, *, parts: bool = True) -> list[Written]:
    """Every row that this act wrote: one for each part (see `UnitOfWork.end_part`), in the order of the parts; without
    `parts` the one row of this very name."""
    of_part = and_(audit.c.act_id > f"{act_id}.", audit.c.act_id < f"{act_id}/")
    rows = connection.execute(
        select(audit.c.act, audit.c.subject, audit.c.subject_id, audit_payload.c.payload)
        .outerjoin(audit_payload, audit_payload.c.audit_no == audit.c.row_no)
        .where(or_(audit.c.act_id == act_id, of_part) if parts else audit.c.act_id == act_id)
        .order_by(audit.c.row_no)
    )
    return [
        Written(act, subject, key, json.loads(payload)["changes"] if payload else None)
        for act, subject, key, payload in rows
    ]


def count(connection: Connection) -> int:
    """How many acts are on record."""
    return int(connection.execute(select(func.count()).select_from(audit)).scalar_one())


def chain_hash(values: Sequence[object]) -> str:
    """The hash of a row by its values of `CHAINED`, moments as microseconds."""
    return _sha(to_json(list(values)))


def _hash(row: Mapping[str, object]) -> str:
    return chain_hash(
        [to_micros(value) if isinstance(value, datetime) else value for value in map(row.__getitem__, CHAINED)]
    )


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
