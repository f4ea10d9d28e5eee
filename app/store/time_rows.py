"""Rows that are known by who and when, appended in masses: what is there already is left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Table, TextClause, column, table, text
from sqlalchemy.types import Double


def append_new(connection: Connection, into: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
    """Insert rows of plain values (times as microseconds); how many were new. One statement, on either database."""
    if not rows:
        return 0
    if connection.dialect.name == "sqlite":
        statement = _statement(into.name, tuple(names), connection.dialect.name)
        return connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows]).rowcount
    # A server tells how many were new of one statement only, and takes columns faster than rows.
    lists = dict(zip(names, (list(one) for one in zip(*rows, strict=True)), strict=True))
    for name, values in lists.items():
        if isinstance(into.c[name].type, Double):
            # A list of the server's is of one kind: whole degrees are numbers as all others are.
            lists[name] = [None if one is None else float(one) for one in values]
    return connection.execute(_of_columns(into, tuple(names)), lists).rowcount


def insert_of(dialect: str) -> Any:
    """The database's own `insert`, which knows conflicts; the module of the other one is never loaded."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


@cache
def _statement(into: str, names: tuple[str, ...], dialect: str) -> Any:
    """Without the columns' types: turning each value on its way costs more than writing it."""
    return insert_of(dialect)(table(into, *(column(name) for name in names))).on_conflict_do_nothing()


@cache
def _of_columns(into: Table, names: tuple[str, ...]) -> TextClause:
    """Takes a list of values for each column."""
    from sqlalchemy.dialects import postgresql

    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    kinds = {name: into.c[name].type.dialect_impl(dialect).compile(dialect) for name in names}
    lists = ", ".join(f"CAST(:{name} AS {kinds[name]}[])" for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    return text(f"INSERT INTO {into.name} ({quoted}) SELECT * FROM unnest({lists}) ON CONFLICT DO NOTHING")
