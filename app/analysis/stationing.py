"""Places along a pipeline as they are said in the field: K12+300 is 12,300 m from the line's origin.

The chainage painted on the markers and the length of the drawn line are never quite equal, so markers whose place is
known serve as calibration points and everything between them is interpolated (GB 50253-2014, 4.6.2; domain.md D.3).
Lengths are metres in EPSG:4545, the only system of the county in which a metre is a metre.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Point, get_coordinates, line_interpolate_point, transform

from app.errors import InputRefused

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]

_STATIONING = re.compile(r"K(\d+)\+(\d{1,3}(?:\.\d+)?)")


class Side(StrEnum):
    """Of the line, looking along growing chainage."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"
    ON_LINE = "ON_LINE"


@dataclass(frozen=True)
class CalibrationPoint:
    """The marker of `chainage_m` stands `measure_m` along the drawn line.

    Two points with one measure are a broken chain (断链): K12+300 behind = K12+250 ahead.
    """

    chainage_m: float
    measure_m: float


@dataclass(frozen=True)
class LinePlace:
    """A place seen from a line: how far along by marker, how far off, on which side."""

    chainage_m: float
    offset_m: float
    side: Side


def parsed(text: str) -> float:
    """The chainage in metres of a stationing such as K12+300; full-width signs and spaces are forgiven."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    match = _STATIONING.fullmatch(plain)
    if match is None:
        raise InputRefused("{text} is no place along a line: write it like K12+300. Nothing was changed.", text=text)
    return int(match[1]) * 1000 + float(match[2])


def stationing(chainage_m: float) -> str:
    """K12+300 for 12300; rounded to whole metres first, so that 999.96 carries over to K1+000."""
    if not math.isfinite(chainage_m) or chainage_m < -0.5:
        raise InputRefused("{chainage} m is no distance along a line. Nothing was changed.", chainage=chainage_m)
    metres = max(0, math.floor(chainage_m + 0.5))
    return f"K{metres // 1000}+{metres % 1000:03d}"


def county_metres() -> Transformer:
    """Degrees (lon, lat; CGCS2000 = WGS-84) to metres (east, north) in EPSG:4545; make it once and pass it on."""
    from pyproj import Transformer  # 60 ms that only those who measure need wait

    return Transformer.from_crs("EPSG:4490", "EPSG:4545", always_xy=True)


def in_metres(shapes: NDArray[np.object_], to_metres: Transformer) -> NDArray[np.object_]:
    """Shapes of degrees (lon, lat) in metres."""

    def turned(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(to_metres.transform(degrees[:, 0], degrees[:, 1]))

    found: NDArray[np.object_] = np.asarray(transform(shapes, turned), dtype=object)
    return found


def line_in_metres(line: LineString, to_metres: Transformer) -> LineString:
    """`line` (lon, lat) with its vertices in metres."""
    degrees = get_coordinates(line)
    east, north = to_metres.transform(degrees[:, 0], degrees[:, 1])
    return LineString(np.column_stack([east, north]))


class StationedLine:
    """A line in metres with its markers. Without calibration points chainage equals length from the first vertex."""

    def __init__(self, line: LineString, calibration: Sequence[CalibrationPoint] = ()) -> None:
        points = sorted(calibration, key=lambda p: p.measure_m) or [CalibrationPoint(0.0, 0.0)]
        self.line = line
        self.calibration = tuple(points)
        self._measures = np.array([p.measure_m for p in points])
        self._chainages = np.array([p.chainage_m for p in points])

    def locate(self, x: float, y: float) -> LinePlace:
        """Chainage, offset and side of a point (metres)."""
        point = Point(x, y)
        measure = float(self.line.project(point))
        offset = float(self.line.distance(point))
        return LinePlace(self.chainage_at(measure), offset, self._side(measure, x, y) if offset else Side.ON_LINE)

    def place_at(self, chainage_m: float) -> tuple[float, float]:
        """The point (metres) of a chainage; where a broken chain has it twice, the first."""
        point = self.line.interpolate(self.measure_at(chainage_m))
        return float(point.x), float(point.y)

    def chainage_at(self, measure_m: float) -> float:
        """The chainage of a length along the drawn line; beyond the outer markers metre by metre."""
        measures, chainages = self._measures, self._chainages
        after = int(np.searchsorted(measures, measure_m, side="left"))
        if after == 0:
            return float(chainages[0] + measure_m - measures[0])
        if after == len(measures):
            return float(chainages[-1] + measure_m - measures[-1])
        share = (measure_m - measures[after - 1]) / (measures[after] - measures[after - 1])
        return float(chainages[after - 1] + share * (chainages[after] - chainages[after - 1]))

    def measure_at(self, chainage_m: float) -> float:
        """The length along the drawn line of a chainage; refused where the line has no such marker."""
        found = float(self.measures_at(np.array([chainage_m]))[0])
        if math.isnan(found):
            raise InputRefused(
                "The line has no {place}: it runs from {first} to {last}. Nothing was changed.",
                place=stationing(max(0.0, chainage_m)),
                first=stationing(max(0.0, self.chainage_at(0.0))),
                last=stationing(self.chainage_at(self.line.length)),
            )
        return found

    def measures_at(self, chainages_m: Floats) -> Floats:
        """The lengths along the drawn line of many chainages; NaN where a broken chain, or the line's end, has none."""
        measures, chainages = self._measures, self._chainages
        found = np.where(chainages_m <= chainages[0], measures[0] + chainages_m - chainages[0], np.nan)
        for i in range(len(measures) - 1):
            low, high, step = chainages[i], chainages[i + 1], measures[i + 1] - measures[i]
            if step > 0 and low <= high:
                here = np.isnan(found) & (low <= chainages_m) & (chainages_m <= high)
                share = (chainages_m - low) / (high - low) if high > low else np.zeros_like(chainages_m)
                found = np.where(here, measures[i] + share * step, found)
        beyond = np.isnan(found) & (chainages_m >= chainages[-1])
        found = np.where(beyond, measures[-1] + chainages_m - chainages[-1], found)
        found[(found < -0.5) | (found > self.line.length + 0.5)] = np.nan
        return np.clip(found, 0.0, float(self.line.length))

    def markers(self, every_m: int = 1000) -> tuple[Floats, Floats]:
        """What the line has of every kilometre (or each `every_m`): chainages in metres, and rows of (x, y)."""
        first = math.ceil(max(0.0, self.chainage_at(0.0)) / every_m)
        last = math.floor(self.chainage_at(self.line.length) / every_m)
        chainages = np.arange(first, last + 1, dtype=np.float64) * every_m
        measures = self.measures_at(chainages)
        has = ~np.isnan(measures)
        points = line_interpolate_point(self.line, measures[has])
        return chainages[has], get_coordinates(points).reshape(-1, 2)

    def kilometre_markers(self) -> list[tuple[int, float, float]]:
        """Every whole kilometre on the line: (chainage in metres, x, y)."""
        chainages, places = self.markers()
        return [(round(at), x, y) for at, (x, y) in zip(chainages.tolist(), places.tolist(), strict=True)]

    def _side(self, measure_m: float, x: float, y: float) -> Side:
        """Left or right of the travel at `measure_m`; at a bend, of the chord across it."""
        reach = min(1.0, float(self.line.length) / 10)
        behind, ahead = self.line.interpolate(max(0.0, measure_m - reach)), self.line.interpolate(measure_m + reach)
        cross = (ahead.x - behind.x) * (y - behind.y) - (ahead.y - behind.y) * (x - behind.x)
        if cross == 0:
            return Side.ON_LINE
        return Side.LEFT if cross > 0 else Side.RIGHT
