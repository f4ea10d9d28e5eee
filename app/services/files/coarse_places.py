"""Places made coarse before they leave: shapes rounded, and columns that would tell the exact place left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.layer_field import LAT, LON, WKT, folded
from app.domain.precision import DECIMALS, STEP_M, Precision
from app.formats.source import Shapes

_TELLING = frozenset(folded(word) for one in (LON, LAT, WKT) for word in (one.name, *one.aliases.split("|")))


def coarse_shapes(shapes: Shapes, precision: Precision, *, is_degrees: bool) -> Shapes:
    """Every corner on a grid of so many decimals, or metres. Small areas may fall together: that is what was asked."""
    if precision is Precision.FULL:
        return shapes

    def on_grid(places: NDArray[np.float64]) -> NDArray[np.float64]:
        if is_degrees:
            return np.round(places, DECIMALS[precision])
        return np.round(places / STEP_M[precision]) * STEP_M[precision]

    rounded: Shapes = shapely.transform(shapes, on_grid)
    return rounded


def without_places(columns: Mapping[str, Sequence[object]], precision: Precision) -> dict[str, Sequence[object]]:
    """Columns that a customer's file brought along and that name coordinates go only with the full precision."""
    if precision is Precision.FULL:
        return dict(columns)
    return {name: cells for name, cells in columns.items() if folded(name) not in _TELLING}
