"""What was typed or brought for the fields of a case or part, as the values its record holds; and a case's names."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.layer_field import Field, FieldType
from app.domain.record import Record
from app.errors import InputRefused
from app.services.files.cell_values import Unreadable, reader_of
from app.store import case_store
from app.store.unit_of_work import UnitOfWork

COUNTY_TIME = timezone(timedelta(hours=8))


def read_values(record: type[Record], fields: Iterable[Field], values: Mapping[str, object]) -> dict[str, Any]:
    """The values by field name, each of the type the record wants, text stripped; raises `InputRefused` for one that
    means nothing to its field, `ValueError` for a name that is no field."""
    known = {one.name: one for one in fields}
    if unknown := set(values) - set(known):
        raise ValueError(f"no fields of {record.__name__}: {sorted(unknown)}")
    return {name: _read(record, known[name], value) for name, value in values.items()}


def _read(record: type[Any], one: Field, value: object) -> Any:
    try:
        read = value.strip() if isinstance(value, str) and one.type is FieldType.TEXT else reader_of(one, {})(value)
    except Unreadable as unreadable:
        raise InputRefused(
            "{label}: {text} is no known value. Nothing was changed.", label=one.label, text=str(unreadable)[:80]
        ) from unreadable
    words, may_be_none = _kinds_of(record)[one.name]
    if read is None:
        if may_be_none:
            return None
        if one.type is FieldType.TEXT:
            return ""
        if one.type is FieldType.FLAG:
            return False
        if one.default is None:
            raise InputRefused("{field} is wanting. Nothing was saved.", field=one.label)
        read = one.default
    return words(str(read)) if words is not None else read


def _kinds_of(record: type) -> Mapping[str, tuple[type[StrEnum] | None, bool]]:
    """By field of a record: the closed list that it takes its values from, and whether it may hold nothing."""
    if record in _KINDS:
        return _KINDS[record]
    found: dict[str, tuple[type[StrEnum] | None, bool]] = {}
    for name, hint in get_type_hints(record).items():
        is_optional = get_origin(hint) in (Union, types.UnionType)
        kind = next(part for part in get_args(hint) if part is not type(None)) if is_optional else hint
        found[name] = (kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None, is_optional)
    _KINDS[record] = found
    return found


_KINDS: dict[type, Mapping[str, tuple[type[StrEnum] | None, bool]]] = {}


def short_name(occurred_from: datetime) -> str:
    """The short name of a case by the county's day: 1·31, 11·08."""
    day = occurred_from.astimezone(COUNTY_TIME)
    return f"{day.month}·{day.day:02d}"


def next_number(work: UnitOfWork) -> str:
    """A number of the room's own, until the police case system gives one: A20261127-0001."""
    prefix = f"A{work.now.astimezone(COUNTY_TIME):%Y%m%d}-"
    last = case_store.last_number(work.connection, prefix)
    return f"{prefix}{(int(last.rpartition('-')[2]) if last else 0) + 1:04d}"
