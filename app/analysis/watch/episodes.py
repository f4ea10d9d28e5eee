"""From conditions to what is told: one episode has one number however often it is seen, and after it was told a rule
says nothing more of the same object for its quiet period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.analysis.watch.rule import Key
from app.analysis.watch.sighting import Sighting

SAME_EPISODE_S = 600.0
"""Fixes are gone through thinned at a start, so an episode may begin in them so much earlier or later than it did."""


@dataclass(frozen=True, slots=True)
class Episode:
    """To be told: `number` is the same when it begins and when it is over."""

    number: str
    seen: Sighting


class Episodes:
    """Of one rule. What begins within the quiet period is held; if it still stands when the period is over, it is told
    then, and if it has ended by then, nobody hears of it."""

    def __init__(self, quiet_s: float) -> None:
        self._quiet_s = quiet_s
        self.standing: dict[Key, str] = {}
        self._begun: dict[Key, Sighting] = {}
        self._quiet_until: dict[Key, float] = {}
        self._held: dict[Key, Sighting] = {}

    def hear(self, seen: Sighting) -> Episode | None:
        """What is to be told of this sighting, if anything."""
        key = (seen.mover, seen.about)
        if not seen.active:
            self._held.pop(key, None)
            number = self.standing.pop(key, None)
            self._begun.pop(key, None)
            return None if number is None else Episode(number, seen)
        if key in self.standing:
            return None
        if seen.at < self._quiet_until.get(key, seen.at):
            self._held.setdefault(key, seen)
            return None
        return self._told(key, seen)

    def tick(self, now: float) -> list[Episode]:
        """Held ones whose quiet period is over."""
        if not self._held:
            return []
        due = [key for key in self._held if now >= self._quiet_until[key]]
        return [self._told(key, replace(self._held.pop(key), at=now)) for key in due]

    def go_on_from(self, other: Episodes) -> None:
        """Of a rule that was changed: what stood under the old one stands, with its number."""
        self.standing, self._begun = dict(other.standing), dict(other._begun)
        self._quiet_until = {key: told_at + self._quiet_s for key, told_at in other.told_at().items()}

    def told_at(self) -> dict[Key, float]:
        """When each object was last told of (seconds since 1970)."""
        return {key: until - self._quiet_s for key, until in self._quiet_until.items()}

    def adopt(self, told: Mapping[Key, tuple[str, float, bool]]) -> list[Episode]:
        """After a start: `told` is the number, the time and whether it still stands of the newest that the store knows
        of each object. What stands here only because the fixes were gone through again is adopted, or, where the store
        does not know it (the power went between fix and alert), is handed back to be told."""
        replayed, begun = self.standing, self._begun
        self.standing, self._begun, self._held, self._quiet_until = {}, {}, {}, {}
        for key, (number, at, stands) in told.items():
            self._quiet_until[key] = at + self._quiet_s
            seen = begun.get(key)
            if stands or (seen is not None and abs(seen.at - at) <= SAME_EPISODE_S):
                self.standing[key] = number
        missed = [begun[key] for key in replayed if key not in self.standing]
        return [episode for episode in map(self.hear, missed) if episode is not None]

    def _told(self, key: Key, seen: Sighting) -> Episode:
        number = f"{key[0] or '-'}:{key[1] or '-'}:{int(seen.at)}"
        self.standing[key], self._begun[key] = number, seen
        self._quiet_until[key] = seen.at + self._quiet_s
        return Episode(number, seen)


def key_of(number: str) -> Key | None:
    """Whom and what an episode's number is about; None for a number that is none of ours."""
    parts = number.split(":")
    if len(parts) != 3:
        return None
    mover, about = ("" if part == "-" else part for part in parts[:2])
    return mover, about
