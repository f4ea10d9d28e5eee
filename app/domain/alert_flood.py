"""Alarm floods after EEMUA 191: on from 11 alerts in ten minutes until fewer than 5 (domain.md D.9)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=10)
BEGINS_AT, ENDS_BELOW = 11, 5


@dataclass(frozen=True)
class Flood:
    """`since` is when the flood that lasts began, None in calm; `count` is of the last ten minutes."""

    since: datetime | None
    count: int

    @property
    def is_on(self) -> bool:
        return self.since is not None


@dataclass(frozen=True)
class FloodSpell:
    """A flood from its eleventh alert to the moment when fewer than 5 were left; `until` is None while it lasts."""

    since: datetime
    until: datetime | None


def flood(raised_times: Iterable[datetime], now: datetime) -> Flood:
    """Whether the alerts raised at these times (any order) are a flood at `now`; a restart changes nothing of it.

    Times after `now` do not count. Give all since a moment before which it was calm.
    """
    times = sorted(at for at in raised_times if at <= now)
    spells = flood_spells(times, now)
    count = sum(at > now - WINDOW for at in times)
    return Flood(spells[-1].since if spells and spells[-1].until is None else None, count)


def flood_spells(raised_times: Iterable[datetime], now: datetime) -> list[FloodSpell]:
    """Every flood up to `now`, the earliest first."""
    spells: list[FloodSpell] = []
    window: deque[datetime] = deque()
    since: datetime | None = None
    for at in [*sorted(one for one in raised_times if one <= now), None]:
        limit = now if at is None else at
        while window and window[0] + WINDOW <= limit:
            left = window.popleft()
            if since is not None and len(window) < ENDS_BELOW:
                spells.append(FloodSpell(since, left + WINDOW))
                since = None
        if at is not None:
            window.append(at)
            if since is None and len(window) >= BEGINS_AT:
                since = at
    return spells if since is None else [*spells, FloodSpell(since, None)]
