"""Case files by what stands in them and what is so of them: a page at a time, the best or the newest first.

A word in few pieces gives the cases to be judged, ranked by how much the word says of each. Where every word is in
many, the newest cases are walked through until the page is full: each is looked up among the cases of the word, or,
where the word is nearly everywhere, the word among the texts of the case. `findable` is the one place that says which
cases may be found at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, or_, select, text

from app.domain.case_file import CASE_ENDS, CaseFile
from app.domain.case_part import CaseVehicle
from app.domain.case_question import CaseQuestion
from app.domain.mo_words import VEHICLE_TRAITS
from app.domain.text_terms import AskedWord
from app.store.records import RecordStore
from app.store.tables import case_file, case_parts, case_text, visible
from app.store.term_tables import terms_of
from app.store.text_index import PIECE_BITS

FEW_PIECES, MANY_PIECES = 3_000, 12_000
COUNTED = 100
"""So many of the newest are counted; where words in few pieces give all that may answer, all are, or only the page."""
cases: RecordStore[CaseFile] = RecordStore(CaseFile)
_NUMBER = (
    select(case_text.c.row_no.op(">>")(literal_column(str(PIECE_BITS))))
    .where(case_text.c.source_id == case_file.c.id, case_text.c.noun == case_file.name)
    .correlate(case_file)
    .scalar_subquery()
)
"""The number, in the index of texts, of the case that a query is at, however deep within it this stands."""


@dataclass(frozen=True)
class FoundRows:
    """See `FoundPage`; `numbers` are the cases' numbers in the index of texts, as long as `cases`."""

    cases: Sequence[CaseFile]
    numbers: Sequence[int]
    total: int
    is_exact: bool
    is_ranked: bool


@dataclass(frozen=True)
class _Word:
    """A word as the table of terms takes it, and in how many pieces it stands (counted up to `MANY_PIECES`)."""

    asked: str
    begins: bool
    pieces: int


def findable() -> ColumnElement[bool]:
    """Whether a case may be found: on a list, in a search, on the map, by likeness."""
    return visible(case_file)


def find(
    connection: Connection, question: CaseQuestion, words: Sequence[AskedWord], *, limit: int, offset: int
) -> FoundRows:
    """The cases that answer, from `offset` on."""
    weighed = [_weighed(connection, word) for word in words]
    few = [word for word in weighed if word.pieces <= FEW_PIECES]
    many = [word for word in weighed if word.pieces > FEW_PIECES]
    most = offset + limit if few else offset + max(limit, COUNTED)
    found = _answering(connection, question, few, many, most + 1)
    is_exact = len(found) <= most or (bool(few) and not many)
    page = found[offset : offset + limit]
    records = {one.id: one for one in cases.find(connection, case_file.c.id.in_([key for _, key in page]))}
    shown = [(number, records[key]) for number, key in page if key in records]
    total = len(found) if is_exact else most
    is_ranked = any(not word.begins for word in few)
    return FoundRows([one for _, one in shown], [number for number, _ in shown], total, is_exact, is_ranked)


def keys(connection: Connection, question: CaseQuestion, words: Sequence[AskedWord], *, limit: int) -> list[str]:
    """The keys of all cases that answer, in the order in which `find` gives them, at most so many."""
    weighed = [_weighed(connection, word) for word in words]
    few = [word for word in weighed if word.pieces <= FEW_PIECES]
    many = [word for word in weighed if word.pieces > FEW_PIECES]
    return [key for _, key in _answering(connection, question, few, many, limit)[:limit]]


def _answering(
    connection: Connection, question: CaseQuestion, few: Sequence[_Word], many: Sequence[_Word], most: int
) -> list[tuple[int, str]]:
    """(number, key) of the cases that answer, in order. `most` are enough; where only words in few pieces are asked it
    costs nothing to give all."""
    conditions = [findable(), *_conditions(question)]
    if not few:
        return _newest(connection, many, conditions, most)
    found = _judged(connection, few, conditions)
    return _holding(connection, many, found, most) if many else found


def pieces(
    connection: Connection, numbers: Sequence[int], words: Sequence[AskedWord], each: int = 2
) -> dict[int, list[tuple[str, str]]]:
    """Of cases by number: (noun, text) of the first pieces in which a word stands, the case's own first."""
    form = terms_of(connection)
    where = text(
        f"SELECT {form.key} FROM case_terms WHERE {form.match} AND {form.key} >= :first AND {form.key} < :after "
        f"ORDER BY {form.key} LIMIT :each"
    )
    wanted: list[int] = []
    for number in numbers:
        first = number << PIECE_BITS
        span = {"first": first, "after": first + (1 << PIECE_BITS), "each": each}
        keys = {
            int(key) for word in words for key in connection.execute(where, span | {"word": form.asked(word)}).scalars()
        }
        wanted += sorted(keys)[:each]
    found: dict[int, list[tuple[str, str]]] = {}
    query = select(case_text.c.row_no, case_text.c.noun, case_text.c.body).where(case_text.c.row_no.in_(wanted))
    for row_no, noun, body in connection.execute(query.order_by(case_text.c.row_no)):
        found.setdefault(row_no >> PIECE_BITS, []).append((noun, body))
    return found


def _weighed(connection: Connection, word: AskedWord) -> _Word:
    form = terms_of(connection)
    asked = form.asked(word)
    counted = text(
        f"SELECT count(*) FROM (SELECT 1 FROM case_terms WHERE {form.match} LIMIT {MANY_PIECES + 1}) AS counted"
    )
    return _Word(asked, word.begins, int(connection.execute(counted, {"word": asked}).scalar_one()))


