"""Orders that leave the desk as data or text, and what the units answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.call import AssignmentState, CallState, OrderChannel
from app.domain.call_rules import is_unconfirmed
from app.domain.signal import OrderStep, ReceiptSignal
from app.domain.unit import UnitState
from app.errors import InputRefused, StoreUnavailable
from app.services.calls.call_timeline import CallTimeline
from app.services.calls.order_ways import OrderWays
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.dispatch_ground import LAT, DispatchGround
from tests.store_fixtures import Clock


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    return DispatchGround(store, officer)


def by(ground: DispatchGround, ways: OrderWays) -> None:
    """Orders leave by these ways, at once."""
    ground.dispatch.post_by(lambda: ways, lambda send: send(), lambda write: write())


def test_an_order_goes_out_as_data_with_its_key_after_it_is_stored(ground: DispatchGround, officer: Actor) -> None:
    out: list[tuple[str, Mapping[str, object]]] = []

    def publish(unit: str, message: Mapping[str, object]) -> None:
        ground.dispatch.assignment(str(message["order"]))
        out.append((unit, message))

    call_id = ground.call(lon=107.5, lat=LAT, place="两谷坨村")
    ground.unit("巡1")
    with pytest.raises(InputRefused, match="broker"):
        ground.dispatch.order(officer, "o0", call_id, "巡1", OrderChannel.MQTT)
    by(ground, OrderWays(data=publish))
    sent = ground.dispatch.order(officer, "o", call_id, "巡1", OrderChannel.MQTT)
    ground.dispatch.order(officer, "o", call_id, "巡1", OrderChannel.MQTT)
    ((unit, message),) = out
    assert (unit, message["order"], message["lon"], message["datum"]) == ("巡1", sent, 107.5, "WGS84")
    assert message["time"] == "2026-11-21T15:41:07Z"
    ground.dispatch.send_again(officer, "again", sent)
    ground.dispatch.send_again(officer, "again", sent)
    assert len(out) == 2
    lines = CallTimeline(ground.store).of_call(call_id)
    assert [line.what.template for line in lines][-1] == "{unit}: order sent again"


def test_an_order_that_cannot_be_sent_stands_and_is_to_be_said_by_voice(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    def fail(_unit: str, _message: Mapping[str, object]) -> None:
        raise StoreUnavailable("The broker is gone.")

    by(ground, OrderWays(data=fail))
    call_id = ground.call()
    ground.unit("巡1")
    sent = ground.dispatch.order(officer, "o", call_id, "巡1", OrderChannel.MQTT)
    one = ground.dispatch.assignment(sent)
    assert one.state is AssignmentState.ORDERED
    assert "The broker is gone. Say it by voice." in one.reason
    assert is_unconfirmed(one, one.ordered_at)
    clock.move(minutes=1)
    ground.dispatch.send_again(officer, "again", sent)
    with ground.store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "assignment", sent)]
    assert acts == ["assignment.order", "assignment.unsent", "assignment.send_again", "assignment.unsent"]
    assert "Say it by voice." in ground.dispatch.assignment(sent).reason


def test_an_order_given_by_voice_or_one_that_is_over_is_not_sent_again(ground: DispatchGround, officer: Actor) -> None:
    by(ground, OrderWays(data=lambda _unit, _message: None))
    call_id = ground.call()
    said = ground.dispatch.order(officer, "o1", call_id, ground.unit("巡1"))
    sent = ground.dispatch.order(officer, "o2", call_id, ground.unit("巡2"), OrderChannel.MQTT)
    ground.dispatch.cancel(officer, "c", sent, "另有任务")
    for one, why in ((said, "by voice"), (sent, "released")):
        with pytest.raises(InputRefused, match=why):
            ground.dispatch.send_again(officer, f"again {one}", one)
        with ground.store.read() as connection:
            assert "assignment.send_again" not in {
                done.act for done in audit_store.acts_about(connection, "assignment", one)
            }


def test_an_order_that_nobody_confirms_in_30_seconds_is_to_be_said_by_voice(
    ground: DispatchGround, officer: Actor
) -> None:
    by(ground, OrderWays(data=lambda _unit, _message: None))
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"), OrderChannel.MQTT)
    one = ground.dispatch.assignment(sent)
    assert not is_unconfirmed(one, one.ordered_at + timedelta(seconds=30))
    assert is_unconfirmed(one, one.ordered_at + timedelta(seconds=31))
    ground.dispatch.heard(ReceiptSignal("mqtt", sent, ground.now, OrderStep.RECEIVED))
    one = ground.dispatch.assignment(sent)
    assert not is_unconfirmed(one, one.ordered_at + timedelta(minutes=5))


def test_an_order_to_a_vehicle_terminal_is_short_and_says_the_place_for_chinese_maps(
    ground: DispatchGround, officer: Actor
) -> None:
    shown: list[tuple[str, str, str]] = []
    by(ground, OrderWays(text=lambda serial, text, order: shown.append((serial, text, order))))
    call_id = ground.call(lon=107.601200, lat=37.594600, place="定1234", text="😀" + "长" * 600)
    ground.unit("巡1", serial="013800138000")
    ground.unit("巡2")
    with pytest.raises(InputRefused, match="terminal"):
        ground.dispatch.order(officer, "o0", call_id, "巡2", OrderChannel.TERMINAL)
    sent = ground.dispatch.order(officer, "o", call_id, "巡1", OrderChannel.TERMINAL)
    ((serial, text, order),) = shown
    assert (serial, order) == ("013800138000", sent)
    assert len(text.encode("gbk")) <= 480
    assert "定1234" in text
    assert "GCJ-02 107.60" in text


def test_the_sheet_shows_phone_call_sign_and_the_place_in_both_datums(ground: DispatchGround, officer: Actor) -> None:
    call_id = ground.call(lon=107.601200, lat=37.594600)
    sheet = ground.dispatch.order_sheet(ground.dispatch.order(officer, "o", call_id, ground.unit("巡1")))
    assert (sheet.unit.phone, sheet.unit.call_sign) == ("00000000000", "巡1")
    assert sheet.navigation is not None
    assert sheet.navigation.wgs84 == "107.601200,37.594600"
    assert sheet.navigation.geo_wgs84 == "geo:37.594600,107.601200"
    east, north = (float(part) for part in sheet.navigation.gcj02.split(","))
    assert 300 < abs(east - 107.6012) * 88_300 + abs(north - 37.5946) * 111_000 < 900


def test_a_receipt_moves_the_unit_on_and_one_that_comes_late_lowers_nothing(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    ordered = clock.moment
    clock.move(minutes=4)

    def told(step: OrderStep, minutes: float, order: str = sent, text: str = "") -> bool:
        return ground.dispatch.heard(ReceiptSignal("mqtt", order, ordered + timedelta(minutes=minutes), step, text))

    assert told(OrderStep.RECEIVED, 0.1)
    assert told(OrderStep.ON_SCENE, 3)
    assert told(OrderStep.EN_ROUTE, 1)
    assert told(OrderStep.EN_ROUTE, 1)
    assert told(OrderStep.ACCEPTED, 9)
    one = ground.dispatch.assignment(sent)
    assert one.state is AssignmentState.ON_SCENE
    assert one.received_at == ordered + timedelta(minutes=0.1)
    assert one.en_route_at == ordered + timedelta(minutes=1)
    assert ordered <= (one.accepted_at or ordered) <= (one.en_route_at or ordered) <= (one.on_scene_at or ordered)
    assert ground.calls.call(call_id).en_route_at == ordered + timedelta(minutes=1)
    assert told(OrderStep.DONE, 60, text="已处置")
    one = ground.dispatch.assignment(sent)
    assert (one.feedback, one.feedback_at) == ("已处置", clock.moment)
    assert not told(OrderStep.DONE, 3, order="nobody")
    ground.dispatch.step(officer, "free", sent, AssignmentState.RELEASED)
    assert not told(OrderStep.ON_SCENE, 3.5)
    assert ground.state_of("巡1") is UnitState.PATROLLING


def test_a_unit_that_declines_is_free_and_the_call_waits(ground: DispatchGround, officer: Actor) -> None:
    call_id = ground.call()
    sent = ground.dispatch.order(officer, "o", call_id, ground.unit("巡1"))
    ground.dispatch.heard(ReceiptSignal("mqtt", sent, ground.now, OrderStep.DECLINED, "车辆故障"))
    one = ground.dispatch.assignment(sent)
    assert (one.state, one.reason) == (AssignmentState.DECLINED, "车辆故障")
    assert ground.calls.call(call_id).state is CallState.RECEIVED
    assert ground.state_of("巡1") is UnitState.PATROLLING
