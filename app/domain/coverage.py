"""Which ground was seen: what counts as a pass, as a stop and as silence, and why something was not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

PIECE_M = 100
"""Of a line each piece of so many metres is looked at by itself."""


class SeenHow(StrEnum):
    """STOPPED: somebody stayed there. POINT_CHECK: a check point of a patrol was reached and told. TOLD: a file of the
    field told of a visit."""

    PASSED = "PASSED"
    STOPPED = "STOPPED"
    POINT_CHECK = "POINT_CHECK"
    TOLD = "TOLD"


class Unseen(StrEnum):
    """Why nothing is known of a visit: NOT_REPORTED where those who patrol there were not heard meanwhile."""

    NOT_PATROLLED = "NOT_PATROLLED"
    NOT_REPORTED = "NOT_REPORTED"


@dataclass(frozen=True)
class PassingRule:
    """When a position is a pass (domain.md D.13). Each can be set in coverage.toml.

    Near enough: `car_m` metres at `car_kmh` at most; of those without a vehicle `foot_m` at `foot_kmh`. Two passes of
    one line join where they are at most `bridge_s` seconds and `bridge_m` metres apart. Who stays `stop_min` minutes
    has stopped. A unit not heard for `silent_min` is silent, and was nowhere meanwhile. `visible_min` are the minutes
    of a unit that a grid cell should have in each hour (见警率).
    """

    car_m: float = 100.0
    car_kmh: float = 60.0
    foot_m: float = 50.0
    foot_kmh: float = 30.0
    bridge_m: float = 200.0
    bridge_s: float = 60.0
    stop_min: float = 5.0
    silent_min: float = 15.0
    visible_min: float = 6.0


COVERAGE_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        SeenHow: {
            "PASSED": "Passed",
            "STOPPED": "Stopped there",
            "POINT_CHECK": "Check point",
            "TOLD": "Told by a file",
        },
        Unseen: {"NOT_PATROLLED": "Not patrolled", "NOT_REPORTED": "Not reported"},
    }
)
"""A part of `labels`."""
