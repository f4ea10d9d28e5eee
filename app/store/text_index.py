"""The texts of case files, so that any part of them can be found: kept by the transaction that changes what they say.

A text is a piece of a case: its own fields, a part, a comment, what stands in a document. Pieces of one case have
neighbouring numbers (the case's number above the lowest `PIECE_BITS`), so the table of terms alone tells the cases of a
word. What a piece says is kept beside its terms: to show the find, and to take the terms out again.

Only the fields named here are found. Names of persons, callers and where a thing was taken from are not among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, exists, func, insert, select, update

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseComment, CaseTask, CaseVehicle, Loss, Recovery, Seizure
from app.domain.evidence import KINDS_WITH_TEXT, Evidence
from app.domain.mo_words import KINDS_SAID, PLATES_SAID, SAID, codes_of
from app.domain.text_terms import terms
from app.store.records import RecordStore
from app.store.tables import TABLE_OF, case_file, case_text
from app.store.term_tables import terms_of

PIECE_BITS = 16
LONGEST = 200_000
"""Signs of one piece that are kept; a longer document is found by its beginning."""
FILL_ROWS = 200
DOCUMENT = "document"
"""The noun of what stands in a piece of evidence; its source is the evidence's key."""

TEXT_FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        CaseFile: (
            "number", "alias", "title", "place", "asset_code", "lead_officer", "helpers", "special_team",
            "joint_forces", "series", "summary",
        ),
        Loss: ("what",),
        Seizure: ("what", "seal_no", "storage"),
        Recovery: ("place", "receipt_no"),
        CaseVehicle: ("plate", "make", "colour", "traits", "seen_where"),
        CaseTask: ("what", "owner", "result"),
        CaseComment: ("text", "by"),
        Evidence: ("name", "told"),
    }
)  # fmt: skip
"""What is found of each kind of record; the first field in which a word stands is the one that is shown."""

_OF_SOURCE = select(case_text.c.row_no, case_text.c.body).where(
    case_text.c.noun == bindparam("of_noun"), case_text.c.source_id == bindparam("of_source")
)
_LAST_OF_CASE = select(func.max(case_text.c.row_no)).where(case_text.c.case_id == bindparam("of_case"))
_LAST = select(func.max(case_text.c.row_no))


def said_by(record: Any) -> str:
    """What is found of a record, a line for each field; of a case also the words for the way of
    the deed, of a vehicle those for its kind and for a plate that tells nothing."""
    lines = [str(getattr(record, name) or "") for name in TEXT_FIELDS[type(record)]]
    if isinstance(record, CaseFile):
        lines.append(" ".join(SAID[code][0] for code in codes_of(record.mo_codes)))
    if isinstance(record, CaseVehicle):
        kind = KINDS_SAID.get(record.kind, "") if record.kind is not None else ""
        lines.append(" ".join(filter(None, (PLATES_SAID.get(record.plate_state, ""), kind))))
    return "\n".join(filter(None, lines))


def heed(connection: Connection, record: Any) -> None:
    """A record was written: what it says is found from now on. Others than those named here are let be."""
    if type(record) in TEXT_FIELDS:
        case_id = record.id if isinstance(record, CaseFile) else record.case_id
        put(connection, case_id, TABLE_OF[type(record)].name, record.id, said_by(record))


def heed_keys(connection: Connection, record: type, keys: Sequence[str]) -> None:
    """Records of these keys came back, or went: what is to be seen of them now is found, the rest is not."""
    if record not in TEXT_FIELDS:
        return
    table = TABLE_OF[record]
    for at in range(0, len(keys), FILL_ROWS):
        some = keys[at : at + FILL_ROWS]
        seen: list[Any] = RecordStore(record).find(connection, table.c.id.in_(some))
        for one in seen:
            heed(connection, one)
        for key in set(some) - {one.id for one in seen}:
            drop(connection, table.name, key)
            if record is Evidence:
                drop(connection, DOCUMENT, key)


def heed_table(connection: Connection, table: Table, keys: Sequence[str]) -> None:
    """The same, where only the table is known."""
    for record in TEXT_FIELDS:
        if TABLE_OF[record] is table:
            heed_keys(connection, record, keys)


