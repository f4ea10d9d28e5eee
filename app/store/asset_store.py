"""Wells, lines, sites and the rest: one by one as records, in masses as columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from app.domain.asset import AreaKind, Asset, AssetLayer, normalised_code
from app.domain.natural_order import natural
from app.store.column_types import to_micros
from app.store.records import RecordStore
from app.store.tables import asset, batch, visible

assets: RecordStore[Asset] = RecordStore(Asset)

# What every signal asks is made once: to make a statement takes longer than to run it.
_NEWEST = select(func.max(asset.c.updated_at)).where(asset.c.layer == bindparam("of_layer", type_=asset.c.layer.type))
_BATCHES = select(func.max(batch.c.completed_at), func.max(batch.c.undone_at))
_OF_CODE = assets.query(asset.c.layer.in_(tuple(AssetLayer)), asset.c.code_key == bindparam("code")).limit(2)


def layer_columns(
    connection: Connection, layer: AssetLayer, names: Sequence[str], ids: Sequence[str] | None = None
) -> dict[str, list[Any]]:
    """Columns of a whole layer (or of some of it) as the database keeps them, in the order rows were written."""
    some = () if ids is None else (asset.c.id.in_(ids),)
    return assets.columns(connection, names, asset.c.layer == layer, *some, plain=True)


def fingerprint(connection: Connection, layer: AssetLayer) -> str:
    """Says the same as long as nothing of the layer has changed: its newest change, and the newest of all batches."""
    newest = connection.execute(_NEWEST, {"of_layer": layer}).scalar_one()
    batches = connection.execute(_BATCHES).one()
    return " ".join("-" if moment is None else str(to_micros(moment)) for moment in (newest, *batches))


def layer_counts(connection: Connection) -> dict[tuple[str, str], int]:
    """How many assets stand, by (layer, kind)."""
    rows = connection.execute(
        select(asset.c.layer, asset.c.kind, func.count()).where(visible(asset)).group_by(asset.c.layer, asset.c.kind)
    )
    return {(str(layer), kind): int(number) for layer, kind, number in rows}


_LINES = (AssetLayer.PIPELINES, AssetLayer.ROADS)


def lengths_m(connection: Connection) -> dict[tuple[str, str, str], float]:
    """Total length in metres of the lines, by (layer, kind, medium or empty)."""
    rows = connection.execute(
        select(asset.c.layer, asset.c.kind, func.coalesce(asset.c.medium, ""), func.sum(asset.c.length_m))
        .where(visible(asset), asset.c.layer.in_(_LINES), asset.c.length_m.is_not(None))
        .group_by(asset.c.layer, asset.c.kind, asset.c.medium)
    )
    return {(str(layer), kind, medium): float(length) for layer, kind, medium, length in rows}


def of_kind(connection: Connection, layer: AssetLayer, *kinds: str) -> list[Asset]:
    """The assets of a layer that are of one of `kinds` (all, where none is named), by code."""
    conditions = [asset.c.layer == layer]
    if kinds:
        conditions.append(asset.c.kind.in_(kinds))
    return sorted(assets.find(connection, *conditions), key=lambda one: natural(one.code))


def of_status(connection: Connection, layer: AssetLayer, status: str) -> list[Asset]:
    """The assets of a layer in this state, by code."""
    return sorted(
        assets.find(connection, asset.c.layer == layer, asset.c.status == status), key=lambda one: natural(one.code)
    )


def in_box(
    connection: Connection, layers: Sequence[AssetLayer], box: tuple[float, float, float, float], limit: int = 500
) -> list[Asset]:
    """The assets of some layers whose own place lies in west, south, east, north (degrees)."""
    west, south, east, north = box
    return assets.find(
        connection,
        asset.c.layer.in_(layers),
        asset.c.lon.between(west, east),
        asset.c.lat.between(south, north),
        limit=limit,
    )


def areas_over(connection: Connection, lon: float, lat: float) -> list[Asset]:
    """The areas whose box holds a place (degrees)."""
    inside = (asset.c.min_lon <= lon, asset.c.max_lon >= lon, asset.c.min_lat <= lat, asset.c.max_lat >= lat)
    return assets.find(connection, asset.c.layer == AssetLayer.AREAS, *inside)


def reaching_into(
    connection: Connection, layer: AssetLayer, box: tuple[float, float, float, float], kind: str
) -> list[Asset]:
    """Lines or areas of a kind whose extent meets west, south, east, north (degrees)."""
    west, south, east, north = box
    return assets.find(
        connection,
        asset.c.layer == layer,
        asset.c.kind == kind,
        asset.c.min_lon <= east,
        asset.c.max_lon >= west,
        asset.c.min_lat <= north,
        asset.c.max_lat >= south,
    )


def of_id(connection: Connection, key: str) -> Asset | None:
    """The asset of this key, if it is (still) there."""
    found = assets.find(connection, asset.c.id == key, limit=1)
    return found[0] if found else None


def of_code(connection: Connection, code_key: str) -> list[Asset]:
    """The assets of any layer with this normalised code; two are enough to see that it is not one."""
    return [assets.from_row(row) for row in connection.execute(_OF_CODE, {"code": code_key}).mappings()]


def key_places(connection: Connection, layer: AssetLayer) -> list[tuple[float, float]]:
    """(lon, lat) of the key assets of a layer."""
    found = assets.columns(connection, ("lon", "lat"), asset.c.layer == layer, asset.c.is_key.is_(True), plain=True)
    return list(zip(found["lon"], found["lat"], strict=True))


def by_codes(connection: Connection, layer: AssetLayer, code_keys: Sequence[str]) -> list[Asset]:
    """The assets of a layer with these normalised codes."""
    found: list[Asset] = []
    for at in range(0, len(code_keys), 500):
        found += assets.find(connection, asset.c.layer == layer, asset.c.code_key.in_(code_keys[at : at + 500]))
    return found


def by_ids(connection: Connection, ids: Sequence[str]) -> list[Asset]:
    """The assets with these keys."""
    found: list[Asset] = []
    for at in range(0, len(ids), 500):
        found += assets.find(connection, asset.c.id.in_(ids[at : at + 500]))
    return found


def layers_of(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """These assets by their layer, those that were removed included."""
    found: dict[str, set[str]] = {}
    for at in range(0, len(ids), 500):
        for layer, key in connection.execute(
            select(asset.c.layer, asset.c.id).where(asset.c.id.in_(ids[at : at + 500]))
        ):
            found.setdefault(str(layer), set()).add(str(key))
    return {layer: tuple(keys) for layer, keys in found.items()}


def rooms_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The police room in which each of these assets lies, where one is told; a room's own ground lies in itself."""
    own = {one.id: one.id if one.kind == AreaKind.JURISDICTION else one.area_id for one in by_ids(connection, ids)}
    return {key: room for key, room in own.items() if room}


