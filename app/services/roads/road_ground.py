"""The road network of the store, ready to be travelled: kept until roads are imported or their states change."""

from __future__ import annotations

import json
import threading
from datetime import datetime
from typing import Any

import numpy as np
import shapely

from app.analysis.road_factors import RoadChange, cut_at, factors, straight_factors
from app.analysis.road_graph import routable
from app.analysis.travel import DETOUR, Floats, Legs, RoadNetwork, TravelNetwork, length_m, straight_m
from app.domain.asset import AssetLayer, RoadKind
from app.domain.position import Position
from app.domain.road_rules import ROAD_RANKS, RoadRules
from app.store import asset_store, road_state_store
from app.store.unit_of_work import Store

Key = tuple[object, ...]


class RoadGround:
    """Travel networks by what holds at a moment. May be asked from any thread; one builds, the others wait."""

    def __init__(self, store: Store, rules: RoadRules | None = None) -> None:
        self._store = store
        self.rules = rules or RoadRules()
        self._lock = threading.Lock()
        self._roads: tuple[str, RoadNetwork] | None = None
        self._travel: tuple[Key, TravelNetwork, list[RoadChange]] | None = None

    def network(self, at: datetime, *, by_night: bool = True) -> TravelNetwork:
        """The network as it is driven at `at`; without `by_night` as by day."""
        return self._travelled(at, by_night=by_night)[0]

    def legs(self, origin: Position, places: Floats, speeds_kmh: Floats, at: datetime) -> Legs:
        """The ways between one place and (n, 2) others: by road, else along the straight line (see `travel`)."""
        network, changes = self._travelled(at, by_night=True)
        start = np.array([origin.lon, origin.lat])
        from_there = network.snap(start[None, :])
        ends = network.snap(places)
        spread = network.spread(from_there)
        seconds, _ = spread.arrival(ends)
        metres = np.array([length_m(spread.way(ends, i)) for i in range(len(places))])
        by_road = np.isfinite(seconds)
        cut_off = np.zeros(len(places), dtype=bool)
        if not by_road.all():
            free = TravelNetwork(network.roads, np.ones(len(network.seconds)))
            open_s, _ = free.spread(free.snap(start[None, :])).arrival(free.snap(places))
            closes = any(one.factor is None for one in changes)
            cut_off = ~by_road & np.isfinite(open_s) & closes
        straight = ~by_road & ~cut_off
        away = straight_m(start, places) * DETOUR
        slower = straight_factors(start, places, changes) * self.rules.night_factor(at)
        estimated = away / (speeds_kmh / 3.6) * slower
        return Legs(
            np.where(straight, estimated, np.where(cut_off, np.inf, seconds)),
            np.where(straight, away, metres),
            straight,
            cut_off,
        )

    def way(self, origin: Position, place: Position, at: datetime) -> Floats:
        """(n, 2) lon, lat of the quickest way by road; the straight line where no road leads there."""
        network = self.network(at)
        ends = np.array([[origin.lon, origin.lat], [place.lon, place.lat]])
        snaps = network.snap(ends[1:])
        drawn = network.spread(network.snap(ends[:1])).way(snaps)
        return np.concatenate([ends[:1], drawn, ends[1:]])

    def _travelled(self, at: datetime, *, by_night: bool) -> tuple[TravelNetwork, list[RoadChange]]:
        with self._store.read() as connection:
            mark = asset_store.fingerprint(connection, AssetLayer.ROADS)
            states = road_state_store.at(connection, at)
        night = self.rules.night_factor(at) if by_night else 1.0
        key = (mark, night, tuple((one.id, one.version) for one in states))
        with self._lock:
            if self._travel is None or self._travel[0] != key:
                roads = self._network(mark)
                changes = [RoadChange(shapely.from_wkb(one.shape), self.rules.factor_of(one)) for one in states]
                roads = cut_at(roads, changes)
                slower = factors(roads, changes) * night
                self._travel = (key, TravelNetwork(roads, slower), changes)
            return self._travel[1], self._travel[2]

    def _network(self, mark: str) -> RoadNetwork:
        if self._roads is None or self._roads[0] != mark:
            with self._store.read() as connection:
                told = asset_store.layer_columns(connection, AssetLayer.ROADS, ("shape", "kind", "attributes"))
            self._roads = (mark, _built(told, self.rules))
        return self._roads[1]


def _built(told: dict[str, list[Any]], rules: RoadRules) -> RoadNetwork:
    """The network of drawn roads; each has its own speed if it tells one, else that of its class."""
    drawn = [at for at, shape in enumerate(told["shape"]) if shape is not None]
    lines = shapely.from_wkb(np.array([told["shape"][at] for at in drawn], dtype=object))
    kinds = [_kind(told["kind"][at]) for at in drawn]
    speed = np.array([_speed(told["attributes"][at], kind, rules) for at, kind in zip(drawn, kinds, strict=True)])
    rank = np.array([ROAD_RANKS.index(kind) for kind in kinds], dtype=np.int64)
    graph = routable(np.asarray(lines, dtype=object))
    if not len(graph.edges):
        return RoadNetwork(graph, np.zeros(0), np.zeros(0, dtype=np.int64))
    return RoadNetwork(graph, graph.length_m / (speed[graph.source] / 3.6), rank[graph.source])


def _kind(word: str) -> RoadKind:
    return RoadKind(word) if word in RoadKind.__members__ else RoadKind.TOWNSHIP_ROAD


def _speed(attributes: str, kind: RoadKind, rules: RoadRules) -> float:
    told = json.loads(attributes).get("speed_kmh") if attributes else None
    try:
        speed = float(told)  # type: ignore[arg-type]  # whatever a file told; refused just below
    except (TypeError, ValueError):
        return rules.speed_kmh[kind]
    return speed if 3.0 <= speed <= 150.0 else rules.speed_kmh[kind]
