"""A place on the ground."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Position:
    """Longitude and latitude in degrees, WGS-84 (equal to CGCS2000 for every purpose here)."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not is_on_earth(self.lon, self.lat):
            raise InputRefused(
                "{lon}, {lat} is no place on earth: give longitude, then latitude, in degrees.",
                lon=self.lon,
                lat=self.lat,
            )


def is_on_earth(lon: float, lat: float) -> bool:
    """Whether both are finite and in range; NaN is not."""
    return math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90


def distance_m(a: Position, b: Position) -> float:
    """Great-circle distance in metres on the mean sphere (haversine); within 0.5 % of the geodesic."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(b.lon - a.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(chord)))
