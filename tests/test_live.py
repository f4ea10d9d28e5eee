"""What is alive: the beat once a second, through sleep and leaps of the clock, and the end in reverse order."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Program
from app.bootstrap.heartbeat import LONGEST_AWAKE_S, Heartbeat
from app.bootstrap.live import GRACE_S
from app.domain.access import Right, Role
from app.domain.alert import Alert, AlertState
from app.domain.events import AlertUnsaved, Fact
from app.domain.signal import AckSignal, AlertSignal, ReadingSignal
from app.errors import StoreUnavailable
from app.paths import DataDirectory
from app.store import audit_store
from app.store.engine import Database
from tests.store_fixtures import Clock

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)


class Lane:
    """A writer that does its work at once, or not yet while it is busy."""

    def __init__(self) -> None:
        self.is_busy = False
        self.waiting: list[tuple[object, Future[object]]] = []

    def __call__(self, act: object) -> Future[object]:
        answer: Future[object] = Future()
        if self.is_busy:
            self.waiting.append((act, answer))
        else:
            answer.set_result(act())  # type: ignore[operator]
        return answer


def test_sleep_is_not_counted_as_time_awake() -> None:
    beats: list[float] = []
    heart = Heartbeat(Lane(), beats.append)
    for elapsed in (1.0, 1.0, 8 * 3_600.0, 1.0):
        heart.pass_time(elapsed)
    assert beats == [1.0, 1.0, LONGEST_AWAKE_S, 1.0]


def test_a_busy_writer_is_given_one_beat_and_no_second_is_lost() -> None:
    beats: list[float] = []
    lane = Lane()
    heart = Heartbeat(lane, beats.append)
    lane.is_busy = True
    for _ in range(10):
        heart.pass_time(1.0)
    assert len(lane.waiting) == 1
    act, answer = lane.waiting.pop()
    answer.set_result(act())  # type: ignore[operator]
    lane.is_busy = False
    heart.pass_time(1.0)
    assert beats == [1.0, 10.0]


def test_a_beat_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    told: list[float] = []

    def beat(awake_s: float) -> None:
        told.append(awake_s)
        raise StoreUnavailable("The disk is full.") if len(told) == 1 else ZeroDivisionError

    heart = Heartbeat(Lane(), beat)
    for _ in range(3):
        heart.pass_time(1.0)
    assert len(told) == 3
    assert "The disk is full." in caplog.text


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def program(data_directory: Path, clock: Clock) -> Program:
    return Program(DataDirectory(data_directory), now=clock)


@pytest.mark.parametrize("leap_h", [9, -3])
def test_after_sleep_or_a_set_clock_silence_is_judged_only_when_trackers_had_time_to_report(
    program: Program, clock: Clock, monkeypatch: pytest.MonkeyPatch, leap_h: float
) -> None:
    looked: list[datetime] = []
    with program:

        def look(now: datetime) -> list[AlertSignal]:
            looked.append(now)
            return []

        monkeypatch.setattr(program.live.watch_desk, "tick", look)

        def passes(seconds: int) -> None:
            for _ in range(seconds):
                clock.move(seconds=1)
                program.live.beat(1.0)

        passes(3)
        assert len(looked) == 3
        clock.move(hours=leap_h)
        passes(int(GRACE_S) - 1)
        assert len(looked) == 3
        passes(5)
        assert len(looked) > 5


def test_what_does_what_no_person_did_has_a_name_and_may_only_act(program: Program) -> None:
    with program:
        system = program.system_actor
        assert (system.user_id, system.name, system.role) == ("system", "系统", Role.SERVICE)
        assert system.may(Right.ACT)
        assert not any(system.may(one) for one in (Right.EXPORT, Right.PERSONS, Right.SETTINGS, Right.USERS))
        assert system.desk_id == program.actor().desk_id


def test_a_program_that_ends_keeps_what_came_in_to_the_last_moment(data_directory: Path, clock: Clock) -> None:
    done = threading.Event()
    with Program(DataDirectory(data_directory), now=clock) as program:
        program.start_live()
        for number in range(200):
            program.live.intake.put([ReadingSignal("scada", f"t{number}", clock(), 1.0)])
        program.live.intake.put([AlertSignal("video", "1", clock(), "FIRE", "HIGH", "火")], done.set)
        assert done.wait(20)
        program.live.intake.put([AlertSignal("video", "2", clock(), "FIRE", "HIGH", "火")])
    with Program(DataDirectory(data_directory), now=clock) as again:
        counts = {one.source_id for one in again.alert_desk.open_alerts()}
        assert counts == {"1", "2"}


def test_an_acknowledgement_that_was_confirmed_before_the_alert_was_saved_outlasts_a_crash(
    data_directory: Path, tmp_path: Path, clock: Clock
) -> None:
    told: queue.Queue[Alert] = queue.Queue()
    crashed = tmp_path / "crashed"

    def hear(fact: Fact) -> None:
        if isinstance(fact, AlertUnsaved):
            told.put(fact.alert)

    with Program(DataDirectory(data_directory), now=clock) as program:
        actor = program.actor()
        program.start_live()
        end = program.bus.subscribe(hear)
        with program.store.database.write() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 300")
        other = Database(program.store.database.file)
        with other.write():
            program.live.intake.put([AlertSignal("video", "1", clock(), "FIRE", "HIGH", "火")])
            unsaved = told.get(timeout=20)
            program.live.acknowledge_unsaved(actor, unsaved)
            confirmed = told.get(timeout=20)
            assert (confirmed.id, confirmed.state) == (unsaved.id, AlertState.ACKED)
            shutil.copytree(data_directory, crashed, ignore=shutil.ignore_patterns("desk.*"))
        other.close()
        end()
    clock.move(minutes=3)
    with Program(DataDirectory(crashed), now=clock) as again:
        again.start_live()
        wait_until(again, lambda: again.live.intake.counts().in_spool == 0 and len(again.alert_desk.open_alerts()) == 1)
        (alert,) = again.alert_desk.open_alerts()
        assert (alert.state, alert.acknowledged_by) == (AlertState.ACKED, actor.name)
        with again.store.read() as connection:
            acts = [one.act for one in audit_store.acts_about(connection, "alert", alert.id)]
        assert acts == ["alert.hear", "alert.acknowledge"]


def test_what_came_anew_or_grew_worse_is_not_covered_by_an_acknowledgement_of_before(
    program: Program, clock: Clock
) -> None:
    def acknowledged(source_id: str, severity: str) -> AlertState:
        program.live.intake_desk.keep([AlertSignal("video", source_id, clock(), "FIRE", severity, "火")])
        for _ in range(2):
            program.live.intake_desk.keep([ack(source_id)])
        return next(one.state for one in program.alert_desk.open_alerts() if one.source_id == source_id)

    def ack(source_id: str) -> AckSignal:
        actor = program.actor()
        return AckSignal(
            "video", source_id, clock(), "HIGH", actor.user_id, actor.name, actor.role.value, actor.desk_id
        )

    with program:
        assert acknowledged("1", "HIGH") is AlertState.ACKED
        assert acknowledged("2", "CRITICAL") is AlertState.UNACK
        program.live.intake_desk.keep([ack("of nobody")])


def wait_until(program: Program, is_so: Callable[[], bool]) -> None:
    """Looked at again whenever the program tells a fact."""
    changed = threading.Condition()

    def on_fact(_fact: Fact) -> None:
        with changed:
            changed.notify_all()

    end = program.bus.subscribe(on_fact)
    try:
        with changed:
            assert changed.wait_for(is_so, 20)
    finally:
        end()


def test_a_program_that_is_closed_while_it_comes_alive_ends_well(data_directory: Path, clock: Clock) -> None:
    for _ in range(3):
        with Program(DataDirectory(data_directory), now=clock) as program:
            program.start_live()
    assert timedelta(0) <= clock() - NOW


def test_a_source_that_is_switched_off_while_it_is_silent_is_not_silent_for_ever(
    data_directory: Path, clock: Clock
) -> None:
    silent = AlertSignal("feeds", "SOURCE_SILENT mqtt", clock(), "SOURCE_SILENT", "MEDIUM", "数据源静默 · mqtt")
    with Program(DataDirectory(data_directory), now=clock) as program:
        program.alert_desk.hear(program.system_actor, "silent", silent)
        assert [one.active for one in program.alert_desk.open_alerts()] == [True]
    clock.move(minutes=1)
    with Program(DataDirectory(data_directory), now=clock) as again:
        again.live.start()
        again.at_end(again.live.close)
        again.lane.live(lambda: again.live.beat(1.0)).result(20)
        assert [one.active for one in again.alert_desk.open_alerts()] == [False]
