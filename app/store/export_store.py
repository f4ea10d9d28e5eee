"""What an export asks the store: a whole layer as columns, and the codes that its links name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.domain.asset import Asset, AssetLayer
from app.domain.responsibility import Responsibility
from app.store.records import RecordStore
from app.store.tables import TABLE_OF, asset, responsibility, visible


def columns(connection: Connection, record: type, names: Sequence[str], layer: str) -> dict[str, list[Any]]:
    """Columns of every visible row of a noun (for assets: of a layer; owners: who answers now), as written."""
    conditions: tuple[ColumnElement[bool], ...] = ()
    if record is Asset:
        conditions = (asset.c.layer == AssetLayer(layer),)
    elif record is Responsibility:
        conditions = (responsibility.c.valid_to.is_(None),)
    return RecordStore(record).columns(connection, names, *conditions)


def codes(connection: Connection, record: type, code_column: str) -> dict[str, str]:
    """Key to code of every visible record of a noun."""
    table = TABLE_OF[record]
    rows = connection.execute(select(table.c.id, table.c[code_column]).where(visible(table)))
    return {str(key): str(code) for key, code in rows}
