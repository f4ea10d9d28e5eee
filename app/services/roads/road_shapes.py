"""The shape that an officer means by a point of the map: roads around it, its own road for a way, its police area."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.ops import substring

from app.domain.asset import AreaKind, AssetLayer
from app.domain.position import Position
from app.errors import InputRefused
from app.store import asset_store
from app.store.unit_of_work import Store

NEAR_ROAD_M = 500.0
_DEGREE_M = math.pi / 180.0 * 6_371_008.8
_CORNERS = 48


class RoadShapes:
    """Reads roads and areas; WKB, lon lat WGS-84. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def around(self, place: Position, radius_km: float) -> bytes:
        """A circle."""
        turn = np.linspace(0.0, 2 * math.pi, _CORNERS, endpoint=False)
        north = 1_000.0 * radius_km / _DEGREE_M
        east = north / math.cos(math.radians(place.lat))
        ring = np.column_stack([place.lon + east * np.cos(turn), place.lat + north * np.sin(turn)])
        return bytes(shapely.Polygon(ring).wkb)

    def stretch(self, place: Position, to_each_side_km: float) -> bytes:
        """The nearest road from so far before the place to so far behind it. Raises `InputRefused` without a road."""
        point = shapely.Point(0.0, 0.0)
        with self._store.read() as connection:
            told = asset_store.layer_columns(connection, AssetLayer.ROADS, ("shape",))["shape"]
        degrees = shapely.get_parts(shapely.from_wkb(np.array([one for one in told if one is not None], dtype=object)))
        wide = math.cos(math.radians(place.lat)) * _DEGREE_M

        def flat(
            at: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
            return np.column_stack([(at[:, 0] - place.lon) * wide, (at[:, 1] - place.lat) * _DEGREE_M])

        def back(
            at: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
            return np.column_stack([at[:, 0] / wide + place.lon, at[:, 1] / _DEGREE_M + place.lat])

        roads = np.asarray(shapely.transform(degrees, flat), dtype=object)
        distance = shapely.distance(roads, point) if len(roads) else np.array([np.inf])
        nearest = int(np.argmin(distance))
        if distance[nearest] > NEAR_ROAD_M:
            raise InputRefused("There is no road within 500 m of this point. Nothing was saved; point at the road.")
        road = roads[nearest]
        at = float(road.project(point))
        cut = substring(road, max(0.0, at - 1_000 * to_each_side_km), min(road.length, at + 1_000 * to_each_side_km))
        return bytes(shapely.transform(cut, back).wkb)

    def area(self, place: Position) -> bytes:
        """The police room's area around the place. Raises `InputRefused` where there is none."""
        point = shapely.Point(place.lon, place.lat)
        with self._store.read() as connection:
            areas = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
        for one in areas:
            if one.shape is not None and shapely.from_wkb(one.shape).covers(point):
                return one.shape
        raise InputRefused("This point lies in no police room area. Nothing was saved; set the state around the point.")
