"""How fast a track went, where its tracker did not tell it. Tracks are rows of (seconds since 1970, lon, lat, km/h or
NaN), in order of time, as `fix_store.track` reads them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.fix_filter import METRES_PER_DEGREE
from app.analysis.track_metres import steps_m
from app.analysis.track_stops import SILENT_S

Floats = NDArray[np.float64]
Profile = tuple[Floats, Floats]
"""Seconds since 1970, and km/h or NaN where no line is to be drawn."""


def speeds_kmh(track: Floats) -> Floats:
    """The speed at each fix, (n,): as the tracker told it, else the mean speed from the fix before; NaN where neither
    is known: at the first fix, and behind a silence."""
    elapsed = np.diff(track[:, 0])
    unknown = np.full(len(elapsed), np.nan)
    heard = (elapsed > 0) & (elapsed <= SILENT_S)
    mean = np.divide(steps_m(track) * 3.6, elapsed, out=unknown, where=heard)
    before = np.concatenate([np.full(min(1, len(track)), np.nan), mean])
    return np.where(np.isnan(track[:, 3]), before, track[:, 3])


def index_at(track: Floats, at: float) -> int:
    """The row of the last fix at or before `at` (seconds since 1970); -1 before the first."""
    return int(np.searchsorted(track[:, 0], at, side="right")) - 1


def passes(track: Floats, lon: float, lat: float, within_m: float = 60.0) -> list[int]:
    """The rows at which the track passed a place, in order: the nearest of each time that it came within `within_m`.
    Where it never came so near, the nearest row of all; none of an empty track."""
    if not len(track):
        return []
    shrink = np.cos(np.radians(lat))
    away = np.hypot((track[:, 1] - lon) * shrink, track[:, 2] - lat) * METRES_PER_DEGREE
    near = np.flatnonzero(away <= within_m)
    if not len(near):
        return [int(np.argmin(away))]
    visits = np.split(near, np.flatnonzero(np.diff(near) > 1) + 1)
    return [int(one[np.argmin(away[one])]) for one in visits]


def speed_profile(track: Floats, since: float, until: float, parts: int = 1_200) -> Profile:
    """Seconds and km/h to be drawn: the highest speed of each of `parts` stretches in which there was a fix, with a NaN
    wherever the track was silent, so that no line is drawn across."""
    at, kmh = track[:, 0], track[:, 3]
    if not len(at) or until <= since:
        return np.zeros(0), np.zeros(0)
    part = np.floor((at - since) / (until - since) * parts)
    begins = np.flatnonzero(np.concatenate([[True], np.diff(part) > 0]))
    seconds, highest = at[begins], np.fmax.reduceat(kmh, begins)
    silent = np.flatnonzero(np.diff(seconds) > max(SILENT_S, 2 * (until - since) / parts)) + 1
    return np.insert(seconds, silent, seconds[silent]), np.insert(highest, silent, np.nan)
