"""Goes round all rules with each batch of fixes and each tick: the one place where order matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

import numpy as np
from pyproj import Transformer

from app.analysis.watch.episodes import Episode, Episodes
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Floats, Ints, Moves
from app.analysis.watch.rule import Rule
from app.analysis.watch.sighting import Sighting
from app.domain.unit import Fix

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STEP_S = 300.0
"""A told speed is believed before that of a step; where none is told, a step of five minutes at most will do."""

LATE_S = 600.0
"""Guards' trackers tell every five minutes; what is older than two of those comes out of a dead zone."""

Told = tuple[str, Episode]
"""A rule's code, and what it has to say."""


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
        if not fixes:
            return []
        moves = self._moves(fixes, now, pressed)
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

    def _moves(self, fixes: Sequence[Fix], now: float, pressed: Collection[str]) -> Moves:
        book = self.book
        mover = book.numbers(map(_unit_id, fixes))
        at = np.array([(one.at - _EPOCH).total_seconds() for one in fixes])
        lon, lat = np.array(list(map(_lon, fixes))), np.array(list(map(_lat, fixes)))
        book.heard_at[mover] = now
        self._report(mover, at, lon, lat, pressed)
        believed = np.array([one.doubt is None for one in fixes])
        speed = np.array([one.speed_kmh for one in fixes], dtype=np.float64)
        order = np.lexsort((at, mover))
        order = order[believed[order]]
        first = _firsts(mover[order])
        newer = at[order] > np.fmax(book.at[mover[order]], now - LATE_S)
        again = ~first & (np.diff(at[order], prepend=-np.inf) == 0)
        self.late += int((~newer).sum())
        order = order[newer & ~again]
        mover, at, lon, lat, speed = mover[order], at[order], lon[order], lat[order], speed[order]
        x, y = self._to_metres.transform(lon, lat) if len(order) else (lon, lat)
        first = _firsts(mover)
        before_at, before_x, before_y = (
            np.where(first, known[mover], np.concatenate((own[:1], own[:-1])))
            for known, own in ((book.at, at), (book.x, x), (book.y, y))
        )
        elapsed = at - before_at
        with np.errstate(invalid="ignore", divide="ignore"):
            of_step = np.where(elapsed <= STEP_S, np.hypot(x - before_x, y - before_y) / elapsed * 3.6, np.nan)
        speed = np.where(np.isnan(speed), of_step, speed)
        return Moves(mover, at, x, y, lon, lat, speed, before_at, before_x, before_y, first)

    def _report(self, mover: Ints, at: Floats, lon: Floats, lat: Floats, pressed: Collection[str]) -> None:
        """Who told anything, and where; the place of a doubted fix is better than none for who needs help."""
        book = self.book
        told = zip(mover.tolist(), at.tolist(), lon.tolist(), lat.tolist(), strict=True)
        book.reported = {number: (when, east, north) for number, when, east, north in told}
        book.pressed = {book.number(one) for one in pressed}


_unit_id, _lon, _lat = attrgetter("unit_id"), attrgetter("lon"), attrgetter("lat")


def _firsts(mover: Ints) -> Flags:
    found: Flags = np.diff(mover, prepend=-1) != 0
    return found
