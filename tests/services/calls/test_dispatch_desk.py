"""Orders and what becomes of them: stamps, unit states, timers, roll call, on a real database."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.domain.access import Actor
from app.domain.call import AssignmentState, AssistAct, CallKind, CallLevel, CallResult, CallState, OrderChannel
from app.domain.response_targets import ResponseTargets, TimedStep, TimerState, timer, unit_timer
from app.domain.unit import UnitKind, UnitState
from app.errors import InputRefused, Unconfirmed
from app.store.unit_of_work import Store
from tests.dispatch_ground import LAT, DispatchGround
from tests.store_fixtures import Clock


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    return DispatchGround(store, officer)


def test_an_order_by_voice_is_stamped_with_one_key_and_the_unit_is_dispatched(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    ground.unit("巡1", state=UnitState.STANDBY)
    clock.move(seconds=40)
    sent = ground.dispatch.order(officer, "o", call_id, "巡1", eta_s=300.0)
    one = ground.dispatch.assignment(sent)
    assert (one.state, one.ordered_at, one.channel) == (AssignmentState.ORDERED, clock.moment, OrderChannel.VOICE)
    assert (one.unit_state_before, ground.state_of("巡1")) == (UnitState.STANDBY, UnitState.DISPATCHED)
    made = ground.calls.call(call_id)
    assert (made.state, made.dispatched_at) == (CallState.DISPATCHED, clock.moment)
    assert ground.dispatch.order(officer, "o", call_id, "巡1") == sent
    with pytest.raises(InputRefused, match="already"):
        ground.dispatch.order(officer, "o2", call_id, "巡1")


def test_each_step_is_stamped_and_the_call_is_as_far_as_its_furthest_unit(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    first = ground.dispatch.order(officer, "o1", call_id, ground.unit("巡1"))
    second = ground.dispatch.order(officer, "o2", call_id, ground.unit("巡2"))
    steps = [
        (AssignmentState.ACCEPTED, CallState.ACKED, UnitState.DISPATCHED),
        (AssignmentState.EN_ROUTE, CallState.EN_ROUTE, UnitState.DISPATCHED),
        (AssignmentState.ON_SCENE, CallState.ON_SCENE, UnitState.ON_SCENE),
        (AssignmentState.FEEDBACK, CallState.FEEDBACK, UnitState.ON_SCENE),
    ]
    stamps = []
    for step, of_call, of_unit in steps:
        clock.move(minutes=1)
        ground.dispatch.step(officer, f"s{step}", first, step)
        stamps.append(clock.moment)
        assert ground.calls.call(call_id).state is of_call
        assert ground.state_of("巡1") is of_unit
    one = ground.dispatch.assignment(first)
    assert [one.accepted_at, one.en_route_at, one.on_scene_at, one.feedback_at] == stamps
    assert ground.dispatch.assignment(second).state is AssignmentState.ORDERED
    clock.move(minutes=1)
    ground.dispatch.step(officer, "free", first, AssignmentState.RELEASED)
    assert ground.state_of("巡1") is UnitState.PATROLLING
    assert ground.calls.call(call_id).on_scene_at == stamps[2]


def test_a_step_is_never_walked_backwards_and_never_out_of_its_time(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    sent = ground.dispatch.order(officer, "o", ground.call(), ground.unit("巡1"))
    clock.move(minutes=5)
    ground.dispatch.step(officer, "s1", sent, AssignmentState.ON_SCENE, at=clock.moment - timedelta(minutes=1))
    with pytest.raises(InputRefused, match="further than that"):
        ground.dispatch.step(officer, "s2", sent, AssignmentState.EN_ROUTE)
    for at in (clock.moment + timedelta(minutes=1), clock.moment - timedelta(minutes=3)):
        with pytest.raises(InputRefused, match="This time"):
            ground.dispatch.step(officer, f"s{at}", sent, AssignmentState.FEEDBACK, at=at)
    assert ground.dispatch.assignment(sent).on_scene_at == clock.moment - timedelta(minutes=1)
    with pytest.raises(InputRefused, match="further"):
        ground.dispatch.step(officer, "s3", sent, AssignmentState.DECLINED)


def test_a_second_assignment_never_lowers_a_higher_status(ground: DispatchGround, officer: Actor, clock: Clock) -> None:
    first_call, second_call = ground.call(), ground.call()
    first = ground.dispatch.order(officer, "o1", first_call, ground.unit("巡1", state=UnitState.STANDBY))
    ground.dispatch.step(officer, "s", first, AssignmentState.ON_SCENE)
    with pytest.raises(Unconfirmed):
        ground.dispatch.order(officer, "o2", second_call, "巡1")
    assert ground.dispatch.assignments(second_call) == ()
    second = ground.dispatch.order(officer, "o3", second_call, "巡1", confirmed=True)
    assert ground.dispatch.assignment(first).state is AssignmentState.ON_SCENE
    assert ground.state_of("巡1") is UnitState.ON_SCENE
    clock.move(minutes=3)
    ground.calls.close(officer, "x", first_call, feedback="已处置", result=CallResult.ON_SITE_DONE)
    assert ground.state_of("巡1") is UnitState.DISPATCHED
    ground.dispatch.step(officer, "free", second, AssignmentState.RELEASED)
    assert ground.state_of("巡1") is UnitState.STANDBY


def test_nobody_is_sent_without_a_police_owner_nor_to_a_call_that_is_over(
    ground: DispatchGround, store: Store, officer: Actor
) -> None:
    call_id = ground.call()
    ground.unit("巡1")
    ground.calls.amend(officer, "a", call_id, owner="")
    with pytest.raises(InputRefused, match="answers for the call"):
        ground.dispatch.order(officer, "o1", call_id, "巡1")
    ground.calls.invalid(officer, "i", call_id, reason="误拨")
    with pytest.raises(InputRefused, match="is over"):
        ground.dispatch.order(officer, "o2", call_id, "巡1")
    assert ground.state_of("巡1") is UnitState.PATROLLING


def test_guards_go_to_simple_calls_only_and_only_with_assisting_acts(ground: DispatchGround, officer: Actor) -> None:
    ground.unit("护1", UnitKind.GUARD_TEAM)
    theft = ground.call(CallKind.TAPPING)
    with pytest.raises(InputRefused, match="simple calls"):
        ground.dispatch.order(officer, "o1", theft, "护1", assist=(AssistAct.KEEP_ORDER,))
    quarrel = ground.call(CallKind.DISPUTE)
    with pytest.raises(InputRefused, match="to help with"):
        ground.dispatch.order(officer, "o2", quarrel, "护1")
    with pytest.raises(InputRefused, match="may not be asked"):
        ground.dispatch.order(officer, "o3", quarrel, "护1", assist=(AssistAct.RESCUE_HELP,))
    sent = ground.dispatch.order(officer, "o4", quarrel, "护1", assist=(AssistAct.KEEP_ORDER, AssistAct.CALM))
    assert ground.dispatch.assignment(sent).assist == "KEEP_ORDER CALM"
    assert ground.dispatch.order_sheet(sent).owner == "韩"
    grave = ground.call(CallKind.LEAK, CallLevel.L1)
    with pytest.raises(InputRefused, match="simple calls"):
        ground.dispatch.order(officer, "o5", grave, "护1", assist=(AssistAct.GUARD_SCENE,), confirmed=True)


def test_a_mistaken_order_is_taken_back_and_the_call_waits_as_before(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    before = ground.calls.call(call_id)
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    clock.move(seconds=50)
    with pytest.raises(InputRefused, match="reason"):
        ground.dispatch.take_back(officer, "b0", sent, "")
    ground.dispatch.take_back(officer, "b", sent, "派错组")
    after = ground.calls.call(call_id)
    assert (after.state, after.dispatched_at) == (before.state, None)
    assert ground.state_of("巡1") is UnitState.PATROLLING
    one = ground.dispatch.assignment(sent)
    assert (one.state, one.reason) == (AssignmentState.CANCELLED, "派错组")
    running = timer(after, ground.dispatch.targets.town, clock.moment)
    assert running is not None
    assert (running.step, running.due_at, running.state) == (
        TimedStep.ORDER, before.received_at + timedelta(minutes=1), TimerState.ORANGE,
    )  # fmt: skip
    with pytest.raises(InputRefused, match="cancelled"):
        ground.dispatch.take_back(officer, "b2", sent, "again")


def test_a_mistaken_step_is_taken_back_with_the_stamps_of_then(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    clock.move(minutes=2)
    ground.dispatch.step(officer, "s1", sent, AssignmentState.EN_ROUTE)
    went = clock.moment
    clock.move(minutes=2)
    ground.dispatch.step(officer, "s2", sent, AssignmentState.ON_SCENE)
    ground.dispatch.take_back(officer, "b1", sent, "听错了")
    one = ground.dispatch.assignment(sent)
    assert (one.state, one.en_route_at, one.on_scene_at) == (AssignmentState.EN_ROUTE, went, None)
    assert ground.state_of("巡1") is UnitState.DISPATCHED
    assert ground.calls.call(call_id).on_scene_at is None
    ground.dispatch.step(officer, "s3", sent, AssignmentState.RELEASED)
    ground.dispatch.take_back(officer, "b2", sent, "还在路上")
    assert ground.dispatch.assignment(sent).state is AssignmentState.EN_ROUTE
    assert ground.state_of("巡1") is UnitState.DISPATCHED


def test_a_step_that_is_taken_back_leaves_the_roll_call_due_when_it_was(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))

    def due() -> datetime | None:
        return ground.dispatch.assignment(sent).contact_due_at

    at_order = due()
    clock.move(minutes=5)
    ground.dispatch.step(officer, "s1", sent, AssignmentState.EN_ROUTE)
    on_the_way = due()
    clock.move(minutes=5)
    ground.dispatch.step(officer, "s2", sent, AssignmentState.ON_SCENE)
    clock.move(minutes=1)
    ground.dispatch.take_back(officer, "b2", sent, "听错了")
    assert due() == on_the_way
    ground.dispatch.take_back(officer, "b1", sent, "听错了")
    assert due() == at_order
    ground.calls.close(officer, "x", call_id, feedback="已看", result=CallResult.ON_SITE_DONE)
    clock.move(minutes=1)
    ground.calls.take_back_close(officer, "b3", call_id, reason="点错了")
    assert due() == at_order
    ground.dispatch.step(officer, "s3", sent, AssignmentState.ON_SCENE)
    clock.move(minutes=1)
    ground.dispatch.contacted(officer, "h", sent)
    heard = due()
    ground.dispatch.take_back(officer, "b4", sent, "听错了")
    assert due() == heard, "a contact since then counts on"


def test_a_unit_that_is_called_back_leaves_the_call_as_if_it_had_not_been_sent(
    ground: DispatchGround, officer: Actor
) -> None:
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    ground.dispatch.step(officer, "s", sent, AssignmentState.EN_ROUTE)
    ground.dispatch.cancel(officer, "c", sent, "改派")
    assert ground.calls.call(call_id).state is CallState.RECEIVED
    with pytest.raises(InputRefused, match="released"):
        ground.dispatch.cancel(officer, "c2", sent, "改派")


def test_a_unit_that_is_not_heard_in_time_misses_the_roll_call_and_only_its_own_clock_is_set_anew(
    ground: DispatchGround, store: Store, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    first = ground.dispatch.order(officer, "o1", call_id, ground.unit("巡1"))
    second = ground.dispatch.order(officer, "o2", call_id, ground.unit("巡2"))
    clock.move(minutes=15)
    ground.dispatch.contacted(officer, "c", first)
    clock.move(minutes=5)
    ground.dispatch.tick(officer)
    ground.dispatch.tick(officer)
    (missed,) = ground.ears.told
    assert (missed.kind, missed.source_id, missed.title) == ("ROLL_CALL_MISSED", second, "点名未应答 · 巡2组")
    clock.move(minutes=15)
    restarted = DispatchGround(store, officer)
    restarted.dispatch.tick(officer)
    ground.dispatch.tick(officer)
    assert [one.source_id for one in restarted.ears.told] == [first]
    assert [one.source_id for one in ground.ears.told] == [second]
    clock.move(minutes=5)
    ground.dispatch.tick(officer)
    assert [one.source_id for one in ground.ears.told] == [second, second]


def test_closing_ends_the_roll_call(ground: DispatchGround, officer: Actor, clock: Clock) -> None:
    call_id = ground.call()
    ground.dispatch.order(officer, "o1", call_id, ground.unit("巡1"))
    ground.calls.close(officer, "x", call_id, feedback="已处置", result=CallResult.ON_SITE_DONE)
    clock.move(hours=1)
    ground.dispatch.tick(officer)
    assert ground.ears.told == []


def test_timers_turn_orange_before_red_and_stop_on_arrival(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    targets = ground.dispatch.targets.town
    call_id = ground.call()
    received = clock.moment

    def now() -> tuple[TimedStep, TimerState]:
        told = timer(ground.calls.call(call_id), targets, clock.moment)
        assert told is not None
        return told.step, told.state

    assert now() == (TimedStep.ORDER, TimerState.RUNNING)
    clock.move(seconds=45)
    assert now() == (TimedStep.ORDER, TimerState.ORANGE)
    clock.move(seconds=16)
    assert now() == (TimedStep.ORDER, TimerState.RED)
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    assert now() == (TimedStep.DEPART, TimerState.RUNNING)
    clock.move(seconds=90)
    ground.dispatch.step(officer, "s1", sent, AssignmentState.EN_ROUTE)
    assert now() == (TimedStep.ARRIVE, TimerState.RUNNING)
    clock.moment = received + timedelta(minutes=4, seconds=30)
    assert now() == (TimedStep.ARRIVE, TimerState.ORANGE)
    ground.dispatch.step(officer, "s2", sent, AssignmentState.ON_SCENE)
    clock.move(hours=1)
    assert now() == (TimedStep.ARRIVE, TimerState.MET)
    one = unit_timer(ground.dispatch.assignment(sent), ground.calls.call(call_id), targets, clock.moment)
    assert one is not None
    assert one.state is TimerState.MET


def test_a_unit_sent_in_time_is_waited_for_as_long_as_its_call_and_one_sent_later_is_given_its_own_time(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    targets = ground.dispatch.targets.rural
    clock.move(seconds=4)
    first = ground.dispatch.order(officer, "o1", call_id, ground.unit("巡1"))
    clock.move(minutes=30)
    second = ground.dispatch.order(officer, "o2", call_id, ground.unit("巡2"))
    call = ground.calls.call(call_id)
    whole = timer(call, targets, clock.moment)
    early, late = (unit_timer(ground.dispatch.assignment(one), call, targets, clock.moment) for one in (first, second))
    assert whole is not None
    assert early is not None
    assert late is not None
    assert early.due_at == whole.due_at
    assert late.due_at == clock.moment + targets.within(TimedStep.DEPART) - targets.within(TimedStep.ORDER)


def test_a_reopened_call_has_no_timer_of_then_but_its_new_unit_has(
    ground: DispatchGround, officer: Actor, leader: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    clock.move(hours=1)
    ground.calls.close(officer, "x", call_id, feedback="已处置", result=CallResult.ON_SITE_DONE)
    ground.calls.reopen(leader, "r", call_id, reason="又起纠纷")
    targets = ground.dispatch.targets.rural
    clock.move(minutes=1)
    assert timer(ground.calls.call(call_id), targets, clock.moment) is None
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    assert ground.calls.call(call_id).state is CallState.DISPATCHED
    told = unit_timer(ground.dispatch.assignment(sent), ground.calls.call(call_id), targets, clock.moment)
    assert told is not None
    assert (told.step, told.state) == (TimedStep.DEPART, TimerState.RUNNING)


def test_the_town_has_its_own_targets_near_a_one_minute_post(ground: DispatchGround) -> None:
    ground.one_minute_post(107.59)
    targets = ground.dispatch.targets
    assert ground.dispatch.targets_at(107.60, LAT) == targets.town
    assert ground.dispatch.targets_at(107.80, LAT) == targets.rural
    assert ground.dispatch.targets_at(None, None) == targets.rural
    assert (targets.town.order_min, targets.town.depart_min, targets.town.arrive_min) == (1, 3, 5)


def test_the_board_tells_calls_units_targets_and_alerts_at_once_and_again_after_a_restart(
    ground: DispatchGround, store: Store, officer: Actor
) -> None:
    quiet, grave = ground.call(), ground.call(CallKind.FIRE, CallLevel.L1)
    ground.dispatch.order(officer, "o", grave, ground.unit("巡1"))
    board = ground.dispatch.board()
    assert [one.call.id for one in board] == [grave, quiet]
    assert [len(one.assignments) for one in board] == [1, 0]
    assert DispatchGround(store, officer).dispatch.board() == board


def test_the_roll_call_is_the_countys_own(store: Store, officer: Actor, clock: Clock) -> None:
    ground = DispatchGround(store, officer, ResponseTargets(roll_call_min=5))
    ground.dispatch.order(officer, "o", ground.call(), ground.unit("巡1"))
    clock.move(minutes=5)
    ground.dispatch.tick(officer)
    assert len(ground.ears.told) == 1