def retired(connection: Connection, ids: Sequence[str] = (), limit: int | None = None) -> list[Asset]:
    """Assets that were taken out of the register (all, where none are named), the latest first."""
    conditions = [asset.c.deleted_at.is_not(None), asset.c.replaced_by.is_(None)]
    if ids:
        conditions.append(asset.c.id.in_(ids))
    query = select(*(asset.c[name] for name in assets.names)).where(*conditions)
    rows = connection.execute(query.order_by(asset.c.deleted_at.desc()).limit(limit))
    return [assets.from_row(row) for row in rows.mappings()]


def brought_in(connection: Connection, key: str) -> list[tuple[datetime, str]]:
    """When and by which batch the rows of an asset came in, the earliest first; batches that were undone left out."""
    query = (
        select(batch.c.completed_at, batch.c.label)
        .join(asset, asset.c.batch_no == batch.c.id)
        .where(asset.c.id == key, batch.c.completed_at.is_not(None), batch.c.undone_at.is_(None))
        .order_by(batch.c.id)
    )
    return [(at, label) for at, label in connection.execute(query)]


def codes_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Key to code of these assets, those that were removed included."""
    query = select(asset.c.id, asset.c.code).where(asset.c.id.in_(ids))
    return {str(key): code for key, code in connection.execute(query)}


def starting_with(connection: Connection, text: str, limit: int = 20) -> list[Asset]:
    """Assets whose code or name begins with, or contains, `text`; beginnings first."""
    key = normalised_code(text)
    if not key:
        return []
    begin = assets.find(
        connection,
        asset.c.code_key >= key,
        asset.c.code_key < key + "\U0010ffff",
        order=(asset.c.code_key,),
        limit=limit,
    )
    if len(begin) >= limit:
        return begin
    seen = {one.id for one in begin}
    inside = assets.find(
        connection,
        or_(asset.c.code_key.contains(key, autoescape=True), asset.c.name.contains(text.strip(), autoescape=True)),
        order=(asset.c.code_key,),
        limit=limit,
    )
    return [*begin, *(one for one in inside if one.id not in seen)][:limit]
