"""Who was last at a place: what positions count as a visit, and the small squares of ground in which they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.position import Position

REACH_M = 100.0
"""A unit that passes this near has visited the place."""
MOST_KMH = 60.0
"""Faster than this one only drives by."""
CELL_LAT, CELL_LON = 0.0005, 0.0006
"""Sides of a square in degrees: some 55 by 53 m in the county."""
ROW = 1_000_000
_METRES_PER_DEGREE = 111_000.0


@dataclass(frozen=True)
class Visit:
    """The newest fix of a unit near a place."""

    unit_id: str
    at: datetime
    distance_m: float


def cell_of(lon: float, lat: float) -> int:
    """The number of the square in which a place lies."""
    return int((lat + 90.0) / CELL_LAT) * ROW + int((lon + 180.0) / CELL_LON)


def cells_around(place: Position, reach_m: float = REACH_M) -> list[int]:
    """The squares that lie within `reach_m` of a place, with some around them."""
    north = reach_m / _METRES_PER_DEGREE
    east = north * 1.3
    west, south = cell_of(place.lon - east, place.lat - north) % ROW, cell_of(place.lon, place.lat - north) // ROW
    last, top = cell_of(place.lon + east, place.lat + north) % ROW, cell_of(place.lon, place.lat + north) // ROW
    return [row * ROW + column for row in range(south, top + 1) for column in range(west, last + 1)]
