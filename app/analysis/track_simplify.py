"""Fewer fixes that still tell where the unit was at every moment.

Douglas-Peucker by the distance in time (Meratnia and de By 2004, "TD-TR"): a fix goes only where the place that the
kept ones give for its moment, going evenly from one to the next, lies within the tolerance. So stops keep their
length and speeds hold, which the distance from the line alone would lose.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.track_metres import in_metres

TOLERANCE_M = 15.0


def kept_fixes(track: NDArray[np.float64], tolerance_m: float = TOLERANCE_M) -> NDArray[np.intp]:
    """The numbers of the fixes to keep, the first and the last among them; `track` as in `track_stops`."""
    count = len(track)
    if count < 3:
        return np.arange(count)
    places, seconds = in_metres(track), track[:, 0]
    kept = np.zeros(count, dtype=bool)
    kept[[0, -1]] = True
    open_ends = [(0, count - 1)]
    while open_ends:
        first, last = open_ends.pop()
        if last - first < 2:
            continue
        between = slice(first + 1, last)
        elapsed = seconds[last] - seconds[first]
        share = (seconds[between] - seconds[first]) / elapsed if elapsed > 0 else np.zeros(last - first - 1)
        expected = places[first] + share[:, None] * (places[last] - places[first])
        off = np.hypot(*(places[between] - expected).T)
        worst = int(np.argmax(off))
        if off[worst] > tolerance_m:
            kept[first + 1 + worst] = True
            open_ends += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return np.flatnonzero(kept)
