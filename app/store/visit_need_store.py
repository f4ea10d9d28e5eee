"""How often somebody must be at what stands in the field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_

from app.domain.asset import AssetLayer
from app.domain.visit_need import VisitNeed
from app.store.records import RecordStore
from app.store.tables import visit_need

needs: RecordStore[VisitNeed] = RecordStore(VisitNeed)


def holding(connection: Connection, at: datetime) -> list[VisitNeed]:
    """Those in force at a moment, in the order in which they were made."""
    return needs.find(connection, _holds(at), order=(visit_need.c.row_no,))


def ahead(connection: Connection, at: datetime) -> list[VisitNeed]:
    """Those in force at a moment, and those that begin later."""
    is_over = and_(visit_need.c.valid_to.is_not(None), visit_need.c.valid_to <= at)
    return needs.find(connection, ~is_over, order=(visit_need.c.row_no,))


def alike(
    connection: Connection, at: datetime, *, layer: AssetLayer, kind: str, is_key: bool, asset_id: str | None
) -> Sequence[VisitNeed]:
    """Those in force at a moment for the same asset, or for the very same class."""
    table = visit_need.c
    if asset_id is not None:
        return needs.find(connection, _holds(at), table.asset_id == asset_id)
    of_class = and_(table.layer == layer, table.kind == kind, table.is_key == is_key, table.asset_id.is_(None))
    return needs.find(connection, _holds(at), of_class)


def _holds(at: datetime) -> ColumnElement[bool]:
    table = visit_need.c
    return and_(table.valid_from <= at, or_(table.valid_to.is_(None), table.valid_to > at))
