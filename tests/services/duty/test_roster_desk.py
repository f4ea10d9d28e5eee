"""A month sheet is written, exchanged, taken over, locked and taken back, each with what it would break told first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.roster_conflicts import Breach
from app.domain.roster_edit import content
from app.domain.roster_month import RosterMonth
from app.domain.roster_turn import Qualification, Standing
from app.errors import Conflict, NotPermitted, Unconfirmed
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import RosterDesk
from app.services.duty_desk import DutyDesk
from app.store import unit_store
from app.store.unit_of_work import Store
from tests.roster_ground import ROOM, settle
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store) -> RosterDesk:
    settle(store)
    return RosterDesk(store, RosterBook())


def month(desk: RosterDesk) -> RosterMonth:
    return desk.month(ROOM, 2026, 12)


def day(number: int) -> date:
    return date(2026, 12, number)


def test_a_turn_typed_into_a_cell_is_on_duty_at_its_hours(
    desk: RosterDesk, store: Store, leader: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    assert month(desk).letter(("p1", day(3))) == "N"
    assert RecordsChanged("roster_slot") in told
    clock.move(days=12, hours=14)
    assert clock.moment.isoformat().startswith("2026-12-04T05")
    assert DutyDesk(store).duty_at(clock.moment).slots == ()
    clock.move(hours=-7)
    (slot,) = DutyDesk(store).duty_at(clock.moment).slots
    assert (slot.who, slot.post, slot.turn) == ("甲1", "砖井智慧警务室 值班", "N")


def test_what_a_cell_would_break_is_told_and_done_with_a_reason_that_is_kept(desk: RosterDesk, leader: Actor) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    with pytest.raises(Unconfirmed, match="0 h of rest before 砖井智慧警务室 值班 at 12-04 08:00"):
        desk.put(leader, new_key(), month(desk), {("p1", day(4)): "D"})
    assert month(desk).letter(("p1", day(4))) == ""
    done = desk.put(leader, new_key(), month(desk), {("p1", day(4)): "D"}, reason="抢险")
    assert [one.kind for one in done.broken] == [Breach.REST]
    assert next((one.act, one.reason) for one in desk.history(ROOM)) == ("Typed", "抢险")


def test_a_day_that_is_over_is_corrected_with_a_reason_only(desk: RosterDesk, leader: Actor, clock: Clock) -> None:
    clock.move(days=20)
    with pytest.raises(Unconfirmed, match="2026-12-03 is over"):
        desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"}, reason="补登")
    assert month(desk).letter(("p1", day(3))) == "N"


def test_two_leaders_at_the_same_day_do_not_overwrite_each_other_unseen(desk: RosterDesk, leader: Actor) -> None:
    seen = month(desk)
    desk.put(leader, new_key(), seen, {("p1", day(3)): "N"})
    with pytest.raises(Conflict, match="Somebody else changed 12-03 of 甲1 meanwhile; it is “N” now"):
        desk.put(leader, new_key(), seen, {("p1", day(3)): "D"})
    desk.put(leader, new_key(), seen, {("p2", day(3)): "D"})
    assert [month(desk).letter((who, day(3))) for who in ("p1", "p2")] == ["N", "D"]


def test_an_act_is_taken_back_whole_and_not_over_what_came_after(desk: RosterDesk, leader: Actor) -> None:
    act = new_key()
    desk.put(leader, act, month(desk), {("p1", day(3)): "N", ("p2", day(3)): "N", ("p3", day(4)): "L"})
    desk.take_back(leader, new_key(), act, reason="看错行")
    assert {content(month(desk), (who, day(n))) for who in ("p1", "p2", "p3") for n in (3, 4)} == {""}
    other = new_key()
    desk.put(leader, other, month(desk), {("p1", day(5)): "N"})
    seen = month(desk)
    desk.lock(leader, new_key(), seen, [("p1", day(5))], locked=True)
    with pytest.raises(Conflict, match="changed again since"):
        desk.take_back(leader, new_key(), other, reason="看错行")


def test_an_officer_may_exchange_turns_and_not_write_the_sheet(desk: RosterDesk, leader: Actor, officer: Actor) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N", ("p2", day(3)): "D"})
    with pytest.raises(NotPermitted):
        desk.put(officer, new_key(), month(desk), {("p1", day(3)): ""})
    act = new_key()
    desk.swap(officer, act, month(desk), ("p1", day(3)), ("p2", day(3)), reason="家中有事")
    assert [month(desk).letter((who, day(3))) for who in ("p1", "p2")] == ["D", "N"]
    desk.take_back(officer, new_key(), act, reason="又能来了")
    assert [month(desk).letter((who, day(3))) for who in ("p1", "p2")] == ["N", "D"]


def test_a_turn_is_taken_over_with_a_reason(desk: RosterDesk, leader: Actor, officer: Actor) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    desk.take_over(officer, new_key(), month(desk), ("p1", day(3)), "p4", reason="发烧")
    assert [month(desk).letter((who, day(3))) for who in ("p1", "p4")] == ["", "N"]


def test_locked_cells_stand_when_a_proposal_is_written(desk: RosterDesk, leader: Actor) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    desk.lock(leader, new_key(), month(desk), [("p1", day(3))], locked=True)
    desk.write(leader, new_key(), month(desk), {("p1", day(3)): "", ("p2", day(4)): "D"})
    assert [month(desk).letter(("p1", day(3))), month(desk).letter(("p2", day(4)))] == ["N", "D"]


def test_the_same_act_given_twice_is_done_once(desk: RosterDesk, leader: Actor) -> None:
    act, seen = new_key(), month(desk)
    desk.put(leader, act, seen, {("p1", day(3)): "N"})
    desk.put(leader, act, seen, {("p1", day(3)): "N"})
    assert len([one for one in month(desk).turns.values() if one.person_id == "p1"]) == 1


def test_staff_deleted_while_on_duty_stays_in_the_sheet_and_is_told(
    desk: RosterDesk, store: Store, leader: Actor
) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(3)): "N"})
    with store.database.write() as connection:
        from app.store.unit_of_work import UnitOfWork

        UnitOfWork(connection, store.now()).remove(unit_store.people.get(connection, "p1"))
    seen = month(desk)
    person = seen.person("p1")
    assert person is not None
    assert (person.name, person.is_gone) == ("甲1", True)
    kinds = {one.kind for one in desk.broken(seen) if one.person_id == "p1"}
    assert kinds == {Breach.GONE}
    desk.take_over(leader, new_key(), seen, ("p1", day(3)), "p2", reason="人员已调离")
    assert month(desk).person("p1") is None


def test_borrowed_strength_serves_in_a_room_and_own_staff_is_left_out(store: Store, leader: Actor) -> None:
    settle(store, count=3, rooms=(ROOM, "area-2"))
    desk = RosterDesk(store, RosterBook())
    desk.set_member(leader, new_key(), ROOM, "r1p0", Standing.BORROWED, [Qualification.DRIVER])
    desk.set_member(leader, new_key(), ROOM, "p2", Standing.OUT)
    found = {one.id: one for one in month(desk).people}
    assert set(found) == {"p0", "p1", "r1p0"}
    assert found["r1p0"].qualifications == {Qualification.POLICE, Qualification.DRIVER, Qualification.LEADER}
    desk.put(leader, new_key(), month(desk), {("r1p0", day(3)): "D"})
    with pytest.raises(Unconfirmed, match="in two places at once"):
        desk.put(leader, new_key(), desk.month("area-2", 2026, 12), {("r1p0", day(3)): "D"})


def test_turns_that_are_short_tonight_and_tomorrow_are_told_of_rooms_that_keep_a_sheet(
    desk: RosterDesk, leader: Actor
) -> None:
    assert desk.unfilled(timedelta(hours=24)) == ()
    seen = desk.month(ROOM, 2026, 11)
    desk.put(leader, new_key(), seen, {("p1", date(2026, 11, 21)): "N", ("p2", date(2026, 11, 22)): "D"})
    told = [
        (one.turn, one.begins_at.isoformat()[5:16], one.have, one.need) for one in desk.unfilled(timedelta(hours=12))
    ]
    assert told == [("夜班", "11-21T12:00", 1, 2), ("白班", "11-22T00:00", 1, 2), ("备勤", "11-22T00:00", 0, 1)]


def test_a_year_is_told_in_turns_nights_and_days_off(desk: RosterDesk, leader: Actor) -> None:
    desk.put(leader, new_key(), month(desk), {("p1", day(5)): "N", ("p1", day(8)): "D"})
    row = next(one for one in desk.year(ROOM, 2026) if one.person.id == "p1")
    assert (row.months[11].turns, row.months[11].nights, row.months[11].off) == (2, 1, 1)
    assert row.whole == row.months[11]
