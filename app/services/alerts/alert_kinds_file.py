"""Reads how alerts of each kind are treated: the shipped table, and the bureau's own laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_type_hints

from app.domain.alert import AlertKind, Severity
from app.domain.alert_kinds import AlertKinds, AlertManner
from app.domain.duty import DutyLevel
from app.domain.watch_hours import parsed
from app.errors import InputRefused

FILE_NAME = "alert_kinds.toml"
Table = dict[str, Any]


def load_kinds(*files: Path) -> AlertKinds:
    """The table of these files, each laid over those before it; one that is not there is left out.

    Raises `InputRefused` with the place of what cannot be.
    """
    merged: Table = {}
    named = ""
    for file in files:
        if file.exists():
            merged, named = _over(merged, _read(file)), str(file)
    try:
        return _kinds(merged)
    except (ValueError, TypeError, KeyError, AttributeError, InputRefused) as error:
        raise InputRefused(
            "{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.",
            file=named,
            reason=str(error),
        ) from error


def _read(file: Path) -> Table:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(
            "{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.",
            file=str(file),
            reason=str(error),
        ) from error


def _over(under: Table, upper: Table) -> Table:
    merged = dict(under)
    for name, value in upper.items():
        below = merged.get(name)
        merged[name] = _over(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _kinds(table: Table) -> AlertKinds:
    unknown = sorted(set(table) - {"night", "group", "causes", "escalation", "default", "kinds"})
    if unknown:
        raise ValueError(f"[{unknown[0]}] means nothing")
    night, group = table.get("night", {}), table.get("group", {})
    escalation = dict(table.get("escalation", {}))
    steps = escalation.pop("steps", 3)
    return AlertKinds(
        manners={kind: _manner(kind, table) for kind in _known(table.get("kinds", {}))},
        escalation_s={
            DutyLevel(level): {Severity(name): _whole(f"escalation.{level}.{name}", s) for name, s in limits.items()}
            for level, limits in escalation.items()
        },
        escalation_steps=_whole("escalation.steps", steps),
        causes={
            AlertKind(cause): frozenset(map(AlertKind, symptoms)) for cause, symptoms in table.get("causes", {}).items()
        },
        group_window_s=_whole("group.window_s", group.get("window_s", 300)),
        group_near_m=float(_whole("group.near_m", group.get("near_m", 300))),
        night=parsed(str(night.get("hours", "20:00-08:00"))),
        key_well_m=float(_whole("night.key_well_m", night.get("key_well_m", 300))),
    )


def _known(kinds: Mapping[str, object]) -> list[AlertKind]:
    """Every kind: those that are not named are treated by [default]. A name that is no kind is refused."""
    for name in kinds:
        AlertKind(name)
    return list(AlertKind)


def _manner(kind: AlertKind, table: Table) -> AlertManner:
    told: Table = {**table.get("default", {}), **table.get("kinds", {}).get(kind.value, {})}
    types = get_type_hints(AlertManner)
    for name, value in told.items():
        if name not in types:
            raise ValueError(f"kinds.{kind}.{name} means nothing")
        if type(value) is not types[name] or (isinstance(value, int) and value < 0):
            raise ValueError(f"kinds.{kind}.{name} cannot be {value!r}")
    manner = AlertManner(**told)
    if manner.count < 1 or (manner.count > 1) != (manner.count_within_s > 0):
        raise ValueError(f"kinds.{kind}: a count of two and more needs count_within_s, and the other way about")
    if manner.count > 1 and manner.on_delay_s:
        raise ValueError(f"kinds.{kind} has both a count and an on-delay")
    return manner


def _whole(name: str, value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{name} cannot be {value!r}")
    return value
