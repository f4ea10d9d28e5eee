"""The demo's randomness: everything follows from one seed, each part from a stream of its own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from app.domain.key import key_from

FIELD_SINCE_MS = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1000)
"""When the demo's standing things (wells, lines, staff) were entered, as milliseconds: part of their keys."""


class Chance:
    """One seed. A part that draws more or less than before leaves the other parts as they were."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def stream(self, part: str) -> np.random.Generator:
        """The random numbers of one part of the demo, from their beginning."""
        return np.random.default_rng([self.seed, zlib.crc32(part.encode())])

    def keys(self, part: str, count: int, at_ms: int = FIELD_SINCE_MS) -> list[str]:
        """`count` keys in rising order; the same for the same seed, part and time."""
        return self.keys_at(part, range(at_ms, at_ms + count))

    def keys_at(self, part: str, at_ms: Sequence[int]) -> list[str]:
        """One key for each time, so that records of the past sort by when they were made."""
        drawn = self.stream("keys of " + part).bytes(10 * len(at_ms))
        return [key_from(ms, drawn[10 * i : 10 * i + 10]) for i, ms in enumerate(at_ms)]


def shares(rng: np.random.Generator, choices: Sequence[tuple[str, float]], count: int) -> list[str]:
    """`count` words drawn by weight; the weights need not sum to one."""
    weights = np.array([weight for _, weight in choices])
    drawn = rng.choice(len(choices), size=count, p=weights / weights.sum())
    return [choices[i][0] for i in drawn]
