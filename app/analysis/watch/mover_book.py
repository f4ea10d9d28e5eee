"""Who moves: every unit and vehicle under a number, with what the rules ask of it as arrays, and where it was last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from app.analysis.watch.moves import Flags, Ints, Moves
from app.domain.watch_rule import WatchedMovers


@dataclass(frozen=True)
class Mover:
    """What is known of one. `is_guarding`: police, joint or guard team, whose company makes a tanker escorted.
    `under_way_since` is seconds since 1970, or None for one that is not sent out; `area_id` is its own jurisdiction."""

    id: str
    is_unit: bool = False
    is_key: bool = False
    is_tanker: bool = False
    is_guarding: bool = False
    under_way_since: float | None = None
    area_id: str = ""


class MoverBook:
    """Numbers stay as long as the book; a mover nobody told of gets one when it is first heard.

    `reported` are those who told anything in the present batch, with (seconds, lon, lat) of the newest of it, doubted
    and late fixes too; `pressed` those of them whose emergency key is pressed. The other arrays know believed fixes.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.areas: list[str] = []
        self._numbers: dict[str, int] = {}
        self.is_unit, self.is_key, self.is_tanker, self.is_guarding = (np.zeros(0, dtype=np.bool_) for _ in range(4))
        self.under_way_since, self.heard_at, self.at = np.zeros(0), np.zeros(0), np.zeros(0)
        self.reported: dict[int, tuple[float, float, float]] = {}
        self.pressed: set[int] = set()
        self.x, self.y, self.lon, self.lat, self.speed_kmh = (np.zeros(0) for _ in range(5))

    def __len__(self) -> int:
        return len(self.ids)

    def know(self, movers: Iterable[Mover]) -> None:
        """These are all that are registered now; others keep their numbers and lose their marks."""
        told = {one.id: one for one in movers}
        self.numbers(told)
        for number, mover_id in enumerate(self.ids):
            one = told.get(mover_id, Mover(mover_id))
            self.areas[number] = one.area_id
            self.is_unit[number], self.is_key[number] = one.is_unit, one.is_key
            self.is_tanker[number], self.is_guarding[number] = one.is_tanker, one.is_guarding
            since = one.under_way_since
            self.under_way_since[number] = np.nan if since is None else since

    def number(self, mover_id: str) -> int:
        """Its number."""
        found = self._number(mover_id)
        self._grow()
        return found

    def numbers(self, mover_ids: Iterable[str]) -> Ints:
        """The numbers of many."""
        found = np.array([self._number(one) for one in mover_ids], dtype=np.int64)
        self._grow()
        return found

    def watched(self, movers: WatchedMovers) -> Flags:
        """Whom a rule looks at."""
        if movers is WatchedMovers.ALL:
            return np.ones(len(self), dtype=np.bool_)
        return {
            WatchedMovers.UNITS: self.is_unit,
            WatchedMovers.KEY_VEHICLES: self.is_key,
            WatchedMovers.TANKERS: self.is_tanker,
        }[movers]

    def keep_newest(self, moves: Moves) -> None:
        """Remember the newest fix of each mover for the next batch."""
        last = moves.last
        who = moves.mover[last]
        for mine, theirs in (
            (self.at, moves.at),
            (self.x, moves.x),
            (self.y, moves.y),
            (self.lon, moves.lon),
            (self.lat, moves.lat),
            (self.speed_kmh, moves.speed_kmh),
        ):
            mine[who] = theirs[last]

    def _number(self, mover_id: str) -> int:
        found = self._numbers.get(mover_id)
        if found is None:
            found = self._numbers[mover_id] = len(self.ids)
            self.ids.append(mover_id)
            self.areas.append("")
        return found

    def _grow(self) -> None:
        """Room for everybody: what is not known is NaN, marks are off."""
        missing = len(self.ids) - len(self.at)
        if missing:
            for name in _MARKS:
                setattr(self, name, np.append(getattr(self, name), np.zeros(missing, dtype=np.bool_)))
            for name in _TIMES_AND_PLACES:
                setattr(self, name, np.append(getattr(self, name), np.full(missing, np.nan)))


_MARKS = ("is_unit", "is_key", "is_tanker", "is_guarding")
_TIMES_AND_PLACES = ("under_way_since", "heard_at", "at", "x", "y", "lon", "lat", "speed_kmh")
