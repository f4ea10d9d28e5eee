"""How many positions a second reach SQLite: through the codec, the intake, the filter and the desk, for good."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.access import Actor, Right, Role
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.signal import Signal
from app.domain.unit import Unit, UnitKind
from app.feeds.intake import Intake
from app.feeds.message_codec import MessageCodec
from app.services.field.intake_desk import IntakeDesk
from app.services.field.movers import Movers
from app.services.field.told_datum import to_wgs84
from app.store import fix_store
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure

UNITS = 500
SECONDS_OF_FIELD = 120
LEAST_A_SECOND = 5_000
SYSTEM = Actor(user_id="system", name="bench", role=Role.OFFICER, desk_id="bench")
BEGUN = datetime.now(UTC) - timedelta(hours=1)


def bench_positions_into_sqlite() -> Iterator[Figure]:
    """500 units, a message each second of theirs, as fast as they are taken; every one is counted in the store."""
    messages = list(_messages())
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store, lane = Store(database, lambda _facts: None), WriteLane()
        _register(store)
        longest = _Longest(lane)
        desk = IntakeDesk(
            store, Movers(store), lambda: SYSTEM, hear=lambda *_: None, heard=lambda _: None, judge=lambda *_: ()
        )

        def keep(signals: Sequence[Signal]) -> Future[object]:
            return longest.timed(lambda: desk.keep(signals))

        intake = Intake(keep, Path(folder) / "spool", unsaved=lambda _alert: None)
        codec = MessageCodec("oilfield", "mqtt", to_wgs84)
        begun = time.perf_counter()
        intake.start()
        for topic, payload in messages:
            while not intake.put([codec.decode(topic, payload, datetime.now(UTC))]):
                pass
        intake.close()
        took = time.perf_counter() - begun
        with store.read() as connection:
            kept = fix_store.count(connection)
        lane.close()
        database.close()
    if kept != len(messages):
        raise AssertionError(f"{len(messages)} were told, {kept} are kept")
    yield Figure.at_least("live", "intake: positions a second into SQLite", kept / took, LEAST_A_SECOND, "1/s")
    yield Figure.at_most("live", "intake: longest hold of the writer", longest.longest_s * 1000, 250.0, "ms")


class _Longest:
    """How long one batch keeps everybody else from the writer."""

    def __init__(self, lane: WriteLane) -> None:
        self._lane = lane
        self.longest_s = 0.0
        self._turn = threading.Lock()

    def timed(self, act: Callable[[], object]) -> Future[object]:
        def run() -> None:
            begun = time.perf_counter()
            act()
            with self._turn:
                self.longest_s = max(self.longest_s, time.perf_counter() - begun)

        return self._lane.live(run)


def _messages() -> Iterator[tuple[str, bytes]]:
    for second in range(SECONDS_OF_FIELD):
        at = (BEGUN + timedelta(seconds=second)).isoformat()
        for number in range(UNITS):
            told = {
                "unit": f"巡{number}",
                "time": at,
                "lon": round(107.5 + number * 1e-3 + second * 1e-4, 7),
                "lat": 37.5,
                "speed_kmh": 32.0,
                "course_deg": 90,
                "accuracy_m": 5,
                "datum": "WGS84",
            }
            yield f"oilfield/position/巡{number}", json.dumps(told, ensure_ascii=False).encode()


def _register(store: Store) -> None:
    with store.act(SYSTEM, new_key(), "field.begin", Right.ACT) as work:
        for number in range(UNITS):
            work.add(
                Unit(
                    id=new_key(),
                    owner_domain=OwnerDomain.POLICE,
                    code=f"巡{number}",
                    name=f"巡察{number}组",
                    kind=UnitKind.PATROL_GROUP,
                )
            )
