"""Where strength should stand by the incidents that were reported, and whether that would have been right.

A place and hour rarely has more than one or two incidents, so its plain count is mostly chance. The proposal takes a
year of them, the older the lighter; shares each with the hours beside it; and leans for half on the plain product of
how much the place and how much the hour has. It is judged on days that it has not seen, against the plain count.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.analysis.strength.hours import HOURS_A_DAY, Floats, Ints

HISTORY_DAYS, HALF_LIFE_DAYS = 365, 90.0
BESIDE = (0.25, 0.5, 0.25)
LEAN = 0.5
BUDGET = 0.2
"""The part of all places and hours that counts as staffed when hits are counted."""
STAYS = 0.25
"""The part of what stands at a place that stays: for what nobody foresees, and so that no place is left to itself."""
FOLDS, FOLD_DAYS = 3, 30
LEAST_JUDGED = 20.0
SURE = 1.96


@dataclass(frozen=True)
class Incidents:
    """Shares of incidents: in which row, in which hour of the county's clock since 1970, how much, and the day on which
    the incident was known. All (n,)."""

    row: Ints
    hour: Ints
    share: Floats
    known_day: Ints

    def where(self, chosen: NDArray[np.bool_]) -> Incidents:
        return Incidents(self.row[chosen], self.hour[chosen], self.share[chosen], self.known_day[chosen])

    @property
    def day(self) -> Ints:
        day: Ints = self.hour // HOURS_A_DAY
        return day


@dataclass(frozen=True)
class BackTest:
    """Over all folds: incidents judged, how many of them lay in what the proposal, and in what the plain count, would
    have staffed; `sureness` is by how many standard deviations the proposal is ahead (behind where negative)."""

    judged: float
    hits: float
    plain_hits: float
    sureness: float

    @property
    def share(self) -> float:
        return self.hits / self.judged if self.judged else 0.0

    @property
    def plain_share(self) -> float:
        return self.plain_hits / self.judged if self.judged else 0.0


def scores(seen: Incidents, until_day: int, places: int) -> Floats:
    """How much each place and hour should have, in shares of 1 (places, 24), by what was known before `until_day`.
    All zeros where nothing was."""
    seen = seen.where((seen.known_day < until_day) & (seen.day < until_day) & (seen.day >= until_day - HISTORY_DAYS))
    faded = seen.share * 0.5 ** ((until_day - seen.day) / HALF_LIFE_DAYS)
    counted = counts(seen.row, seen.hour, faded, places)
    smeared = sum(part * np.roll(counted, step, axis=1) for step, part in zip((-1, 0, 1), BESIDE, strict=True))
    total = float(counted.sum())
    if total <= 0:
        return np.zeros((places, HOURS_A_DAY))
    smeared = np.asarray(smeared) / total
    product = np.outer(smeared.sum(axis=1), smeared.sum(axis=0))
    found: Floats = (1.0 - LEAN) * smeared + LEAN * product
    return found


def plain_counts(seen: Incidents, until_day: int, days: int, places: int) -> Floats:
    """Incidents of the `days` before `until_day` that were known then, counted (places, 24)."""
    seen = seen.where((seen.known_day < until_day) & (seen.day < until_day) & (seen.day >= until_day - days))
    return counts(seen.row, seen.hour, seen.share, places)


def counts(row: Ints, hour: Ints, share: Floats, places: int) -> Floats:
    """Shares summed by row and hour of the day (places, 24); rows of -1 are left out."""
    inside = row >= 0
    slot = row[inside] * HOURS_A_DAY + hour[inside] % HOURS_A_DAY
    summed: Floats = np.bincount(slot, weights=share[inside], minlength=places * HOURS_A_DAY).astype(np.float64)
    return summed.reshape(places, HOURS_A_DAY)


def staffed(wanted: Floats, budget: float = BUDGET) -> Floats:
    """Which places and hours would be staffed, were the `budget` part of them: 1, 0, and for those that tie at the edge
    the part of them for which there is room, so that no order of rows helps either side."""
    room = round(budget * wanted.size)
    flat = wanted.ravel()
    edge = np.partition(flat, flat.size - room)[flat.size - room] if room else np.inf
    above, tied = flat > edge, flat == edge
    found = above.astype(np.float64)
    if tied.any():
        found[tied] = (room - int(above.sum())) / int(tied.sum())
    return found.reshape(wanted.shape)


def back_test(seen: Incidents, until_day: int, plain_days: int, places: int) -> BackTest:
    """Three times: learn from what was known before a day, judge on the 30 days that follow, up to `until_day`."""
    judged = hits = plain_hits = only_ours = only_theirs = 0.0
    for fold in range(FOLDS, 0, -1):
        cut = until_day - fold * FOLD_DAYS
        ours, theirs = staffed(scores(seen, cut, places)), staffed(plain_counts(seen, cut, plain_days, places))
        after = seen.where((seen.day >= cut) & (seen.day < cut + FOLD_DAYS) & (seen.row >= 0))
        at = after.row, after.hour % HOURS_A_DAY
        mine, other = ours[at], theirs[at]
        judged += float(after.share.sum())
        hits += float((after.share * mine).sum())
        plain_hits += float((after.share * other).sum())
        only_ours += float((after.share * mine * (1.0 - other)).sum())
        only_theirs += float((after.share * other * (1.0 - mine)).sum())
    apart = only_ours + only_theirs
    return BackTest(judged, hits, plain_hits, (only_ours - only_theirs) / apart**0.5 if apart > 0 else 0.0)


def shared_out(wanted: Floats, minutes: Floats) -> Floats:
    """The minutes of a day (rows, 24) shared out as is `wanted`, but for the part that stays where it is; all as they
    are where nothing is wanted anywhere."""
    total = float(wanted.sum())
    if total <= 0:
        return minutes
    return STAYS * minutes + wanted * ((1.0 - STAYS) * float(minutes.sum()) / total)
