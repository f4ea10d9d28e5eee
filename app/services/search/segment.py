"""One source in memory: its names, where each row stands, and its rank; what is best of it for a query."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.analysis.name_index import Match, NameIndex
from app.analysis.said_name import SaidName
from app.domain.position import Position
from app.store.search_index import NamedRows, Rank


@dataclass(frozen=True)
class Hit:
    """A row that fits, before it is read from the store."""

    match: int
    rank: int
    away: float
    key: int


@dataclass(frozen=True)
class Segment:
    """Rows that were read at once. `gone` are those that were read again since, into `newer`."""

    index: NameIndex
    keys: NDArray[np.int64]
    lon: NDArray[np.float32]
    lat: NDArray[np.float32]
    rank: NDArray[np.uint8]
    gone: NDArray[np.bool_] | None = None
    newer: Segment | None = None

    @classmethod
    def of(cls, rows: NamedRows) -> Segment:
        return cls(
            NameIndex.of(rows.names),
            np.array(rows.keys, dtype=np.int64),
            np.array(rows.lon, dtype=np.float32),
            np.array(rows.lat, dtype=np.float32),
            np.array(rows.rank, dtype=np.uint8),
        )

    def __len__(self) -> int:
        return len(self.keys)

    def renewed(self, rows: NamedRows) -> Segment:
        """The same with these rows as they stand now."""
        before = self.gone if self.gone is not None else np.zeros(len(self), dtype=np.bool_)
        gone = before | np.isin(self.keys, np.array(rows.keys, dtype=np.int64))
        return replace(self, gone=gone, newer=Segment.of(rows))

    def best(self, said: SaidName, near: Position | None, most: int, *, in_two: bool = False) -> list[Hit]:
        """The rows that fit best: by match, rank and nearness; with `in_two` those that have it in two parts."""
        match = self.index.find_in_two(said) if in_two else self.index.find(said)
        if self.gone is not None:
            match[self.gone] = Match.NONE
        rows = np.flatnonzero(match != Match.NONE)
        if len(rows) > most:
            # Whole classes of matches, the best first, until there are enough.
            counts = np.cumsum(np.bincount(match[rows], minlength=Match.NONE))
            rows = rows[match[rows] <= int(np.searchsorted(counts, most))]
        away = self._away(rows, near)
        order = np.lexsort((away, self.rank[rows], match[rows]))[:most]
        found = [
            Hit(int(match[row]), int(self.rank[row]), float(away[at]), int(self.keys[row]))
            for at, row in zip(order, rows[order], strict=True)
        ]
        if self.newer is not None:
            found = sorted([*found, *self.newer.best(said, near, most, in_two=in_two)], key=_quality)[:most]
        return found

    def _away(self, rows: NDArray[np.int64], near: Position | None) -> NDArray[np.float32]:
        """Square of the degrees (of latitude) from `near`; what has no place is as far as can be."""
        if near is None:
            return np.zeros(len(rows), dtype=np.float32)
        shrink = math.cos(math.radians(near.lat))
        east, north = (
            (self.lon[rows] - np.float32(near.lon)) * np.float32(shrink),
            self.lat[rows] - np.float32(near.lat),
        )
        away: NDArray[np.float32] = np.nan_to_num(east * east + north * north, nan=1e9)
        return away


def _quality(hit: Hit) -> tuple[int, int, float]:
    return hit.match, hit.rank, hit.away


def mixed(found: Sequence[Sequence[Hit]], most: int, *, turn: int = 4) -> list[tuple[int, Hit]]:
    """Hits of several sources as one list of (number of the source, hit): the best matches first; among equals the
    sources take turns of `turn`, so that a thousand wells do not hide the one police room."""
    ranked: list[tuple[tuple[int, bool, int, int, int], int, Hit]] = []
    for number, hits in enumerate(found):
        seen: Counter[tuple[int, bool]] = Counter()
        for hit in sorted(hits, key=_quality):
            like = (hit.match, hit.rank == Rank.OVER)
            ranked.append(((*like, seen[like] // turn, number, len(ranked)), number, hit))
            seen[like] += 1
    ranked.sort(key=lambda one: one[0])
    return [(number, hit) for _, number, hit in ranked[:most]]
