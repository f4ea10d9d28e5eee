"""Rules of one condition for each mover: it must last, and it is told once when it begins and once when it is over."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Floats, Moves
from app.analysis.watch.rule import Key, RuleOrder, last_seen, sighting
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.switch import Lasting


class LastingRule:
    """`_turn` is given the rows that turn the condition on and off; the hours of the rule are added here."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook, least_s: float) -> None:
        self._order, self._ground, self._book = order, ground, book
        self._lasting = Lasting(least_s)

    def tick(self, now: float) -> Sequence[Sighting]:
        """The hours may end while nothing is heard."""
        if self._order.hours.covers(now):
            return ()
        over = self._lasting.told()
        self._lasting.end(over)
        return [
            last_seen(self._book, who, now, about=self._about(who, end=True), active=False) for who in over.tolist()
        ]

    def resume(self, standing: Collection[Key], now: float) -> None:
        for mover, about in standing:
            who = self._book.number(mover)
            self._lasting.stand(who, now, len(self._book))
            self._begin_about(who, about)

    def _watched(self, moves: Moves) -> Moves:
        return moves.where(self._book.watched(self._order.movers)[moves.mover])

    def _turn(self, moves: Moves, on: Flags, off: Flags, figures: Floats | None = None) -> list[Sighting]:
        """What is seen; `figures` are those to tell at each row, the minutes it has lasted where none are given."""
        looks = self._order.looks_at(moves.at)
        lasted = self._lasting.turn(moves, on & looks, off | ~looks, len(self._book))
        told = lasted.minutes if figures is None else figures
        began = set(lasted.began.tolist())
        found = []
        for row in sorted(began | set(lasted.ended.tolist())):
            who, active = int(moves.mover[row]), row in began
            if active:
                self._begin_about(who, self._about_row(row))
            about = self._about(who, end=not active)
            found.append(
                sighting(moves, row, self._book, about=about, active=active, figure=told[row] if active else 0.0)
            )
        return found

    def _about_row(self, row: int) -> str:  # noqa: ARG002  most kinds are about the mover alone
        """The key of what a condition that begins at this row is about."""
        return ""

    def _begin_about(self, who: int, about: str) -> None:
        """Remember what it is about."""

    def _about(self, who: int, *, end: bool) -> str:  # noqa: ARG002
        """What the condition of this mover is about; forgotten at its end."""
        return ""
