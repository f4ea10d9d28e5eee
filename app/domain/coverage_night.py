"""What was seen in one night, kept: it outlasts the positions that it was reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class CoverageNight(Record):
    """The coverage of the night that began on `evening` (2026-11-21), from `fixes` positions, as it was at `made_at`.
    `packed` are its lists and figures, compressed. What came late has it reckoned anew, in place of what was kept."""

    evening: str
    since: datetime
    until: datetime
    made_at: datetime
    fixes: int
    packed: bytes
