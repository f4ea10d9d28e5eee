"""Duty levels (等级勤务: 常态, 加强, 战时): what each asks for, and the order by which one holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.duty import DutyLevel, PostRole
from app.domain.record import Record

RISING = tuple(DutyLevel)


@dataclass(frozen=True)
class LevelTemplate:
    """`posts`: heads that a role must have in the county, `room_posts`: in one room whose level it is. Intervals in
    minutes: how often a zone is looked at, a unit that is sent is heard, the desk reports upwards (0: when something
    happens). Alarms are at least `volume` per cent; rules of the watch wait for `watch_percent` of their time."""

    patrol_min: int
    roll_call_min: int
    report_min: int
    volume: int
    watch_percent: int
    posts: Mapping[PostRole, int]
    room_posts: Mapping[PostRole, int] = field(default_factory=dict)

    def heads(self, *, of_room: bool) -> Mapping[PostRole, int]:
        """What it asks for of one room, or of the county."""
        return self.room_posts if of_room else self.posts


@dataclass(frozen=True)
class DutyLevels:
    """Which level holds where: the county's, and that of each room for which one was ordered."""

    county: DutyLevel = DutyLevel.NORMAL
    rooms: Mapping[str, DutyLevel] = field(default_factory=dict)

    def of(self, area_id: str | None) -> DutyLevel:
        """A room's own level, be it lower than the county's; else the county's."""
        return self.rooms.get(area_id or "", self.county)

    def highest_of(self, area_ids: Collection[str]) -> DutyLevel:
        """Of what lies in several rooms the highest counts; what lies in none has the county's."""
        return max(map(self.of, area_ids or (None,)), key=RISING.index)


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
