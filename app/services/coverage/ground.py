"""What is looked at: the places, areas and lines of the store as arrays, and what each of them needs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from app.analysis.coverage.lines import LineGround
from app.analysis.coverage.ways import Floats, Ints
from app.analysis.stationing import StationedLine, in_metres, stationing
from app.domain.asset import AreaKind, AssetLayer, AssetStatus, WellStatus
from app.domain.visit_need import NeedMode, VisitNeed, VisitNeeds
from app.services.map.line_stations import stationed_shape
from app.store import asset_store, line_mark_store, visit_need_store
from app.store.engine import Connection

if TYPE_CHECKING:
    from pyproj import Transformer

POINT_LAYERS = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS, AssetLayer.CAMERAS)
GONE = frozenset({AssetStatus.RETIRED, WellStatus.SEALED})
_NAMES = ("id", "code", "name", "kind", "status", "is_key", "area_id", "lon", "lat", "visited_at")
_SHAPED = (*_NAMES, "shape", "attributes")


@dataclass(frozen=True)
class Places:
    """The assets of one layer, by row: their columns, and of each the number of its need among `needs`, -1 for none."""

    layer: AssetLayer
    columns: Mapping[str, Sequence[Any]]
    needs: tuple[VisitNeed, ...]
    need: Ints

    def __len__(self) -> int:
        return len(self.columns["id"])

    @cached_property
    def allowed_s(self) -> Floats:
        """For how long each may be unseen; infinite where nothing is asked."""
        gaps = np.array([*(one.gap.total_seconds() for one in self.needs), np.inf])
        found: Floats = gaps[self.need]
        return found

    @cached_property
    def dwell_s(self) -> Floats:
        """How long a visit must be to count."""
        stays = np.array([*(60.0 * one.dwell_min for one in self.needs), 0.0])
        found: Floats = stays[self.need]
        return found

    @cached_property
    def is_every(self) -> Floats:
        """Whether a need is met by the last visit alone; else the worst time of the period counts."""
        every = np.array([*(one.mode is NeedMode.EVERY for one in self.needs), True])
        found: Floats = every[self.need]
        return found

    def lon_lat(self) -> Floats:
        """Rows of (lon, lat)."""
        return np.column_stack([self.columns["lon"], self.columns["lat"]]) if len(self) else np.zeros((0, 2))


@dataclass(frozen=True)
class Lines:
    """The lines of the field, by row; `ground` are the same in metres."""

    places: Places
    shapes: tuple[shapely.LineString, ...]
    ground: LineGround
    marks: Mapping[str, Sequence[Any]]
    to_metres: Transformer

    def stationed(self, row: int) -> StationedLine | None:
        """A line with its K-numbers."""
        told = self.places.columns
        attributes = json.loads(told["attributes"][row] or "{}")
        return stationed_shape(told["shape"][row], attributes, self.marks.get(told["id"][row], ()), self.to_metres)

    def stretch(self, row: int, from_m: float, to_m: float) -> str:
        """A stretch of the drawn line as it is said in the field: K12+300–K15+100."""
        line = self.stationed(row)
        if line is None:
            return ""
        metres = shapely.LineString(self.metres[row])
        ends = [metres.interpolate(min(max(one, 0.0), metres.length)) for one in (from_m, to_m)]
        told = sorted(max(0.0, line.locate(one.x, one.y).chainage_m) for one in ends)
        return "–".join(stationing(one) for one in told)

    @cached_property
    def metres(self) -> list[Floats]:
        """Corners of each line in metres."""
        return corners_in_metres(self.shapes, self.to_metres)


def read_needs(connection: Connection, at: datetime, usual: Sequence[VisitNeed] = ()) -> VisitNeeds:
    """The needs in force; of `usual` those of whose layer nobody has set a class: one well's own need says nothing of
    the others."""
    held = visit_need_store.holding(connection, at)
    set_for = {one.layer for one in held if one.asset_id is None}
    return VisitNeeds((*held, *(one for one in usual if one.layer not in set_for)), at)


def read_places(connection: Connection, layer: AssetLayer, needs: VisitNeeds) -> Places:
    """The places of a layer that still stand; of areas the grid cells."""
    shaped = layer is AssetLayer.AREAS
    told = asset_store.layer_columns(connection, layer, _SHAPED if shaped else _NAMES)
    wanted = [
        row
        for row, (kind, status) in enumerate(zip(told["kind"], told["status"], strict=True))
        if status not in GONE and (kind == AreaKind.GRID_CELL or not shaped)
    ]
    return _with_needs(layer, {name: [column[row] for row in wanted] for name, column in told.items()}, needs)


def read_lines(connection: Connection, needs: VisitNeeds, to_metres: Transformer) -> Lines:
    """The lines that still stand; those whose parts do not join into one are left out."""
    told = asset_store.layer_columns(connection, AssetLayer.PIPELINES, _SHAPED)
    merged = shapely.line_merge(shapely.from_wkb(np.array(told["shape"], dtype=object)))
    is_line = (shapely.get_type_id(merged) == shapely.GeometryType.LINESTRING) & (shapely.length(merged) > 0)
    wanted = [row for row in np.flatnonzero(is_line).tolist() if told["status"][row] not in GONE]
    shapes = tuple(merged[wanted].tolist())
    places = _with_needs(
        AssetLayer.PIPELINES, {name: [column[row] for row in wanted] for name, column in told.items()}, needs
    )
    ground = LineGround(corners_in_metres(shapes, to_metres))
    return Lines(places, shapes, ground, line_mark_store.all_marks(connection), to_metres)


def corners_in_metres(shapes: Sequence[shapely.LineString], to_metres: Transformer) -> list[Floats]:
    """The corners of lines (lon, lat) in metres, a table each."""
    if not shapes:
        return []
    turned = in_metres(np.array(shapes, dtype=object), to_metres)
    corners, line = shapely.get_coordinates(turned, return_index=True)
    return np.split(corners, np.searchsorted(line, np.arange(1, len(shapes))))


def _with_needs(layer: AssetLayer, told: Mapping[str, Sequence[Any]], needs: VisitNeeds) -> Places:
    numbers = {one.id: number for number, one in enumerate(needs.all)}
    rows = zip(told["id"], told["kind"], told["is_key"], strict=True)
    found = [needs.need_for(key, layer, kind, is_key=bool(is_key)) for key, kind, is_key in rows]
    need = np.array([-1 if one is None else numbers[one.id] for one in found], dtype=np.int64)
    return Places(layer, told, needs.all, need)
