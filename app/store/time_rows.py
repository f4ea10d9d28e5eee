"""Rows that are known by who and when, appended in masses: what is there already is left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Table, column, table


def append_new(connection: Connection, into: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
    """Insert rows of plain values (times as microseconds); how many were new. One statement, on either database."""
    if not rows:
        return 0
    statement = _statement(into.name, tuple(names), connection.dialect.name)
    return connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows]).rowcount


def insert_of(dialect: str) -> Any:
    """The database's own `insert`, which knows conflicts; the module of the other one is never loaded."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


@cache
def _statement(into: str, names: tuple[str, ...], dialect: str) -> Any:
    """Without the columns' types: turning each value on its way costs more than writing it."""
    return insert_of(dialect)(table(into, *(column(name) for name in names))).on_conflict_do_nothing()
