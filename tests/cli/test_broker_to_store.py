"""The whole way: a real broker that ends in mid-flow and comes back, the program, and exact counts in the store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.events import AlertRaised, Fact, UnitsMoved
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.paths import DataDirectory
from app.store import fix_store
from tests.feeds.publisher import Publisher
from tests.real_broker import Broker

LIMIT_S = 30.0
UNIT = Unit(id="u-3", owner_domain=OwnerDomain.POLICE, code="巡3", name="巡察3组", kind=UnitKind.PATROL_GROUP)


class Watcher:
    """Counts facts, and waits for what they make true."""

    def __init__(self, program: Program) -> None:
        self._turn = threading.Condition()
        self.alerts = 0
        self.moved: list[float] = []
        program.bus.subscribe(self._hear)

    def _hear(self, fact: Fact) -> None:
        with self._turn:
            if isinstance(fact, AlertRaised):
                self.alerts += 1
            elif isinstance(fact, UnitsMoved):
                self.moved += [one[5] for one in fact.fixes]
            self._turn.notify_all()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        with self._turn:
            assert self._turn.wait_for(is_so, LIMIT_S)


@pytest.fixture
def program(data_directory: Path, broker: Broker) -> Program:
    broker.stop()
    broker.remember()
    broker.start()
    (data_directory / "feeds.toml").write_text(
        f"[mqtt]\nenabled = true\nport = {broker.port}\nlagging_s = 0\n", "utf-8"
    )
    return Program(DataDirectory(data_directory))


def test_a_broker_that_ends_in_mid_flow_loses_nothing_and_doubles_nothing(program: Program, broker: Broker) -> None:
    begun = datetime.now(UTC).timestamp() - 2_000

    def publish(field: Publisher, number: int) -> None:
        time = datetime.fromtimestamp(begun + number, UTC).isoformat()
        place = {"lon": 107.6 + number * 1e-5, "lat": 37.5}
        field.publish("oilfield/position/巡3", {"unit": "巡3", "time": time, "speed_kmh": 4.0, **place})
        if number % 10 == 0:
            told = {"id": str(number), "time": time, "kind": "FIRE", "severity": "HIGH", "title": f"火 {number}"}
            field.publish("oilfield/alert/video", {**told, "lon": 107.0 + number * 0.01, "lat": 37.5})

    with program, Publisher(broker) as field:
        with program.store.act(program.system_actor, new_key(), "unit.add", Right.ACT) as work:
            work.add(UNIT)
        watcher = Watcher(program)
        program.start_live()
        watcher_of_state = threading.Event()
        while not [one for one in program.live.feed_desk.statuses() if one.state is FeedState.LISTENING]:
            watcher_of_state.wait(0.01)
        for number in range(150):
            publish(field, number)
        watcher.wait_until(lambda: len(watcher.moved) > 0)
        broker.stop()
        for number in range(150, 300):
            publish(field, number)
        broker.start()
        field.wait_until_confirmed()
        watcher.wait_until(lambda: bool(watcher.moved) and watcher.moved[-1] >= begun + 299 - 1e-3)
        watcher.wait_until(lambda: watcher.alerts >= 30)
        with program.store.read() as connection:
            fixes = fix_store.count(connection)
            believed = len(fix_store.track(connection, "u-3", datetime.fromtimestamp(begun - 1, UTC), program.now()))
        alerts = program.alert_desk.open_alerts()
    assert (fixes, believed) == (300, 300)
    assert sorted(int(one.source_id) for one in alerts) == list(range(0, 300, 10))
    assert {one.times for one in alerts} == {1}
    # The map never moved the unit back.
    assert watcher.moved == sorted(watcher.moved)
