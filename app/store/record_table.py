"""A table of records: it takes its columns from the frozen dataclass it keeps, so each is written once.

Beside the record's own fields each row has a physical key `row_no`, and the bookkeeping that only the store sees:
when it was changed, when deleted, which batch wrote it, and which batch replaced it.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.types import Double, TypeEngine

from app.domain.record import Record
from app.store.column_types import Attributes, Moment, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RowNumber = BigInteger().with_variant(Integer, "sqlite")


def record_table(name: str, record: type, *more: Column[Any] | Index | UniqueConstraint) -> Table:
    """The table that keeps `record`s: a physical key, the record's own fields, then the store's bookkeeping."""
    of_the_field = issubclass(record, Record)
    return Table(
        name,
        metadata,
        Column("row_no", RowNumber, primary_key=True),
        *(Column(field, type_, nullable=nullable) for field, (type_, nullable) in column_types(record).items()),
        Column("updated_at", Moment, nullable=False),
        Column("deleted_at", Moment),
        *((Column("batch_no", Integer), Column("replaced_by", Integer)) if of_the_field else ()),
        Index(None, "id", unique=not of_the_field),
        *((Index(None, "batch_no"),) if of_the_field else ()),
        *more,
    )


def column_types(record: type) -> dict[str, tuple[TypeEngine[Any], bool]]:
    """Name to (column type, may be null), from the annotations of a dataclass."""
    hints = get_type_hints(record)
    return {field.name: _column_type(hints[field.name]) for field in fields(record)}


def _column_type(hint: Any) -> tuple[TypeEngine[Any], bool]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return _column_type(inner)[0], True
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        return Attributes(), False
    if issubclass(hint, StrEnum):
        return Word(hint), False
    return _PLAIN[hint](), False


_PLAIN: dict[type, type[TypeEngine[Any]]] = {
    str: Text, int: BigInteger, float: Double, bool: Boolean, bytes: LargeBinary, datetime: Moment,
}  # fmt: skip
