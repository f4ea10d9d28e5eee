"""Which coordinate systems a file's numbers could be in. A suggestion to show, never a decision to take."""

from __future__ import annotations

import numpy as np

from app.analysis.declared_crs import Coordinates, DeclaredCrs, conversion_to_wgs84
from app.analysis.home_box import HOME_BOX

_CHINA_BOX = (72.0, 3.0, 136.0, 54.0)
_DEGREES = ("WGS84", "CGCS2000", "GCJ02", "BD09")
_METRES = (
    "EPSG:4545",
    "EPSG:4524",
    "EPSG:32648",
    "EPSG:32649",
    "EPSG:4508",
    "EPSG:4509",
    "EPSG:4496",
    "EPSG:4497",
    "EPSG:3857",
)


def suggested_crs(given: Coordinates, home: tuple[float, float, float, float] = HOME_BOX) -> tuple[DeclaredCrs, ...]:
    """Systems in which the middle of `given` (n, 2, as the file has it) lies at home, the likeliest first.

    Degrees cannot tell their datum apart, so all four are named; a Gauss-Krueger easting with a zone prefix tells its
    zone wherever in China it lies (three-degree zones 25-45, six-degree zones 13-23).
    """
    finite = given[np.isfinite(given).all(axis=1)]
    if not len(finite):
        return ()
    x, y = np.median(finite, axis=0)
    for swapped in (False, True):
        first, second = (y, x) if swapped else (x, y)
        if _inside(first, second, _CHINA_BOX) or (not swapped and abs(first) <= 180 and abs(second) <= 90):
            return tuple(DeclaredCrs(name, swapped) for name in _DEGREES)
    found: list[DeclaredCrs] = []
    for swapped in (False, True):
        easting, northing = (y, x) if swapped else (x, y)
        zoned = _zoned(easting, northing)
        candidates = [zoned] if zoned else list(_METRES)
        found += [one for name in candidates if _is_home(one := DeclaredCrs(name, swapped), x, y, home) or zoned]
    return tuple(found)


def _zoned(easting: float, northing: float) -> str | None:
    """The CGCS2000 zone that an easting's prefix names."""
    zone = int(easting // 1_000_000)
    if not 300_000 <= northing <= 6_000_000:
        return None
    if 25 <= zone <= 45:
        return f"EPSG:{4488 + zone}"
    return f"EPSG:{4478 + zone}" if 13 <= zone <= 23 else None


def _is_home(crs: DeclaredCrs, x: float, y: float, home: tuple[float, float, float, float]) -> bool:
    lon, lat = conversion_to_wgs84(crs)(np.array([[x, y]]))[0]
    return bool(np.isfinite(lon)) and _inside(float(lon), float(lat), home)


def _inside(x: float, y: float, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
