"""Lines in metres with their markers: a place of a stationing, and the marker nearest to a place."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import shapely

from app.analysis.stationing import StationedLine, county_metres, stationing
from app.domain.asset import Asset
from app.domain.line_mark import LineMark
from app.domain.position import Position
from app.services.map.line_stations import stationed

if TYPE_CHECKING:
    from pyproj import Transformer

MOST_KEPT = 64


@dataclass(frozen=True)
class NearestMarker:
    """`name` is the line's with the stationing at `foot`, the point of the line that is nearest, `away_m` off."""

    name: str
    foot: Position
    away_m: float


class MeasuredLines:
    """Keeps what was measured of a line while it does not change. Any thread may ask."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, StationedLine | None] = OrderedDict()

    def place_at(self, asset: Asset, marks: Sequence[LineMark], chainage_m: float) -> Position | None:
        """The place of a stationing; None for what is drawn in several pieces. Raises `InputRefused` off the line."""
        line = self._stationed(asset, marks)
        return None if line is None else self._position(*line.place_at(chainage_m))

    def nearest_marker(self, asset: Asset, marks: Sequence[LineMark], place: Position) -> NearestMarker | None:
        """Where on the line one is, seen from a place near it; None for what is drawn in several pieces."""
        line = self._stationed(asset, marks)
        if line is None:
            return None
        at = shapely.Point(*self._to_metres.transform(place.lon, place.lat))
        measure = float(line.line.project(at))
        foot = line.line.interpolate(measure)
        name = f"{asset.name or asset.code} {stationing(max(0.0, line.chainage_at(measure)))}"
        return NearestMarker(name, self._position(foot.x, foot.y), float(at.distance(foot)))

    def warm_up(self) -> None:
        """Load the system of the county's metres while nobody waits."""
        _ = self._to_metres

    def _position(self, x: float, y: float) -> Position:
        lon, lat = self._to_metres.transform(x, y, direction="INVERSE")
        return Position(float(lon), float(lat))

    def _stationed(self, asset: Asset, marks: Sequence[LineMark]) -> StationedLine | None:
        key = (asset.id, asset.version, tuple((one.id, one.version) for one in marks))
        if key in self._kept:
            return self._kept[key]
        line = self._kept[key] = stationed(asset, marks, self._to_metres)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return line

    @cached_property
    def _to_metres(self) -> Transformer:
        return county_metres()
