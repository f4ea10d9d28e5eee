"""The datum that a source names with a place, and the place in WGS-84."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from app.analysis import datum
from app.errors import InputRefused

_FROM: Mapping[str, Callable[[datum.Degrees, datum.Degrees], datum.Pair]] = {
    "GCJ02": datum.wgs84_from_gcj02,
    "BD09": datum.wgs84_from_bd09,
}


def to_wgs84(name: str, lon: float, lat: float) -> tuple[float, float]:
    """One place in degrees of the datum `name`, in WGS-84. Raises `InputRefused` for a datum that is not known."""
    if name in ("WGS84", "CGCS2000"):
        return lon, lat
    if name not in _FROM:
        raise InputRefused("The datum {name} is not known; send WGS84, CGCS2000, GCJ02 or BD09.", name=name)
    was_lon, was_lat = _FROM[name](np.array(lon), np.array(lat))
    return float(was_lon), float(was_lat)
