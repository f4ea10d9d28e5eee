"""Power, disk and locks fail while the field goes on telling: nothing acknowledged is lost, nothing is kept twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Role
from app.domain.alert import Alert
from app.domain.signal import AlertSignal, ReadingSignal, Signal
from app.feeds.intake import Intake
from app.services.alerts.alert_desk import AlertDesk
from app.services.field.intake_desk import IntakeDesk
from app.services.field.movers import Movers
from app.store import audit_walk
from app.store.engine import Database
from app.store.records import RecordStore
from app.store.tables import alert as alerts
from app.store.tables import reading
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock, file_only

pytestmark = file_only

SYSTEM = Actor(user_id="system", name="系统", role=Role.OFFICER, desk_id="desk-1")
LIMIT_S = 20.0

TAKES_IN_UNTIL_KILLED = """
import itertools, sys, threading
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from app.domain.signal import AlertSignal, ReadingSignal
from app.errors import StoreUnavailable
from app.store.engine import Database
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.field.test_intake_faults import make_intake

file, folder, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
begin = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
store, lane = Store(Database(file), lambda facts: None), WriteLane()
turn = itertools.count()

def now_and_then_away(signals, keep):
    if next(turn) % 7 in (3, 4):
        failed = Future()
        failed.set_exception(StoreUnavailable("The disk is full."))
        return failed
    return keep(signals)

intake = make_intake(store, lane, folder, lambda signal: None, through=now_and_then_away)
intake.start()
said = threading.Lock()
for number in itertools.count(first):
    at = begin + timedelta(milliseconds=number)
    told = [ReadingSignal("scada", f"tag {number}", at, number)]
    told += [AlertSignal("video", str(number), at, "FIRE", "HIGH", "火")]

    def done(number=number):
        with said:
            print(number, flush=True)

    while not intake.put(told[: 1 + (number % 5 == 0)], done):
        pass
"""


def make_intake(
    store: Store,
    lane: WriteLane,
    folder: Path,
    unsaved: Callable[[AlertSignal], object],
    through: Callable[[Sequence[Signal], Callable[[Sequence[Signal]], Future[object]]], Future[object]] | None = None,
) -> Intake:
    """A real intake before a real alert desk."""
    alert_desk = AlertDesk(store)
    desk = IntakeDesk(
        store,
        Movers(store),
        lambda: SYSTEM,
        hear=lambda act_id, signals: alert_desk.hear_all(SYSTEM, act_id, signals),
        heard=lambda _receipt: None,
        judge=lambda _fixes, _pressed: (),
    )

    def keep(signals: Sequence[Signal]) -> Future[object]:
        return lane.live(lambda: desk.keep(signals))

    given = keep if through is None else (lambda signals: through(signals, keep))
    return Intake(given, folder, unsaved=unsaved, retry_s=(0.02, 0.1), show_after_s=0.2, most_waiting=2_000)


class Told:
    """What was shown as unsaved, and what was acknowledged."""

    def __init__(self) -> None:
        self.unsaved: list[str] = []
        self.done: list[int] = []
        self.turn = threading.Condition()

    def show(self, signal: AlertSignal) -> None:
        with self.turn:
            self.unsaved.append(signal.source_id)
            self.turn.notify_all()

    def done_of(self, number: int) -> Callable[[], None]:
        def done() -> None:
            with self.turn:
                self.done.append(number)
                self.turn.notify_all()

        return done

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        with self.turn:
            assert self.turn.wait_for(is_so, LIMIT_S)


@pytest.fixture
def seen() -> Told:
    return Told()


@pytest.fixture
def intake(store: Store, lane: WriteLane, tmp_path: Path, seen: Told) -> Iterator[Intake]:
    intake = make_intake(store, lane, tmp_path / "spool", seen.show)
    intake.start()
    yield intake
    intake.close()


def put(intake: Intake, clock: Clock, seen: Told, number: int) -> None:
    at = clock() - timedelta(seconds=1)
    told: list[Signal] = [
        ReadingSignal("scada", f"tag {number}", at, number),
        AlertSignal("video", str(number), at, "FIRE", "HIGH", "火"),
    ]
    assert intake.put(told, seen.done_of(number))


def kept(store: Store) -> tuple[list[float], list[str]]:
    """Readings and alerts as the store has them."""
    with store.read() as connection:
        values = connection.execute(reading.select().order_by(reading.c.value)).all()
        found = connection.execute(alerts.select().order_by(alerts.c.row_no)).all()
        assert audit_walk.walk(connection).breaks == ()
    return [row.value for row in values], [row.source_id for row in found]


def wait_until_drained(intake: Intake) -> None:
    pause = threading.Event()
    for _ in range(int(LIMIT_S / 0.01)):
        if not intake.counts().in_spool and not intake.counts().waiting:
            return
        pause.wait(0.01)
    pytest.fail(f"not drained: {intake.counts()}")


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """SQLite's own limit of pages says the same as a disk that is full."""
    with store.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with store.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_on_a_full_disk_alerts_are_shown_spooled_and_kept_once_there_is_room(
    store: Store, intake: Intake, clock: Clock, seen: Told
) -> None:
    put(intake, clock, seen, 0)
    seen.wait_until(lambda: seen.done == [0])
    with full_disk(store):
        for number in range(1, 400):
            put(intake, clock, seen, number)
        seen.wait_until(lambda: len(seen.done) == 400)
        assert intake.counts().in_spool
        assert "disk is full" in str(intake.counts().trouble)
        in_store = set(kept(store)[1])
        assert {str(number) for number in range(400)} - in_store <= set(seen.unsaved)
    wait_until_drained(intake)
    values, ids = kept(store)
    assert values == list(range(400))
    assert ids == [str(number) for number in range(400)]
    assert intake.counts().trouble is None


def test_while_another_program_holds_the_database_alerts_are_shown_and_kept_after(
    store: Store, intake: Intake, clock: Clock, seen: Told
) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 600")
    other = Database(store.database.file)
    with other.write():
        for number in range(20):
            put(intake, clock, seen, number)
        # Shown before the database has given up waiting, and acknowledged once they are on disk.
        seen.wait_until(lambda: len(seen.unsaved) == 20)
        seen.wait_until(lambda: len(seen.done) == 20)
        assert "Another program" in str(intake.counts().trouble)
    other.close()
    wait_until_drained(intake)
    assert kept(store) == (list(range(20)), [str(number) for number in range(20)])


@pytest.mark.parametrize("acknowledged", [1, 40, 300])
def test_power_cut_in_mid_intake_loses_nothing_acknowledged_and_doubles_nothing(
    store: Store, lane: WriteLane, tmp_path: Path, clock: Clock, acknowledged: int
) -> None:
    done: list[int] = []
    for begin in (0, 1_000_000):
        words = [sys.executable, "-c", TAKES_IN_UNTIL_KILLED, str(store.database.file), str(tmp_path / "spool")]
        child = subprocess.Popen([*words, str(begin)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        done += [int(child.stdout.readline()) for _ in range(acknowledged)]
        child.kill()
        done += [int(line) for line in child.stdout if line.endswith("\n")]
        child.wait()
        child.stdout.close()
    clock.move(hours=1)
    intake = make_intake(store, lane, tmp_path / "spool", lambda _signal: None)
    intake.start()
    wait_until_drained(intake)
    intake.close()
    values, ids = kept(store)
    assert set(done) <= set(values)
    assert {str(number) for number in done if number % 5 == 0} <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(values) == len(set(values))
    with store.read() as connection:
        assert all(one.times == 1 for one in RecordStore(Alert).find(connection))
