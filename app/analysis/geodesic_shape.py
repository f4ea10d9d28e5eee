"""Distances, bearings and areas on the ellipsoid (WGS-84; Karney 2013, by pyproj), never in a map projection."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pyproj import Geod

Degrees = NDArray[np.float64]


@cache
def ellipsoid() -> Geod:
    """WGS-84; made once, it has no state."""
    from pyproj import Geod  # a desk that measures nothing need not load it

    return Geod(ellps="WGS84")


def legs(places: Degrees) -> tuple[Degrees, Degrees]:
    """Of places (n, 2) in degrees (lon, lat): length in metres and bearing at the start of each of the n - 1 legs.

    Bearings are degrees clockwise from true north, 0 to 360; that of a leg without length is NaN.
    """
    begin, end = places[:-1], places[1:]
    bearing, _, length = ellipsoid().inv(begin[:, 0], begin[:, 1], end[:, 0], end[:, 1])
    return np.asarray(length), np.where(np.asarray(length) > 0, np.mod(bearing, 360.0), np.nan)


def area_m2(ring: Degrees) -> float:
    """Area in square metres within a ring of places (n, 2), closed or not; of no use for one that crosses itself."""
    area, _ = ellipsoid().polygon_area_perimeter(ring[:, 0], ring[:, 1])
    return abs(float(area))


def circle(lon: float, lat: float, radius_m: float, corners: int = 360) -> Degrees:
    """A closed ring (corners + 1, 2) in degrees around a place, each corner `radius_m` away.

    With 360 corners it is 0.005 % smaller than the circle.
    """
    around = np.linspace(0.0, 360.0, corners + 1)
    count = len(around)
    east, north, _ = ellipsoid().fwd(np.full(count, lon), np.full(count, lat), around, np.full(count, radius_m))
    return np.column_stack([east, north])
