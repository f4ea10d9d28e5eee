"""What is here: everything at a place, nearest first, with who answers for it, who was last there, and what goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.stationing import stationing
from app.domain.alert import Alert
from app.domain.asset import AreaKind, Asset, AssetLayer, SiteKind
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.hazard import Hazard
from app.domain.line_mark import LineMark
from app.domain.position import Position, distance_m, is_on_earth
from app.domain.responsibility import Responsibility
from app.domain.unit import GUARDING
from app.domain.visit import Visit
from app.errors import InputRefused
from app.services.field.unit_tracker import UnitNow
from app.services.map.ground_index import GroundIndex, PointGround, ShapeGround
from app.services.map.line_stations import stationed
from app.store import asset_store, here_store, line_mark_store, responsibility_store, visit_store
from app.store.unit_of_work import Store

MOST_SHOWN = 40
FARTHEST_M = 5_000.0
"""Identifying looks no farther than this; more is a question of what is around."""
_POINTS = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS, AssetLayer.CAMERAS)
_LINES = (AssetLayer.PIPELINES, AssetLayer.ROADS)
_BREADTH: Mapping[str, int] = {
    AreaKind.GRID_CELL: 0,
    AreaKind.JURISDICTION: 1,
    AreaKind.WORK_AREA: 2,
    AreaKind.COUNTY: 3,
}
_METRES_PER_DEGREE = 111_000.0


@dataclass(frozen=True)
class HereAsset:
    """An asset near the place: how far, its K-number there if it is a line, who answers for it by its own entry, the
    newest visit of a patrol near it, and how many open alerts, cases and hazards it has."""

    asset: Asset
    distance_m: float
    stationing: str = ""
    owners: tuple[Responsibility, ...] = ()
    visit: Visit | None = None
    visitor: str = ""
    open_alerts: int = 0
    open_cases: int = 0
    open_hazards: int = 0


@dataclass(frozen=True)
class Near:
    """A record that stands at a distance."""

    record: Asset | UnitNow | Alert | Call | CaseFile | Hazard
    distance_m: float


@dataclass(frozen=True)
class Here:
    """`assets` are nearest first, `more` were left out; `others` (units, alerts, calls, cases, hazards) too; `areas`
    hold the place, the smallest first, with who answers for them; `camera` and `room` are the nearest, however far."""

    place: Position
    reach_m: float
    assets: tuple[HereAsset, ...] = ()
    more: int = 0
    others: tuple[Near, ...] = ()
    areas: tuple[HereAsset, ...] = ()
    camera: Near | None = None
    room: Near | None = None


class IdentifyDesk:
    """Reads; to be called on a reader thread."""

    def __init__(self, store: Store, index: GroundIndex) -> None:
        self._store, self._index = store, index

    def here(self, place: Position, reach_m: float, units: Sequence[UnitNow] = ()) -> Here:
        """Everything within reach of a place; `units` are those of now."""
        if not 0 < reach_m <= FARTHEST_M:
            raise InputRefused(
                "What is here is asked within {most} m at most. Nothing was looked up; ask what is around instead.",
                most=round(FARTHEST_M),
            )
        near, more = self._near(place, reach_m)
        inside = self._areas(place)
        camera, room = self._nearest_camera(place), self._nearest_room(place)
        box = _box(place, reach_m)
        with self._store.read() as connection:
            wanted = [*near, *inside, *(key for key, _ in (*camera, *room))]
            assets = {one.id: one for one in asset_store.by_ids(connection, wanted)}
            near = {key: away for key, away in near.items() if key in assets}
            held = _by_asset(responsibility_store.of_assets(connection, list(assets), self._store.now()))
            alerts = here_store.open_alerts(connection, box, near)
            calls = here_store.open_calls(connection, box, near)
            cases = here_store.open_cases(connection, box, near)
            found = here_store.open_hazards(connection, box, near)
            marks = line_mark_store.of_lines(connection, near)
            guards = {one.unit.id: one.unit.call_sign or one.unit.name for one in units if one.unit.kind in GUARDING}
            stands = [_stand(assets[key], place) for key in near]
            visits = dict(zip(near, visit_store.last_near(connection, stands, guards), strict=True))
        rung, filed, gaps = (Counter(one.asset_id for one in of) for of in (alerts, cases, found))

        def shown(key: str, away: float) -> HereAsset:
            visit, asset = visits[key], assets[key]
            own, visitor = held.get(key, ()), guards.get(visit.unit_id, "") if visit else ""
            at = self._stationing(asset, marks.get(key, ()), place)
            return HereAsset(asset, away, at, own, visit, visitor, rung[key], filed[key], gaps[key])

        areas = [HereAsset(assets[key], 0.0, owners=held.get(key, ())) for key in inside if key in assets]
        return Here(
            place,
            reach_m,
            tuple(shown(key, away) for key, away in near.items()),
            more,
            _others(place, reach_m, units, (*alerts, *calls, *cases, *found)),
            tuple(sorted(areas, key=lambda one: _BREADTH.get(one.asset.kind, len(_BREADTH)))),
            next((Near(assets[key], away) for key, away in camera if key in assets), None),
            next((Near(assets[key], away) for key, away in room if key in assets), None),
        )

    def _near(self, place: Position, reach_m: float) -> tuple[dict[str, float], int]:
        """Keys of the nearest assets with how far they are, and how many more there are."""
        x, y = self._index.in_metres(place)
        found: list[tuple[float, str]] = []
        number = 0
        for layer in (*_POINTS, *_LINES):
            ground: PointGround | ShapeGround
            if layer in _POINTS:
                ground = self._index.points(layer)
                rows, away = ground.within(x, y, reach_m)
            else:
                ground = self._index.shapes(layer)
                rows, away = ground.within(shapely.Point(x, y), reach_m)
            number += len(rows)
            found += [(float(away[at]), ground.key(int(row))) for at, row in enumerate(rows[:MOST_SHOWN])]
        found.sort(key=lambda one: one[0])
        return {key: far for far, key in found[:MOST_SHOWN]}, max(0, number - MOST_SHOWN)

    def _areas(self, place: Position) -> list[str]:
        areas, point = self._index.shapes(AssetLayer.AREAS), shapely.Point(self._index.in_metres(place))
        return [areas.key(int(row)) for row in areas.tree.query(point, predicate="intersects")]

    def _nearest_camera(self, place: Position) -> list[tuple[str, float]]:
        """The nearest that is in service, if there is one."""
        cameras = self._index.points(AssetLayer.CAMERAS)
        return self._nearest(place, cameras, ~cameras.resting)

    def _nearest_room(self, place: Position) -> list[tuple[str, float]]:
        sites = self._index.points(AssetLayer.SITES)
        return self._nearest(place, sites, sites.is_of(SiteKind.POLICE_ROOM))

    def _nearest(self, place: Position, points: PointGround, wanted: NDArray[np.bool_]) -> list[tuple[str, float]]:
        if not wanted.any():
            return []
        x, y = self._index.in_metres(place)
        away = np.where(wanted, points.away(x, y), np.inf)
        row = int(np.argmin(away))
        return [(points.key(row), float(away[row]))]

    def _stationing(self, asset: Asset, marks: Sequence[LineMark], place: Position) -> str:
        """K12+300 of a pipeline at the place nearest to where one asks."""
        line = stationed(asset, marks, self._index.to_metres) if asset.layer is AssetLayer.PIPELINES else None
        if line is None:
            return ""
        return stationing(max(0.0, line.locate(*self._index.in_metres(place)).chainage_m))


def _others(
    place: Position, reach_m: float, units: Sequence[UnitNow], records: Sequence[Alert | Call | CaseFile | Hazard]
) -> tuple[Near, ...]:
    """Units within reach and what goes on, nearest first; what has no place of its own is at its asset."""
    found = [
        Near(one, distance_m(place, Position(one.fix.lon, one.fix.lat)))
        for one in units
        if one.fix is not None and is_on_earth(one.fix.lon, one.fix.lat)
    ]
    near = [one for one in found if one.distance_m <= reach_m]
    for record in records:
        has_place = record.lon is not None and record.lat is not None
        away = distance_m(place, Position(record.lon, record.lat)) if has_place else 0.0  # type: ignore[arg-type]
        near.append(Near(record, away))
    return tuple(sorted(near, key=lambda one: one.distance_m))


def _by_asset(held: Sequence[Responsibility]) -> dict[str, tuple[Responsibility, ...]]:
    found: dict[str, tuple[Responsibility, ...]] = {}
    for one in held:
        found[one.asset_id] = (*found.get(one.asset_id, ()), one)
    return found


def _stand(asset: Asset, place: Position) -> Position:
    """Where a visit of the asset is looked for: of a line, where one asks."""
    return place if asset.shape is not None else Position(asset.lon, asset.lat)


def _box(place: Position, reach_m: float) -> tuple[float, float, float, float]:
    """West, south, east, north around a place; wide enough at our latitudes."""
    lat = reach_m / _METRES_PER_DEGREE
    lon = lat * 1.3
    return place.lon - lon, place.lat - lat, place.lon + lon, place.lat + lat
