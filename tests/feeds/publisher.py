"""Somebody in the field who publishes with QoS 1 and knows what the broker confirmed."""

from __future__ import annotations

import json
import threading
from types import TracebackType
from typing import Self

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from tests.real_broker import Broker


class Publisher:
    """A context: connected within it. What is published while the broker is away goes out when it is back."""

    def __init__(self, broker: Broker, user: str = "", password: str = "", ca_file: str = "") -> None:
        self._client = paho.Client(CallbackAPIVersion.VERSION2, client_id="field", clean_session=False)
        self._client.max_queued_messages_set(0)
        self._client.reconnect_delay_set(1, 1)
        if user:
            self._client.username_pw_set(user, password)
        if ca_file:
            self._client.tls_set(ca_file)
        self._there = threading.Event()
        self._client.on_connect = lambda *_: self._there.set()
        self._client.connect(broker.host, broker.port)
        # Its own book: what paho says of a message that was on the way when the line broke is not the last word.
        self._turn = threading.Condition()
        self._told = self._confirmed = 0
        self._client.on_publish = self._on_publish

    def __enter__(self) -> Self:
        self._client.loop_start()
        assert self._there.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def publish(self, topic: str, message: object, qos: int = 1) -> None:
        payload = message if isinstance(message, bytes) else json.dumps(message, ensure_ascii=False).encode()
        self._told += 1
        self._client.publish(topic, payload, qos=qos)

    def wait_until_confirmed(self, limit_s: float = 20) -> None:
        """Until the broker has all that was published."""
        with self._turn:
            assert self._turn.wait_for(lambda: self._confirmed >= self._told, limit_s)

    def _on_publish(self, *_: object) -> None:
        with self._turn:
            self._confirmed += 1
            self._turn.notify_all()
