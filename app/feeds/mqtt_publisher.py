"""Somebody who only tells: publishes with QoS 1 to a broker, for the simulation."""

from __future__ import annotations

import threading

from paho.mqtt.reasoncodes import ReasonCode

from app.errors import InputRefused
from app.feeds.mqtt_broker import KEEP_ALIVE_S, Broker, fresh_session, new_client, refused, unreachable

CONNECT_LIMIT_S = 10.0
MOST_ON_THE_WAY = 5_000


class MqttPublisher:
    """Connected when it is made; raises `InputRefused` where the broker cannot be reached or refuses."""

    def __init__(self, broker: Broker) -> None:
        self._client = new_client(broker, broker.client_id)
        self._client.max_queued_messages_set(MOST_ON_THE_WAY)
        answered, answers = threading.Event(), list[ReasonCode]()

        def on_connect(_client: object, _data: object, _flags: object, reason: ReasonCode, _more: object) -> None:
            answers.append(reason)
            answered.set()

        self._client.on_connect = on_connect
        try:
            self._client.connect(broker.host, broker.port, keepalive=KEEP_ALIVE_S, **fresh_session(broker))
        except OSError as error:
            raise unreachable(broker, error) from error
        self._client.loop_start()
        if not answered.wait(CONNECT_LIMIT_S) or answers[0].is_failure:
            self.close()
            raise refused(str(answers[0]) if answers else "no answer")
        self.confirmed = 0
        self._client.on_publish = self._on_publish

    def publish(self, topic: str, payload: bytes) -> None:
        """Queue one message; raises `InputRefused` where the broker has taken none for too long."""
        if self._client.publish(topic, payload, qos=1).rc == 15:  # MQTT_ERR_QUEUE_SIZE
            raise InputRefused("The broker takes nothing any more. The simulation was ended.")

    def close(self) -> None:
        """Let what was published arrive, then end."""
        self._client.disconnect()
        self._client.loop_stop()

    def _on_publish(self, *_: object) -> None:
        self.confirmed += 1
