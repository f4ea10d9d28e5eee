"""Values of measuring points, a row each, by tag and time."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from app.domain.signal import ReadingSignal
from app.store.column_types import to_micros
from app.store.tables import reading
from app.store.time_rows import append_new


def append(connection: Connection, readings: Iterable[ReadingSignal]) -> int:
    """Keep readings; one that is there already (same tag, same instant) is left as it is. How many were new."""
    names = ("tag", "at", "value", "unit")
    return append_new(
        connection, reading, names, [(one.tag, to_micros(one.at), one.value, one.unit) for one in readings]
    )
