"""The figures of each kind of watch rule: their words, units, defaults and limits. Figures are checked here alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.watch_rule import WatchKind
from app.errors import InputRefused


class WatchTarget(StrEnum):
    """What a vehicle must not be near to."""

    LINES = "LINES"
    KEY_WELLS = "KEY_WELLS"
    WELLS = "WELLS"


@dataclass(frozen=True)
class WatchParameter:
    """One figure: `name` is its key, `label` its English words, `unit` as it is written behind the number."""

    name: str
    label: str
    unit: str
    default: float
    least: float
    most: float


_MINUTES, _METRES, _KMH = "min", "m", "km/h"

_NEAR = WatchParameter("metres", "Nearer than", _METRES, 100, 10, 5_000)
_TARGET = "targets"


def _lasting(default: float, least: float = 0) -> WatchParameter:
    return WatchParameter("minutes", "For at least", _MINUTES, default, least, 1_440)


PARAMETERS: Mapping[WatchKind, tuple[WatchParameter, ...]] = {
    WatchKind.ZONE_ENTER: (WatchParameter("margin_m", "Counts as left from", _METRES, 50, 0, 1_000),),
    WatchKind.ZONE_LEAVE: (WatchParameter("margin_m", "Counts as left from", _METRES, 50, 0, 1_000),),
    WatchKind.ZONE_STAY: (_lasting(30, 1), WatchParameter("margin_m", "Counts as left from", _METRES, 50, 0, 1_000)),
    WatchKind.NEAR_LINE: (_NEAR, _lasting(2)),
    WatchKind.LOITER_AT_LINE: (
        _NEAR,
        _lasting(15, 1),
        WatchParameter("slow_kmh", "Slower than", _KMH, 10, 1, 60),
    ),
    WatchKind.TANKER_ALONE: (
        WatchParameter("metres", "No escort within", _METRES, 500, 50, 10_000),
        _lasting(5),
        WatchParameter("moving_kmh", "Faster than", _KMH, 5, 1, 60),
    ),
    WatchKind.STOPPED: (WatchParameter("metres", "Within", _METRES, 60, 20, 1_000), _lasting(30, 5)),
    WatchKind.OVERDUE: (WatchParameter("minutes", "Not seen for", _MINUTES, 240, 10, 2_880),),
    WatchKind.OFF_ROUTE: (WatchParameter("metres", "Farther than", _METRES, 500, 50, 20_000), _lasting(5)),
    WatchKind.SILENT: (WatchParameter("minutes", "Not heard for", _MINUTES, 10, 1, 1_440),),
    WatchKind.SPEEDING: (
        WatchParameter("highway_kmh", "Limit on highways", _KMH, 100, 20, 150),
        WatchParameter("county_kmh", "Limit on county roads", _KMH, 70, 20, 150),
        WatchParameter("township_kmh", "Limit on township roads", _KMH, 60, 20, 150),
        WatchParameter("lease_kmh", "Limit on lease roads", _KMH, 50, 10, 150),
        WatchParameter("elsewhere_kmh", "Limit elsewhere", _KMH, 80, 10, 150),
        WatchParameter("over_percent", "Tolerated above it", "%", 10, 0, 100),
        WatchParameter("seconds", "For at least", "s", 20, 0, 3_600),
    ),
    WatchKind.MEETING: (_NEAR, _lasting(10, 1), WatchParameter("slow_kmh", "Slower than", _KMH, 10, 1, 60)),
    WatchKind.PANIC: (),
}

TARGET_KINDS = frozenset({WatchKind.NEAR_LINE, WatchKind.LOITER_AT_LINE})
"""Kinds that also have `targets`, a word of `WatchTarget`."""
ZONE_KINDS = frozenset({WatchKind.ZONE_ENTER, WatchKind.ZONE_LEAVE, WatchKind.ZONE_STAY})
"""Kinds that look at nothing unless zones are named."""


def checked(kind: WatchKind, given: Mapping[str, object]) -> dict[str, object]:
    """The parameters of a rule, complete: what is not given is as it is usual. Raises `InputRefused` for the rest."""
    wanted = {one.name: one for one in PARAMETERS[kind]}
    allowed = wanted.keys() | ({_TARGET} if kind in TARGET_KINDS else set())
    for name in given.keys() - allowed:
        raise InputRefused("This kind of rule has no figure {name}. Nothing was changed.", name=name)
    found: dict[str, object] = {name: _figure(one, given.get(name, one.default)) for name, one in wanted.items()}
    if kind in TARGET_KINDS:
        word = str(given.get(_TARGET, WatchTarget.LINES.value))
        if word not in {target.value for target in WatchTarget}:
            raise InputRefused("{word} is nothing a rule can guard. Nothing was changed.", word=word)
        found[_TARGET] = word
    return found


def _figure(one: WatchParameter, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputRefused("{label}: {value} is no number. Nothing was changed.", label=one.label, value=str(value))
    if not one.least <= value <= one.most:
        raise InputRefused(
            "{label}: {value} {unit} is not between {least} and {most}. Nothing was changed.",
            label=one.label,
            value=f"{value:g}",
            unit=one.unit,
            least=f"{one.least:g}",
            most=f"{one.most:g}",
        )
    return float(value)
