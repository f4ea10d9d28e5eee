"""When somebody was last at each of many places: of the positions that units told, the newest near it.

What passed slowly counts as well: a position says that a unit was there, not what it did (see `domain.visit`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.visit import REACH_M

BACK = timedelta(days=90)
AGES = (("H24", timedelta(hours=24)), ("D3", timedelta(days=3)), ("D7", timedelta(days=7)), ("D30", timedelta(days=30)))
LONGER, NEVER = "LONGER", ""
_AT_ONCE = 20_000
_DEGREE_M = 111_320.0


def last_visits(
    seen: NDArray[np.float64], lon: Sequence[float], lat: Sequence[float], told: Sequence[int | None]
) -> NDArray[np.int64]:
    """Of each place the microseconds since 1970 of its newest visit, 0 for none known.

    `seen` are rows of (lon, lat, microseconds) where somebody was; `told` are visits that files told; the newer wins.
    """
    best = np.array([one or 0 for one in told], dtype=np.int64)
    if not len(seen) or not len(best):
        return best
    from scipy.spatial import cKDTree  # a start that draws by another attribute need not load it

    shrink = float(np.cos(np.radians(np.mean(lat))))
    tree = cKDTree(seen[:, :2] * (shrink * _DEGREE_M, _DEGREE_M))
    places = np.column_stack([np.asarray(lon) * shrink, np.asarray(lat)]) * _DEGREE_M
    stamps = seen[:, 2].astype(np.int64)
    for start in range(0, len(places), _AT_ONCE):
        some = cKDTree(places[start : start + _AT_ONCE])
        pairs = some.sparse_distance_matrix(tree, REACH_M, output_type="ndarray")
        np.maximum.at(best, start + pairs["i"], stamps[pairs["j"]])
    return best


def last_visits_within(
    seen: NDArray[np.float64], areas: Sequence[bytes], told: Sequence[int | None]
) -> NDArray[np.int64]:
    """The same of areas, given as WKB: the newest position on their ground."""
    best = np.array([one or 0 for one in told], dtype=np.int64)
    if len(seen) and len(best):
        places = np.asarray(shapely.points(seen[:, :2]), dtype=object)
        area, at = shapely.STRtree(places).query(shapely.from_wkb(areas), predicate="intersects")
        np.maximum.at(best, area, seen[at, 2].astype(np.int64))
    return best


def age_classes(visits: NDArray[np.int64], now: datetime) -> list[str]:
    """The class of each visit by its age: H24, D3, D7, D30, LONGER, or "" where none is known."""
    ages = np.full(len(visits), LONGER, dtype=object)
    for code, within in reversed(AGES):
        ages[visits >= round((now - within).timestamp() * 1e6)] = code
    ages[visits == 0] = NEVER
    return ages.tolist()
