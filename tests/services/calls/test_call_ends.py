"""Calls merged, passed on, found none, closed, and such ends taken back, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Right, Role, User
from app.domain.alert import Alert, AlertState, Dismissal, Verdict
from app.domain.call import AssignmentState, CallResult, CallState
from app.domain.case_file import CaseType
from app.domain.events import Fact, RecordsChanged
from app.domain.unit import UnitState
from app.errors import InputRefused, NotPermitted
from app.store import alert_store
from app.store.unit_of_work import Store
from tests.dispatch_ground import DispatchGround
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    return DispatchGround(store, officer)


def _alert(ground: DispatchGround, key: str = "a1", **values: object) -> Alert:
    one = replace(invented.alert(key, minutes=3), **values)  # type: ignore[arg-type]
    ground.fill(one)
    return one


def test_a_call_is_closed_with_a_report_and_a_result_only(ground: DispatchGround, officer: Actor) -> None:
    call_id = ground.call()
    with pytest.raises(InputRefused, match="report and a result"):
        ground.calls.close(officer, "x1", call_id, feedback="已处置")
    with pytest.raises(InputRefused, match="report and a result"):
        ground.calls.close(officer, "x2", call_id, result=CallResult.HELP_DONE)
    ground.calls.feedback(officer, "f", call_id, "受困人员已脱险", CallResult.HELP_DONE)
    assert ground.calls.call(call_id).state is CallState.FEEDBACK
    ground.calls.close(officer, "x3", call_id)
    closed = ground.calls.call(call_id)
    assert (closed.state, closed.closed_at, closed.result) == (CallState.CLOSED, ground.now, CallResult.HELP_DONE)
    with pytest.raises(InputRefused, match="is over"):
        ground.calls.feedback(officer, "late", call_id, "more")


def test_closing_frees_all_units_in_one_act_and_judges_its_alerts(
    ground: DispatchGround, officer: Actor, told: list[Fact], clock: Clock
) -> None:
    _alert(ground)
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    for code in ("巡1", "巡2"):
        ground.unit(code)
        ground.dispatch.order(officer, f"o{code}", call_id, code)
    clock.move(minutes=4)
    told.clear()
    ground.calls.close(officer, "x", call_id, feedback="误报", result=CallResult.NOT_FOUND, verdict=Verdict.FALSE)
    assert {one.state for one in ground.dispatch.assignments(call_id)} == {AssignmentState.RELEASED}
    assert {ground.state_of(code) for code in ("巡1", "巡2")} == {UnitState.PATROLLING}
    assert not ground.dispatch.open_assignments()
    (alert,) = ground.calls.alerts_of(call_id)
    assert (alert.state, alert.verdict, alert.closed_by) == (AlertState.CLOSED, Verdict.FALSE, "韩")
    assert {fact.noun for fact in told if isinstance(fact, RecordsChanged)} == {"assignment", "unit", "alert", "call"}


def test_a_mistaken_close_is_taken_back_with_units_alerts_and_stamps_as_of_then(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    _alert(ground)
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.unit("巡1")
    ground.unit("巡2")
    first = ground.dispatch.order(officer, "o1", call_id, "巡1")
    ground.dispatch.order(officer, "o2", call_id, "巡2")
    clock.move(minutes=5)
    ground.dispatch.step(officer, "s", first, AssignmentState.ON_SCENE)
    before = ground.calls.call(call_id)
    clock.move(minutes=1)
    ground.calls.close(officer, "x", call_id, feedback="误报", result=CallResult.NOT_FOUND, verdict=Verdict.FALSE)
    other = ground.call()
    ground.dispatch.order(officer, "o3", other, "巡2")
    clock.move(minutes=1)
    with pytest.raises(InputRefused, match="reason"):
        ground.calls.take_back_close(officer, "b0", call_id, reason=" ")
    ground.calls.take_back_close(officer, "b", call_id, reason="点错了")
    again = ground.calls.call(call_id)
    assert again.state is CallState.ON_SCENE
    assert (again.dispatched_at, again.on_scene_at) == (before.dispatched_at, before.on_scene_at)
    assert (again.closed_at, again.feedback_at, again.result) == (None, None, None)
    assert ground.state_of("巡1") is UnitState.ON_SCENE
    assert [one.unit_id for one in ground.dispatch.open_assignments() if one.call_id == call_id] == ["巡1"]
    assert ground.calls.alerts_of(call_id)[0].state is AlertState.ACKED


@pytest.mark.parametrize(
    ("result", "verdict", "dismissal"),
    [
        (CallResult.ON_SITE_DONE, Verdict.TRUE, None),
        (CallResult.TRANSFER, Verdict.TRUE, None),
        (CallResult.NOT_FOUND, Verdict.UNKNOWN, Dismissal.NOT_VERIFIABLE),
        (CallResult.FALSE_REPORT, Verdict.FALSE, Dismissal.FALSE_SENSOR),
    ],
)
def test_a_result_judges_the_alerts_of_a_call_so_that_none_waits_for_one_that_is_over(
    ground: DispatchGround, officer: Actor, result: CallResult, verdict: Verdict, dismissal: Dismissal | None
) -> None:
    _alert(ground)
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.calls.close(officer, "x", call_id, feedback="已看", result=result)
    (alert,) = ground.calls.alerts_of(call_id)
    assert (alert.state, alert.verdict, alert.dismissal) == (AlertState.CLOSED, verdict, dismissal)


def test_whoever_closes_may_judge_otherwise_and_a_call_that_was_none_leaves_no_alert_either(
    ground: DispatchGround, officer: Actor
) -> None:
    _alert(ground, "a1")
    _alert(ground, "a2")
    first = ground.calls.call_from_alert(officer, "d1", "a1")
    ground.calls.close(
        officer, "x", first, feedback="风吹", result=CallResult.ON_SITE_DONE,
        verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND,
    )  # fmt: skip
    assert ground.calls.alerts_of(first)[0].dismissal is Dismissal.ANIMAL_WIND
    second = ground.calls.call_from_alert(officer, "d2", "a2")
    ground.calls.invalid(officer, "i", second, reason="误拨")
    (alert,) = ground.calls.alerts_of(second)
    assert (alert.state, alert.verdict) == (AlertState.CLOSED, Verdict.UNKNOWN)


def test_a_mistaken_dispatch_is_one_act_back_and_its_alerts_stand_exactly_as_before(
    ground: DispatchGround, officer: Actor, leader: Actor, clock: Clock
) -> None:
    raised = ground.now - timedelta(minutes=9)
    _alert(ground, "a1", group_id="a1", raised_at=raised, escalation=1)
    _alert(ground, "a2", group_id="a1", state=AlertState.ACKED, acknowledged_at=raised, acknowledged_by="周",
           owner="周", owned_since=raised)  # fmt: skip
    with ground.store.read() as connection:
        before = {key: alert_store.alerts.get(connection, key) for key in ("a1", "a2")}
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    clock.move(minutes=1)
    with pytest.raises(InputRefused, match="reason"):
        ground.calls.take_back_dispatch(officer, "b0", call_id, reason=" ")
    ground.calls.take_back_dispatch(officer, "b", call_id, reason="点错了")
    ground.calls.take_back_dispatch(officer, "b", call_id, reason="点错了")
    assert ground.calls.call(call_id).state is CallState.INVALID
    assert [one.state for one in ground.dispatch.assignments(call_id)] == [AssignmentState.CANCELLED]
    assert ground.state_of("巡1") is UnitState.PATROLLING
    with ground.store.read() as connection:
        for key, then in before.items():
            now = alert_store.alerts.get(connection, key)
            assert replace(now, version=then.version) == then
    with pytest.raises(InputRefused, match="is over"):
        ground.calls.take_back_dispatch(officer, "b2", call_id, reason="又一次")
    assert ground.calls.call_from_alert(leader, "again", "a1") != call_id


def test_a_dispatch_that_led_to_a_case_is_not_taken_back(ground: DispatchGround, officer: Actor) -> None:
    _alert(ground)
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.calls.to_case(officer, "c", call_id, type_=CaseType.DAMAGE)
    with pytest.raises(InputRefused, match="has a case"):
        ground.calls.take_back_dispatch(officer, "b", call_id, reason="点错了")
    assert ground.calls.alerts_of(call_id)[0].state is AlertState.ACKED


def test_a_closed_call_is_reopened_by_a_leader_or_with_a_leaders_login(
    ground: DispatchGround, store: Store, officer: Actor, leader: Actor
) -> None:
    call_id = ground.call()
    ground.calls.close(officer, "x", call_id, feedback="已调解", result=CallResult.MEDIATED)
    with pytest.raises(NotPermitted):
        ground.calls.reopen(officer, "r1", call_id, reason="当事人反悔")
    with pytest.raises(NotPermitted):
        ground.calls.reopen(officer, "r2", call_id, reason="当事人反悔", approver="nobody")
    with store.act(officer, "user", "test.fill", Right.ACT) as work:
        work.add(User(id="u9", login="zhou", name="周", role=Role.LEADER, password_hash=""))
    ground.calls.reopen(officer, "r3", call_id, reason="当事人反悔", approver="zhou")
    again = ground.calls.call(call_id)
    assert (again.state, again.reopened_at, again.closed_at) == (CallState.FEEDBACK, ground.now, None)
    ground.unit("巡1")
    ground.dispatch.order(officer, "o", call_id, "巡1")
    ground.calls.close(officer, "x2", call_id)
    ground.calls.reopen(leader, "r4", call_id, reason="再次反悔")
    assert ground.calls.call(call_id).state is not CallState.CLOSED


def test_merging_takes_alerts_and_units_over_and_frees_whoever_was_sent_twice(
    ground: DispatchGround, officer: Actor
) -> None:
    _alert(ground)
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    into = ground.call()
    for code in ("巡1", "巡2"):
        ground.unit(code)
        ground.dispatch.order(officer, f"o{code}", call_id, code)
    ground.dispatch.order(officer, "double", into, "巡2", confirmed=True)
    ground.calls.merge(officer, "m", call_id, into, reason="同一警情")
    gone = ground.calls.call(call_id)
    assert (gone.state, gone.merged_into) == (CallState.MERGED, into)
    assert [one.id for one in ground.calls.merged_into(into)] == [call_id]
    assert [one.id for one in ground.calls.alerts_of(into)] == ["a1"]
    assert sorted(one.unit_id for one in ground.dispatch.open_assignments()) == ["巡1", "巡2"]
    assert {one.call_id for one in ground.dispatch.open_assignments()} == {into}
    assert ground.calls.call(into).state is CallState.DISPATCHED
    with pytest.raises(InputRefused, match="itself"):
        ground.calls.merge(officer, "m2", into, into)
    with pytest.raises(InputRefused, match="is over"):
        ground.calls.merge(officer, "m3", into, call_id)


@pytest.mark.parametrize("end", ["transfer", "invalid"])
def test_what_is_passed_away_or_was_no_call_frees_its_units_with_a_reason(
    ground: DispatchGround, officer: Actor, end: str
) -> None:
    call_id = ground.call()
    ground.unit("巡1")
    ground.dispatch.order(officer, "o", call_id, "巡1")
    if end == "transfer":
        ground.calls.transfer(officer, "e", call_id, to="应急管理局", reason="属其职责")
        assert ground.calls.call(call_id).handed_to == "应急管理局"
    else:
        ground.calls.invalid(officer, "e", call_id, reason="误拨")
    assert ground.state_of("巡1") is UnitState.PATROLLING
    assert not ground.calls.open_calls()


def test_a_scene_is_handed_over_only_once_somebody_was_sent(ground: DispatchGround, officer: Actor) -> None:
    call_id = ground.call()
    with pytest.raises(InputRefused, match="cannot take this step"):
        ground.calls.hand_over(officer, "h", call_id, to="刑警大队")
    ground.unit("巡1")
    ground.dispatch.order(officer, "o", call_id, "巡1")
    ground.calls.hand_over(officer, "h2", call_id, to="刑警大队")
    assert ground.calls.call(call_id).state is CallState.HANDED_OVER
