"""What the rules are asked on: who moves, and what stands in the field, read from the store for the rules at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from app.analysis.stationing import in_metres
from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import Mover
from app.analysis.watch.rule import RuleOrder
from app.domain.asset import AssetLayer, LineKind
from app.domain.key_vehicle import KeyVehicleState
from app.domain.unit import GUARDING, UnitState, VehicleKind
from app.domain.watch_hours import parsed
from app.domain.watch_parameters import WatchTarget, checked
from app.domain.watch_rule import WatchKind, WatchRule
from app.store import asset_store, drawing_store, unit_store, watch_store
from app.store.column_types import to_micros
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from pyproj import Transformer

UNDER_WAY = frozenset({UnitState.PATROLLING, UnitState.DISPATCHED, UnitState.RETURNING})
"""States in which a unit should move and be heard; one that waits or works at a scene may stand."""
_COLUMNS = ("id", "code", "name", "kind", "lon", "lat", "is_key", "shape")


@dataclass(frozen=True)
class Named:
    """How a record is called: its code (for an asset), its name, and its place if it has one."""

    code: str
    name: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True)
class KnownGround:
    """The ground in metres with the names of all that stands on it, by key. `until` it stays so by itself: then a
    drawn zone begins or ends."""

    ground: Ground = field(default_factory=Ground)
    names: Mapping[str, Named] = field(default_factory=dict)
    until: datetime | None = None


def order_of(rule: WatchRule) -> RuleOrder:
    """The rule as the rules' own code wants it; a figure that the store lacks is as it is usual."""
    return RuleOrder(
        movers=rule.movers,
        hours=parsed(rule.hours),
        zone_ids=tuple(rule.zone_ids.split()),
        figures=checked(rule.kind, rule.parameters),
    )


def known_ground(
    store: Store, rules: Sequence[WatchRule], to_metres: Transformer, at: datetime | None = None
) -> KnownGround:
    """What these rules need of the field, and no more: the wells of a county take a quarter of a second.

    Of the drawn zones those that hold `at` that moment; all of them where none is given (a trial of the past)."""
    kinds = {rule.kind for rule in rules}
    targets = {str(order_of(rule).figures.get("targets", "")) for rule in rules}
    names: dict[str, Named] = {}
    zone_ids = {key for rule in rules for key in rule.zone_ids.split()}
    wanted = {
        AssetLayer.AREAS: bool(zone_ids) or WatchKind.OFF_ROUTE in kinds,
        AssetLayer.ROADS: bool(zone_ids) or WatchKind.SPEEDING in kinds,
        AssetLayer.PIPELINES: bool(zone_ids) or WatchTarget.LINES in targets,
        AssetLayer.WELLS: bool(targets & {WatchTarget.WELLS, WatchTarget.KEY_WELLS}),
    }
    areas, roads, pipelines, wells = (
        _read(store, layer, names) if is_wanted else _Columns() for layer, is_wanted in wanted.items()
    )
    lines = pipelines.where([kind == LineKind.TRUNK for kind in pipelines.kinds])
    zones = areas.by_id(to_metres) | {
        key: shape
        for part in (roads, lines)
        for key, shape in part.where([one in zone_ids for one in part.ids]).by_id(to_metres).items()
    }
    drawn, until = _drawn_zones(store, zone_ids, at, names) if zone_ids else (_Columns(), None)
    zones |= drawn.by_id(to_metres)
    ground = Ground(
        zones=zones,
        lines=lines.by_id(to_metres) if WatchTarget.LINES in targets else {},
        well_ids=wells.ids,
        wells=np.column_stack(to_metres.transform(wells.lon, wells.lat)) if wells.ids else np.zeros((0, 2)),
        is_key_well=np.array(wells.is_key, dtype=np.bool_),
        roads=list(roads.in_metres(to_metres)) if WatchKind.SPEEDING in kinds else (),
        road_kinds=roads.kinds if WatchKind.SPEEDING in kinds else (),
    )
    return KnownGround(ground, names, until)


def known_movers(store: Store, now: datetime) -> tuple[list[Mover], dict[str, Named]]:
    """Everybody who moves as of now, with their names; a key vehicle whose review is overdue is none any more."""
    with store.read() as connection:
        states = watch_store.open_states(connection)
        units, vehicles = unit_store.all_units(connection), unit_store.vehicles.find(connection)
        key_ids = {
            one.vehicle_id
            for one in watch_store.all_key_vehicles(connection)
            if one.state is KeyVehicleState.ACTIVE and one.review_at > now
        }
    since = {unit_id: to_micros(at) / 1e6 for unit_id, (state, at) in states.items() if state in UNDER_WAY}
    movers, names = [], {}
    key_units = {one.unit_id for one in vehicles if one.id in key_ids and one.unit_id}
    for unit in units:
        names[unit.id] = Named("", unit.call_sign or unit.name)
        movers.append(
            Mover(
                unit.id,
                is_unit=True,
                is_key=unit.id in key_units,
                is_guarding=unit.kind in GUARDING,
                under_way_since=since.get(unit.id),
                area_id=unit.area_id or "",
            )
        )
    for vehicle in vehicles:
        names[vehicle.id] = Named("", vehicle.plate)
        if vehicle.unit_id is None:
            is_tanker = vehicle.kind is VehicleKind.TANKER
            movers.append(
                Mover(vehicle.id, is_key=vehicle.id in key_ids, is_tanker=is_tanker, area_id=vehicle.area_id or "")
            )
    return movers, names


@dataclass(frozen=True)
class _Columns:
    """Assets as columns."""

    ids: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    is_key: list[bool] = field(default_factory=list)
    shapes: list[bytes] = field(default_factory=list)

    def where(self, wanted: Sequence[bool]) -> _Columns:
        rows = [row for row, is_wanted in enumerate(wanted) if is_wanted]
        return _Columns(*([column[row] for row in rows] for column in vars(self).values()))

    def in_metres(self, to_metres: Transformer) -> Any:
        shapes = np.array(shapely.from_wkb(self.shapes), dtype=object)
        return in_metres(shapes, to_metres) if len(shapes) else shapes

    def by_id(self, to_metres: Transformer) -> dict[str, Any]:
        return dict(zip(self.ids, self.in_metres(to_metres), strict=True))


def _drawn_zones(
    store: Store, ids: Collection[str], at: datetime | None, names: dict[str, Named]
) -> tuple[_Columns, datetime | None]:
    """The areas that were drawn at the desk, and when the next of them begins or ends."""
    with store.read() as connection:
        areas = drawing_store.areas(connection, ids)
    for one in areas:
        names[one.id] = Named("", one.name, one.lon, one.lat)
    if at is None:
        holding, turns = areas, []
    else:
        holding = [one for one in areas if one.holds(at)]
        turns = [turn for one in areas for turn in (one.valid_from, one.valid_to) if turn is not None and turn > at]
    return _Columns(ids=[one.id for one in holding], shapes=[one.shape for one in holding]), min(turns, default=None)


def _read(store: Store, layer: AssetLayer, names: dict[str, Named]) -> _Columns:
    """A layer as columns; a line or area without a shape is none."""
    with store.read() as connection:
        raw = asset_store.layer_columns(connection, layer, _COLUMNS)
    for key, code, name, lon, lat in zip(raw["id"], raw["code"], raw["name"], raw["lon"], raw["lat"], strict=True):
        names[key] = Named(code, name or code, lon, lat)
    found = _Columns(raw["id"], raw["kind"], raw["lon"], raw["lat"], raw["is_key"], raw["shape"])
    return found if layer is AssetLayer.WELLS else found.where([shape is not None for shape in found.shapes])
