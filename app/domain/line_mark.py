"""Places of a line whose K-number is known: what the painted markers say, where the drawn length alone does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class LineMark(Record):
    """At `lon`, `lat` the line `line_id` has `behind_m` metres of chainage as one comes from its beginning, and
    `ahead_m` as one goes on: the same at a marker (标定点), two at a broken chain (断链, K12+300 = K12+250)."""

    line_id: str
    behind_m: float
    ahead_m: float
    lon: float
    lat: float
    note: str = ""
    author: str = ""
    noted_at: datetime

    @property
    def is_broken_chain(self) -> bool:
        """Whether the numbering leaps here."""
        return self.behind_m != self.ahead_m
