"""Where a track stood and where it went: stops, and the trips between them (domain.md D.13).

A track is what `fix_store.track` gives: rows of (seconds since 1970, longitude, latitude, km/h or NaN), WGS-84, in the
order of time. Silence is neither a stop nor a trip: nobody knows what happened in it, so it ends both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.analysis.track_metres import in_metres, steps_m

STOP_S, STOP_M = 300.0, 60.0
"""A stop: at least 5 minutes within 60 m (the diagonal of the box around its fixes)."""
SILENT_S = 600.0
"""Longer without a fix is silence."""
TRIP_M = 200.0
"""A shorter way is the unrest of a receiver, or a few steps around a car."""
SPIKE_S = 60.0
"""A stop that one fix beside it cut in two, for so long at most, is one."""

Track = NDArray[np.float64]


@dataclass(frozen=True)
class Stop:
    """It stood from `since` to `until` (seconds since 1970) around `lon`, `lat`: fixes `first` to `last` of the track,
    both included."""

    since: float
    until: float
    lon: float
    lat: float
    first: int
    last: int

    @property
    def seconds(self) -> float:
        return self.until - self.since


@dataclass(frozen=True)
class Trip:
    """It went from `since` to `until`, `length_m` far: fixes `first` to `last` of the track, both included."""

    since: float
    until: float
    length_m: float
    first: int
    last: int

    @property
    def seconds(self) -> float:
        return self.until - self.since


def stops(track: Track, *, least_s: float = STOP_S, within_m: float = STOP_M, silent_s: float = SILENT_S) -> list[Stop]:
    """Every stop of the track, in order. Each is taken as long as it stays within `within_m`."""
    places = in_metres(track)
    found: list[tuple[int, int]] = []
    for begin, end in heard_pieces(track, silent_s):
        found += _still(track[begin:end, 0], places[begin:end], begin, least_s, within_m)
    return [_stop(track, first, last) for first, last in _healed(track, places, found, within_m)]


def trips(track: Track, stood: Sequence[Stop], *, least_m: float = TRIP_M, silent_s: float = SILENT_S) -> list[Trip]:
    """The ways between the stops `stood` of the track and its silences, in order; those shorter are left out."""
    gone = np.concatenate([[0.0], np.cumsum(steps_m(track))])
    found: list[Trip] = []
    for begin, end in heard_pieces(track, silent_s):
        at = begin
        for first, last in [(one.first, one.last) for one in stood if begin <= one.first < end] + [(end - 1, end - 1)]:
            length = float(gone[first] - gone[at])
            if first > at and length >= least_m:
                found.append(Trip(float(track[at, 0]), float(track[first, 0]), length, at, first))
            at = last
    return found


def heard_pieces(track: Track, silent_s: float = SILENT_S) -> list[tuple[int, int]]:
    """Begin and end (excluded) of each piece of the track without silence in it."""
    if not len(track):
        return []
    cuts = np.flatnonzero(np.diff(track[:, 0]) > silent_s) + 1
    edges = [0, *cuts.tolist(), len(track)]
    return list(pairwise(edges))


def _still(
    seconds: NDArray[np.float64], places: NDArray[np.float64], offset: int, least_s: float, within_m: float
) -> list[tuple[int, int]]:
    """First and last fix of each stretch that stays within `within_m` for `least_s`, of one piece that was heard."""
    after = np.searchsorted(seconds, seconds + least_s)
    inside = np.flatnonzero(after < len(seconds))
    # Who is further away after the least time than the whole stop is wide did not stop: most fixes go here.
    away = places[after[inside]] - places[inside]
    candidates = inside[np.hypot(away[:, 0], away[:, 1]) <= within_m]
    found: list[tuple[int, int]] = []
    at = 0
    for begin in candidates.tolist():
        if begin < at:
            continue
        end = _last_within(places, begin, int(after[begin]), within_m)
        if end is not None:
            found.append((offset + begin, offset + end))
            at = end + 1
    return found


def _last_within(places: NDArray[np.float64], begin: int, least: int, within_m: float) -> int | None:
    """The last fix up to which all from `begin` on lie in a box of this diagonal; None if `least` is beyond it."""
    low, high = places[begin : least + 1].min(axis=0), places[begin : least + 1].max(axis=0)
    if np.hypot(*(high - low)) > within_m:
        return None
    at, block = least + 1, 256
    while at < len(places):
        part = places[at : at + block]
        lows = np.minimum(np.minimum.accumulate(part), low)
        highs = np.maximum(np.maximum.accumulate(part), high)
        wide = np.flatnonzero(np.hypot(*(highs - lows).T) > within_m)
        if len(wide):
            return at + int(wide[0]) - 1
        low, high, at, block = lows[-1], highs[-1], at + len(part), block * 2
    return len(places) - 1


def _healed(
    track: Track, places: NDArray[np.float64], found: Sequence[tuple[int, int]], within_m: float
) -> list[tuple[int, int]]:
    """Stops that a single stray fix cut in two are joined."""
    healed: list[tuple[int, int]] = []
    for first, last in found:
        if healed and track[first, 0] - track[healed[-1][1], 0] <= SPIKE_S:
            before = healed[-1]
            apart = np.median(places[first : last + 1], axis=0) - np.median(places[before[0] : before[1] + 1], axis=0)
            if np.hypot(*apart) <= within_m / 2:
                healed[-1] = (before[0], last)
                continue
        healed.append((first, last))
    return healed


def _stop(track: Track, first: int, last: int) -> Stop:
    lon, lat = np.median(track[first : last + 1, 1:3], axis=0).tolist()
    return Stop(float(track[first, 0]), float(track[last, 0]), lon, lat, first, last)
