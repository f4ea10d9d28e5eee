"""Who is on duty without any demo: as the room tells it, else as the roster has it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.call import CallResult
from app.domain.duty import PostRole, RosterSlot, SlotState
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.patrol import Patrol, PatrolKind, PatrolStatus
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.unit import UnitState
from app.errors import InputRefused
from app.services.alerts.alert_desk import AlertDesk
from app.services.field.unit_tracker import UnitTracker
from app.services.patrols.follow_desk import FollowDesk
from app.services.unit_desk import UnitDesk
from app.store import audit_store, unit_store
from app.store.unit_of_work import Store
from tests.dispatch_ground import LAT, DispatchGround, call
from tests.store_fixtures import Clock

PLACE = (107.0, LAT)


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    ground = DispatchGround(store, officer)
    ground.unit("巡1", at=PLACE, state=None)
    return ground


@pytest.fixture
def desk(store: Store) -> UnitDesk:
    return UnitDesk(store)


def offered(ground: DispatchGround) -> list[str]:
    found = ground.dispatch.candidates(Position(*PLACE), call(ground.now), ground.now)
    return [one.unit.code for one in found.offered]


def shown(ground: DispatchGround) -> UnitState:
    (one,) = UnitTracker(ground.store).units_at(ground.now)
    return one.state


def roster(ground: DispatchGround, state: SlotState, *, begins: float = -8, hours: float = 8) -> None:
    ground.fill(
        RosterSlot(
            id=new_key(), owner_domain=OwnerDomain.POLICE, shift_id="s", role=PostRole.PATROL, post="巡逻",
            unit_id="巡1", valid_from=ground.now + timedelta(hours=begins),
            valid_to=ground.now + timedelta(hours=hours), state=state,
        )
    )  # fmt: skip


@pytest.mark.parametrize("state", [UnitState.STANDBY, UnitState.PATROLLING])
def test_a_unit_that_is_told_to_be_on_duty_is_offered_and_one_that_leaves_is_not(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, told: list[Fact], state: UnitState
) -> None:
    assert offered(ground) == []
    desk.set_state(officer, "on", "巡1", state)
    assert (offered(ground), shown(ground)) == (["巡1"], state)
    assert ground.reach.reach(ground.now).units == 1
    assert RecordsChanged("unit", ("巡1",)) in told
    desk.set_state(officer, "off", "巡1", UnitState.OFF_DUTY, "交班")
    assert (offered(ground), shown(ground)) == ([], UnitState.OFF_DUTY)


def test_a_unit_nobody_has_told_of_stands_by_while_the_roster_has_it_on_a_post(ground: DispatchGround) -> None:
    roster(ground, SlotState.ASSIGNED)
    assert (offered(ground), shown(ground)) == (["巡1"], UnitState.STANDBY)
    assert ground.reach.reach(ground.now).units == 1


def test_a_unit_patrols_while_its_patrol_is_under_way_unless_it_is_sent_to_a_call_or_told_otherwise_since(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, clock: Clock
) -> None:
    roster(ground, SlotState.PRESENT)
    desk.set_state(officer, "standby", "巡1", UnitState.STANDBY)
    clock.move(minutes=5)
    one = Patrol(
        id="p1", owner_domain=OwnerDomain.POLICE, number="LX2026-0001", name="夜巡", kind=PatrolKind.LINE,
        unit_id="巡1", begins_at=clock(), ends_at=clock() + timedelta(hours=4), status=PatrolStatus.ISSUED,
    )  # fmt: skip
    ground.fill(one)
    follow = FollowDesk(ground.store, AlertDesk(ground.store).kinds)
    follow.start(officer, "start", "p1")
    assert (shown(ground), offered(ground)) == (UnitState.PATROLLING, ["巡1"])
    call_id = ground.call()
    ground.dispatch.order(officer, new_key(), call_id, "巡1")
    assert shown(ground) is UnitState.DISPATCHED
    ground.calls.close(officer, new_key(), call_id, feedback="查无异常", result=CallResult.NOT_FOUND)
    assert shown(ground) is UnitState.PATROLLING
    follow.pause(officer, "pause", "p1", reason="加油")
    assert shown(ground) is UnitState.STANDBY
    follow.resume(officer, "resume", "p1")
    clock.move(minutes=5)
    desk.set_state(officer, "off", "巡1", UnitState.OFF_DUTY)
    assert shown(ground) is UnitState.OFF_DUTY
    follow.finish(officer, "finish", "p1")
    assert shown(ground) is UnitState.OFF_DUTY


def test_absent_from_its_post_or_after_its_end_a_unit_is_off_duty(ground: DispatchGround) -> None:
    roster(ground, SlotState.ABSENT)
    roster(ground, SlotState.PRESENT, hours=-1)
    assert (offered(ground), shown(ground)) == ([], UnitState.OFF_DUTY)


def test_what_the_room_tells_goes_before_the_roster(ground: DispatchGround, desk: UnitDesk, officer: Actor) -> None:
    roster(ground, SlotState.PRESENT)
    desk.set_state(officer, "off", "巡1", UnitState.OFF_DUTY)
    assert (offered(ground), shown(ground)) == ([], UnitState.OFF_DUTY)


def test_a_unit_of_the_roster_stands_by_again_after_its_call(ground: DispatchGround, officer: Actor) -> None:
    roster(ground, SlotState.PRESENT)
    call_id = ground.call()
    ground.dispatch.order(officer, new_key(), call_id, "巡1")
    assert shown(ground) is UnitState.DISPATCHED
    ground.calls.close(officer, new_key(), call_id, feedback="查无异常", result=CallResult.NOT_FOUND)
    assert shown(ground) is UnitState.STANDBY


def test_while_an_order_holds_the_unit_its_state_is_not_told_by_hand(
    ground: DispatchGround, desk: UnitDesk, officer: Actor
) -> None:
    desk.set_state(officer, "on", "巡1", UnitState.STANDBY)
    ground.dispatch.order(officer, new_key(), ground.call(), "巡1")
    with pytest.raises(InputRefused, match="is sent to a call"):
        desk.set_state(officer, "off", "巡1", UnitState.OFF_DUTY)
    assert shown(ground) is UnitState.DISPATCHED


def test_what_follows_from_orders_is_told_by_none_and_repeating_an_act_is_harmless(
    ground: DispatchGround, desk: UnitDesk, officer: Actor
) -> None:
    with pytest.raises(InputRefused, match="orders"):
        desk.set_state(officer, "x", "巡1", UnitState.ON_SCENE)
    desk.set_state(officer, "on", "巡1", UnitState.STANDBY)
    desk.set_state(officer, "later", "巡1", UnitState.PATROLLING)
    desk.set_state(officer, "on", "巡1", UnitState.STANDBY)
    assert shown(ground) is UnitState.PATROLLING


def test_what_was_told_of_a_unit_ends_with_its_shift_and_then_the_roster_holds_again(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    roster(ground, SlotState.PRESENT, hours=2)
    roster(ground, SlotState.ASSIGNED, begins=10, hours=18)
    desk.set_state(officer, "out", "巡1", UnitState.PATROLLING)
    (one,) = UnitTracker(ground.store).units_at(ground.now)
    ends = one.told_until
    assert ends == ground.now + timedelta(hours=2)
    clock.move(hours=1, minutes=59)
    desk.tick(officer)
    assert shown(ground) is UnitState.PATROLLING
    clock.move(hours=1)
    told.clear()
    desk.tick(officer)
    assert (shown(ground), offered(ground)) == (UnitState.OFF_DUTY, [])
    assert RecordsChanged("unit", ("巡1",)) in told
    with ground.store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "unit", "巡1")]
        (interval,) = unit_store.intervals.find(connection)
    assert acts[1:] == ["unit.state", "unit.roster"]
    assert interval.valid_to == ends, "it ended with the shift, not when somebody looked"
    clock.move(hours=8)
    desk.tick(officer)
    assert shown(ground) is UnitState.STANDBY


@pytest.mark.parametrize(("minutes_before", "after_the_begin"), [(30, UnitState.OFF_DUTY), (180, UnitState.STANDBY)])
def test_what_is_told_shortly_before_a_shift_is_told_of_it_and_what_is_told_earlier_ends_at_its_begin(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, clock: Clock, minutes_before: int,
    after_the_begin: UnitState,
) -> None:  # fmt: skip
    roster(ground, SlotState.ASSIGNED, begins=minutes_before / 60, hours=8)
    desk.set_state(officer, "ill", "巡1", UnitState.OFF_DUTY, "病假")
    clock.move(minutes=minutes_before + 1)
    desk.tick(officer)
    assert shown(ground) is after_the_begin
    clock.move(hours=10)
    desk.tick(officer)
    assert shown(ground) is UnitState.OFF_DUTY


def test_without_a_roster_what_was_told_ends_after_a_day(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, clock: Clock
) -> None:
    desk.set_state(officer, "on", "巡1", UnitState.STANDBY)
    clock.move(hours=23)
    desk.tick(officer)
    assert shown(ground) is UnitState.STANDBY
    clock.move(hours=2)
    desk.tick(officer)
    assert shown(ground) is UnitState.OFF_DUTY


def test_an_order_outlasts_the_shift_and_whoever_it_held_is_then_what_the_roster_says(
    ground: DispatchGround, desk: UnitDesk, officer: Actor, clock: Clock
) -> None:
    roster(ground, SlotState.PRESENT, hours=1)
    desk.set_state(officer, "out", "巡1", UnitState.PATROLLING)
    call_id = ground.call()
    ground.dispatch.order(officer, "o", call_id, "巡1")
    clock.move(hours=3)
    desk.tick(officer)
    assert shown(ground) is UnitState.DISPATCHED
    ground.calls.close(officer, "x", call_id, feedback="已处置", result=CallResult.ON_SITE_DONE)
    assert shown(ground) is UnitState.OFF_DUTY
