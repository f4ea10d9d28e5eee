"""A track in metres: flat places around its own middle, and the length of each step.

Spherical and flat, for distances of a few kilometres at most: within the county they differ from the geodesic by less
than three parts in a thousand. Longitudes may pass 180 degrees.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.fix_filter import METRES_PER_DEGREE


def in_metres(track: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) metres east and north of the track's first fix; `track` has longitude and latitude in columns 1 and 2."""
    if not len(track):
        return np.zeros((0, 2))
    lat = track[:, 2]
    shrink = np.cos(np.radians(float(np.mean(lat))))
    east = turned(track[:, 1] - track[0, 1]) * shrink
    return np.column_stack([east, lat - lat[0]]) * METRES_PER_DEGREE


def steps_m(track: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n - 1,) metres from each fix to the next."""
    lon, lat = track[:, 1], track[:, 2]
    east = turned(np.diff(lon)) * np.cos(np.radians((lat[1:] + lat[:-1]) / 2))
    return np.hypot(east, np.diff(lat)) * METRES_PER_DEGREE


def turned(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Differences of longitudes the short way round the earth."""
    return (degrees + 180.0) % 360.0 - 180.0
