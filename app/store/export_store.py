"""What an export asks the store: a whole layer as columns, and the codes that its links name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.domain.asset import Asset, AssetLayer
from app.domain.responsibility import Responsibility
from app.store.records import RecordStore
from app.store.tables import TABLE_OF, asset, responsibility, visible

AT_ONCE = 5_000
"""So many records by key in one question."""


def columns(
    connection: Connection, record: type, names: Sequence[str], layer: str, keys: Sequence[str] | None = None
) -> dict[str, list[Any]]:
    """Columns of every visible row of a noun (for assets: of a layer; owners: who answers now), as written; or of these
    `keys` alone, in their order."""
    conditions: tuple[ColumnElement[bool], ...] = ()
    if record is Asset:
        conditions = (asset.c.layer == AssetLayer(layer),)
    elif record is Responsibility:
        conditions = (responsibility.c.valid_to.is_(None),)
    store: RecordStore[Any] = RecordStore(record)
    if keys is None:
        return store.columns(connection, names, *conditions)
    rows: dict[str, tuple[Any, ...]] = {}
    for at in range(0, len(keys), AT_ONCE):
        some = store.columns(connection, ("id", *names), *conditions, store.table.c.id.in_(keys[at : at + AT_ONCE]))
        rows |= dict(zip(some["id"], zip(*(some[name] for name in names), strict=True), strict=True))
    told = [rows[key] for key in keys if key in rows]
    return {name: [row[at] for row in told] for at, name in enumerate(names)}


def codes(connection: Connection, record: type, code_column: str) -> dict[str, str]:
    """Key to code of every visible record of a noun."""
    table = TABLE_OF[record]
    rows = connection.execute(select(table.c.id, table.c[code_column]).where(visible(table)))
    return {str(key): str(code) for key, code in rows}
