"""The ground of a patrol: the post, the stretch of a line by its stationing, the area; as a path on the map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
from shapely import ops

from app.analysis.stationing import StationedLine, county_metres, in_metres, stationing
from app.domain.asset import Asset, AssetLayer
from app.domain.line_mark import LineMark
from app.domain.patrol import PatrolKind
from app.domain.position import Position
from app.errors import InputRefused
from app.services.map.line_stations import stationed
from app.store import asset_store, line_mark_store
from app.store.engine import Connection

if TYPE_CHECKING:
    from pyproj import Transformer

SHOWN_TO_M = 15.0
"""So near to the true line a path is drawn."""
LONGEST_BEAT_M = 200_000.0


@dataclass(frozen=True)
class Beat:
    """`name` tells also from where to where; `path` is (lon, lat) along the line or around the area, one place for a
    post; `metres` is the length of a line, or of the way around an area; from and to are those of the line, told."""

    name: str
    path: tuple[tuple[float, float], ...]
    metres: float = 0.0
    from_m: float | None = None
    to_m: float | None = None

    @property
    def place(self) -> Position:
        """Where it is looked at on the map: the post, the middle of the line, a place in the area."""
        if len(self.path) > 2 and self.path[0] == self.path[-1]:
            inside = shapely.Polygon(self.path).representative_point()
            return Position(float(inside.x), float(inside.y))
        lon, lat = self.path[len(self.path) // 2]
        return Position(lon, lat)


class BeatGround:
    """Makes beats; the same beat of the same asset is made once."""

    def __init__(self) -> None:
        self._made = lru_cache(maxsize=512)(self._make)

    @cached_property
    def to_metres(self) -> Transformer:
        """Made when the first line is asked for."""
        return county_metres()

    def beat(
        self, connection: Connection, kind: PatrolKind, asset_id: str, from_m: float | None, to_m: float | None
    ) -> Beat:
        """The beat; raises `NotFound`, and `InputRefused` for what cannot be one."""
        asset = asset_store.assets.get(connection, asset_id)
        marks = tuple(line_mark_store.of_line(connection, asset_id)) if kind is PatrolKind.LINE else ()
        return self._made(kind, _Whole(asset, marks), from_m, to_m)

    def place_along(self, connection: Connection, line: Asset, chainage_m: float) -> Position | None:
        """Where a K-number of a line is; None where the line has none such."""
        marks = tuple(line_mark_store.of_line(connection, line.id))
        found = stationed(line, marks, self.to_metres)
        measure = float(found.measures_at(np.array([chainage_m]))[0]) if found is not None else math.nan
        if found is None or math.isnan(measure):
            return None
        point = found.line.interpolate(measure)
        lon, lat = self.to_metres.transform(point.x, point.y, direction="INVERSE")
        return Position(round(float(lon), 6), round(float(lat), 6))

    def _make(self, kind: PatrolKind, whole: _Whole, from_m: float | None, to_m: float | None) -> Beat:
        asset = whole.asset
        if kind is PatrolKind.POST:
            return Beat(asset.name or asset.code, ((asset.lon, asset.lat),))
        if kind is PatrolKind.LINE:
            is_line = asset.layer is AssetLayer.PIPELINES
            line = stationed(asset, whole.marks, self.to_metres) if is_line else None
            if line is None:
                raise InputRefused(
                    "{name} is no single line with a length, so no line beat. Nothing was changed; choose a line.",
                    name=asset.name or asset.code,
                )
            return self._stretch(asset, line, from_m, to_m)
        shape = shapely.from_wkb(asset.shape) if asset.shape is not None else None
        polygons = [one for one in shapely.get_parts(shape) if isinstance(one, shapely.Polygon)] if shape else []
        if not polygons:
            raise InputRefused(
                "{name} is no area with an edge. Nothing was changed; choose an area.", name=asset.name or asset.code
            )
        around = max(polygons, key=lambda one: one.area).exterior
        metres = in_metres(np.array([around], dtype=object), self.to_metres)[0]
        return Beat(asset.name or asset.code, self._degrees(metres), float(metres.length))

    def _stretch(self, asset: Asset, line: StationedLine, from_m: float | None, to_m: float | None) -> Beat:
        """Followed from `from_m` to `to_m`, also against the numbering; an end that is not told is that of the line."""
        whole = float(line.line.length)
        begin = 0.0 if from_m is None else line.measure_at(from_m)
        end = whole if to_m is None else line.measure_at(to_m)
        if abs(end - begin) < 1.0:
            raise InputRefused("The beat begins where it ends. Nothing was changed; give it a length.")
        if abs(end - begin) > LONGEST_BEAT_M:
            raise InputRefused(
                "A beat is {most} km long at most. Nothing was changed; make several of it.",
                most=round(LONGEST_BEAT_M / 1000),
            )
        told = tuple(max(0.0, line.chainage_at(one)) for one in (begin, end))
        name = f"{asset.name or asset.code} {stationing(told[0])}–{stationing(told[1])}"
        path = self._degrees(cast("shapely.LineString", ops.substring(line.line, begin, end)))
        return Beat(name, path, abs(end - begin), told[0], told[1])

    def _degrees(self, metres: shapely.LineString) -> tuple[tuple[float, float], ...]:
        drawn = shapely.get_coordinates(shapely.simplify(metres, SHOWN_TO_M))
        lon, lat = self.to_metres.transform(drawn[:, 0], drawn[:, 1], direction="INVERSE")
        return tuple(zip(np.round(lon, 6).tolist(), np.round(lat, 6).tolist(), strict=True))


class _Whole:
    """An asset as it is by its version, and a line by its marks too."""

    def __init__(self, asset: Asset, marks: tuple[LineMark, ...]) -> None:
        self.asset, self.marks = asset, marks
        self._key = asset.id, asset.version, tuple((one.id, one.version) for one in marks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)
