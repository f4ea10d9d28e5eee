"""Goes round all rules with each batch of fixes and each tick: the one place where order matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.watch.episodes import Episode, Episodes
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Floats, Ints, Moves
from app.analysis.watch.rule import Rule
from app.analysis.watch.sighting import Sighting
from app.domain.unit import Fix

if TYPE_CHECKING:
    from pyproj import Transformer

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STEP_S = 300.0
"""A told speed is believed before that of a step; where none is told, a step of five minutes at most will do."""

LATE_S = 600.0
"""Guards' trackers tell every five minutes; what is older than two of those comes out of a dead zone."""

Told = tuple[str, Episode]
"""A rule's code, and what it has to say."""


@dataclass(frozen=True)
class Reports:
    """Fixes as they came, as columns: numbers of movers, seconds since 1970, degrees, told speed or NaN."""

    mover: Ints
    at: Floats
    lon: Floats
    lat: Floats
    speed_kmh: Floats
    believed: Flags


@dataclass
class Running:
    """A rule at work."""

    rule: Rule
    episodes: Episodes


class WatchRound:
    """`rules` are by code, in the order they are asked. Not to be shared between threads."""

    def __init__(self, book: MoverBook, to_metres: Transformer) -> None:
        self.book = book
        self.rules: dict[str, Running] = {}
        self._to_metres = to_metres
        self.late = 0

    def judge(self, fixes: Sequence[Fix], now: float, pressed: Collection[str] = ()) -> list[Told]:
        """What these fixes, believed and doubted, show. `pressed` are keys of movers whose emergency key is pressed.

        A fix older than its mover's newest, or than `LATE_S`, is counted as `late` and judged by no rule but the
        emergency key's: what a dead zone kept back must not read as if it happened now.
        """
        told = Reports(
            mover=self.book.numbers(map(_unit_id, fixes)),
            at=np.array([(one.at - _EPOCH).total_seconds() for one in fixes]),
            lon=np.array(list(map(_lon, fixes)), dtype=np.float64),
            lat=np.array(list(map(_lat, fixes)), dtype=np.float64),
            speed_kmh=np.array([one.speed_kmh for one in fixes], dtype=np.float64),
            believed=np.array([one.doubt is None for one in fixes], dtype=np.bool_),
        )
        return self.judge_reports(told, now, pressed)

    def judge_reports(self, told: Reports, now: float, pressed: Collection[str] = ()) -> list[Told]:
        """The same of fixes that are arrays already."""
        if not len(told.mover) and not pressed:
            return []
        self.book.heard_at[told.mover] = now
        self._report(told, now, pressed)
        moves = self._moves(told, now)
        found = self._asked(lambda rule: rule.judge(moves))
        self.book.keep_newest(moves)
        return found

    def tick(self, now: float) -> list[Told]:
        """What the passing of time shows (seconds since 1970)."""
        found = self._asked(lambda rule: rule.tick(now))
        for code, running in self.rules.items():
            found += [(code, episode) for episode in running.episodes.tick(now)]
        return found

    def _asked(self, ask: Callable[[Rule], Iterable[Sighting]]) -> list[Told]:
        found: list[Told] = []
        for code, running in self.rules.items():
            for seen in ask(running.rule):
                episode = running.episodes.hear(seen)
                if episode is not None:
                    found.append((code, episode))
        return found

    def _moves(self, told: Reports, now: float) -> Moves:
        """The believed ones that are newer than what was known, each with the one before it."""
        book = self.book
        order = np.lexsort((told.at, told.mover))
        order = order[told.believed[order]]
        newer = told.at[order] > np.fmax(book.at[told.mover[order]], now - LATE_S)
        again = ~_firsts(told.mover[order]) & (np.diff(told.at[order], prepend=-np.inf) == 0)
        self.late += int((~newer).sum())
        order = order[newer & ~again]
        mover, at, lon, lat = told.mover[order], told.at[order], told.lon[order], told.lat[order]
        x, y = self._to_metres.transform(lon, lat) if len(order) else (lon, lat)
        first = _firsts(mover)
        before_at, before_x, before_y = (
            np.where(first, known[mover], np.concatenate((own[:1], own[:-1])))
            for known, own in ((book.at, at), (book.x, x), (book.y, y))
        )
        elapsed = at - before_at
        with np.errstate(invalid="ignore", divide="ignore"):
            of_step = np.where(elapsed <= STEP_S, np.hypot(x - before_x, y - before_y) / elapsed * 3.6, np.nan)
        speed = told.speed_kmh[order]
        speed = np.where(np.isnan(speed), of_step, speed)
        return Moves(mover, at, x, y, lon, lat, speed, before_at, before_x, before_y, first)

    def _report(self, told: Reports, now: float, pressed: Collection[str]) -> None:
        """Who told anything, and where; who pressed without a place is where it was last."""
        book = self.book
        rows = zip(told.mover.tolist(), told.at.tolist(), told.lon.tolist(), told.lat.tolist(), strict=True)
        book.reported = {number: (when, east, north) for number, when, east, north in rows}
        book.pressed = {book.number(one) for one in pressed}
        for number in book.pressed - book.reported.keys():
            book.reported[number] = (now, float(book.lon[number]), float(book.lat[number]))


_unit_id, _lon, _lat = attrgetter("unit_id"), attrgetter("lon"), attrgetter("lat")


def _firsts(mover: Ints) -> Flags:
    found: Flags = np.diff(mover, prepend=-1) != 0
    return found
