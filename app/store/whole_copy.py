"""Copying all that is kept, table by table, into a database that keeps nothing yet; both sides are read and compared.

A file and a server hold the same values in the same columns, so a row is carried as it lies, without being understood.
What only a server has (changes told between its desks) is not carried, and what is made of other rows (the terms of
case files) is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, TableClause, Text, TypeDecorator, column, func, insert, select, table

from app.domain.text_terms import terms
from app.errors import InputRefused
from app.store.files import file_tables
from app.store.record_table import metadata
from app.store.tables import case_text
from app.store.term_tables import terms_of

RECORDS: Sequence[Table] = metadata.sorted_tables
FILES: Sequence[Table] = file_tables.metadata.sorted_tables
ROWS_AT_ONCE, PIECES_AT_ONCE = 2_000, 8


@dataclass(frozen=True)
class CopiedTable:
    """A table by name, its rows, and the SHA-256 over them in the order of their key: one for a file and a server."""

    name: str
    rows: int
    sha256: str


def require_empty(connection: Connection, tables: Sequence[Table]) -> None:
    """Raise `InputRefused` where a row stands in one of `tables`."""
    for one in tables:
        if connection.execute(select(func.count()).select_from(one)).scalar_one():
            raise InputRefused(
                "The database to copy into is not empty: it has rows in {table}. Nothing was copied; "
                "give an empty one.",
                table=one.name,
            )


def copy_tables(source: Connection, target: Connection, tables: Sequence[Table]) -> list[CopiedTable]:
    """Copy every row in the transaction of `target`, then read it back; raises `InputRefused` where that differs."""
    return [_copy(source, target, one) for one in tables]


def fill_terms(target: Connection) -> None:
    """Make the terms of the texts that were copied."""
    form = terms_of(target)
    texts = select(case_text.c.row_no, case_text.c.body)
    for some in target.execute(texts, execution_options={"yield_per": ROWS_AT_ONCE}).partitions():
        target.execute(form.add, [{"row_no": row_no, "terms": form.written(terms(body))} for row_no, body in some])


def have_time(connection: Connection) -> None:
    """On a server: this transaction takes as long as it takes."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _copy(source: Connection, target: Connection, one: Table) -> CopiedTable:
    into, read, digest = _as_it_lies(one), 0, hashlib.sha256()
    at_once = _at_once(one)
    for some in source.execute(_in_order(source, one), execution_options={"yield_per": at_once}).partitions():
        target.execute(insert(into), [row._asdict() for row in some])
        for row in some:
            digest.update(repr(tuple(row)).encode())
        read += len(some)
    _count_on(target, one)
    copied = CopiedTable(one.name, read, digest.hexdigest())
    found = _digest(target, one)
    if found != copied:
        raise InputRefused(
            "{table} is not the same after copying: {read} rows were read, {found} stand there. Nothing was kept of "
            "the copy, and what was copied is as it was; tell the maker of the program.",
            table=one.name,
            read=copied.rows,
            found=found.rows,
        )
    return copied


def _digest(connection: Connection, one: Table) -> CopiedTable:
    rows, digest = 0, hashlib.sha256()
    options = {"yield_per": _at_once(one)}
    for row in connection.execute(_in_order(connection, one), execution_options=options):
        digest.update(repr(tuple(row)).encode())
        rows += 1
    return CopiedTable(one.name, rows, digest.hexdigest())


def _at_once(one: Table) -> int:
    return PIECES_AT_ONCE if one is file_tables.piece else ROWS_AT_ONCE


def _as_it_lies(one: Table) -> TableClause:
    """The table with the types of its columns as the database has them: nothing is made of what they hold."""
    kinds = {c.name: c.type.impl_instance if isinstance(c.type, TypeDecorator) else c.type for c in one.columns}
    return table(one.name, *(column(name, kind) for name, kind in kinds.items()))


def _in_order(connection: Connection, one: Table) -> Select[tuple[object, ...]]:
    """All rows by their key, a text byte by byte: a server may sort by a language."""
    lies = _as_it_lies(one)
    keys = [lies.c[key.name] for key in one.primary_key]
    if connection.dialect.name == "postgresql":
        return select(*lies.c).order_by(*(key.collate("C") if isinstance(key.type, Text) else key for key in keys))
    return select(*lies.c).order_by(*keys)


def _count_on(target: Connection, one: Table) -> None:
    """A server counts row numbers apart from the rows: it goes on after the last."""
    key = one.autoincrement_column
    if target.dialect.name != "postgresql" or key is None:
        return
    name = target.dialect.identifier_preparer.format_table(one)
    counter = target.execute(select(func.pg_get_serial_sequence(name, key.name))).scalar_one()
    last = target.execute(select(func.max(key))).scalar_one()
    if counter is not None and last is not None:
        target.execute(select(func.setval(counter, last)))
