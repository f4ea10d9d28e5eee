"""Asks a worker process for the coverage of a period, and knows the period of a night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from app.domain.roster_turn import COUNTY_TIME
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_file import CoverageRules, load
from app.services.coverage.coverage_reading import CoverageOrder
from app.services.coverage.covering import cover
from app.services.solved_apart import solved_apart

NIGHT_BEGINS, NIGHT_ENDS = time(20), time(8)


class CoverageDesk:
    """`cover` blocks its thread, which must be none that draws or writes: a process apart reads the store by itself."""

    def __init__(self, database: Path | str, rules: Path) -> None:
        self._database, self._file = database, rules

    def rules(self) -> CoverageRules:
        """What the county's own file says, read each time: it is small."""
        return load(self._file)

    def cover(
        self,
        since: datetime,
        until: datetime,
        progress: Callable[[int, int], object] = lambda _done, _of: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> Coverage | None:
        """Which ground was seen in [since, until]; None where it was stopped. Raises `StoreUnavailable`."""
        order = CoverageOrder(self._database, since, until, self.rules().passing)
        return solved_apart(cover, order, progress, is_stopped)


def night_of(moment: datetime) -> date:
    """The evening's day of the night that holds at `moment`, or that ended last."""
    clock = moment.astimezone(COUNTY_TIME)
    return clock.date() if clock.time() >= NIGHT_BEGINS else clock.date() - timedelta(days=1)


def night_span(evening: date) -> tuple[datetime, datetime]:
    """Begin and end (UTC) of the night that begins on that day: from 20:00 to 08:00 of the county."""
    begin = datetime.combine(evening, NIGHT_BEGINS, COUNTY_TIME)
    end = datetime.combine(evening + timedelta(days=1), NIGHT_ENDS, COUNTY_TIME)
    return begin.astimezone(UTC), end.astimezone(UTC)
