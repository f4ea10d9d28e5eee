"""Roads that are not as usual: ice, mud, closed; set at the desk, with an author and an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class RoadTrouble(StrEnum):
    """What is wrong with a road."""

    ICE = "ICE"
    MUD = "MUD"
    SNOW = "SNOW"
    CLOSED = "CLOSED"


@dataclass(frozen=True, kw_only=True)
class RoadState(Record):
    """`shape` is WKB, lon lat WGS-84: a polygon (every road in it) or a line (the stretch along it).

    `factor` multiplies the travel time there; a closed road has none."""

    trouble: RoadTrouble
    shape: bytes
    factor: float | None = None
    note: str = ""
    author: str = ""
    valid_from: datetime
    expires_at: datetime
