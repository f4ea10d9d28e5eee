"""What an officer wants to know of somebody on duty: how to reach him, when he was last heard, who comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.duty import RosterSlot
from app.store import duty_store, fix_store, roster_store, unit_store
from app.store.unit_of_work import Store

_HEARD_WITHIN = timedelta(hours=24)
_NEXT_WITHIN = timedelta(hours=36)


@dataclass(frozen=True)
class Particulars:
    """`heard_at`: the newest position of the unit; `next_at` and `next_who` of the change at the same post, None and
    empty where the roster tells none."""

    phone: str
    heard_at: datetime | None
    next_at: datetime | None
    next_who: str


class DutyParticulars:
    """To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, slot: RosterSlot) -> Particulars:
        """What is known of who fills this slot, and of what follows it."""
        with self._store.read() as connection:
            phone, heard_at = "", None
            if slot.person_id is not None:
                person = roster_store.people_of_ids(connection, (slot.person_id,)).get(slot.person_id)
                phone = person.phone if person else ""
            if slot.unit_id is not None:
                unit = unit_store.unit_of_id(connection, slot.unit_id)
                phone = phone or (unit.phone if unit else "")
                fix = fix_store.newest_of(connection, slot.unit_id, self._store.now() - _HEARD_WITHIN)
                heard_at = fix.at if fix else None
            following = duty_store.slots_after(connection, slot, slot.valid_to + _NEXT_WITHIN)
        first = min((one.valid_from for one in following), default=None)
        who = [one.who for one in following if one.valid_from == first and one.who]
        return Particulars(phone, heard_at, first, "、".join(who))
