"""`ingest`: feeds without a window. `simulate`: an invented field that publishes through a real broker."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from app.bootstrap import Program
from app.bootstrap.field_names import field_names
from app.domain.access import Actor
from app.domain.events import Fact, FeedChanged
from app.errors import InputRefused
from app.feeds import feed_file
from app.paths import DataDirectory


def ingest(program: Program, _actor: Actor, options: argparse.Namespace) -> int:
    """Listen to what feeds.toml switches on until it is interrupted; a line for each change of a feed's state."""
    told = feed_file.load(program.data.feeds)
    if not any(getattr(told, name).enabled for name in feed_file.SECTIONS if name != "record"):
        raise InputRefused("No feed is switched on in {file}. Nothing was started.", file=str(program.data.feeds))

    def say(fact: Fact) -> None:
        if isinstance(fact, FeedChanged) and fact.feed:
            _print_state(program, fact.feed)

    end = program.bus.subscribe(say)
    with _interrupted() as stopping:
        program.start_live()
        stopping.wait(options.minutes * 60 if options.minutes else None)
    end()
    program.live.close()
    counts, kept = program.live.intake.counts(), program.live.intake_desk.counts
    said = program.wording.say(
        "{received} signals received, {kept} kept, {waiting} wait in the spool, {unknown} unknown"
    )
    print(said.format(received=counts.received, kept=counts.kept, waiting=counts.in_spool, unknown=kept.unregistered))
    return 0


def simulate(data: DataDirectory, options: argparse.Namespace) -> int:
    """Publish as the field does; the desk of the same data directory may be open meanwhile."""
    from app.demo.broker_simulation import BrokerSimulation
    from app.feeds.mqtt_broker import Broker
    from app.feeds.mqtt_publisher import MqttPublisher

    file = feed_file.load(data.feeds)
    section = file.mqtt
    if options.broker:
        host, port, user, password, tls = _parts_of(options.broker)
        broker = Broker(host, port, user=user, password=password, tls=tls, client_id=f"onemap-simulate-{os.getpid()}")
    else:
        broker = Broker(
            section.host,
            section.port,
            section.protocol,
            section.user,
            file.secret(section.password_env, section.password_file),
            section.tls,
            file.path(section.ca_file) if section.ca_file else None,
            client_id=f"onemap-simulate-{os.getpid()}",
        )
    units, wells = field_names(data, options.units)
    publisher = MqttPublisher(broker)
    simulation = BrokerSimulation(
        publisher.publish,
        section.topics,
        units,
        wells,
        lambda: datetime.now(UTC),
        rate_hz=options.rate,
        alerts_per_minute=options.alerts_per_minute,
    )
    with _interrupted() as stopping:
        told = simulation.run(options.minutes * 60 if options.minutes else float("inf"), stopping)
    publisher.close()
    print(f"{told.positions}\t{told.alerts}")
    return 0


@contextmanager
def _interrupted() -> Iterator[threading.Event]:
    """Set when somebody ends the program from outside, which is how these commands are meant to end."""
    stopping = threading.Event()
    before = {one: signal.signal(one, lambda *_: stopping.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for one, former in before.items():
            signal.signal(one, former)


def _print_state(program: Program, name: str) -> None:
    status = program.live.feed_desk.feed(name).status()
    said = program.wording.sentence(status.said) if status.said is not None else ""
    print(name, status.state.value, said, sep="\t", flush=True)


def _parts_of(url: str) -> tuple[str, int, str, str, bool]:
    """Host, port, user, password and whether TLS is meant, of mqtt://user:password@host:port or mqtts://..."""
    try:
        told = urlsplit(url)
        port = told.port
    except ValueError:
        told, port = urlsplit(""), None
    if told.scheme not in ("mqtt", "mqtts") or not told.hostname:
        raise InputRefused("{url} is no broker; write it as mqtt://127.0.0.1:1883. Nothing was published.", url=url)
    tls = told.scheme == "mqtts"
    user, password = unquote(told.username or ""), unquote(told.password or "")
    return told.hostname, port or (8883 if tls else 1883), user, password, tls