def _judged(
    connection: Connection, few: Sequence[_Word], conditions: Sequence[ColumnElement[bool]]
) -> list[tuple[int, str]]:
    """(number, key) of the cases that hold these words, the best first, else the newest."""
    worth: dict[int, float] | None = None
    for word in few:
        found = _worth(connection, word)
        worth = found if worth is None else {key: worth[key] + found[key] for key in worth.keys() & found.keys()}
    if not worth:
        return []
    number = case_text.c.row_no.op(">>")(literal_column(str(PIECE_BITS)))
    query = (
        select(number, case_file.c.id, case_file.c.occurred_to)
        .join_from(case_text, case_file, case_file.c.id == case_text.c.case_id)
        .where(case_text.c.row_no.in_([key << PIECE_BITS for key in worth]), *conditions)
    )
    rows = connection.execute(query).all()
    return [
        (int(number), key)
        for number, key, _ in sorted(rows, key=lambda row: (worth[row[0]], -row[2].timestamp(), row[1]))
    ]


def _holding(
    connection: Connection, words: Sequence[_Word], found: Sequence[tuple[int, str]], most: int
) -> list[tuple[int, str]]:
    """Those of `found` that hold these words too, in the same order, up to `most` of them."""
    form = terms_of(connection)
    there = text(
        f"SELECT 1 FROM case_terms WHERE {form.match} AND {form.key} >= :first AND {form.key} < :after LIMIT 1"
    )
    kept: list[tuple[int, str]] = []
    for number, key in found:
        first = number << PIECE_BITS
        span = {"first": first, "after": first + (1 << PIECE_BITS)}
        if all(connection.execute(there, span | {"word": word.asked}).first() for word in words):
            kept.append((number, key))
            if len(kept) == most:
                break
    return kept


def _worth(connection: Connection, word: _Word) -> dict[int, float]:
    """Of each case that holds a word, what its best piece is worth (the less the better); nought for a single sign."""
    form = terms_of(connection)
    told = "0.0" if word.begins else form.worth
    found = text(f"SELECT {form.key} >> {PIECE_BITS}, {told} FROM case_terms WHERE {form.match}")
    best: dict[int, float] = {}
    for number, worth in connection.execute(found, {"word": word.asked}):
        best[number] = min(worth, best.get(number, 0.0))
    return best


def _newest(
    connection: Connection, words: Sequence[_Word], conditions: Sequence[ColumnElement[bool]], most: int
) -> list[tuple[int, str]]:
    """(number, key) of the newest cases that hold every word."""
    query: Select[Any] = select(_NUMBER, case_file.c.id).where(*conditions)
    query = query.where(*(_holds(connection, word, at, _NUMBER) for at, word in enumerate(words)))
    rows = connection.execute(query.order_by(case_file.c.occurred_to.desc(), case_file.c.id).limit(most))
    return [(int(number or 0), key) for number, key in rows]


def _holds(connection: Connection, word: _Word, at: int, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the case of this number holds a word: looked up among its cases, or the word among the case's texts."""
    form, name = terms_of(connection), f"word{at}"
    match = form.match.replace(":word", f":{name}")
    if word.pieces <= MANY_PIECES:
        among = text(f"SELECT {form.key} >> {PIECE_BITS} FROM case_terms WHERE {match}").bindparams(
            **{name: word.asked}
        )
        return number.in_(among)
    first: ColumnElement[int] = number.op("<<")(literal_column(str(PIECE_BITS)))
    key: ColumnElement[int] = literal_column(form.key)
    there: Select[Any] = (
        select(literal_column("1"))
        .select_from(text("case_terms"))
        .where(text(match).bindparams(**{name: word.asked}), key >= first, key < first + (1 << PIECE_BITS))
    )
    return there.correlate(case_file, case_text).exists()


def _conditions(asked: CaseQuestion) -> list[ColumnElement[bool]]:
    table = case_file.c
    made: list[ColumnElement[bool]] = [
        field == value
        for field, value in (
            (table.kind, asked.kind),
            (table.type, asked.type),
            (table.status, asked.status),
            (table.area_id, asked.area_id or None),
            (table.lead_officer, asked.officer or None),
            (table.series, asked.series or None),
            (table.supervision, asked.supervision),
            (table.handling, asked.handling),
            (table.campaign, asked.campaign),
        )
        if value is not None
    ]
    if asked.is_open is not None:
        ended = table.status.in_(tuple(CASE_ENDS))
        made.append(~ended if asked.is_open else ended)
    if asked.since is not None:
        made.append(table.occurred_to >= asked.since)
    if asked.until is not None:
        made.append(table.occurred_from < asked.until)
    if asked.least_t is not None:
        made.append(table.loss_net_t >= asked.least_t)
    if asked.most_t is not None:
        made.append(table.loss_net_t <= asked.most_t)
    made += [_shows(code.value) for code in asked.codes]
    if asked.with_traits:
        vehicle = case_parts[CaseVehicle]
        tells = exists().where(vehicle.c.case_id == table.id, visible(vehicle))
        made.append(or_(tells, *(_shows(code.value) for code in sorted(VEHICLE_TRAITS))))
    return made


def _shows(code: str) -> ColumnElement[bool]:
    return (" " + case_file.c.mo_codes + " ").contains(f" {code} ", autoescape=True)
