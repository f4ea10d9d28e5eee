"""coverage.toml: when a position is a pass, here. What it does not name keeps its default (`PassingRule`).

car_m = 100
car_kmh = 60
foot_m = 50
silent_min = 15
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from app.domain.coverage import PassingRule
from app.errors import InputRefused
from app.services.county_file import figure, refuse, told_in

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "car_m": (10, 500), "foot_m": (10, 500), "car_kmh": (5, 150), "foot_kmh": (3, 150), "bridge_m": (0, 2_000),
        "bridge_s": (0, 900), "stop_min": (1, 120), "silent_min": (1, 240), "visible_min": (1, 60),
    }
)  # fmt: skip
"""The least and the most of each figure."""


@dataclass(frozen=True)
class CoverageRules:
    """What the file says. `refused` tells why it could not be used; then the defaults hold."""

    passing: PassingRule = field(default_factory=PassingRule)
    refused: InputRefused | None = None


def load(file: Path) -> CoverageRules:
    """The rule of `file`; the default where it does not exist, or is broken."""
    try:
        return CoverageRules(_rule(told_in(file)))
    except InputRefused as error:
        return CoverageRules(refused=error)


def _rule(told: Mapping[str, object]) -> PassingRule:
    for name in told.keys() - BOUNDS.keys():
        refuse(name, told[name])
    return replace(PassingRule(), **{name: figure(name, value, *BOUNDS[name]) for name, value in told.items()})
