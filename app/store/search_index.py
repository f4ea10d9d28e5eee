"""What can be looked for by name: of each kind of record its names and its place, as columns; and the records found.

The letters themselves are searched in memory (`analysis.name_index`); this is the only SQL of it, and the same on every
database. Rows are known by their physical key, which a change keeps and a batch makes anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, SiteKind
from app.domain.call import CALL_ENDS, Call
from app.domain.case_file import CASE_ENDS, CaseFile
from app.domain.duty import RosterSlot
from app.domain.hazard import HAZARD_ENDS, Hazard
from app.domain.patrol import PATROL_ENDS, Patrol
from app.domain.record import Record
from app.domain.unit import Unit, UnitState, Vehicle
from app.store.records import RecordStore
from app.store.tables import TABLE_OF, asset, call, roster_slot, visible
from app.store.unit_states import states_at

R = TypeVar("R", bound=Record)


class Rank(IntEnum):
    """Which of two that fit equally well is meant: a police room rather than a meter station, a case that is open."""

    FIRST = 0
    USUAL = 1
    OVER = 2


_RANKS = {
    SiteKind.POLICE_ROOM.value: Rank.FIRST,
    SiteKind.POLICE_STATION.value: Rank.FIRST,
    AreaKind.JURISDICTION.value: Rank.FIRST,
    **dict.fromkeys((status.value for status in (*CASE_ENDS, *HAZARD_ENDS, *PATROL_ENDS)), Rank.OVER),
}
"""By kind of a site or area, or state of a case, hazard or patrol; anything else is usual."""


@dataclass(frozen=True)
class NamedRows:
    """Columns of equal length: the rows' keys, each name a row is called by, degrees or None, and the `Rank`."""

    keys: Sequence[int]
    names: Sequence[Sequence[str]]
    lon: Sequence[float | None]
    lat: Sequence[float | None]
    rank: Sequence[int]


def assets(connection: Connection, layer: AssetLayer) -> NamedRows:
    """A whole layer, by code and name."""
    return _read(connection, Asset, ("code", "name"), asset.c.layer == layer, place=("lon", "lat"), rank_by="kind")


def assets_of_ids(connection: Connection, layer: AssetLayer, ids: Sequence[str]) -> NamedRows:
    """Those of a layer that have one of these keys, as they stand now."""
    some = (asset.c.layer == layer, asset.c.id.in_(ids))
    return _read(connection, Asset, ("code", "name"), *some, place=("lon", "lat"), rank_by="kind")


def units(connection: Connection, moment: datetime) -> NamedRows:
    """By call sign, code and name; those off duty last. Where they are is known to whoever follows them."""
    found = _read(connection, Unit, ("call_sign", "code", "name"))
    states, off = states_at(connection, moment), (UnitState.OFF_DUTY, None)
    ids = RecordStore(Unit).columns(connection, ("id",), plain=True)["id"]
    rank = [Rank.OVER if states.get(key, off)[0] is UnitState.OFF_DUTY else Rank.USUAL for key in ids]
    return replace(found, rank=rank)


def vehicles(connection: Connection) -> NamedRows:
    """By plate and name."""
    return _read(connection, Vehicle, ("plate", "name"))


def staff_on_duty(connection: Connection, moment: datetime) -> NamedRows:
    """People on a post at `moment`, by name; a slot that a whole unit fills is found as the unit."""
    return _read(
        connection,
        RosterSlot,
        ("who",),
        roster_slot.c.person_id.is_not(None),
        roster_slot.c.valid_from <= moment,
        roster_slot.c.valid_to > moment,
    )


def open_calls(connection: Connection) -> NamedRows:
    """Calls that are not over, by number, place and asset."""
    names = ("number", "place", "asset_code")
    return _read(connection, Call, names, call.c.state.not_in(CALL_ENDS), place=("lon", "lat"))


def cases(connection: Connection) -> NamedRows:
    """By number and alias alone: a title or a summary may name people, who are found in no search."""
    return _read(connection, CaseFile, ("number", "alias"), place=("lon", "lat"), rank_by="status")


def hazards(connection: Connection) -> NamedRows:
    """By number, what it is, place and asset, and by the number of its notice; those that are over last."""
    names = ("number", "title", "place", "asset_code", "notice_number")
    return _read(connection, Hazard, names, place=("lon", "lat"), rank_by="state")


def patrols(connection: Connection) -> NamedRows:
    """By number and name; those that are over last."""
    return _read(connection, Patrol, ("number", "name"), rank_by="status")


def records(connection: Connection, record: type[R], keys: Sequence[int]) -> dict[int, R]:
    """The records of these rows that are still to be seen."""
    store, table = RecordStore(record), TABLE_OF[record]
    query = store.query(table.c.row_no.in_(keys)).add_columns(table.c.row_no)
    return {int(row["row_no"]): store.from_row(row) for row in connection.execute(query).mappings()}


def trunk_names(connection: Connection) -> list[tuple[str, str, str]]:
    """Key, name and code of every trunk line."""
    of_kind = (asset.c.layer == AssetLayer.PIPELINES, asset.c.kind == LineKind.TRUNK)
    found = RecordStore(Asset).columns(connection, ("id", "name", "code"), *of_kind, plain=True)
    return list(zip(found["id"], found["name"], found["code"], strict=True))


def asset_names(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """What these assets (areas, mostly) are called, by key."""
    if not ids:
        return {}
    rows = connection.execute(select(asset.c.id, asset.c.name, asset.c.code).where(asset.c.id.in_(ids), visible(asset)))
    return {str(key): str(name or code) for key, name, code in rows}


def _read(
    connection: Connection,
    record: type,
    names: Sequence[str],
    *conditions: ColumnElement[bool],
    place: tuple[str, str] | None = None,
    rank_by: str | None = None,
) -> NamedRows:
    wanted = ("row_no", *names, *(place or ()), *((rank_by,) if rank_by else ()))
    found: dict[str, list[Any]] = RecordStore(record).columns(connection, wanted, *conditions, plain=True)
    count = len(found["row_no"])
    nowhere: list[float | None] = [None] * count
    return NamedRows(
        keys=found["row_no"],
        names=[found[name] for name in names],
        lon=found[place[0]] if place else nowhere,
        lat=found[place[1]] if place else nowhere,
        rank=[_RANKS.get(one, Rank.USUAL) for one in found[rank_by]] if rank_by else [Rank.USUAL] * count,
    )
