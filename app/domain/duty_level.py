"""Duty levels (等级勤务: 常态, 加强, 战时): what each asks for, and the order by which one holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.duty import DutyLevel, PostRole
from app.domain.record import Record


@dataclass(frozen=True)
class LevelTemplate:
    """`posts`: heads that a role must have in all. Intervals in minutes: how often a zone is looked at, a unit that is
    sent is heard, the desk reports upwards (0: when something happens). Alarms are at least `volume` per cent; rules of
    the watch wait for `watch_percent` of their time."""

    patrol_min: int
    roll_call_min: int
    report_min: int
    volume: int
    watch_percent: int
    posts: Mapping[PostRole, int]


@dataclass(frozen=True, kw_only=True)
class LevelOrder(Record):
    """Who ordered a level for an area (`area_id`, None for the county), why, from when, and until when at the latest;
    then it falls back to normal by itself. `ended_at` is when it gave way, `ended_by` to whom (empty: the clock)."""

    level: DutyLevel
    authority: str
    reason: str
    from_at: datetime
    until: datetime
    set_by: str
    ended_at: datetime | None = None
    ended_by: str = ""
