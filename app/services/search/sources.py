"""What is searched, as one visible list: of each source how its names are read, and how a row of it is shown.

A new kind of thing that can be found (a saved place, a drawn item) is one more `Source` of the list that `bootstrap`
makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.duty import RosterSlot
from app.domain.hazard import Hazard
from app.domain.patrol import Patrol
from app.domain.position import Position
from app.domain.record import Record
from app.domain.unit import Unit, Vehicle
from app.services.field.unit_tracker import GONE_AFTER
from app.services.map.drawing_desk import DrawingDesk
from app.services.search import found_words
from app.services.search.found import Found
from app.store import fix_store, search_index
from app.store.search_index import NamedRows, Rank
from app.store.unit_of_work import Store

R = TypeVar("R", bound=Record)
Areas = Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """`read` gives all names; `show` the finds for some rows' keys, without those that have gone. A fact about one of
    `nouns`, or about the asset layer `layer`, makes what was read stale; `read_ids` then reads some again by key.
    """

    name: str
    read: Callable[[Store, datetime], NamedRows]
    show: Callable[[Store, Sequence[int]], Mapping[int, Found]]
    nouns: frozenset[str] = frozenset()
    layer: AssetLayer | None = None
    read_ids: Callable[[Store, Sequence[str]], NamedRows] | None = None
    moves_with_time: bool = False


def store_sources() -> list[Source]:
    """Everything in the store that has a name an officer says; in this order where names fit equally well."""
    return [
        _of_records("calls", search_index.open_calls, Call, found_words.call, "call"),
        _at_moment("units", search_index.units, Unit, found_words.unit, "unit", "interval", "roster_slot"),
        _at_moment("staff", search_index.staff_on_duty, RosterSlot, found_words.slot, "roster_slot", "shift"),
        *map(
            _assets,
            (
                AssetLayer.SITES,
                AssetLayer.PIPELINES,
                AssetLayer.WELLS,
                AssetLayer.AREAS,
                AssetLayer.POSTS,
                AssetLayer.ROADS,
                AssetLayer.CAMERAS,
            ),
        ),
        _of_records("cases", search_index.cases, CaseFile, found_words.case, "case_file"),
        _of_records("hazards", search_index.hazards, Hazard, found_words.hazard, "hazard"),
        _of_records("patrols", search_index.patrols, Patrol, found_words.patrol, "patrol"),
        replace(
            _of_records("vehicles", search_index.vehicles, Vehicle, found_words.vehicle, "vehicle"), show=_show_vehicles
        ),
    ]


def drawn_source(desk: DrawingDesk, actor: Actor) -> Source:
    """What this actor sees of what was drawn on the map, while it holds."""
    numbers: dict[str, int] = {}

    def read(_store: Store, now: datetime) -> NamedRows:
        seen = [one for one in desk.drawings(actor) if one.holds(now) and one.name]
        return NamedRows(
            [numbers.setdefault(one.id, len(numbers)) for one in seen],
            [[one.name for one in seen]],
            [one.lon for one in seen],
            [one.lat for one in seen],
            [Rank.USUAL] * len(seen),
        )

    def show(_store: Store, keys: Sequence[int]) -> Mapping[int, Found]:
        seen = ((numbers.get(one.id), one) for one in desk.drawings(actor))
        return {key: found_words.drawing(one) for key, one in seen if key is not None and key in keys}

    return Source("drawings", read, show, frozenset({"drawing"}), moves_with_time=True)


def base_places(places: Callable[[], Sequence[Mapping[str, object]]]) -> Source:
    """Names of the base map: the seat, counties, towns, rail stations. `places` is asked once."""
    kept: list[Found] = []

    def read(_store: Store, _now: datetime) -> NamedRows:
        kept[:] = [found_words.base_place(n, one) for n, one in enumerate(places()) if one["name"]]
        stand = [one.position for one in kept]
        return NamedRows(
            range(len(kept)),
            [[one.title for one in kept]],
            [at.lon if at else None for at in stand],
            [at.lat if at else None for at in stand],
            [Rank.USUAL] * len(kept),
        )

    return Source("places", read, lambda _store, keys: {key: kept[key] for key in keys if key < len(kept)})


def _assets(layer: AssetLayer) -> Source:
    def read(store: Store, _now: datetime) -> NamedRows:
        with store.read() as connection:
            return search_index.assets(connection, layer)

    def read_ids(store: Store, ids: Sequence[str]) -> NamedRows:
        with store.read() as connection:
            return search_index.assets_of_ids(connection, layer, ids)

    return Source(layer.value, read, partial(_show, Asset, found_words.asset), layer=layer, read_ids=read_ids)


def _at_moment(
    name: str,
    rows: Callable[..., NamedRows],
    record: type[R],
    found: Callable[[R, Areas], Found],
    *nouns: str,
) -> Source:
    """Of what is so now: who is on duty."""

    def read(store: Store, now: datetime) -> NamedRows:
        with store.read() as connection:
            return rows(connection, now)

    return Source(name, read, partial(_show, record, found), frozenset(nouns), moves_with_time=True)


def _of_records(
    name: str,
    rows: Callable[..., NamedRows],
    record: type[R],
    found: Callable[[R, Areas], Found],
    noun: str,
) -> Source:
    def read(store: Store, _now: datetime) -> NamedRows:
        with store.read() as connection:
            return rows(connection)

    return Source(name, read, partial(_show, record, found), frozenset({noun}))


def _show_vehicles(store: Store, keys: Sequence[int]) -> Mapping[int, Found]:
    """A vehicle that belongs to no unit is where it was last heard itself."""
    shown = dict(_show(Vehicle, found_words.vehicle, store, keys))
    with store.read() as connection:
        for key, one in shown.items():
            fix = fix_store.newest_of(connection, one.key, store.now() - GONE_AFTER)
            if fix is not None:
                shown[key] = replace(one, position=Position(fix.lon, fix.lat))
    return shown


def _show(
    record: type[R], found: Callable[[R, Areas], Found], store: Store, keys: Sequence[int]
) -> Mapping[int, Found]:
    with store.read() as connection:
        read = search_index.records(connection, record, keys)
        areas = search_index.asset_names(connection, {one.area_id for one in read.values() if one.area_id})
    return {key: found(one, areas) for key, one in read.items()}
