"""The tests' own Mosquitto is a real one that can fail and come back."""

from __future__ import annotations

import socket

import pytest

from tests.real_broker import Broker


def test_the_broker_answers_goes_and_comes_back(broker: Broker) -> None:
    connect = bytes.fromhex("100c00044d5154540402003c0000")
    for _ in range(2):
        with socket.create_connection((broker.host, broker.port), timeout=5) as line:
            line.sendall(connect)
            assert line.recv(4) == bytes.fromhex("20020000")
        broker.stop()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((broker.host, broker.port), timeout=5)
        broker.start()
