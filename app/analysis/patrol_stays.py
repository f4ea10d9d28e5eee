"""Where a unit stayed: near a given place, and wherever it stood still. Metres in EPSG:4545, seconds since 1970."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF_GAP_S = 150.0
"""A stay begins before its first fix: half of the step to it is added on either side, of a tracker that reports each
five minutes two and a half minutes at most."""
BRIDGED_S = 60.0
"""Fixes so near in time are joined by a straight way (domain.md D.13), so that nobody drives past between two."""
HELD_S = 900.0
"""A longer gap ends a stay: nobody knows where the unit was."""


@dataclass(frozen=True)
class Stay:
    """From the first to the last fix near a place; `lasted_s` is the likely time between coming and going, `is_over`
    that something was heard from elsewhere since."""

    since: float
    until: float
    lasted_s: float
    is_over: bool


@dataclass(frozen=True)
class StillSpell:
    """From when to when a unit stood about (x, y); `is_over` once it was heard from elsewhere."""

    since: float
    until: float
    x: float
    y: float
    is_over: bool


def stays_at(at: Floats, x: Floats, y: Floats, place: tuple[float, float], reach_m: float) -> list[Stay]:
    """Every stay within `reach_m` of `place`, in the order of time; to drive past is one of no length."""
    if not len(at):
        return []
    near = np.hypot(x - place[0], y - place[1]) <= reach_m
    turns = np.diff(np.r_[False, near, False]) | np.r_[False, np.diff(at) > HELD_S, False]
    edges = np.flatnonzero(turns).tolist()
    found = []
    for first, end in pairwise(edges):
        if near[first]:
            before = min((at[first] - at[first - 1]) / 2, HALF_GAP_S) if first else 0.0
            after = min((at[end] - at[end - 1]) / 2, HALF_GAP_S) if end < len(at) else 0.0
            since, until = float(at[first]), float(at[end - 1])
            found.append(Stay(since, until, float(until - since + before + after), end < len(at)))
    passed = (_passes(at, x, y, place) <= reach_m) & ~near[1:] & ~near[:-1]
    for row in np.flatnonzero(passed).tolist():
        middle = float(at[row] + at[row + 1]) / 2
        found.append(Stay(middle, middle, 0.0, is_over=True))
    return sorted(found, key=lambda one: one.since)


def _passes(at: Floats, x: Floats, y: Floats, place: tuple[float, float]) -> Floats:
    """How near each straight step between two fixes came to `place`; infinite where they are too far apart in time."""
    east, north = np.diff(x), np.diff(y)
    length = np.hypot(east, north)
    along = (place[0] - x[:-1]) * east + (place[1] - y[:-1]) * north
    share = np.clip(along / np.where(length > 0, length**2, 1.0), 0.0, 1.0)
    apart = np.hypot(x[:-1] + share * east - place[0], y[:-1] + share * north - place[1])
    return np.where(np.diff(at) <= BRIDGED_S, apart, np.inf)


def still_spells(at: Floats, x: Floats, y: Floats, within_m: float) -> Iterator[StillSpell]:
    """Every stretch in which the unit stayed within `within_m` of where it came to stand, short ones of moving too.
    Whoever is not heard is not said to stand."""
    if not len(at):
        return
    rows = list(zip(at.tolist(), x.tolist(), y.tolist(), strict=True))
    since, sx, sy = rows[0]
    for (before, _, _), (now, px, py) in pairwise(rows):
        if now - before > HELD_S or math.hypot(px - sx, py - sy) > within_m:
            yield StillSpell(since, before, sx, sy, is_over=True)
            since, sx, sy = now, px, py
    yield StillSpell(since, rows[-1][0], sx, sy, is_over=False)
