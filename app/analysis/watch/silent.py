"""The tracker of a unit that is under way says nothing any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder, last_seen
from app.analysis.watch.sighting import Sighting


class Silent:
    """Not heard for so many minutes while under way; any word of it counts, a doubted or a late one too. Vehicles
    that are watched are under way as long as they have been heard once."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:  # noqa: ARG002  needs no ground
        self._order, self._book = order, book
        self._least_s = order.figure("minutes") * 60
        self._begun: float | None = None
        self._told: set[str] = set()

    def judge(self, moves: Moves) -> Sequence[Sighting]:  # noqa: ARG002  who is heard is in the book
        return ()

    def tick(self, now: float) -> Sequence[Sighting]:
        book = self._book
        if self._begun is None:
            self._begun = now
        wanted = book.watched(self._order.movers) & np.where(
            book.is_unit, ~np.isnan(book.under_way_since), ~np.isnan(book.heard_at)
        )
        # A desk that was off heard nobody: what it cannot know is counted from its start.
        silence = now - np.fmax(np.fmax(book.heard_at, book.under_way_since), self._begun)
        told = np.array([one in self._told for one in book.ids], dtype=np.bool_)
        # Told before the start, and not heard since: still silent, however short the desk has been on.
        unheard = told & ~(book.heard_at >= self._begun)
        silent = wanted & (unheard | (silence >= self._least_s)) & self._order.hours.covers(now)
        found = []
        for number in np.flatnonzero(silent != told).tolist():
            active = bool(silent[number])
            (self._told.add if active else self._told.discard)(book.ids[number])
            figure = float(silence[number]) / 60 if active else 0.0
            found.append(last_seen(book, number, now, active=active, figure=figure))
        return found

    def resume(self, standing: Collection[Key], now: float) -> None:
        """Those told stay told until they are heard; the others are given the full time again."""
        self._begun = now
        self._told = {mover for mover, _ in standing}
