"""dispatch.toml: the county's own targets, limits and factors for dispatch. What it does not name keeps its default.

orange_share = 0.75
roll_call_min = 20
[town]
order_min = 1
[rural]
arrive_min = 45
[roads]
ice = 2.0
[roads.speed_kmh]
LEASE_ROAD = 25
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from app.domain.response_targets import ResponseTargets, Targets
from app.domain.road_rules import RoadRules
from app.errors import InputRefused
from app.services.county_file import figure, refuse, told_in

T = TypeVar("T", Targets, ResponseTargets, RoadRules)
_AT_LEAST_ONE = frozenset({"night", "ice", "mud", "snow"})


@dataclass(frozen=True)
class DispatchRules:
    """What the file says. `refused` tells why it could not be used; then the defaults hold."""

    targets: ResponseTargets = field(default_factory=ResponseTargets)
    roads: RoadRules = field(default_factory=RoadRules)
    refused: InputRefused | None = None


def load(file: Path) -> DispatchRules:
    """The rules of `file`; defaults where it does not exist, or is broken: dispatch must work all the same."""
    try:
        return _rules(told_in(file))
    except InputRefused as error:
        return DispatchRules(refused=error)


def _rules(told: dict[str, object]) -> DispatchRules:
    usual = ResponseTargets()
    roads = _table(told.pop("roads", {}), "roads")
    town = _numbers(usual.town, _table(told.pop("town", {}), "town"), "town.")
    rural = _numbers(usual.rural, _table(told.pop("rural", {}), "rural"), "rural.")
    speeds = _speeds(RoadRules().speed_kmh, roads.pop("speed_kmh", {}), "roads.speed_kmh")
    classes = _speeds(RoadRules().class_kmh, roads.pop("class_kmh", {}), "roads.class_kmh")
    targets = replace(_numbers(usual, told, ""), town=town, rural=rural)
    if not 0 < targets.orange_share < 1:
        refuse("orange_share", targets.orange_share)
    return DispatchRules(targets, replace(_numbers(RoadRules(), roads, "roads."), speed_kmh=speeds, class_kmh=classes))


def _numbers(usual: T, told: Mapping[str, object], prefix: str) -> T:
    """`usual` with the numbers that were told; another name, or what is no fitting number, is refused by name."""
    known = {one.name for one in fields(usual) if isinstance(getattr(usual, one.name), float | int)}
    values: dict[str, Any] = {}
    for name, value in told.items():
        if name not in known or value == 0:
            refuse(prefix + name, value)
        values[name] = figure(prefix + name, value, 1.0 if name in _AT_LEAST_ONE else 0.0, 100_000)
    return replace(usual, **values)


def _speeds(usual: Mapping[Any, float], told: object, prefix: str) -> Mapping[Any, float]:
    found = dict(usual)
    names = {key.value: key for key in usual}
    for name, value in _table(told, prefix).items():
        if name not in names:
            refuse(f"{prefix}.{name}", value)
        found[names[name]] = figure(f"{prefix}.{name}", value, 3, 150)
    return MappingProxyType(found)


def _table(told: object, name: str) -> dict[str, object]:
    if not isinstance(told, dict):
        refuse(name, told)
    return dict(told)
