"""A broker: how it is reached and as whom, the connection to it, and the sentences of its refusals."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from app.errors import InputRefused

UNACKNOWLEDGED = 1_000
"""How many messages the broker may send before we acknowledge (MQTT 5; a broker of MQTT 3 has its own limit)."""
KEEP_ALIVE_S = 20


@dataclass(frozen=True)
class Broker:
    """How to reach a broker, and as whom. It keeps our session `keep_s` seconds after a cut. The password may be asked
    for when it is needed, so that one that cannot be read fails the feed and not the program."""

    host: str
    port: int
    protocol: int = 5
    user: str = ""
    password: str | Callable[[], str] = field(default="", repr=False)
    tls: bool = False
    ca_file: Path | None = None
    cert_file: Path | None = None
    key_file: Path | None = None
    client_id: str = "onemap"
    keep_s: int = 86_400

    @property
    def address(self) -> dict[str, object]:
        return {"host": self.host, "port": self.port}


def new_client(broker: Broker, client_id: str) -> paho.Client:
    """A client of this broker, not yet connected. Raises `InputRefused` where the certificates cannot be used."""
    is_5 = broker.protocol == 5
    client = paho.Client(
        CallbackAPIVersion.VERSION2,
        client_id=client_id,
        clean_session=None if is_5 else False,
        protocol=paho.MQTTv5 if is_5 else paho.MQTTv311,
        manual_ack=True,
    )
    if broker.user:
        told = broker.password
        client.username_pw_set(broker.user, told if isinstance(told, str) else told())
    if broker.tls or broker.ca_file is not None:
        try:
            client.tls_set_context(_tls(broker))
        except OSError as error:
            raise InputRefused(
                "The certificates for the broker cannot be used: {reason}. The feed was not started.",
                reason=str(error),
            ) from error
    return client


def lasting_session(broker: Broker) -> dict[str, Any]:
    """The words of `connect` for a session that outlives the line; MQTT 3 has none, its client says so itself."""
    if broker.protocol != 5:
        return {}
    told = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
    told.SessionExpiryInterval = broker.keep_s
    told.ReceiveMaximum = UNACKNOWLEDGED
    return {"clean_start": False, "properties": told}


def fresh_session(broker: Broker) -> dict[str, Any]:
    """The words of `connect` for a session that ends with the line."""
    return {"clean_start": True} if broker.protocol == 5 else {}


def unreachable(broker: Broker, error: OSError) -> InputRefused:
    """What is said of a broker that no line leads to."""
    return InputRefused(
        "The broker at {host}:{port} cannot be reached: {reason}.",
        **broker.address,
        reason=str(error.strerror or error),
    )


def refused(reason: str) -> InputRefused:
    """What is said of a broker that will not have us."""
    return InputRefused("The broker refuses us: {reason}. Check user, password and client_id.", reason=reason)


def _tls(broker: Broker) -> ssl.SSLContext:
    """TLS 1.2 at least, the broker's name checked; with our own certificate where the broker asks for one."""
    context = ssl.create_default_context(cafile=None if broker.ca_file is None else str(broker.ca_file))
    if broker.cert_file is not None:
        context.load_cert_chain(str(broker.cert_file), None if broker.key_file is None else str(broker.key_file))
    return context
