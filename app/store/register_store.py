"""What the data page asks of the store: a few plain columns of every asset, and which have changed since."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select

from app.domain.completeness import EXPECTED
from app.domain.responsibility import OWNED_ON
from app.store.column_types import to_micros
from app.store.responsibility_store import holding
from app.store.tables import asset, audit, audit_payload, responsibility, visible, visit

AT_ONCE = 500
EXPECTED_COLUMNS = tuple(dict.fromkeys(name for names in EXPECTED.values() for name in names))
"""Every column that some layer expects; bit n of the blank bits is the nth."""

_BLANK = sum(
    (
        case((or_(asset.c[name].is_(None), asset.c[name] == ""), 1 << bit), else_=0)
        for bit, name in enumerate(EXPECTED_COLUMNS)
    ),
    start=case((asset.c.id == "", 0), else_=0),
)


def rows(connection: Connection, at: datetime, ids: Collection[str] | None = None) -> list[tuple[Any, ...]]:
    """(id, layer, kind, status, operator, area_id, lon, lat, visited_at, updated_at, blank bits, owned) of every asset
    that stands (or of these), as the database keeps them; 300,000 of them take about a second, on a reader."""
    found: list[tuple[Any, ...]] = []
    for some in _parts(ids):
        found += _read(connection, at, some)
    return found


def mark(connection: Connection) -> int:
    """Grows with each act: the number of the newest audit row."""
    return int(connection.execute(select(func.coalesce(func.max(audit.c.row_no), 0))).scalar_one())


def changed_since(connection: Connection, since: int) -> set[str] | None:
    """The keys of the assets that acts changed after a mark, or whose owner they changed, retired ones included.

    None where that is not told one by one: a batch came in or was taken back, or a payload was erased.
    """
    query = (
        select(audit.c.subject, audit.c.subject_id, audit_payload.c.payload)
        .outerjoin(audit_payload, audit_payload.c.audit_no == audit.c.row_no)
        .where(audit.c.row_no > since, audit.c.subject.in_(("asset", "responsibility", "batch")))
    )
    found: set[str] = set()
    for subject, key, payload in connection.execute(query):
        if subject == "batch" or payload is None:
            return None
        changes = json.loads(payload)["changes"]
        found |= {str(change["id"]) for change in changes if change["noun"] == "asset"}
        found |= {str(key)} if subject == "asset" else set()
    return found


def visited_squares(connection: Connection) -> list[tuple[int, int]]:
    """(square of ground, newest visit in microseconds) of every square that a unit has visited, by square."""
    query = select(visit.c.cell, func.max(visit.c.at)).group_by(visit.c.cell).order_by(visit.c.cell)
    result = connection.execute(query)
    return list(result.cursor.fetchall()) if result.cursor else [(row[0], to_micros(row[1])) for row in result]


def _read(connection: Connection, at: datetime, condition: ColumnElement[bool] | None) -> list[tuple[Any, ...]]:
    columns = ("id", "layer", "kind", "status", "operator", "area_id", "lon", "lat", "visited_at", "updated_at")
    query = select(*(asset.c[name] for name in columns), _BLANK, _owned(at)).where(visible(asset))
    if condition is not None:
        query = query.where(condition)
    result = connection.execute(query.order_by(asset.c.row_no))
    return list(result.cursor.fetchall()) if result.cursor else [tuple(row) for row in result]


def _owned(at: datetime) -> ColumnElement[bool]:
    on_layer = case(*((asset.c.layer == layer, owned_on.value) for layer, owned_on in OWNED_ON.items()), else_="")
    table = responsibility.c
    return exists(
        select(table.row_no).where(
            table.asset_id == asset.c.id, table.layer == on_layer, holding(at), visible(responsibility)
        )
    )


def _parts(ids: Collection[str] | None) -> list[ColumnElement[bool] | None]:
    if ids is None:
        return [None]
    keys = list(ids)
    return [asset.c.id.in_(keys[start : start + AT_ONCE]) for start in range(0, len(keys), AT_ONCE)]
