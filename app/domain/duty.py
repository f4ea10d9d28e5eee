"""Who is on duty: shifts and the posts they fill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.record import Record


class DutyLevel(StrEnum):
    """等级勤务: the words may be local, the order is fixed. Which level holds is an interval (aspect `duty_level`)."""

    NORMAL = "NORMAL"
    ENHANCED = "ENHANCED"
    WARTIME = "WARTIME"


class ShiftState(StrEnum):
    SCHEDULED = "SCHEDULED"
    ON_DUTY = "ON_DUTY"
    CLOSED = "CLOSED"


class SlotState(StrEnum):
    ASSIGNED = "ASSIGNED"
    PRESENT = "PRESENT"
    ABSENT = "ABSENT"


class PostRole(StrEnum):
    DUTY_LEADER = "DUTY_LEADER"
    DUTY_OFFICER = "DUTY_OFFICER"
    COMMAND_SEAT = "COMMAND_SEAT"
    VIDEO_WATCH = "VIDEO_WATCH"
    PATROL = "PATROL"
    GUARD = "GUARD"
    STANDBY = "STANDBY"


@dataclass(frozen=True, kw_only=True)
class Shift(Record):
    """A stretch of duty of the county or of one room."""

    name: str
    starts_at: datetime
    ends_at: datetime
    state: ShiftState = ShiftState.SCHEDULED
    room_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class RosterSlot(Record):
    """Somebody (a person, or a unit as a whole) on a post for a time; `needed` and `present` count heads. Where a month
    sheet wrote it, `turn` is its letter there and `area_id` the room; what `is_locked` no generator changes."""

    shift_id: str
    role: PostRole
    post: str
    person_id: str | None = None
    unit_id: str | None = None
    who: str = ""
    valid_from: datetime
    valid_to: datetime
    needed: int = 1
    present: int = 0
    state: SlotState = SlotState.ASSIGNED
    note: str = ""
    turn: str = ""
    is_locked: bool = False


TOLD_FOR = timedelta(hours=24)
"""What was told of a unit outlasts no day."""
BEFORE_ITS_TURN = timedelta(hours=1)
"""What is told so shortly before a shift is told of that shift."""


def told_holds_until(told_at: datetime, slots: Iterable[RosterSlot]) -> datetime:
    """Until when the state that was told of a unit at `told_at` goes before its roster: to the end of the shift it
    was told of; told of a unit between two shifts, to the begin of the next; in any case no longer than `TOLD_FOR`."""
    left = [slot for slot in slots if slot.valid_to > told_at]
    of_shift = [slot.valid_to for slot in left if slot.valid_from - BEFORE_ITS_TURN <= told_at]
    following = [slot.valid_from for slot in left if slot.valid_from > told_at]
    return min([told_at + TOLD_FOR, max(of_shift) if of_shift else min(following, default=told_at + TOLD_FOR)])
