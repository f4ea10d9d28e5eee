"""Walking the audit's chains: which rows were altered, moved or removed, and how much was erased by law.

What a chain cannot prove by itself is that rows at its very end were not removed: nothing that stands follows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, Connection, select, type_coerce

from app.domain.sentence import Sentence, sentence
from app.store.audit_store import CHAINED, FIRST, chain_hash
from app.store.tables import audit, audit_payload

AT_ONCE = 5_000
"""Rows in memory at a time: a province's trail does not fit."""
MOST_MOVED = 500
"""Of so many rows that do not hold it is asked which place they came from; each is tried at the place of each."""

_DESK, _NUMBER, _DIGEST, _PREVIOUS = (CHAINED.index(name) for name in ("desk_id", "number", "digest", "previous_hash"))
_HASH, _PAYLOAD = len(CHAINED), len(CHAINED) + 1
_ROWS = (
    select(
        # The moment as the whole number that was hashed: to make a million moments and numbers of them again is slow.
        *(type_coerce(audit.c[name], BigInteger) if name == "at" else audit.c[name] for name in CHAINED),
        audit.c.hash,
        audit_payload.c.payload,
    )
    .outerjoin(audit_payload, audit_payload.c.audit_no == audit.c.row_no)
    .order_by(audit.c.desk_id, audit.c.number)
)


@dataclass(frozen=True)
class ChainBreak:
    """Where a desk's chain no longer holds: the number of the row, and what is wrong in a sentence."""

    desk_id: str
    number: int
    what: Sentence


@dataclass(frozen=True)
class Walked:
    """How many rows were walked, of how many the payload was erased, and where a chain does not hold."""

    rows: int
    erased: int
    breaks: tuple[ChainBreak, ...]


def walk(connection: Connection) -> Walked:
    """Walk every desk's chain, from its first row to its last."""
    breaks: list[ChainBreak] = []
    rows = erased = 0
    found = connection.execute(_ROWS, execution_options={"stream_results": True, "yield_per": AT_ONCE})
    for desk, chain in groupby(found, key=itemgetter(_DESK)):
        previous, expected, former_holds = FIRST, 1, True
        altered: list[Sequence[Any]] = []
        for row in chain:
            number, payload = row[_NUMBER], row[_PAYLOAD]
            holds = chain_hash(row[:_HASH]) == row[_HASH]
            if number != expected:
                breaks.append(_missing(desk, expected, number - 1))
            elif holds and former_holds and row[_PREVIOUS] != previous:
                breaks.append(_rewritten(desk, number))
            if not holds:
                altered.append(row)
            if payload is None:
                erased += 1
            elif hashlib.sha256(payload.encode()).hexdigest() != row[_DIGEST]:
                what = "Desk {desk}: what row {number} keeps of before and after was altered."
                breaks.append(ChainBreak(desk, number, sentence(what, desk=desk, number=number)))
            previous, expected, former_holds = row[_HASH], number + 1, holds
            rows += 1
        breaks += _altered_or_moved(desk, altered)
    return Walked(rows, erased, tuple(sorted(breaks, key=lambda one: (one.desk_id, one.number))))


def _missing(desk: str, first: int, last: int) -> ChainBreak:
    if first == last:
        return ChainBreak(desk, first, sentence("Desk {desk}: row {number} is missing.", desk=desk, number=first))
    what = sentence("Desk {desk}: rows {first} to {last} are missing.", desk=desk, first=first, last=last)
    return ChainBreak(desk, first, what)


def _rewritten(desk: str, number: int) -> ChainBreak:
    """Row `number` holds by itself, and so does the one before it, which is not the one that was hashed."""
    what = "Desk {desk}: row {number} does not follow the one before it; that one, or this one, was written anew."
    return ChainBreak(desk, number, sentence(what, desk=desk, number=number))


def _altered_or_moved(desk: str, rows: Sequence[Sequence[Any]]) -> list[ChainBreak]:
    """Rows whose hash does not fit. One that would fit at the place of another of them was moved from there."""
    places = [row[_NUMBER] for row in rows] if len(rows) <= MOST_MOVED else []
    found = []
    for row in rows:
        told = list(row[:_HASH])
        what = sentence("Desk {desk}: row {number} was altered.", desk=desk, number=row[_NUMBER])
        for place in places:
            told[_NUMBER] = place
            if chain_hash(told) == row[_HASH]:
                moved = "Desk {desk}: row {number} was put out of order; it was row {place}."
                what = sentence(moved, desk=desk, number=row[_NUMBER], place=place)
                break
        found.append(ChainBreak(desk, row[_NUMBER], what))
    return found
