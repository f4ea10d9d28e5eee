"""Somebody presses the emergency key. Neither hours nor doubts hold it back, nor does it come too late."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder
from app.analysis.watch.sighting import Sighting


class Panic:
    """Began when pressed, over with the first report that it is no longer pressed."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:  # noqa: ARG002  needs no ground
        self._order, self._book = order, book
        self._told: set[int] = set()

    def judge(self, moves: Moves) -> Sequence[Sighting]:  # noqa: ARG002  a doubted fix may carry it
        book, watched = self._book, self._book.watched(self._order.movers)
        found = []
        for number, (at, lon, lat) in book.reported.items():
            is_pressed = number in book.pressed and bool(watched[number])
            if is_pressed is not (number in self._told):
                (self._told.add if is_pressed else self._told.discard)(number)
                found.append(Sighting(book.ids[number], "", at, lon, lat, is_pressed))
        return found

    def tick(self, now: float) -> Sequence[Sighting]:  # noqa: ARG002  silence does not let go of the key
        return ()

    def resume(self, standing: Collection[Key], now: float) -> None:  # noqa: ARG002
        self._told = {self._book.number(mover) for mover, _ in standing}
