"""The feed of a real Mosquitto: what is kept is acknowledged, what is not comes again; wrong words become sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.feed_status import FeedState
from app.domain.signal import AlertSignal, ReadingSignal, Signal
from app.errors import InputRefused
from app.feeds.feed import FeedParts
from app.feeds.message_codec import MessageCodec
from app.feeds.mqtt_broker import Broker as Address
from app.feeds.mqtt_feed import MqttFeed
from tests.feeds.kept_signals import KeptSignals
from tests.feeds.publisher import Publisher
from tests.real_broker import Broker

TIME = "2026-11-24T23:00:00+08:00"
Listen = Callable[..., MqttFeed]


def reading(value: float) -> dict[str, object]:
    return {"time": TIME, "value": value}


class Door(KeptSignals):
    """Wakes whoever waits for a change of state, too."""

    def parts(self) -> FeedParts:
        return replace(super().parts(), tell=self._wake)

    def _wake(self, name: str) -> None:
        with self._turn:
            self.told.append(name)
            self._turn.notify_all()


@pytest.fixture
def door() -> KeptSignals:
    return Door()


@pytest.fixture
def listen(broker: Broker, door: KeptSignals) -> Iterator[Listen]:
    """Makes a feed of the broker and starts it; all are stopped at the end."""
    with ExitStack() as stack:

        def begin(address: Address | None = None, *, wait: bool = True) -> MqttFeed:
            feed = make_feed(address or Address(broker.host, broker.port), door)
            stack.callback(feed.stop)
            feed.start()
            if wait:
                wait_for(door, lambda: feed.state is FeedState.LISTENING)
            return feed

        yield begin


def make_feed(address: Address, door: KeptSignals) -> MqttFeed:
    codec = MessageCodec("oilfield", "mqtt", lambda _datum, lon, lat: (lon, lat))
    return MqttFeed("mqtt", door.parts(), address, {one: lambda *told: [codec.decode(*told)] for one in codec.filters})


def wait_for(door: KeptSignals, is_so: Callable[[], bool]) -> None:
    """Whatever changes is told or put, both through the door."""
    door.wait_until(is_so)


def values(door: KeptSignals) -> list[float]:
    return [one.value for one in door.signals if isinstance(one, ReadingSignal)]


@pytest.mark.parametrize("protocol", [3, 5])
def test_what_the_field_publishes_comes_in_order(
    broker: Broker, door: KeptSignals, listen: Listen, protocol: int
) -> None:
    feed = listen(Address(broker.host, broker.port, protocol=protocol))
    with Publisher(broker) as field:
        for value in range(300):
            field.publish("oilfield/reading/压力", reading(value))
        door.wait_for(300)
    assert values(door) == list(range(300))
    assert (feed.status().received, feed.status().kept, feed.status().waiting) == (300, 300, 0)


def test_what_was_not_kept_when_the_line_broke_comes_again_and_what_was_does_not(
    broker: Broker, door: KeptSignals, listen: Listen
) -> None:
    broker.stop()
    broker.remember()
    broker.start()
    feed = listen()
    with Publisher(broker) as field:
        field.publish("oilfield/reading/a", reading(1))
        door.wait_for(1)
        door.held = True
        field.publish("oilfield/reading/a", reading(2))
        door.wait_for(2)
    feed.stop()
    door.held = False
    # Nobody acknowledges on a line that is gone.
    door.release()
    feed.start()
    door.wait_for(3)
    assert values(door) == [1, 2, 2]


@pytest.mark.parametrize("protocol", [3, 5])
def test_a_killed_broker_comes_back_and_nothing_is_lost(
    broker: Broker, door: KeptSignals, listen: Listen, protocol: int
) -> None:
    broker.stop()
    broker.remember()
    broker.start()
    feed = listen(Address(broker.host, broker.port, protocol=protocol))
    with Publisher(broker) as field:
        for value in range(50):
            field.publish("oilfield/reading/a", reading(value))
        # What a broker has confirmed and neither delivered nor saved dies with it; that is between it and its disk.
        door.wait_for(50)
        broker.wait_until_saved()
        broker.kill()
        wait_for(door, lambda: feed.state is FeedState.LOST)
        assert "line to the broker broke" in str(feed.status().said)
        for value in range(50, 100):
            field.publish("oilfield/reading/a", reading(value))
        broker.start()
        field.wait_until_confirmed()
        wait_for(door, lambda: set(values(door)) == set(range(100)))
    assert feed.state is FeedState.LISTENING


def test_what_was_published_while_we_were_away_waits_at_the_broker(
    broker: Broker, door: KeptSignals, listen: Listen
) -> None:
    feed = listen()
    feed.stop()
    with Publisher(broker) as field:
        for value in range(500):
            field.publish("oilfield/reading/a", reading(value))
        field.wait_until_confirmed()
    # Mosquitto's own limit of what it keeps for us is a hundred less twenty in flight, if nothing else is set.
    feed.start()
    door.wait_until(lambda: len(door.signals) >= 100)
    assert values(door) == sorted(values(door))


def test_a_message_of_ten_megabytes_is_refused_and_the_next_one_taken(
    broker: Broker, door: KeptSignals, listen: Listen
) -> None:
    feed = listen()
    with Publisher(broker) as field:
        field.publish("oilfield/reading/a", b" " * 10_000_000)
        field.publish("oilfield/reading/a", b"{broken")
        field.publish("oilfield/reading/a", reading(7))
        door.wait_for(1)
    status = feed.status()
    assert (values(door), status.received, status.refused) == ([7], 3, 2)
    assert str(status.last_refusal).startswith("The message is no JSON")


def test_a_wrong_password_is_told_and_the_right_one_is_let_in(
    broker: Broker, door: KeptSignals, listen: Listen
) -> None:
    broker.stop()
    broker.demand_users({"desk": "right", "field": "other"})
    broker.start()
    wrong = listen(Address(broker.host, broker.port, user="desk", password="wrong"), wait=False)
    wait_for(door, lambda: wrong.state is FeedState.FAILED)
    assert "Check user, password" in str(wrong.status().said)
    with pytest.raises(InputRefused, match="refuses us"):
        wrong.test()
    wrong.stop()
    right = listen(Address(broker.host, broker.port, user="desk", password="right"))
    assert str(right.test()) == f"The broker at 127.0.0.1:{broker.port} takes us in."
    with Publisher(broker, "field", "other") as field:
        field.publish("oilfield/reading/a", reading(1))
        door.wait_for(1)


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # paho leaves a failed handshake's socket
def test_an_encrypted_line_is_trusted_by_its_authority_only(broker: Broker, door: KeptSignals, listen: Listen) -> None:
    broker.stop()
    authority = broker.encrypt()
    broker.start()
    stranger = listen(Address(broker.host, broker.port, tls=True), wait=False)
    with pytest.raises(InputRefused, match="CERTIFICATE_VERIFY_FAILED"):
        stranger.test()
    assert stranger.state is not FeedState.LISTENING
    stranger.stop()
    trusting = listen(Address(broker.host, broker.port, ca_file=authority))
    with Publisher(broker, ca_file=str(authority)) as field:
        field.publish("oilfield/reading/a", reading(1))
        door.wait_for(1)
    assert trusting.status().kept == 1


def test_certificates_that_are_none_are_told(tmp_path: Path, door: KeptSignals) -> None:
    no_certificate = tmp_path / "ca.pem"
    no_certificate.write_text("not a certificate")
    feed = make_feed(Address("127.0.0.1", 1, ca_file=no_certificate), door)
    feed.start()
    assert feed.state is FeedState.FAILED
    assert "certificates" in str(feed.status().said)
    feed.stop()


def test_a_broker_that_is_not_there_is_lost_until_it_comes(broker: Broker, door: KeptSignals, listen: Listen) -> None:
    broker.stop()
    feed = listen(wait=False)
    wait_for(door, lambda: feed.state is FeedState.LOST)
    with pytest.raises(InputRefused, match="cannot be reached"):
        feed.test()
    with pytest.raises(InputRefused, match="not connected"):
        feed.publish("oilfield/order/巡3", b"{}")
    broker.start()
    wait_for(door, lambda: feed.state is FeedState.LISTENING)


def test_an_order_goes_out_once_the_broker_has_it(broker: Broker, door: KeptSignals, listen: Listen) -> None:
    heard: list[tuple[str, bytes]] = []

    def hear(topic: str, payload: bytes, _at: datetime) -> list[Signal]:
        heard.append((topic, payload))
        return [_RECEIVED]

    feed = listen()
    other = Door()
    unit = MqttFeed(
        "unit",
        other.parts(),
        replace(Address(broker.host, broker.port), client_id="巡3"),
        {"oilfield/order/巡3": hear},
    )
    unit.start()
    other.wait_until(lambda: unit.state is FeedState.LISTENING)
    feed.publish("oilfield/order/巡3", b'{"order":"a1"}')
    other.wait_for(1)
    unit.stop()
    assert heard[-1] == ("oilfield/order/巡3", b'{"order":"a1"}')


_RECEIVED = AlertSignal("x", "1", datetime(2026, 11, 24, tzinfo=UTC), "OTHER", "LOW", "x")


def test_a_flood_of_unacknowledged_messages_neither_fills_the_memory_nor_stops_the_feed(
    broker: Broker, door: KeptSignals, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.feeds.mqtt_feed.MOST_HEARD", 5)
    feed = listen()
    with Publisher(broker) as field:
        for value in range(2_000):
            field.publish("oilfield/reading/a", reading(value), qos=0)
        field.publish("oilfield/reading/a", reading(-1))
        wait_for(door, lambda: -1 in values(door))
    status = feed.status()
    assert status.kept == len(values(door))
    assert status.received == status.kept + status.refused
