"""Web Mercator as the page counts it: whole numbers of one 2^31st of the world, origin at the north-west corner.

One unit is 1.9 cm at the equator, so a place survives the way to the page and back within a few centimetres.
For drawing only: nothing is ever measured in it (EPSG:3857, Snyder 1987, page 41).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WORLD_UNITS = 2**31
MAX_LAT = 85.051128779806604
Floats = NDArray[np.float64]
Units = NDArray[np.int32]


def to_units(lon: Floats, lat: Floats) -> tuple[Units, Units]:
    """Degrees WGS-84 to page units; latitudes beyond the map's edge are drawn at the edge."""
    x = (lon + 180.0) / 360.0
    y = 0.5 - np.arcsinh(np.tan(np.radians(np.clip(lat, -MAX_LAT, MAX_LAT)))) / (2 * np.pi)
    return _whole(x), _whole(y)


def to_degrees(x: Units, y: Units) -> tuple[Floats, Floats]:
    """Page units to (lon, lat) in degrees WGS-84."""
    lon = x / WORLD_UNITS * 360.0 - 180.0
    lat = np.degrees(np.arctan(np.sinh((0.5 - y / WORLD_UNITS) * 2 * np.pi)))
    return lon, lat


def _whole(share: Floats) -> Units:
    return np.clip(np.rint(share * WORLD_UNITS), 0, WORLD_UNITS - 1).astype(np.int32)
