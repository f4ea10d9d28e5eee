"""Why two cases are thought to be by the same hands: never a verdict, each reason in sight, for an officer to judge.

Cases and places are compared, persons never.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Aspect(StrEnum):
    """What is compared, in the order in which it is told."""

    WAY = "WAY"
    VEHICLE = "VEHICLE"
    KIND = "KIND"
    PLACE = "PLACE"
    TIME = "TIME"
    HOUR = "HOUR"
    WEEKDAY = "WEEKDAY"
    TEXT = "TEXT"


@dataclass(frozen=True)
class Reason:
    """`points` of the `most` that this aspect can give; `facts` are what the window says of it: shared `codes`,
    `metres`, `days`, `hours` (begin, end), shared `terms`."""

    aspect: Aspect
    points: float
    most: float
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    """How alike another case is, of 100 points; `is_near_repeat` where it is near in place and time together."""

    case_id: str
    points: float
    is_near_repeat: bool
    reasons: tuple[Reason, ...]
