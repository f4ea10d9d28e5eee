"""Who answers for what: by asset for one place, as columns for the whole county."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from app.domain.responsibility import OwnerLayer, Responsibility
from app.store.column_types import to_micros
from app.store.records import RecordStore
from app.store.tables import responsibility

responsibilities: RecordStore[Responsibility] = RecordStore(Responsibility)
AT_ONCE = 500


def holding(at: datetime) -> ColumnElement[bool]:
    """The condition under which somebody answers at this moment."""
    table = responsibility.c
    return and_(table.valid_from <= at, or_(table.valid_to.is_(None), table.valid_to > at))


def of_assets(
    connection: Connection, asset_ids: Collection[str], at: datetime, layer: OwnerLayer | None = None
) -> list[Responsibility]:
    """Who answers for these assets at a moment, in the order in which they were told."""
    keys, found = list(asset_ids), []
    of_layer = () if layer is None else (responsibility.c.layer == layer,)
    for start in range(0, len(keys), AT_ONCE):
        some = responsibility.c.asset_id.in_(keys[start : start + AT_ONCE])
        order = (responsibility.c.valid_from, responsibility.c.row_no)
        found += responsibilities.find(connection, some, holding(at), *of_layer, order=order)
    return found


def ever_of(connection: Connection, asset_id: str) -> list[Responsibility]:
    """Everybody who answers or answered for an asset, the latest first."""
    order = (responsibility.c.valid_from.desc(), responsibility.c.row_no.desc())
    return responsibilities.find(connection, responsibility.c.asset_id == asset_id, order=order)


def all_of(connection: Connection, asset_id: str) -> Mapping[str, tuple[OwnerLayer, str]]:
    """Layer and name by key of every entry there ever was for an asset, those taken back included."""
    table = responsibility.c
    query = select(table.id, table.layer, table.name).where(table.asset_id == asset_id)
    return {str(key): (layer, name) for key, layer, name in connection.execute(query)}


def names_by_asset(connection: Connection, at: datetime, layer: OwnerLayer | None = None) -> Mapping[str, str]:
    """Key of each owned asset to its owner's name, of one layer or (the last told) of any: for styles and counts.

    Asked as columns: 300,000 of them take a third of a second, on a reader.
    """
    of_layer = () if layer is None else (responsibility.c.layer == layer,)
    told = responsibilities.columns(connection, ("asset_id", "name", "valid_from", "valid_to"), *of_layer, plain=True)
    now = to_micros(at)
    rows = zip(*told.values(), strict=True)
    return {key: name for key, name, since, until in rows if since <= now and (until is None or until > now)}
