"""In which of the county's areas places lie, for masses of positions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from app.analysis.strength.hours import Floats, Ints

SQUARE_DEG = 0.001
"""Positions within one square of about 100 m are looked up once: a patrol that stands still is one place."""
_COLUMNS = 1_000_000


class Places:
    """Areas as WKB, in degrees of WGS-84; what cannot be read as an area holds nothing."""

    def __init__(self, shapes: Sequence[bytes | None]) -> None:
        self._shapes = shapely.from_wkb(np.array(shapes, dtype=object), on_invalid="ignore")
        shapely.prepare(self._shapes)
        self._bounds = shapely.bounds(self._shapes)

    def __len__(self) -> int:
        return len(self._shapes)

    def numbers(self, lon: Floats, lat: Floats) -> Ints:
        """The number of the first area that holds each place; -1 where none does or the place is not known (NaN)."""
        found = np.full(len(lon), -1, dtype=np.int64)
        known = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        if not len(known) or not len(self):
            return found
        column = np.floor((lon[known] + 180.0) / SQUARE_DEG).astype(np.int64)
        row = np.floor((lat[known] + 90.0) / SQUARE_DEG).astype(np.int64)
        _, first, square = np.unique(row * _COLUMNS + column, return_index=True, return_inverse=True)
        found[known] = self._exactly(lon[known][first], lat[known][first])[square]
        return found

    def _exactly(self, lon: Floats, lat: Floats) -> Ints:
        found = np.full(len(lon), -1, dtype=np.int64)
        for number, (shape, (west, south, east, north)) in enumerate(zip(self._shapes, self._bounds, strict=True)):
            near = np.flatnonzero((found < 0) & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
            if len(near):
                found[near[shapely.contains_xy(shape, lon[near], lat[near])]] = number
        return found
