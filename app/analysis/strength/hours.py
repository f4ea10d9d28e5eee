"""Intervals cut at the hours of the county's clock: theft times are intervals, and so are watches (domain.md D.10)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
HOURS_A_DAY, DAYS_A_WEEK, HOUR_S = 24, 7, 3600.0
WEEK_S = DAYS_A_WEEK * HOURS_A_DAY * HOUR_S
_THURSDAY = 3
"""The weekday of 1970-01-01, Monday being 0."""


class Pieces(NamedTuple):
    """The parts of intervals, an hour each: of which interval, in which hour since 1970-01-01 00:00 of the county's
    clock, and how many seconds of it."""

    of: Ints
    hour: Ints
    seconds: Floats


def pieces(begin_s: Floats, end_s: Floats, offset_h: int) -> Pieces:
    """Cut intervals in UTC seconds since 1970 at the full hours of a clock `offset_h` ahead of UTC. One that has no
    length, or ends before it begins, is a piece of no seconds in the hour of its begin."""
    begin = np.asarray(begin_s, dtype=np.float64) + offset_h * HOUR_S
    end = np.maximum(np.asarray(end_s, dtype=np.float64) + offset_h * HOUR_S, begin)
    first = np.floor(begin / HOUR_S).astype(np.int64)
    last = np.maximum(first, np.ceil(end / HOUR_S).astype(np.int64) - 1)
    count = last - first + 1
    of = np.repeat(np.arange(len(first)), count)
    hour = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count) + first[of]
    seconds = np.minimum(end[of], (hour + 1) * HOUR_S) - np.maximum(begin[of], hour * HOUR_S)
    return Pieces(of, hour, seconds)


def aoristic(begin_s: Floats, end_s: Floats, offset_h: int) -> tuple[Ints, Ints, Floats]:
    """Each incident shared out over the hours in which it may have happened, 1 in all: of which, hour, share.

    The weight of an hour is its part of the interval (Ratcliffe 2002). Of an interval longer than a week the last week
    counts, which is flat over the hours of the week.
    """
    end = np.maximum(np.asarray(end_s, dtype=np.float64), begin_s)
    begin = np.maximum(np.asarray(begin_s, dtype=np.float64), end - WEEK_S)
    found = pieces(begin, end, offset_h)
    length = (end - begin)[found.of]
    share = np.divide(found.seconds, length, out=np.ones_like(length), where=length > 0)
    return found.of, found.hour, share


def weekday_of(hour: Ints) -> Ints:
    """The weekday of hours since 1970-01-01 00:00, Monday being 0."""
    weekday: Ints = (np.asarray(hour) // HOURS_A_DAY + _THURSDAY) % DAYS_A_WEEK
    return weekday


def by_place_and_hour(rows: Ints, hour: Ints, amount: Floats, places: int) -> Floats:
    """Amounts summed by place, weekday and hour of the day: (places, 7, 24). A row of -1 lies in no place and is left
    out."""
    inside = rows >= 0
    rows, hour, amount = rows[inside], hour[inside], amount[inside]
    slot = (rows * DAYS_A_WEEK + weekday_of(hour)) * HOURS_A_DAY + hour % HOURS_A_DAY
    size = places * DAYS_A_WEEK * HOURS_A_DAY
    summed: Floats = np.bincount(slot, weights=amount, minlength=size).astype(np.float64)
    return summed.reshape(places, DAYS_A_WEEK, HOURS_A_DAY)


def on_record(hour: Ints) -> Floats:
    """How many hours of each weekday and hour of the day are on record, (7, 24), where these hours told something.

    Between two of them nothing may have been there for a day; a longer silence, and what lies before the first and
    after the last, is not known.
    """
    told = np.unique(hour)
    if not len(told):
        return np.zeros((DAYS_A_WEEK, HOURS_A_DAY))
    gaps = np.append(np.diff(told), 1)
    gaps[gaps > HOURS_A_DAY] = 1
    known = np.repeat(told, gaps) + np.arange(int(gaps.sum())) - np.repeat(np.cumsum(gaps) - gaps, gaps)
    found: Floats = by_place_and_hour(np.zeros_like(known), known, np.ones(len(known)), 1)[0]
    return found
