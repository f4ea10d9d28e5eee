"""What every kind of watch rule is: it is given batches of moves and the passing of time, and says what it sees."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Floats, Moves
from app.analysis.watch.sighting import Sighting
from app.domain.watch_hours import COUNTY_OFFSET_S, MONDAY_OF_1970_MIN, WEEK_MIN, WatchHours
from app.domain.watch_rule import WatchedMovers


@dataclass(frozen=True)
class RuleOrder:
    """A rule as it is wanted: whom it looks at, when, in which zones, with which figures (all checked)."""

    movers: WatchedMovers
    hours: WatchHours
    zone_ids: tuple[str, ...]
    figures: Mapping[str, object]

    def figure(self, name: str) -> float:
        """One of the figures."""
        value = self.figures[name]
        if not isinstance(value, int | float):
            raise TypeError(f"{name} is {value!r}")
        return float(value)

    def looks_at(self, at: Floats) -> Flags:
        """Whether the rule looks, for each moment (seconds since 1970)."""
        week = np.frombuffer(self.hours.minutes, dtype=np.bool_)
        minutes = (at + COUNTY_OFFSET_S).astype(np.int64) // 60 + MONDAY_OF_1970_MIN
        looks: Flags = week[minutes % WEEK_MIN]
        return looks


Key = tuple[str, str]
"""Whom and what a condition is about: keys of a mover and of a zone, line, well or other mover; either may be empty."""


class Rule(Protocol):
    """State is kept in the rule alone; the same moves in the same order give the same sightings."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None: ...

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        """What these moves show. `book` still holds where each mover was before them."""
        ...

    def tick(self, now: float) -> Sequence[Sighting]:
        """What the passing of time shows; `book` holds the newest fixes. Called about once a second."""
        ...

    def resume(self, standing: Collection[Key], now: float) -> None:
        """After a start or a change: these conditions stand, and were told; what else it remembers is only a guess."""
        ...


def sighting(
    moves: Moves, row: int, book: MoverBook, *, about: str = "", active: bool = True, figure: float = 0.0
) -> Sighting:
    """What is seen at one row of a batch."""
    return Sighting(
        book.ids[moves.mover[row]],
        about,
        float(moves.at[row]),
        float(moves.lon[row]),
        float(moves.lat[row]),
        active,
        0.0 if np.isnan(figure) else float(figure),
    )


def last_seen(
    book: MoverBook, number: int, now: float, *, about: str = "", active: bool = True, figure: float = 0.0
) -> Sighting:
    """What is seen of a mover without a new fix: at its last place."""
    return Sighting(book.ids[number], about, now, float(book.lon[number]), float(book.lat[number]), active, figure)
