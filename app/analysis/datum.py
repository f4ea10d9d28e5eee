"""GCJ-02 and BD-09, the two shifted systems of Chinese web maps, to and from WGS-84; all in degrees, whole arrays.

Formulas: domain.md D.1 (the published reverse-engineered transform; the official one is not public, and agreement with
it is at the level of a metre). CGCS2000 counts as WGS-84 here.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]
Pair = tuple[Degrees, Degrees]

_AXIS_M = 6378245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_LON_RANGE = (72.004, 137.8347)
_LAT_RANGE = (0.8293, 55.8271)
_BD_ANGLE = math.pi * 3000.0 / 180.0
_STEPS = 12


def gcj02_from_wgs84(lon: Degrees, lat: Degrees) -> Pair:
    """Shift as Chinese web maps do; places outside the box in which they shift stay."""
    east, north = _shift(lon, lat)
    return lon + east, lat + north


def wgs84_from_gcj02(lon: Degrees, lat: Degrees) -> Pair:
    """Undo the shift by fixed-point iteration: under 1e-8 m after the round trip inside China.

    Just outside the edge of the shifted box the transform is not one-to-one; there the last step stands.
    """
    was_lon, was_lat = np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64)
    for _ in range(_STEPS):
        east, north = _shift(was_lon, was_lat)
        was_lon, was_lat = lon - east, lat - north
    return was_lon, was_lat


def bd09_from_gcj02(lon: Degrees, lat: Degrees) -> Pair:
    """Baidu's second offset, on top of GCJ-02."""
    distance = np.hypot(lon, lat) + 2e-5 * np.sin(lat * _BD_ANGLE)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * _BD_ANGLE)
    return distance * np.cos(angle) + 0.0065, distance * np.sin(angle) + 0.006


def gcj02_from_bd09(lon: Degrees, lat: Degrees) -> Pair:
    """Undo Baidu's offset, by iteration: the published inverse errs by up to 0.14 m."""
    was_lon, was_lat = np.asarray(lon) - 0.0065, np.asarray(lat) - 0.006
    for _ in range(_STEPS):
        got_lon, got_lat = bd09_from_gcj02(was_lon, was_lat)
        was_lon, was_lat = was_lon + (lon - got_lon), was_lat + (lat - got_lat)
    return was_lon, was_lat


def bd09_from_wgs84(lon: Degrees, lat: Degrees) -> Pair:
    """Both offsets."""
    return bd09_from_gcj02(*gcj02_from_wgs84(lon, lat))


def wgs84_from_bd09(lon: Degrees, lat: Degrees) -> Pair:
    """Undo both offsets."""
    return wgs84_from_gcj02(*gcj02_from_bd09(lon, lat))


@np.errstate(divide="ignore", invalid="ignore")
def _shift(lon: Degrees, lat: Degrees) -> Pair:
    """The offset of GCJ-02 at WGS-84 places, zero outside its box (and for places that are not finite)."""
    x, y = lon - 105.0, lat - 35.0
    root = 0.1 * np.sqrt(np.abs(x))
    waves = (20 * np.sin(6 * math.pi * x) + 20 * np.sin(2 * math.pi * x)) * 2 / 3
    north_m = (
        (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 2 * root)
        + waves
        + (20 * np.sin(math.pi * y) + 40 * np.sin(math.pi * y / 3)) * 2 / 3
        + (160 * np.sin(math.pi * y / 12) + 320 * np.sin(math.pi * y / 30)) * 2 / 3
    )
    east_m = (
        (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + root)
        + waves
        + (20 * np.sin(math.pi * x) + 40 * np.sin(math.pi * x / 3)) * 2 / 3
        + (150 * np.sin(math.pi * x / 12) + 300 * np.sin(math.pi * x / 30)) * 2 / 3
    )
    latitude = np.radians(lat)
    flattening = 1 - _ECCENTRICITY_2 * np.sin(latitude) ** 2
    meridian_m = _AXIS_M * (1 - _ECCENTRICITY_2) / (flattening * np.sqrt(flattening))
    parallel_m = _AXIS_M / np.sqrt(flattening) * np.cos(latitude)
    shifted = (lon >= _LON_RANGE[0]) & (lon <= _LON_RANGE[1]) & (lat >= _LAT_RANGE[0]) & (lat <= _LAT_RANGE[1])
    east, north = np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)
    return np.where(shifted, east, 0.0), np.where(shifted, north, 0.0)
