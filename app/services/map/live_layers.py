"""Layers of the map that are drawn on demand or set at the desk: reach areas, road states, ways of units.

To be called on a reader thread: encoding an area takes some milliseconds. Each call replaces what the layer showed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.domain.position import Position
from app.domain.road_state import RoadState
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import legend_classes

if TYPE_CHECKING:
    from app.services.coverage.coverage import LineAge
    from app.services.roads.reach_desk import Reach

REACH, ROAD_STATES, ROUTES, AROUND = "reach", "road_states", "routes", "around"
LINE_AGES = "line_ages"


@dataclass(frozen=True)
class Way:
    """How a unit goes: SENT when it is ordered, OFFERED while it is only a candidate."""

    unit_id: str
    name: str
    places: tuple[Position, ...]
    is_sent: bool


class LiveLayers:
    """Writes into `features`; the classes are those of the legend."""

    def __init__(self, features: MapFeatures, legend: Path) -> None:
        self._features = features
        self._classes = legend_classes(legend)

    def show_reach(self, reach: Reach | None) -> dict[str, int]:
        """Areas from the largest to the smallest, so that the nearest stands on top; None takes them away."""
        areas = sorted(reach.areas, key=lambda one: -one.minutes) if reach is not None else []
        drawn = [(f"M{one.minutes:g}", one.shape) for one in areas if not shapely.from_wkb(one.shape).is_empty]
        codes = [code for code, _ in drawn]
        self._put(REACH, codes, [shape for _, shape in drawn], codes, [""] * len(drawn))
        return dict.fromkeys(codes, reach.units if reach is not None else 0)

    def show_road_states(self, states: Sequence[RoadState]) -> dict[str, int]:
        """Those that hold now; how many of each trouble."""
        codes = [one.trouble.value for one in states]
        self._put(
            ROAD_STATES, [one.id for one in states], [one.shape for one in states], codes, [one.note for one in states]
        )
        return {code: codes.count(code) for code in codes}

    def show_line_ages(self, ages: Sequence[LineAge]) -> None:
        """Stretches of lines by how long ago somebody saw them; hitting one means its line."""
        self._put(
            LINE_AGES, [one.asset_id for one in ages], [one.shape for one in ages], [one.age for one in ages],
            [one.name for one in ages], [one.length_m for one in ages],
        )  # fmt: skip

    def show_around(self, outline: bytes | None, name: str) -> dict[str, int]:
        """The ground that was searched around something; None takes it away."""
        shapes = [] if outline is None else [outline]
        self._put(AROUND, ["around"] * len(shapes), shapes, ["SEARCHED"] * len(shapes), [name] * len(shapes))
        return {"SEARCHED": len(shapes)}

    def show_ways(self, ways: Sequence[Way]) -> dict[str, int]:
        """How units go, or could go."""
        drawn = [one for one in ways if len(one.places) > 1]
        codes = ["SENT" if one.is_sent else "OFFERED" for one in drawn]
        lines = [bytes(shapely.LineString([(at.lon, at.lat) for at in one.places]).wkb) for one in drawn]
        self._put(ROUTES, [one.unit_id for one in drawn], lines, codes, [one.name for one in drawn])
        return {code: codes.count(code) for code in codes}

    def _put(
        self, layer: str, ids: Sequence[str], shapes: Sequence[bytes], codes: Sequence[str], names: Sequence[str],
        lengths: Sequence[float] = (),
    ) -> None:  # fmt: skip
        style = np.array([self._classes[layer][code] for code in codes], dtype=np.uint8)
        middles = [shapely.from_wkb(shape).representative_point() for shape in shapes]
        self._features.set_lines(layer, ids, shapes, style, names, [(at.x, at.y) for at in middles], lengths)
