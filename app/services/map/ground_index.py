"""Where everything of the county stands, in metres, to be asked what is near: one index for identifying, for searching
around lines and shapes, and for what is nearest.

Keys, places and names of points are those that the map draws (`MapFeatures`), not a copy; added are metres of EPSG:4545
(16 bytes a point) and, of lines and areas, their shapes with a tree. A layer is read again once the map has it anew.
The scale of the projection is within 54 millionths of the truth in the county.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from app.analysis.stationing import county_metres, in_metres
from app.domain.asset import AssetLayer
from app.domain.position import Position
from app.services.map.map_features import LayerSnapshot, MapFeatures, name_at
from app.services.map.map_layers import LINE_LAYERS, RESTING, MapLayers
from app.store import asset_store
from app.store.unit_of_work import Store

Rows = NDArray[np.int64]
Metres = NDArray[np.float64]
NOWHERE_M = 1e12
"""Where a place that the projection cannot hold is put: far from everything."""


@dataclass(frozen=True)
class GroundRows:
    """The records of a layer in the map's order; `kinds` number words of `kind_names`, `resting` are out of use."""

    snapshot: LayerSnapshot
    kinds: NDArray[np.uint8]
    kind_names: tuple[str, ...]
    resting: NDArray[np.bool_]

    def key(self, row: int) -> str:
        """The key of the record in a row."""
        return str(bytes(self.snapshot.ids[row]), "utf-8")

    def name(self, row: int) -> str:
        """Its name, or its code where it has none."""
        return name_at(self.snapshot.names, int(row))

    def kind(self, row: int) -> str:
        return self.kind_names[int(self.kinds[row])]

    def is_of(self, *kinds: str) -> NDArray[np.bool_]:
        """Which rows are of one of these kinds."""
        numbers = [self.kind_names.index(kind) for kind in kinds if kind in self.kind_names]
        return np.isin(self.kinds, numbers)


@dataclass(frozen=True)
class PointGround(GroundRows):
    """A layer of points; `metres` is (n, 2)."""

    metres: Metres

    def away(self, x: float, y: float) -> Metres:
        """How far each is from a place."""
        return np.hypot(self.metres[:, 0] - x, self.metres[:, 1] - y)

    def within(self, x: float, y: float, reach_m: float) -> tuple[Rows, Metres]:
        """The rows within reach of a place, nearest first, and how far each is."""
        away = self.away(x, y)
        rows = np.flatnonzero(away <= reach_m)
        rows = rows[np.argsort(away[rows], kind="stable")]
        return rows, away[rows]


@dataclass(frozen=True)
class ShapeGround(GroundRows):
    """A layer of lines or areas; `shapes` are in metres, None where a record has none."""

    shapes: NDArray[np.object_]

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def within(self, shape: BaseGeometry, reach_m: float) -> tuple[Rows, Metres]:
        """The rows within reach of a shape (metres), nearest first, and how far each is; inside an area that is 0."""
        rows = self.tree.query(shape, predicate="dwithin", distance=reach_m)
        away = shapely.distance(self.shapes[rows], shape)
        order = np.argsort(away, kind="stable")
        return rows[order], away[order]


Ground = TypeVar("Ground", PointGround, ShapeGround)


class GroundIndex:
    """To be asked on a reader thread: the first question after a layer has changed reads it anew."""

    def __init__(self, store: Store, features: MapFeatures, layers: MapLayers) -> None:
        self._store, self._features, self._layers = store, features, layers
        self._held: dict[AssetLayer, PointGround | ShapeGround] = {}
        self._locks = {layer: threading.Lock() for layer in AssetLayer}
        self.to_metres = county_metres()

    def points(self, layer: AssetLayer) -> PointGround:
        """A layer of points as it is now."""
        return self._now(layer, PointGround, self._read_points)

    def shapes(self, layer: AssetLayer) -> ShapeGround:
        """A layer of lines or areas as it is now."""
        return self._now(layer, ShapeGround, self._read_shapes)

    def warm_up(self) -> None:
        """Make every layer ready while nobody waits."""
        for layer in AssetLayer:
            if layer in LINE_LAYERS:
                _ = self.shapes(layer).tree
            else:
                self.points(layer)

    def in_metres(self, place: Position) -> tuple[float, float]:
        """East and north of a place."""
        x, y = self.to_metres.transform(place.lon, place.lat)
        return (float(x), float(y)) if np.isfinite(x) and np.isfinite(y) else (NOWHERE_M, NOWHERE_M)

    def in_degrees(self, x: float, y: float) -> Position:
        """The place at so many metres east and north."""
        lon, lat = self.to_metres.transform(x, y, direction="INVERSE")
        return Position(float(lon), float(lat))

    def _now(
        self, layer: AssetLayer, kind: type[Ground], read: Callable[[AssetLayer, LayerSnapshot], Ground]
    ) -> Ground:
        with self._locks[layer]:
            snapshot = self._features.snapshot(layer.value)
            if snapshot is None:
                self._layers.load(layer)
                snapshot = self._features.snapshot(layer.value)
            held = self._held.get(layer)
            if isinstance(held, kind) and held.snapshot is snapshot:
                return held
            assert snapshot is not None  # noqa: S101  just loaded
            made = read(layer, snapshot)
            self._held[layer] = made
            return made

    def _read_points(self, layer: AssetLayer, snapshot: LayerSnapshot) -> PointGround:
        metres = np.column_stack(self.to_metres.transform(snapshot.places[:, 0], snapshot.places[:, 1]))
        kinds, names, resting, _ = self._read_kinds(layer, snapshot)
        metres = np.nan_to_num(metres, nan=NOWHERE_M, posinf=NOWHERE_M, neginf=NOWHERE_M)
        return PointGround(snapshot, kinds, names, resting, metres)

    def _read_shapes(self, layer: AssetLayer, snapshot: LayerSnapshot) -> ShapeGround:
        kinds, names, resting, (found,) = self._read_kinds(layer, snapshot, "shape")
        shapes = shapely.from_wkb(found, on_invalid="ignore")
        return ShapeGround(snapshot, kinds, names, resting, in_metres(shapes, self.to_metres) if len(found) else found)

    def _read_kinds(
        self, layer: AssetLayer, snapshot: LayerSnapshot, *more: str
    ) -> tuple[NDArray[np.uint8], tuple[str, ...], NDArray[np.bool_], list[NDArray[np.object_]]]:
        """Kinds, whether out of use, and `more` columns, in the order of the map; what has gone meanwhile rests."""
        with self._store.read() as connection:
            found = asset_store.layer_columns(connection, layer, ("id", "kind", "status", *more))
        names = tuple(sorted({"", *found["kind"]}))
        number = {name: place for place, name in enumerate(names)}
        kinds = np.array([*(number[kind] for kind in found["kind"]), number[""]], dtype=np.uint8)
        resting = np.array([*(status in RESTING for status in found["status"]), True], dtype=np.bool_)
        rows = _rows_of(snapshot, found["id"])
        columns = [np.array([*found[name], None], dtype=object)[rows] for name in more]
        return kinds[rows], names, resting[rows], columns


def _rows_of(snapshot: LayerSnapshot, ids: Sequence[str]) -> Rows:
    """For each record of the map its row among `ids`, one past the last where it is not among them."""
    keys = np.array([key.encode() for key in ids], dtype=np.bytes_) if ids else np.zeros(0, dtype="S1")
    order = np.argsort(keys)
    place = np.searchsorted(keys, snapshot.ids, sorter=order)
    found = np.append(order, len(keys))[place]
    return np.where(np.append(keys, [b""])[found] == snapshot.ids, found, len(keys))
