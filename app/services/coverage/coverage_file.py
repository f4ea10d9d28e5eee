"""coverage.toml: when a position is a pass, here. What it does not name keeps its default (`PassingRule`).

car_m = 100
car_kmh = 60
foot_m = 50
silent_min = 15
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType

from app.domain.coverage import PassingRule
from app.errors import InputRefused

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
    if not file.exists():
        return CoverageRules()
    try:
        return CoverageRules(_rule(file))
    except InputRefused as error:
        return CoverageRules(refused=error)


def _rule(file: Path) -> PassingRule:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(
            "{file} cannot be read: {reason}. It was left as it is; mend it or delete it to start with the defaults.",
            file=str(file),
            reason=str(error),
        ) from error
    known = {one.name for one in fields(PassingRule)}
    for name, value in told.items():
        least, most = BOUNDS.get(name, (1.0, 0.0))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if name not in known or not is_number or not least <= value <= most:
            raise InputRefused(
                "The setting {name} cannot be {value}. The settings were left as they are.", name=name, value=str(value)
            )
    return replace(PassingRule(), **{name: float(value) for name, value in told.items()})
