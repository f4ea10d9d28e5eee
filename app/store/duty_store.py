"""Shifts and roster slots by time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import RosterSlot, Shift
from app.store.records import RecordStore
from app.store.tables import roster_slot, shift

shifts: RecordStore[Shift] = RecordStore(Shift)
slots: RecordStore[RosterSlot] = RecordStore(RosterSlot)


def shifts_at(connection: Connection, moment: datetime) -> list[Shift]:
    """The shifts on duty at `moment`, the county's first."""
    found = shifts.find(connection, shift.c.starts_at <= moment, shift.c.ends_at > moment, order=(shift.c.name,))
    return sorted(found, key=lambda one: (one.room_id is not None, one.name))


def slots_at(connection: Connection, moment: datetime) -> list[RosterSlot]:
    """Who is on which post at `moment`."""
    return slots.find(
        connection,
        roster_slot.c.valid_from <= moment,
        roster_slot.c.valid_to > moment,
        order=(roster_slot.c.role, roster_slot.c.post),
    )


def slots_after(connection: Connection, slot: RosterSlot, until: datetime) -> list[RosterSlot]:
    """Who is on the same post (of the same area and role) after this slot, by `until`."""
    return slots.find(
        connection,
        roster_slot.c.valid_from >= slot.valid_to,
        roster_slot.c.valid_from < until,
        roster_slot.c.role == slot.role,
        roster_slot.c.post == slot.post,
        roster_slot.c.area_id.is_(None) if slot.area_id is None else roster_slot.c.area_id == slot.area_id,
    )


def slots_of_units(connection: Connection, unit_ids: Collection[str], since: datetime) -> dict[str, list[RosterSlot]]:
    """The posts of these units that end after `since`, by key of the unit."""
    found: dict[str, list[RosterSlot]] = {}
    for one in slots.find(connection, roster_slot.c.unit_id.in_(list(unit_ids)), roster_slot.c.valid_to > since):
        found.setdefault(one.unit_id or "", []).append(one)
    return found
