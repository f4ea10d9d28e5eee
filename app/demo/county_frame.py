"""The county as the demo works in it: a flat frame in metres around the middle of the real outline.

The frame is an affine change of degrees, so straight borders stay straight and areas keep their proportions; within
the county it is true to 0.8 %. Whatever is told as a length is measured in EPSG:4545 by `lengths_m`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import shape

from app.analysis.stationing import county_metres

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

METRES_PER_DEGREE = 110_990.0


class CountyFrame:
    """Degrees to frame metres and back. `outline` is in degrees, `outline_m` in frame metres."""

    def __init__(self, outline: shapely.Polygon) -> None:
        west, south, east, north = outline.bounds
        self.outline = outline
        self._origin = np.array([(west + east) / 2, (south + north) / 2])
        self._scale = np.array([METRES_PER_DEGREE * math.cos(math.radians(self._origin[1])), METRES_PER_DEGREE])
        self.outline_m: shapely.Polygon = shapely.transform(outline, self.to_frame)
        self._measuring = county_metres()
        shapely.prepare(self.outline)
        shapely.prepare(self.outline_m)

    @classmethod
    def load(cls, boundaries: Path) -> CountyFrame:
        """The frame of the outline that lies in `boundaries`."""
        text = (boundaries / "county_outline.geojson").read_text(encoding="utf-8")
        outline = shape(json.loads(text)["features"][0]["geometry"])
        largest = max(shapely.get_parts(outline).tolist(), key=lambda part: float(part.area))
        return cls(shapely.Polygon(largest.exterior))

    def to_frame(self, degrees: Floats) -> Floats:
        """(n, 2) lon, lat to (n, 2) metres east and north of the middle."""
        return np.asarray((degrees - self._origin) * self._scale, dtype=np.float64)

    def to_degrees(self, metres: Floats) -> Floats:
        """(n, 2) frame metres to (n, 2) lon, lat, rounded to a centimetre so that files repeat to the byte."""
        return np.asarray(np.round(metres / self._scale + self._origin, 7), dtype=np.float64)

    def contains(self, metres: Floats) -> Bools:
        """Which of (n, 2) frame points lie inside the county."""
        return np.asarray(shapely.contains_xy(self.outline_m, metres[:, 0], metres[:, 1]))

    def lengths_m(self, lines: Sequence[Floats]) -> Floats:
        """The true length (EPSG:4545) of each line of (n, 2) lon, lat vertices."""
        if not lines:
            return np.zeros(0)
        vertices = np.concatenate(lines)
        east, north = self._measuring.transform(vertices[:, 0], vertices[:, 1])
        steps = np.hypot(np.diff(east, prepend=east[0]), np.diff(north, prepend=north[0]))
        starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
        steps[starts] = 0.0
        return np.asarray(np.add.reduceat(steps, starts))
