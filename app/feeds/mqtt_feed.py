"""The bureau's broker over MQTT: subscribes with QoS 1 in a session that outlives us, and acknowledges what is kept.

A message is acknowledged only once it is stored or spooled, or refused for good; what was not is delivered again after
a cut, and is then kept once. Orders go out the same way, `publish` says when the broker has one.

Three threads: the library's reads the socket and answers pings, so it never waits; ours decodes and hands over, and
waits while the intake is full; acknowledgements are sent from whoever keeps.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from paho.mqtt import client as paho
from paho.mqtt.reasoncodes import ReasonCode

from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.domain.signal import Signal
from app.errors import AppError, InputRefused
from app.feeds.feed import Feed, FeedParts
from app.feeds.message_codec import LONGEST_BYTES, too_long
from app.feeds.mqtt_broker import KEEP_ALIVE_S, Broker, fresh_session, lasting_session, new_client, refused, unreachable

log = logging.getLogger(__name__)

Decode = Callable[[str, bytes, datetime], Sequence[Signal]]
"""(topic, payload, received at) to signals; raises `InputRefused`."""

MOST_HEARD = 20_000
"""Messages that wait to be decoded. Only those of QoS 0, which no broker holds back, can be more; they are refused."""
BACK_OFF_S = (1, 30)
CONNECT_LIMIT_S = 10.0
TOGETHER = 200
"""Messages decoded before they are handed over in one go."""
FINAL = frozenset({"Bad user name or password", "Not authorized", "Client identifier not valid", "Banned"})
"""Refusals of a broker that trying again does not change."""


class MqttFeed(Feed):
    """One broker. `routes` says which topics are subscribed to, and what decodes each."""

    kind: ClassVar[str] = "mqtt"

    def __init__(self, name: str, parts: FeedParts, broker: Broker, routes: Mapping[str, Decode]) -> None:
        super().__init__(name, parts)
        self._broker, self._routes = broker, dict(routes)
        self._client: paho.Client | None = None
        self._line = 0
        self._heard: deque[tuple[int, paho.MQTTMessage]] = deque()
        self._turn = threading.Condition()
        self._decoder: threading.Thread | None = None

    def begin(self) -> None:
        client = new_client(self._broker, self._broker.client_id)
        client.on_connect = self._on_connect
        client.on_connect_fail = lambda _client, _userdata: self._lost(sentence("The broker cannot be reached."))
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        client.reconnect_delay_set(*BACK_OFF_S)
        self._client = client
        self._decoder = threading.Thread(target=self._decode_all, name=f"{self.name} decoder", daemon=True)
        self._decoder.start()
        self._connect_later(client)

    def end(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.disconnect()
            client.loop_stop()
        self._stopping.set()
        with self._turn:
            self._turn.notify_all()
        if self._decoder is not None:
            self._decoder.join()
            self._decoder = None
        self._heard.clear()

    def test(self) -> Sentence:
        """Connect beside the running feed, under another name, and say what the broker answers."""
        answered = threading.Event()
        answers: list[ReasonCode] = []
        client = new_client(self._broker, f"{self._broker.client_id[:50]}-test")

        def on_connect(_client: object, _data: object, _flags: object, reason: ReasonCode, _more: object) -> None:
            answers.append(reason)
            answered.set()

        client.on_connect = on_connect
        client.connect_timeout = CONNECT_LIMIT_S
        try:
            client.connect(self._broker.host, self._broker.port, keepalive=KEEP_ALIVE_S, **fresh_session(self._broker))
            client.loop_start()
            answered.wait(CONNECT_LIMIT_S)
        except OSError as error:
            raise unreachable(self._broker, error) from error
        finally:
            client.disconnect()
            client.loop_stop()
        if not answers:
            raise InputRefused("The broker at {host}:{port} does not answer.", **self._broker.address)
        if answers[0].is_failure:
            raise refused(str(answers[0]))
        return sentence("The broker at {host}:{port} takes us in.", **self._broker.address)

    def publish(self, topic: str, payload: bytes, limit_s: float = 5.0) -> None:
        """Send with QoS 1; returns once the broker has it. Raises `InputRefused` where it does not take it in time."""
        client = self._client
        if client is None or self.state is not FeedState.LISTENING:
            raise InputRefused("The broker is not connected. The order was not sent; use the radio or the telephone.")
        told = client.publish(topic, payload, qos=1)
        try:
            told.wait_for_publish(limit_s)
        except (RuntimeError, ValueError) as error:
            raise InputRefused("The broker did not take the order: {reason}.", reason=str(error)) from error
        if not told.is_published():
            raise InputRefused("The broker has not confirmed the order. Ask the unit by radio or telephone.")

    def _connect_later(self, client: paho.Client) -> None:
        """The library's thread connects, and goes on trying; nobody waits for it here."""
        broker = self._broker
        client.connect_async(broker.host, broker.port, keepalive=KEEP_ALIVE_S, **lasting_session(broker))
        client.loop_start()

    def _on_connect(
        self, client: paho.Client, _data: object, _flags: object, reason: ReasonCode, _more: object
    ) -> None:
        if reason.is_failure:
            if str(reason) in FINAL:
                self.tell_state(FeedState.FAILED, _told(refused(str(reason))))
            else:
                self._lost(_told(refused(str(reason))))
            return
        with self._turn:
            self._line += 1
        client.subscribe([(topic, 1) for topic in self._routes])

    def _on_subscribe(
        self, _client: paho.Client, _data: object, _mid: int, reasons: list[ReasonCode], _more: object
    ) -> None:
        """Only now does anything come."""
        for reason in reasons:
            if reason.is_failure:
                self.tell_state(
                    FeedState.FAILED, sentence("The broker does not let us listen: {reason}.", reason=str(reason))
                )
                return
        self.tell_state(FeedState.LISTENING)

    def _on_disconnect(
        self, _client: paho.Client, _data: object, _flags: object, reason: ReasonCode, _more: object
    ) -> None:
        with self._turn:
            # Acknowledgements belong to a line: what this one brought will come again.
            self._line += 1
        if self.state is FeedState.LISTENING:
            self._lost(sentence("The line to the broker broke: {reason}.", reason=str(reason)))

    def _lost(self, said: Sentence) -> None:
        if not self._stopping.is_set() and self.state is not FeedState.FAILED:
            self.tell_state(FeedState.LOST, said)

    def _on_message(self, client: paho.Client, _data: object, message: paho.MQTTMessage) -> None:
        if len(message.payload) > LONGEST_BYTES:
            # Not even kept waiting: a flood of these would fill the memory.
            self.refuse(_told(too_long(len(message.payload))))
            client.ack(message.mid, message.qos)
            return
        with self._turn:
            if len(self._heard) < MOST_HEARD or message.qos > 0:
                self._heard.append((self._line, message))
                self._turn.notify_all()
                return
        self.refuse(sentence("Messages without acknowledgement come faster than they can be kept; some were dropped."))

    def _decode_all(self) -> None:
        """Ours: decode what was heard, and hand it over some at a time."""
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._heard or self._stopping.is_set())
                if self._stopping.is_set():
                    return
                batch = [self._heard.popleft() for _ in range(min(TOGETHER, len(self._heard)))]
            signals: list[Signal] = []
            for _, message in batch:
                signals += self._decoded(message)

            def done(kept: list[tuple[int, paho.MQTTMessage]] = batch) -> None:
                self._acknowledge(kept)

            if not signals:
                done()
            elif not self.pass_on(signals, done):
                return

    def _decoded(self, message: paho.MQTTMessage) -> Sequence[Signal]:
        try:
            topic = message.topic
            for pattern, decode in self._routes.items():
                if paho.topic_matches_sub(pattern, topic):
                    return decode(topic, bytes(message.payload), self._parts.now())
        except AppError as error:
            self.refuse(_told(error))
        except UnicodeDecodeError:
            self.refuse(sentence("Nothing is expected under the topic {topic}.", topic="?"))
        except Exception as error:
            log.exception("a message broke its decoder")
            self.refuse(sentence("A message could not be read: {reason}.", reason=type(error).__name__))
        else:
            self.refuse(sentence("Nothing is expected under the topic {topic}.", topic=topic))
        return ()

    def _acknowledge(self, messages: Sequence[tuple[int, paho.MQTTMessage]]) -> None:
        client = self._client
        for line, message in messages:
            with self._turn:
                if client is None or line != self._line:
                    return
            client.ack(message.mid, message.qos)


def _told(error: AppError) -> Sentence:
    return Sentence(error.template, error.values)
