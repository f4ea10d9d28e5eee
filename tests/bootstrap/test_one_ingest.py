"""Two ingest processes on one server and one broker: the one that hears is killed, and every alert is there once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import paho.mqtt.client as paho
import psycopg
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app import settings
from app.bootstrap.program import Program
from app.domain.call import OrderChannel
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.paths import DataDirectory
from app.services.field.feed_switch import FeedSwitch
from app.settings import Settings
from tests.dispatch_ground import DispatchGround
from tests.feeds.publisher import Publisher
from tests.real_broker import Broker
from tests.real_server import Server

ALERTS, EACH_S = 400, 0.03
LIMIT_S = 60.0


def wait_for(seen: Callable[[], bool], limit_s: float = LIMIT_S) -> float:
    begun = time.monotonic()
    while not seen() and time.monotonic() - begun < limit_s:
        time.sleep(0.05)
    assert seen()
    return time.monotonic() - begun


class Ingests:
    """Processes of `ingest`, each with a data directory of its own."""

    def __init__(self, address: str, broker: Broker, folder: Path) -> None:
        self._address, self._broker, self._folder = address, broker, folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        data = DataDirectory(self._folder / name)
        data.root.mkdir()
        settings.save(Settings(database=self._address), data.settings)
        data.feeds.write_text(f"[mqtt]\nenabled = true\nport = {self._broker.port}\n", "utf-8")
        data.desk_key.write_text(f"{name}-{new_key()[:8]}", "utf-8")
        with (self._folder / f"{name}.log").open("wb") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", "app", "--data", str(data.root), "ingest"], stdout=log, stderr=log
            )

    def holder(self) -> str:
        """Which of them has the lock, by name; empty where none has."""
        with psycopg.connect(self._address) as line:
            row = line.execute(
                "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) "
                "WHERE locktype = 'advisory' AND granted AND classid = 7041201 AND objid = 1 "
                "AND datname = current_database()"
            ).fetchone()
        return "" if row is None else row[0].removeprefix("onemap holder ").split("-")[0]

    def told(self, name: str) -> str:
        return (self._folder / f"{name}.log").read_text("utf-8", errors="replace")

    def stored(self) -> Counter[str]:
        """How often each alert of the camera is in the store."""
        with psycopg.connect(self._address) as line:
            return Counter(row[0] for row in line.execute("SELECT source_id FROM alert WHERE source = 'video'"))


@pytest.fixture
def ingests(address: str, broker: Broker, tmp_path: Path) -> Iterator[Ingests]:
    broker.stop()
    broker.remember()
    broker.start()
    made = Ingests(address, broker, tmp_path)
    yield made
    for one in made.running.values():
        one.kill()
        one.wait()


def test_the_ingest_that_hears_is_killed_and_every_alert_is_there_once(ingests: Ingests, broker: Broker) -> None:
    ingests.start("one")
    wait_for(lambda: "LISTENING" in ingests.told("one"))
    assert ingests.holder() == "one"
    ingests.start("two")
    with Publisher(broker) as field:
        killed_at = 0.0
        for number in range(ALERTS):
            if number == ALERTS // 2:
                ingests.running["one"].send_signal(signal.SIGKILL)
                killed_at = time.monotonic()
            told = {"id": f"{number}", "time": "2026-11-21T15:41:07Z", "severity": "HIGH", "title": "烟火"}
            field.publish("oilfield/alert/video", told)
            time.sleep(EACH_S)
        wait_for(lambda: ingests.holder() == "two", 10.0 - min(time.monotonic() - killed_at, 9.0))
        wait_for(lambda: len(ingests.stored()) == ALERTS)
    assert "LISTENING" in ingests.told("two")
    assert ingests.stored() == Counter({f"{number}": 1 for number in range(ALERTS)})


def test_an_order_given_at_a_desk_that_does_not_hear_leaves_by_the_one_that_does(
    ingests: Ingests, broker: Broker, address: str, tmp_path: Path
) -> None:
    ingests.start("one")
    wait_for(lambda: "LISTENING" in ingests.told("one"))
    heard: list[str] = []
    unit = paho.Client(CallbackAPIVersion.VERSION2)
    unit.on_message = lambda _client, _data, message: heard.append(message.topic)
    unit.connect(broker.host, broker.port)
    unit.subscribe("oilfield/order/#", qos=1)
    unit.loop_start()
    data = DataDirectory(tmp_path / "room")
    data.root.mkdir()
    settings.save(Settings(database=address), data.settings)
    data.feeds.write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\n", "utf-8")
    with Program(data) as room:
        actor = room.actor()
        ground = DispatchGround(room.store, actor)
        patrol, call_id = ground.unit("巡1", UnitKind.PATROL_GROUP), ground.call()
        room.start_live()
        wait_for(lambda: bool(room.live.feed_desk.elsewhere))
        (status,) = room.live.feed_desk.statuses()
        assert status.state is FeedState.STOPPED
        assert status.said is not None
        assert room.live.feed_desk.elsewhere in room.wording.sentence(status.said)
        with pytest.raises(InputRefused, match="for all desks"):
            FeedSwitch(room.store, room.live.feed_desk).note(actor, new_key(), "mqtt", on=True)
        room.dispatch_desk.order(actor, new_key(), call_id, patrol, OrderChannel.MQTT)
        wait_for(lambda: bool(heard), 10.0)
        (sent,) = room.dispatch_desk.assignments(call_id)
        assert sent.reason == ""
    unit.disconnect()
    unit.loop_stop()
    assert len(heard) == 1


def test_the_server_is_away_and_the_holder_goes_on_hearing_until_it_is_back(
    ingests: Ingests, broker: Broker, server: Server
) -> None:
    ingests.start("one")
    wait_for(lambda: "LISTENING" in ingests.told("one"))
    with Publisher(broker) as field:
        for number in range(150):
            if number == 50:
                server.stop("immediate")
            if number == 100:
                server.start()
            told = {"id": f"{number}", "time": "2026-11-21T15:41:07Z", "severity": "HIGH", "title": "烟火"}
            field.publish("oilfield/alert/video", told)
            time.sleep(EACH_S)
        wait_for(lambda: len(ingests.stored()) == 150)
    assert ingests.stored() == Counter({f"{number}": 1 for number in range(150)})
    wait_for(lambda: ingests.holder() == "one", 10.0)
