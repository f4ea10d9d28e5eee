"""Calls taken down, joined, reported, closed and reopened, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, AlertState, Severity
from app.domain.call import AssignmentState, CallKind, CallLevel, CallResult, CallState
from app.domain.case_file import CaseKind, CaseType
from app.domain.events import Fact, RecordsChanged
from app.errors import InputRefused
from app.services.calls.call_relations import Relation
from app.services.calls.call_timeline import CallTimeline
from app.store import alert_store, case_store
from app.store.unit_of_work import Store
from tests.dispatch_ground import KM, LAT, DispatchGround, call
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    return DispatchGround(store, officer)


def _alert(ground: DispatchGround, key: str = "a1", **values: object) -> Alert:
    one = replace(invented.alert(key, minutes=3), **values)  # type: ignore[arg-type]
    ground.fill(one)
    return one


def test_numbers_of_a_day_have_no_gap_and_begin_anew_at_the_countys_midnight(
    ground: DispatchGround, clock: Clock
) -> None:
    first = [ground.calls.call(ground.call()).number for _ in range(3)]
    assert first == ["20261121-0001", "20261121-0002", "20261121-0003"]
    clock.move(minutes=19)
    assert ground.calls.call(ground.call()).number == "20261122-0001"


def test_a_refused_call_takes_no_number(ground: DispatchGround) -> None:
    ground.call()
    for values in ({"title": " "}, {"lon": 107.0}, {"lon": 200.0, "lat": 37.0}):
        with pytest.raises(InputRefused):
            ground.call(**values)
    with pytest.raises(InputRefused, match="future"):
        ground.call(received_at=ground.now + timedelta(minutes=5))
    assert ground.calls.call(ground.call()).number.endswith("-0002")


def test_one_keystroke_on_an_alert_acknowledges_it_takes_it_on_and_makes_the_call(
    ground: DispatchGround, store: Store, officer: Actor, told: list[Fact]
) -> None:
    alert = _alert(ground, asset_id="w1", area_id="area-1")
    call_id = ground.calls.call_from_alert(officer, "d", alert.id)
    made = ground.calls.call(call_id)
    (hung,) = ground.calls.alerts_of(call_id)
    assert (hung.state, hung.acknowledged_by, hung.owner) == (AlertState.ACKED, "韩", "韩")
    assert (made.title, made.lon, made.asset_id, made.area_id, made.kind) == (
        alert.title, alert.lon, "w1", "area-1", CallKind.CHECK,
    )  # fmt: skip
    assert made.owner == "韩"
    assert {fact.noun for fact in told if isinstance(fact, RecordsChanged)} >= {"alert", "call"}
    assert ground.calls.call_from_alert(officer, "d", alert.id) == call_id
    assert ground.calls.call_from_alert(officer, "again", alert.id) == call_id
    assert len(ground.calls.open_calls()) == 1


def test_the_alerts_of_a_group_go_with_it_and_later_ones_are_hung_on(ground: DispatchGround, officer: Actor) -> None:
    _alert(ground, "a1", group_id="a1")
    _alert(ground, "a2", group_id="a1", severity=Severity.LOW)
    _alert(ground, "a3")
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.calls.attach_alert(officer, "more", call_id, "a3")
    assert {one.id for one in ground.calls.alerts_of(call_id)} == {"a1", "a2", "a3"}
    other = ground.call()
    with pytest.raises(InputRefused, match="another call"):
        ground.calls.attach_alert(officer, "twice", other, "a3")


def test_a_late_alert_of_a_group_joins_the_open_call_and_makes_no_second_one(
    ground: DispatchGround, officer: Actor
) -> None:
    _alert(ground, "a1", group_id="a1")
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    _alert(ground, "a2", group_id="a1")
    assert ground.calls.call_from_alert(officer, "late", "a2") == call_id
    assert ground.calls.call_from_alert(officer, "late", "a2") == call_id
    assert {one.id for one in ground.calls.alerts_of(call_id)} == {"a1", "a2"}
    assert len(ground.calls.open_calls()) == 1


@pytest.mark.parametrize("by_d", [True, False])
def test_what_joined_a_standing_call_by_mistake_stands_as_before_and_the_call_goes_on(
    ground: DispatchGround, officer: Actor, clock: Clock, by_d: bool
) -> None:
    raised = ground.now - timedelta(minutes=9)
    _alert(ground, "a1", group_id="a1")
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    _alert(ground, "a2", group_id="a1" if by_d else "", raised_at=raised, escalation=1)
    with ground.store.read() as connection:
        before = alert_store.alerts.get(connection, "a2")
    clock.move(minutes=1)
    if by_d:
        ground.calls.call_from_alert(officer, "late", "a2")
    else:
        ground.calls.attach_alert(officer, "late", call_id, "a2")
    assert ground.calls.joined_by("late", call_id) == ("a2",)
    assert ground.calls.joined_by("d", call_id) == ("a1",)
    clock.move(minutes=1)
    with pytest.raises(InputRefused, match="reason"):
        ground.calls.take_back_joining(officer, "b0", call_id, "late", reason=" ")
    ground.calls.take_back_joining(officer, "b", call_id, "late", reason="不是一处")
    ground.calls.take_back_joining(officer, "b", call_id, "late", reason="不是一处")
    with ground.store.read() as connection:
        now = alert_store.alerts.get(connection, "a2")
    assert replace(now, version=before.version) == before
    assert [one.id for one in ground.calls.alerts_of(call_id)] == ["a1"]
    assert ground.dispatch.assignment(sent).state is AssignmentState.ORDERED
    with pytest.raises(InputRefused, match="no more"):
        ground.calls.take_back_joining(officer, "b2", call_id, "late", reason="又一次")
    (line,) = [one for one in CallTimeline(ground.store).of_call(call_id) if one.reason == "不是一处"]
    assert line.what.template == "An alert taken off it again"


def test_a_late_alert_of_a_group_whose_call_is_over_makes_a_call_of_its_own(
    ground: DispatchGround, officer: Actor
) -> None:
    _alert(ground, "a1", group_id="a1")
    over = ground.calls.call_from_alert(officer, "d", "a1")
    ground.calls.close(officer, "x", over, feedback="查无异常", result=CallResult.NOT_FOUND)
    _alert(ground, "a2", group_id="a1")
    made = ground.calls.call_from_alert(officer, "late", "a2")
    assert made != over
    assert [one.id for one in ground.calls.alerts_of(made)] == ["a2"]


def test_one_alert_of_a_group_is_added_though_another_hangs_on_its_own_call(
    ground: DispatchGround, officer: Actor
) -> None:
    _alert(ground, "a1", group_id="a1")
    first = ground.calls.call_from_alert(officer, "d", "a1")
    _alert(ground, "a2", group_id="a1")
    other = ground.call()
    ground.calls.attach_alert(officer, "j", other, "a2")
    assert [one.id for one in ground.calls.alerts_of(other)] == ["a2"]
    assert [one.id for one in ground.calls.alerts_of(first)] == ["a1"]


def test_a_closed_alert_makes_no_call(ground: DispatchGround, officer: Actor) -> None:
    _alert(ground, state=AlertState.CLOSED, closed_at=ground.now)
    with pytest.raises(InputRefused, match="closed"):
        ground.calls.call_from_alert(officer, "d", "a1")
    assert not ground.calls.open_calls()


def test_the_call_of_a_test_alert_is_a_test(ground: DispatchGround, officer: Actor) -> None:
    _alert(ground, is_test=True, kind=AlertKind.FIRE)
    made = ground.calls.call(ground.calls.call_from_alert(officer, "d", "a1"))
    assert made.is_test
    assert (made.kind, made.level) == (CallKind.FIRE, CallLevel.L1)


def test_open_calls_at_the_same_asset_from_the_same_phone_or_near_by_are_suggested(ground: DispatchGround) -> None:
    same = ground.call(asset_id="w1")
    phone = ground.call(reporter_phone="00013800000")
    near = ground.call(lon=107.0, lat=LAT)
    far = ground.call(lon=107.0 + 3 * KM, lat=LAT)
    found = ground.calls.related(
        occurred_at=ground.now, lon=107.0 + 0.5 * KM, lat=LAT, asset_id="w1", phone="00013800000"
    )
    assert [(one.call.id, one.relation) for one in found] == [
        (same, Relation.SAME_ASSET),
        (phone, Relation.SAME_REPORTER),
        (near, Relation.NEAR),
    ]
    assert far not in {one.call.id for one in found}


def test_judging_stamps_once_and_changes_what_was_taken_down(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    ground.calls.triage(officer, "t1", call_id, level=CallLevel.L2, kind=CallKind.RESCUE)
    first = ground.calls.call(call_id)
    clock.move(minutes=1)
    ground.calls.triage(officer, "t2", call_id, place="两谷坨村")
    again = ground.calls.call(call_id)
    assert (first.state, first.level) == (CallState.TRIAGED, CallLevel.L2)
    assert again.triaged_at == first.triaged_at
    assert again.place == "两谷坨村"
    with pytest.raises(InputRefused, match="few words"):
        ground.calls.amend(officer, "t3", call_id, title="")


def test_an_accepted_call_is_due_to_have_a_case_within_a_day(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call(CallKind.MATERIAL)
    ground.calls.close(officer, "x", call_id, feedback="电缆被盗", result=CallResult.ACCEPTED_CRIMINAL)
    (due,) = ground.calls.case_due(ground.now)
    assert (due.due_at, due.is_overdue) == (ground.now + timedelta(hours=24), False)
    clock.move(hours=25)
    assert ground.calls.case_due(ground.now)[0].is_overdue
    ground.calls.to_case(officer, "c", call_id)
    assert ground.calls.case_due(ground.now) == ()


def test_a_case_gets_everything_the_call_knows(ground: DispatchGround, store: Store, officer: Actor) -> None:
    alert = _alert(ground, kind=AlertKind.PRESSURE_DROP, asset_id="w1", area_id="area-1")
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    ground.calls.triage(officer, "t", call_id, kind=CallKind.TAPPING)
    ground.unit("巡1")
    sent = ground.dispatch.order(officer, "o", call_id, "巡1")
    ground.dispatch.step(officer, "s", sent, AssignmentState.FEEDBACK, feedback="发现盗油卡子一处")
    case_id = ground.calls.to_case(officer, "c", call_id)
    with store.read() as connection:
        case = case_store.cases.get(connection, case_id)
    assert ground.calls.call(call_id).case_id == case_id
    assert (case.type, case.kind, case.asset_id, case.area_id) == (CaseType.TAPPING, CaseKind.CRIMINAL, "w1", "area-1")
    assert (case.lon, case.lat, case.occurred_from) == (alert.lon, alert.lat, alert.occurred_at)
    assert alert.title in case.summary
    assert "发现盗油卡子一处" in case.summary
    assert ground.calls.to_case(officer, "c2", call_id) == case_id


def test_a_call_of_no_kind_of_case_is_asked_for_one(ground: DispatchGround, officer: Actor) -> None:
    call_id = ground.call(CallKind.DISPUTE)
    with pytest.raises(InputRefused, match="what kind of case"):
        ground.calls.to_case(officer, "c", call_id)
    assert ground.calls.to_case(officer, "c2", call_id, type_=CaseType.DAMAGE)


def test_repeating_an_act_changes_nothing(ground: DispatchGround, officer: Actor) -> None:
    one = call(ground.now)
    assert ground.calls.open_call(officer, "o", one) == ground.calls.open_call(officer, "o", one)
    assert len(ground.calls.open_calls()) == 1


def test_the_timeline_tells_every_act_on_call_units_and_alerts(
    ground: DispatchGround, store: Store, officer: Actor, clock: Clock
) -> None:
    _alert(ground, "a1")
    _alert(ground, "a2")
    call_id = ground.calls.call_from_alert(officer, "d", "a1")
    clock.move(seconds=10)
    ground.calls.attach_alert(officer, "more", call_id, "a2")
    ground.unit("巡1")
    clock.move(seconds=10)
    sent = ground.dispatch.order(officer, "o", call_id, "巡1")
    clock.move(minutes=2)
    ground.dispatch.step(officer, "s", sent, AssignmentState.EN_ROUTE)
    clock.move(minutes=2)
    ground.dispatch.take_back(officer, "b", sent, "听错了")
    clock.move(minutes=2)
    ground.calls.close(officer, "x", call_id, feedback="误报", result=CallResult.NOT_FOUND)
    lines = CallTimeline(store).of_call(call_id)
    assert [str(one.what) for one in lines] == [
        "Call made of an alert",
        "Another alert put on it",
        "巡1组: ordered, By voice",
        "巡1组: On the way",
        "巡1组: last step taken back",
        "Call closed: Nothing found",
    ]
    assert lines[4].reason == "听错了"
    assert [one.at for one in lines] == sorted(one.at for one in lines)
