"""The ways of the units over the last twelve hours: read whole once, then only what has come since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.store import fix_store
from app.store.column_types import to_micros

BACK, STEP = timedelta(hours=12), timedelta(seconds=20)
LATE = timedelta(minutes=2)
"""What is told so late is still found by the next reading; what comes later still, by the next whole one."""
FOLLOWS = timedelta(minutes=5)
"""A reading goes on from one that lies no further back than this."""
WHOLE_EACH = timedelta(minutes=30)


class TrackMemory:
    """With 500 units heard each second a whole reading took half a second each minute; what is new takes a tenth."""

    def __init__(self) -> None:
        self._ways: Mapping[str, NDArray[np.float64]] = {}
        self._until: datetime | None = None
        self._whole_at: datetime | None = None

    def ways(self, connection: Any, until: datetime) -> Mapping[str, NDArray[np.float64]]:
        """Where each unit went in the twelve hours before: by unit, rows of (lon, lat); a lone fix is no way."""
        begin, read_until = _stretch(until - BACK), self._read_until(until)
        if read_until is not None:
            since = _stretch(read_until - LATE)
            fresh = fix_store.thinned(connection, since, to_micros(until), STEP)
            kept = {key: way[(way[:, 0] >= begin) & (way[:, 0] < since)] for key, way in self._ways.items()}
            self._ways = {
                key: np.concatenate([kept[key], fresh[key]]) if key in kept and key in fresh else (kept | fresh)[key]
                for key in sorted(kept.keys() | fresh.keys())
            }
        else:
            self._ways = fix_store.thinned(connection, begin, to_micros(until), STEP)
            self._whole_at = until
        self._until = until
        return {key: way[:, 1:] for key, way in self._ways.items() if len(way) > 1}

    def forget(self) -> None:
        """Positions came late, or went: the next reading is a whole one."""
        self._until = None

    def _read_until(self, until: datetime) -> datetime | None:
        """Where the last reading ended, if this one goes on from there; None where all must be read."""
        last, whole = self._until, self._whole_at
        goes_on = last is not None and whole is not None and last <= until <= min(last + FOLLOWS, whole + WHOLE_EACH)
        return last if goes_on else None


def _stretch(at: datetime) -> int:
    """Where the stretch of a moment begins: of each the first fix is kept, so no reading begins within one."""
    step = STEP // timedelta(microseconds=1)
    return to_micros(at) // step * step
