"""From single positions near a place to visits: who was there, from when to when; and what the visits come to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.analysis.coverage.ways import Bools, Floats, Ints, Ways
from app.domain.coverage import PassingRule

NEVER = 0.0


@dataclass(frozen=True)
class Visits:
    """One row a visit, in order of place and of who came: number of the place and the unit, begin and end in seconds
    since 1970. `is_check`: a check point of a patrol, told as reached, or what a file told where `unit` is -1."""

    place: Ints
    unit: Ints
    begin: Floats
    end: Floats
    is_check: Bools

    def __len__(self) -> int:
        return len(self.place)

    def only(self, wanted: Bools) -> Visits:
        return Visits(*(column[wanted] for column in vars(self).values()))

    def and_also(self, more: Visits) -> Visits:
        """These and those."""
        both = zip(vars(self).values(), vars(more).values(), strict=True)
        return Visits(*(np.concatenate(pair) for pair in both))


@dataclass(frozen=True)
class Seen:
    """Of each place: the end of its last visit (0 for none), who came, how long the last stay was (seconds), whether it
    was a check point, how many visits there were, and the longest time of the span without one (seconds)."""

    at: Floats
    unit: Ints
    stay: Floats
    is_check: Bools
    visits: Ints
    longest_gap: Floats


def visits_of(ways: Ways, place: Ints, at: Ints, rule: PassingRule) -> Visits:
    """The visits that these pairs of place and position are.

    One goes on while the unit's next position is near as well (however long a tracker is silent up to `silent_min`), or
    while it is near again within `bridge_s`: a receiver's scatter at the edge ends no stay.
    """
    if not len(place):
        none = np.zeros(0, dtype=np.int64)
        return Visits(none, none, np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.bool_))
    key = np.sort(place * len(ways) + at)
    place, at = np.divmod(key, len(ways))
    unit, when = ways.unit[at], ways.at[at]
    step = np.diff(when)
    is_next = (np.diff(at) == 1) & (step <= rule.silent_min * 60.0)
    goes_on = (np.diff(place) == 0) & (np.diff(unit) == 0) & (is_next | (step <= rule.bridge_s))
    first = np.r_[0, np.flatnonzero(~goes_on) + 1]
    last = np.r_[np.flatnonzero(~goes_on), len(place) - 1]
    return Visits(place[first], unit[first], when[first], when[last], np.zeros(len(first), dtype=np.bool_))


def long_enough(visits: Visits, dwell_s: Floats) -> Visits:
    """Those in which somebody stayed as long as the place needs (`dwell_s` by place), and what was told as checked."""
    return visits.only(visits.is_check | (visits.end - visits.begin >= dwell_s[visits.place]))


def seen(visits: Visits, places: int, since: float, until: float) -> Seen:
    """What the visits come to in [since, until] for each of `places`."""
    found = Seen(
        np.full(places, NEVER), np.full(places, -1), np.zeros(places), np.zeros(places, dtype=np.bool_),
        np.bincount(visits.place, minlength=places), np.full(places, until - since),
    )  # fmt: skip
    if not len(visits):
        return found
    order = np.lexsort((visits.end, visits.place))
    newest = order[np.r_[np.diff(visits.place[order]) != 0, True]]
    of = visits.place[newest]
    found.at[of], found.unit[of], found.is_check[of] = visits.end[newest], visits.unit[newest], visits.is_check[newest]
    found.stay[of] = visits.end[newest] - visits.begin[newest]
    found.longest_gap[of] = _longest_gaps(visits, since, until)
    return found


def _longest_gaps(visits: Visits, since: float, until: float) -> Floats:
    """Of each place that was visited, in order: the longest time of [since, until] in which nobody was there."""
    order = np.lexsort((visits.begin, visits.place))
    place = visits.place[order]
    begin, end = (np.clip(column[order], since, until) - since for column in (visits.begin, visits.end))
    is_first = np.r_[True, np.diff(place) != 0]
    # Who came first may leave last: the latest end so far, kept apart by place through an offset longer than the span.
    apart = (np.cumsum(is_first) - 1) * (until - since + 1.0)
    until_now = np.maximum.accumulate(end + apart) - apart
    gap = begin - np.where(is_first, 0.0, np.r_[0.0, until_now[:-1]])
    firsts = np.flatnonzero(is_first)
    last = until_now[np.r_[firsts[1:], len(place)] - 1]
    longest: Floats = np.maximum(np.maximum.reduceat(np.maximum(gap, 0.0), firsts), until - since - last)
    return longest
