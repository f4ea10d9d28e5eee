"""An order over a real broker: published once it is stored, answered by a receipt, unsent where the broker is gone."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.bootstrap.program import Program
from app.domain.call import AssignmentState, OrderChannel
from app.domain.call_rules import is_unconfirmed
from app.domain.events import Fact
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.unit import UnitKind
from app.paths import DataDirectory, resources
from tests.dispatch_ground import DispatchGround, call
from tests.real_broker import Broker

LIMIT_S = 20


def wait_until(program: Program, is_so: Callable[[], bool]) -> None:
    """Until it is so, looked at again whenever the program tells a fact."""
    told = threading.Condition()

    def on_fact(_fact: Fact) -> None:
        with told:
            told.notify_all()

    end = program.bus.subscribe(on_fact)
    try:
        with told:
            assert told.wait_for(is_so, LIMIT_S)
    finally:
        end()


def mqtt_state(program: Program) -> FeedState | None:
    """How the broker's feed is; None before it is made."""
    return next((one.state for one in program.live.feed_desk.statuses() if one.name == "mqtt"), None)


@pytest.fixture
def program(data_directory: Path, broker: Broker) -> Iterator[Program]:
    (data_directory / "feeds.toml").write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\n", "utf-8")
    with Program(DataDirectory(data_directory)) as program:
        program.start_live()
        wait_until(program, lambda: mqtt_state(program) is FeedState.LISTENING)
        yield program


@pytest.fixture
def radio(broker: Broker) -> Iterator[tuple[paho.Client, queue.Queue[paho.MQTTMessage]]]:
    """A unit that listens to its orders."""
    heard: queue.Queue[paho.MQTTMessage] = queue.Queue()
    subscribed = queue.Queue[int]()
    client = paho.Client(CallbackAPIVersion.VERSION2)
    client.on_message = lambda _client, _data, message: heard.put(message)
    client.on_subscribe = lambda _client, _data, number, _codes, _more: subscribed.put(number)
    client.connect("127.0.0.1", broker.port)
    client.subscribe("oilfield/order/#", qos=1)
    client.loop_start()
    subscribed.get(timeout=10)
    yield client, heard
    client.disconnect()
    client.loop_stop()


def test_an_order_reaches_the_unit_and_its_receipt_stamps_the_step(
    program: Program, radio: tuple[paho.Client, queue.Queue[paho.MQTTMessage]]
) -> None:
    client, heard = radio
    actor, desk = program.actor(), program.dispatch_desk
    ground = DispatchGround(program.store, actor)
    ground.unit("巡1", UnitKind.PATROL_GROUP)
    call_id = program.lane.live(lambda: program.call_desk.open_call(actor, new_key(), call(program.now()))).result()
    sent = program.lane.live(lambda: desk.order(actor, new_key(), call_id, "巡1", OrderChannel.MQTT)).result()
    message = heard.get(timeout=10)
    told = json.loads(message.payload)
    schema = json.loads((resources() / "schemas" / "order.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    assert (message.topic, told["order"]) == ("oilfield/order/巡1", sent)
    receipt = {"time": program.now().isoformat(), "step": "EN_ROUTE"}
    client.publish(f"oilfield/receipt/{sent}", json.dumps(receipt), qos=1)
    wait_until(program, lambda: desk.assignment(sent).state is AssignmentState.EN_ROUTE)
    assert desk.assignment(sent).received_at is not None


def test_an_order_while_the_broker_is_gone_stands_and_is_to_be_said_by_voice(program: Program, broker: Broker) -> None:
    actor, desk = program.actor(), program.dispatch_desk
    DispatchGround(program.store, actor).unit("巡1", UnitKind.PATROL_GROUP)
    call_id = program.lane.live(lambda: program.call_desk.open_call(actor, new_key(), call(program.now()))).result()
    broker.stop()
    wait_until(program, lambda: mqtt_state(program) is not FeedState.LISTENING)
    sent = program.lane.live(lambda: desk.order(actor, new_key(), call_id, "巡1", OrderChannel.MQTT)).result()
    wait_until(program, lambda: bool(desk.assignment(sent).reason))
    assert is_unconfirmed(desk.assignment(sent), program.now())
