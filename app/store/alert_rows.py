"""Rows to alerts in masses: a desk that opens on ten thousand of them must not wait for half a million calls."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select

from app.domain.alert import Alert
from app.store.column_types import Attributes, Moment, Word, from_micros
from app.store.records import RecordStore
from app.store.tables import alert

alerts: RecordStore[Alert] = RecordStore(Alert)


def many(connection: Connection, query: Select[Any], values: Mapping[str, Any] | None = None) -> list[Alert]:
    """The alerts of a query made by `alerts.query`, four times faster than row by row through mappings.

    Columns are converted here, and the frozen record is filled without its keyword constructor, because a desk that
    opens on ten thousand alerts must not wait for half a million calls.
    """
    result = connection.execute(query, values or {})
    rows: Sequence[Sequence[Any]] = result.cursor.fetchall() if result.cursor else []
    found: list[Alert] = []
    for row in rows:
        values = dict(zip(_NAMES, row, strict=True))
        for name, put in _CONVERTED:
            if (value := values[name]) is not None:
                values[name] = put(value)
        one = object.__new__(Alert)
        one.__dict__.update(values)
        found.append(one)
    return found


def _converter(name: str) -> Callable[[Any], Any] | None:
    kind = alert.c[name].type
    if isinstance(kind, Moment):
        return from_micros
    if isinstance(kind, Word):
        return {str(word): word for word in kind.words}.__getitem__
    if isinstance(kind, Attributes):
        return _attributes
    return bool if str(kind) == "BOOLEAN" else None


def _attributes(text: str) -> Mapping[str, Any]:
    return {} if text == "{}" else json.loads(text)


_NAMES = tuple(alerts.names)
_CONVERTED = tuple((name, put) for name in _NAMES if (put := _converter(name)) is not None)
