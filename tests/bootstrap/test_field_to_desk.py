"""From the field to the desk and back, over the real feeds: a terminal takes an order, Traccar speaks by MQTT."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.bootstrap.program import Program
from app.domain.alert import AlertKind
from app.domain.call import AssignmentState, OrderChannel
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.unit import UnitKind
from app.feeds.jt808_codec import Message
from app.paths import DataDirectory
from app.services.field.tracker_desk import TrackerDesk
from tests.bootstrap.test_order_post import wait_until
from tests.dispatch_ground import DispatchGround, call
from tests.feeds.jt808_terminal import Terminal, place_body
from tests.real_broker import Broker

PHONE = "13800138000"
DEVICE = "860000000000001"


def listening(program: Program) -> bool:
    states = [one.state for one in program.live.feed_desk.statuses()]
    return bool(states) and all(state is FeedState.LISTENING for state in states)


def register(program: Program, serial: str, unit_id: str) -> None:
    desk, actor = TrackerDesk(program.store), program.actor()
    program.lane.live(lambda: desk.register(actor, new_key(), serial, unit_id, reason="装车")).result(20)


def seen_at(program: Program) -> tuple[float, float] | None:
    """Where the only unit is."""
    (one,) = program.unit_tracker.units_at(program.now())
    return None if one.fix is None else (round(one.fix.lon, 4), round(one.fix.lat, 4))


@pytest.fixture
def terminals(data_directory: Path, free_port: int) -> Iterator[Program]:
    (data_directory / "feeds.toml").write_text(f"[jt808]\nenabled = true\nport = {free_port}\n", "utf-8")
    with Program(DataDirectory(data_directory)) as program:
        DispatchGround(program.store, program.actor()).unit("巡1", UnitKind.PATROL_GROUP)
        program.start_live()
        wait_until(program, lambda: listening(program))
        yield program


@pytest.fixture
def traccar(data_directory: Path, broker: Broker) -> Iterator[tuple[Program, paho.Client]]:
    told = f"[mqtt]\nenabled = true\nport = {broker.port}\n[traccar]\nmqtt_topic = 'traccar/#'\n"
    (data_directory / "feeds.toml").write_text(told, "utf-8")
    client = paho.Client(CallbackAPIVersion.VERSION2)
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    with Program(DataDirectory(data_directory)) as program:
        DispatchGround(program.store, program.actor()).unit("巡1", UnitKind.PATROL_GROUP)
        program.start_live()
        wait_until(program, lambda: listening(program))
        yield program, client
    client.disconnect()
    client.loop_stop()


def test_an_order_is_shown_in_the_car_and_its_receipt_stamps_the_order(terminals: Program, free_port: int) -> None:
    actor = terminals.actor()
    with Terminal(free_port, PHONE) as car:
        assert car.sign_in() == 0
        car.send(Message.PLACE, place_body(terminals.now()))
        assert car.result() == 0
        (stranger,) = terminals.live.movers.unregistered()
        assert stranger.mover == PHONE
        assert seen_at(terminals) is None
        register(terminals, PHONE, "巡1")
        car.send(Message.PLACE, place_body(terminals.now()))
        assert car.result() == 0
        assert seen_at(terminals) == (107.6012, 37.5946)
        call_id = terminals.lane.live(
            lambda: terminals.call_desk.open_call(actor, new_key(), call(terminals.now(), title="井口有人"))
        ).result(20)
        order_id = terminals.lane.live(
            lambda: terminals.dispatch_desk.order(actor, new_key(), call_id, "巡1", OrderChannel.TERMINAL)
        ).result(20)
        shown = car.hear()
        assert shown.message == Message.TEXT
        assert "井口有人" in shown.body[1:].decode("gbk")
        desk = terminals.dispatch_desk
        assert desk.assignment(order_id).received_at is None
        car.send(Message.TERMINAL_ACK, shown.sequence.to_bytes(2) + shown.message.to_bytes(2) + b"\0")
        wait_until(terminals, lambda: desk.assignment(order_id).received_at is not None)
        assert desk.assignment(order_id).state is AssignmentState.ORDERED


def test_an_order_to_a_car_whose_line_is_cut_stands_and_says_that_it_must_be_told(terminals: Program) -> None:
    actor = terminals.actor()
    register(terminals, PHONE, "巡1")
    call_id = terminals.lane.live(
        lambda: terminals.call_desk.open_call(actor, new_key(), call(terminals.now()))
    ).result(20)
    order_id = terminals.lane.live(
        lambda: terminals.dispatch_desk.order(actor, new_key(), call_id, "巡1", OrderChannel.TERMINAL)
    ).result(20)
    desk = terminals.dispatch_desk
    wait_until(terminals, lambda: desk.assignment(order_id).reason != "")
    assert (desk.assignment(order_id).state, desk.assignment(order_id).received_at) == (AssignmentState.ORDERED, None)


def test_what_traccar_forwards_to_the_broker_moves_the_unit_and_its_emergency_key_is_an_alert(
    traccar: tuple[Program, paho.Client],
) -> None:
    program, client = traccar
    register(program, DEVICE, "巡1")
    now = program.now().isoformat()
    device = {"id": 2, "name": "x", "uniqueId": DEVICE}
    position = {
        "id": 1, "deviceId": 2, "protocol": "gt06", "fixTime": now, "deviceTime": now, "serverTime": now, "valid": True,
        "latitude": 37.1, "longitude": 107.5, "speed": 10.0, "course": 90.0, "accuracy": 5.0, "attributes": {},
    }  # fmt: skip
    client.publish("traccar/positions", json.dumps({"position": position, "device": device}), qos=1)
    wait_until(program, lambda: seen_at(program) == (107.5, 37.1))
    event = {"id": 1, "type": "alarm", "eventTime": now, "deviceId": 2, "attributes": {"alarm": "sos"}}
    told = {"event": event, "device": device, "position": position}
    client.publish("traccar/events", json.dumps(told), qos=1)
    wait_until(program, lambda: [one.kind for one in program.alert_desk.open_alerts()] == [AlertKind.PANIC])
    assert [one.refused for one in program.live.feed_desk.statuses()] == [0]
