"""How long a time the strip at the foot of the map holds, how its alerts are counted, and how fast it plays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.ui.local_time import local

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class TimeRange(StrEnum):
    """The lengths of the strip."""

    NIGHT = "12 h"
    WEEK = "7 days"
    MONTH = "30 days"
    YEARS = "24 months"


SPANS: Mapping[TimeRange, timedelta] = {
    TimeRange.NIGHT: 12 * HOUR,
    TimeRange.WEEK: 7 * DAY,
    TimeRange.MONTH: 30 * DAY,
    TimeRange.YEARS: 731 * DAY,
}
SPEEDS: Mapping[str, float] = {f"×{times}": float(times) for times in (1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600)}
"""Seconds that pass in a second of playing."""
USUAL_SPEED = "×60"
"""A minute a second."""


@dataclass(frozen=True)
class TimeWindow:
    """What the strip shows: from `since` to `until`; alerts are counted by the hour, over two years by the day."""

    range: TimeRange
    until: datetime

    @property
    def since(self) -> datetime:
        """Its begin."""
        return self.until - SPANS[self.range]

    @property
    def step(self) -> timedelta:
        """How long a time each bar counts."""
        return DAY if self.range is TimeRange.YEARS else HOUR

    def first_bar(self) -> datetime:
        """The full hour, or the county's midnight, at or before the begin."""
        begin = local(self.since).replace(minute=0, second=0, microsecond=0)
        return begin.replace(hour=0) if self.step == DAY else begin

    def bars(self) -> int:
        """How many bars there are from the first on."""
        return -(-(self.until - self.first_bar()) // self.step)

    def around(self, at: datetime, now: datetime) -> TimeWindow:
        """The same length, moved so that `at` lies in it, in the middle if it lay outside; never past `now`."""
        if self.since <= at <= self.until:
            return self
        return TimeWindow(self.range, min(now, at + SPANS[self.range] / 2))
