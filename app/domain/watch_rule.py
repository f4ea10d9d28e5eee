"""Watch rules: what the desk looks for in the movements of units and vehicles; each can be seen, tried and switched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.alert import Severity
from app.domain.record import Record


class WatchKind(StrEnum):
    """Each is a small pure function of `analysis/watch/`."""

    ZONE_ENTER = "ZONE_ENTER"
    ZONE_LEAVE = "ZONE_LEAVE"
    ZONE_STAY = "ZONE_STAY"
    NEAR_LINE = "NEAR_LINE"
    LOITER_AT_LINE = "LOITER_AT_LINE"
    TANKER_ALONE = "TANKER_ALONE"
    STOPPED = "STOPPED"
    OVERDUE = "OVERDUE"
    OFF_ROUTE = "OFF_ROUTE"
    SILENT = "SILENT"
    SPEEDING = "SPEEDING"
    MEETING = "MEETING"
    PANIC = "PANIC"


class WatchedMovers(StrEnum):
    """Whose movements a rule looks at."""

    UNITS = "UNITS"
    KEY_VEHICLES = "KEY_VEHICLES"
    TANKERS = "TANKERS"
    ALL = "ALL"


@dataclass(frozen=True, kw_only=True)
class WatchRule(Record):
    """One rule of the visible list. `hours` is when it looks, local time, as `22:00-06:00`; empty is always.
    `zone_ids` are keys of areas, space separated; `parameters` are the figures of its kind (metres, minutes, km/h);
    `quiet_s` is how long it says nothing more of the same object after it fired."""

    code: str
    kind: WatchKind
    name: str
    movers: WatchedMovers = WatchedMovers.ALL
    enabled: bool = False
    severity: Severity = Severity.MEDIUM
    hours: str = ""
    zone_ids: str = ""
    quiet_s: int = 1800
    parameters: Mapping[str, object] = field(default_factory=dict)
    changed_by: str = ""
    enabled_at: datetime | None = None
