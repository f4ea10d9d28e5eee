"""The desk of duty: who is on which post now, under which duty level. Reads only so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.duty import DutyLevel, PostRole, RosterSlot, Shift
from app.domain.duty_level import LevelOrder
from app.domain.natural_order import natural
from app.store import duty_store, level_store, unit_store
from app.store.unit_of_work import Store

_SEATS = tuple(PostRole)


@dataclass(frozen=True)
class DutyNow:
    """The duty of one moment. `slots` stand in the order of the seats: leader, officer, command, video, patrols."""

    level: DutyLevel | None
    shift: Shift | None
    slots: tuple[RosterSlot, ...]
    orders: tuple[LevelOrder, ...] = ()
    """The orders of duty levels that stand now, the county's first; none where the moment is of the past."""

    def who(self, role: PostRole) -> str:
        """The names on a seat of the county, of the rooms where it has none; empty if nobody is rostered."""
        there = [slot for slot in self.slots if slot.role is role and slot.who]
        of_county = [slot for slot in there if not slot.turn]
        return "、".join(slot.who for slot in of_county or there)

    @property
    def missing(self) -> int:
        """Heads that are needed and not there, over all posts."""
        return sum(max(0, slot.needed - slot.present) for slot in self.slots)


class DutyDesk:
    """Reads duty."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def duty_at(self, moment: datetime) -> DutyNow:
        """Level, shift and posts that held at `moment`; the county's shift before those of rooms."""
        with self._store.read() as connection:
            shifts = duty_store.shifts_at(connection, moment)
            slots = duty_store.slots_at(connection, moment)
            levels = unit_store.intervals_at(connection, "county", "duty_level", moment)
            orders = tuple(one for one in level_store.standing(connection) if one.from_at <= moment <= one.until)
        level = next(iter(levels.values()), None)
        ordered = sorted(slots, key=lambda slot: (_SEATS.index(slot.role), natural(slot.post), slot.who))
        return DutyNow(
            level=DutyLevel(level) if level else None,
            shift=shifts[0] if shifts else None,
            slots=tuple(ordered),
            orders=orders,
        )
