"""Lengths of lines on the ellipsoid."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.geodesic_shape import ellipsoid


def lengths_m(shapes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Geodesic length in metres of each line (degrees, WGS-84; all parts of a multi-line; 0 for None or a point)."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    lines = shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING
    parts, owner = parts[lines], owner[lines]
    places, line = shapely.get_coordinates(parts, return_index=True)
    total = np.zeros(len(shapes))
    if len(places) < 2:
        return total
    same = line[1:] == line[:-1]
    begin, end = places[:-1][same], places[1:][same]
    _, _, steps = ellipsoid().inv(begin[:, 0], begin[:, 1], end[:, 0], end[:, 1])
    np.add.at(total, owner[line[1:][same]], np.nan_to_num(steps))
    return total