def heed_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows that a batch writes, as columns by name: what they say is found as soon as the batch is to be seen."""
    for record in TEXT_FIELDS:
        if TABLE_OF[record] is table:
            names = RecordStore(record).names
            for row in rows:
                heed(connection, record(**{name: row[name] for name in names if name in row}))


def heed_batch(connection: Connection, number: int) -> None:
    """A batch was taken back or given up: of its records is found what stood before."""
    for record in TEXT_FIELDS:
        table = TABLE_OF[record]
        keys = connection.execute(select(table.c.id).where(table.c.batch_no == number)).scalars().all()
        heed_keys(connection, record, keys)


def put(connection: Connection, case_id: str, noun: str, source_id: str, body: str) -> None:
    """`body` is what the piece of `noun` and `source_id` says of the case; what it said before is found no more."""
    form, body = terms_of(connection), body[:LONGEST]
    standing = connection.execute(_OF_SOURCE, {"of_noun": noun, "of_source": source_id}).first()
    if standing is None:
        row_no = _next_number(connection, case_id, is_case=noun == case_file.name)
        connection.execute(
            insert(case_text).values(row_no=row_no, case_id=case_id, noun=noun, source_id=source_id, body=body)
        )
    elif standing.body == body:
        return
    else:
        row_no = standing.row_no
        connection.execute(form.take, {"row_no": row_no, "terms": form.written(terms(standing.body))})
        connection.execute(update(case_text).where(case_text.c.row_no == row_no).values(body=body))
    connection.execute(form.add, {"row_no": row_no, "terms": form.written(terms(body))})


def unread_documents(connection: Connection, limit: int) -> list[Evidence]:
    """Evidence that may have text in it which nobody has read yet, the first that came in first."""
    table = TABLE_OF[Evidence]
    known = exists().where(case_text.c.noun == DOCUMENT, case_text.c.source_id == table.c.id)
    some = (table.c.kind.in_(tuple(KINDS_WITH_TEXT)), ~known)
    return RecordStore(Evidence).find(connection, *some, order=(table.c.row_no,), limit=limit)


def drop(connection: Connection, noun: str, source_id: str) -> None:
    """This piece is gone and is found no more. A case's own piece stays: the case itself is what is seen or not."""
    standing = connection.execute(_OF_SOURCE, {"of_noun": noun, "of_source": source_id}).first()
    if standing is None or noun == case_file.name:
        return
    form = terms_of(connection)
    connection.execute(form.take, {"row_no": standing.row_no, "terms": form.written(terms(standing.body))})
    connection.execute(delete(case_text).where(case_text.c.row_no == standing.row_no))


def fill(connection: Connection, limit: int = FILL_ROWS) -> int:
    """Index some records that are not found yet, those of an older schema; how many were."""
    done = 0
    for record in TEXT_FIELDS:
        wanting: list[Any] = RecordStore(record).find(connection, _unread(record), limit=limit - done)
        for one in wanting:
            heed(connection, one)
            done += 1
    return done


def _unread(record: type) -> ColumnElement[bool]:
    table = TABLE_OF[record]
    return ~exists().where(case_text.c.noun == table.name, case_text.c.source_id == table.c.id)


def rebuild(connection: Connection) -> int:
    """Make the terms anew from what the records say now and what documents said; how many pieces there are."""
    form = terms_of(connection)
    connection.execute(form.clear)
    own = [TABLE_OF[record].name for record in TEXT_FIELDS if record is not CaseFile]
    connection.execute(delete(case_text).where(case_text.c.noun.in_(own)))
    for one in RecordStore(CaseFile).find(connection):
        connection.execute(update(case_text).where(case_text.c.source_id == one.id).values(body=said_by(one)))
    pieces = 0
    for row_no, body in connection.execute(select(case_text.c.row_no, case_text.c.body)).all():
        connection.execute(form.add, {"row_no": row_no, "terms": form.written(terms(body))})
        pieces += 1
    while some := fill(connection):
        pieces += some
    return pieces


def _next_number(connection: Connection, case_id: str, *, is_case: bool) -> int:
    """A case's own piece is number nought of its case."""
    last = connection.execute(_LAST_OF_CASE, {"of_case": case_id}).scalar_one()
    if last is not None:
        return int(last >> PIECE_BITS << PIECE_BITS) if is_case else int(last) + 1
    newest = connection.execute(_LAST).scalar_one()
    case = 1 if newest is None else (int(newest) >> PIECE_BITS) + 1
    return case << PIECE_BITS if is_case else (case << PIECE_BITS) + 1
