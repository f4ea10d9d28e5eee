"""What an import asks the store: which rows stand already under its codes, and whose keys other codes mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, select

from app.domain.asset import AreaKind, AssetLayer
from app.domain.responsibility import Responsibility
from app.store.column_types import Moment
from app.store.tables import TABLE_OF, asset, responsibility, visible

KEYS_AT_ONCE = 500


@dataclass(frozen=True)
class Standing:
    """A row that is there: its physical number, for `BatchWriter.replace`, and its record's columns by name."""

    row_no: int
    values: Mapping[str, Any]


def moments(record: type) -> list[str]:
    """The columns of a record that hold a time."""
    return [one.name for one in TABLE_OF[record].columns if isinstance(one.type, Moment) and one.name in _names(record)]


def _names(record: type) -> set[str]:
    return {one.name for one in fields(record)}


def standing(
    connection: Connection, record: type, key_column: str, keys: Sequence[str], **equal: object
) -> dict[str, Standing]:
    """Visible rows of `record` whose `key_column` is one of `keys` and other columns are `equal`; the first of each."""
    table = TABLE_OF[record]
    names = [one.name for one in fields(record)]
    found: dict[str, Standing] = {}
    for at in range(0, len(keys), KEYS_AT_ONCE):
        query = select(table.c.row_no, *(table.c[name] for name in names)).where(
            visible(table),
            table.c[key_column].in_(keys[at : at + KEYS_AT_ONCE]),
            *(table.c[name] == value for name, value in equal.items()),
        )
        for row in connection.execute(query.order_by(table.c.row_no)).mappings():
            found.setdefault(row[key_column], Standing(row["row_no"], {name: row[name] for name in names}))
    return found


def owners_standing(connection: Connection, asset_ids: Sequence[str]) -> dict[tuple[str, str], Standing]:
    """Who answers for these assets until further notice, by (asset, layer)."""
    names = [one.name for one in fields(Responsibility)]
    table = responsibility
    found: dict[tuple[str, str], Standing] = {}
    for at in range(0, len(asset_ids), KEYS_AT_ONCE):
        query = select(table.c.row_no, *(table.c[name] for name in names)).where(
            visible(table), table.c.asset_id.in_(asset_ids[at : at + KEYS_AT_ONCE]), table.c.valid_to.is_(None)
        )
        for row in connection.execute(query.order_by(table.c.row_no)).mappings():
            values = {name: row[name] for name in names}
            found[row["asset_id"], str(row["layer"])] = Standing(row["row_no"], values)
    return found


def asset_keys(connection: Connection, code_keys: Sequence[str], layers: Sequence[str]) -> dict[str, str]:
    """Normalised code to key of the asset it names, within `layers`, of which the earlier named goes first."""
    rank = {layer: at for at, layer in enumerate(layers)}
    found: dict[str, tuple[int, str]] = {}
    for at in range(0, len(code_keys), KEYS_AT_ONCE):
        query = select(asset.c.code_key, asset.c.id, asset.c.layer).where(
            visible(asset), asset.c.code_key.in_(code_keys[at : at + KEYS_AT_ONCE]), asset.c.layer.in_(layers)
        )
        for code, key, layer in connection.execute(query.order_by(asset.c.row_no)):
            if code not in found or rank[str(layer)] < found[code][0]:
                found[code] = (rank[str(layer)], str(key))
    return {code: key for code, (_, key) in found.items()}


def all_codes(connection: Connection, record: type, code_column: str) -> list[tuple[str, str]]:
    """Every code of a small noun (units, vehicles) with its key."""
    table = TABLE_OF[record]
    return [
        (str(code), str(key))
        for code, key in connection.execute(select(table.c[code_column], table.c.id).where(visible(table)))
    ]


def jurisdictions(connection: Connection) -> list[tuple[str, bytes]]:
    """Key and outline (WKB) of every area that a room answers for."""
    query = select(asset.c.id, asset.c.shape).where(
        visible(asset),
        asset.c.layer == AssetLayer.AREAS,
        asset.c.kind == AreaKind.JURISDICTION.value,
        asset.c.shape.is_not(None),
    )
    return [(str(key), bytes(shape)) for key, shape in connection.execute(query)]
