"""patrols.toml: by which figures patrols are followed, here. What it does not name keeps its default.

line_m = 800
off_min = 10
silent_min = 20
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from app.analysis.patrol_following import FollowLimits
from app.domain.patrol import PatrolKind
from app.errors import InputRefused
from app.services.county_file import figure, refuse, told_in

NEAR_M: Mapping[PatrolKind, float] = MappingProxyType(
    {PatrolKind.POST: 200.0, PatrolKind.LINE: 500.0, PatrolKind.AREA: 500.0}
)
"""So far from it still counts as on the beat: roads run beside lines, and around areas."""
_KIND_OF = {"post_m": PatrolKind.POST, "line_m": PatrolKind.LINE, "area_m": PatrolKind.AREA}
BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "post_m": (20, 2_000), "line_m": (50, 5_000), "area_m": (0, 5_000), "reach_m": (10, 500), "early_min": (0, 120),
        "lasting_min": (0, 30), "away_min": (1, 120), "grace_min": (5, 240), "late_min": (1, 240), "off_min": (1, 120),
        "still_m": (10, 500), "still_min": (5, 240), "silent_min": (1, 240),
    }
)  # fmt: skip
"""The least and the most of each figure: metres, minutes."""


@dataclass(frozen=True)
class FollowRules:
    """What the file says. `near_m` is how far from a post, a line, an area still counts as on it; `refused` tells why
    the file could not be used; then the defaults hold."""

    limits: FollowLimits = field(default_factory=FollowLimits)
    near_m: Mapping[PatrolKind, float] = field(default_factory=lambda: NEAR_M)
    refused: InputRefused | None = None


def load(file: Path) -> FollowRules:
    """The figures of `file`; the defaults where it does not exist, or is broken."""
    try:
        return _rules(told_in(file))
    except InputRefused as error:
        return FollowRules(refused=error)


def _rules(told: Mapping[str, object]) -> FollowRules:
    for name in told.keys() - BOUNDS.keys():
        refuse(name, told[name])
    said = {name: figure(name, value, *BOUNDS[name]) for name, value in told.items()}
    near = {_KIND_OF[name]: value for name, value in said.items() if name in _KIND_OF}
    limits = dict(_in_seconds(name, value) for name, value in said.items() if name not in _KIND_OF)
    return FollowRules(replace(FollowLimits(), **limits), {**NEAR_M, **near})


def _in_seconds(name: str, value: float) -> tuple[str, float]:
    """A figure as `FollowLimits` has it: officers say minutes."""
    said = name.removesuffix("_min")
    return (name, value) if said == name else (f"{said}_s", value * 60)
