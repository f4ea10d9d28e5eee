"""Of somebody on duty: how to reach him, when he was last heard, who comes next."""

from __future__ import annotations

from datetime import date

from app.domain.access import Actor
from app.domain.duty import PostRole
from app.domain.key import new_key
from app.domain.unit import Fix
from app.services.duty.duty_particulars import DutyParticulars
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import RosterDesk
from app.services.duty_desk import DutyDesk
from app.store import fix_store
from app.store.unit_of_work import Store, UnitOfWork
from tests.roster_ground import ROOM, settle
from tests.store_fixtures import Clock
from tests.ui import invented


def test_who_is_on_duty_has_a_telephone_and_who_follows(store: Store, leader: Actor, clock: Clock) -> None:
    settle(store)
    desk = RosterDesk(store, RosterBook())
    day, after = date(2026, 11, 22), date(2026, 11, 23)
    cells = {("p1", day): "D", ("p2", day): "N", ("p3", day): "N", ("p4", after): "D"}
    desk.put(leader, new_key(), desk.month(ROOM, 2026, 11), cells)
    clock.move(hours=12)
    (slot,) = DutyDesk(store).duty_at(clock.moment).slots
    found = DutyParticulars(store).of(slot)
    assert (slot.who, found.phone, found.next_at, found.next_who) == (
        "甲1", "13900000001", slot.valid_to, "甲2、甲3",
    )  # fmt: skip
    assert found.heard_at is None


def test_a_crew_is_heard_by_its_newest_position(store: Store, clock: Clock) -> None:
    unit = invented.units()[0].unit
    with store.database.write() as connection:
        UnitOfWork(connection, clock.moment).add(unit)
        fix_store.append(connection, [Fix(unit.id, clock.moment, 107.6, 37.6)])
    slot = invented.slot("r1", PostRole.PATROL, "巡 1", unit.name, unit_id=unit.id)
    found = DutyParticulars(store).of(slot)
    assert (found.phone, found.heard_at, found.next_at) == (unit.phone, clock.moment, None)
