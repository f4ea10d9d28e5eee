"""The one door: batches in order, acknowledged when kept, spooled while the store is away, bounded in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.signal import AlertSignal, ReadingSignal, Signal
from app.errors import StoreUnavailable
from app.feeds.intake import BATCH_SIGNALS, Intake

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PATIENCE_S = 10.0


def reading(value: float) -> ReadingSignal:
    return ReadingSignal("mqtt", "压力", NOW, value)


def alert(number: int) -> AlertSignal:
    return AlertSignal("video", str(number), NOW, "FIRE", "HIGH", "火")


class Desk:
    """Stands where the intake desk stands: keeps, or cannot while `trouble` is set, or does not answer while `held`."""

    def __init__(self) -> None:
        self.batches: list[list[Signal]] = []
        self.unsaved: list[AlertSignal] = []
        self.done: list[int] = []
        self.trouble: Exception | None = None
        self.poison: Signal | None = None
        self.held = False
        self._unanswered: list[tuple[list[Signal], Future[object]]] = []
        self.asked = 0
        self.turn = threading.Condition()

    def keep(self, signals: Sequence[Signal]) -> Future[object]:
        answer: Future[object] = Future()
        with self.turn:
            self.asked += 1
            self.turn.notify_all()
            if self.held:
                self._unanswered.append((list(signals), answer))
                return answer
            if self.trouble is not None:
                answer.set_exception(self.trouble)
            elif self.poison in signals:
                answer.set_exception(ZeroDivisionError())
            else:
                self.batches.append(list(signals))
                answer.set_result(None)
        return answer

    def release(self) -> None:
        """Keep what was held up, and all that comes."""
        with self.turn:
            self.held = False
            waiting, self._unanswered = self._unanswered, []
            self.batches += [signals for signals, _ in waiting]
        for _, answer in waiting:
            answer.set_result(None)

    def show(self, signal: AlertSignal) -> None:
        with self.turn:
            self.unsaved.append(signal)
            self.turn.notify_all()

    def done_of(self, number: int) -> Callable[[], None]:
        def done() -> None:
            with self.turn:
                self.done.append(number)
                self.turn.notify_all()

        return done

    @property
    def kept(self) -> list[Signal]:
        return [one for batch in self.batches for one in batch]

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        with self.turn:
            assert self.turn.wait_for(is_so, PATIENCE_S)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def intake(desk: Desk, tmp_path: Path) -> Iterator[Intake]:
    intake = make_intake(desk, tmp_path)
    yield intake
    desk.held = False
    intake.close()


def make_intake(desk: Desk, folder: Path, *, most_waiting: int = 20_000, show_after_s: float = 60.0) -> Intake:
    return Intake(
        desk.keep,
        folder / "spool",
        unsaved=desk.show,
        retry_s=(0.01, 0.05),
        most_waiting=most_waiting,
        show_after_s=show_after_s,
    )


DOWN = StoreUnavailable("The disk is full.")


def test_what_comes_is_kept_in_order_in_batches_and_acknowledged_then(desk: Desk, intake: Intake) -> None:
    for number in range(1_200):
        assert intake.put([reading(number)], desk.done_of(number))
    intake.start()
    desk.wait_until(lambda: len(desk.done) == 1_200)
    assert desk.kept == [reading(number) for number in range(1_200)]
    assert desk.done == list(range(1_200))
    assert max(len(batch) for batch in desk.batches) == BATCH_SIGNALS
    assert (intake.counts().received, intake.counts().kept, intake.counts().waiting) == (1_200, 1_200, 0)


def test_an_alert_does_not_wait_for_its_batch_to_grow_old(
    desk: Desk, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.feeds.intake.BATCH_AGE_S", 3_600.0)
    intake.start()
    intake.put([reading(1)])
    intake.put([alert(1)])
    desk.wait_until(lambda: bool(desk.asked))
    intake.close()
    assert desk.batches[0] == [reading(1), alert(1)]


def test_while_the_store_is_away_all_is_spooled_acknowledged_and_later_kept_in_order(
    desk: Desk, intake: Intake
) -> None:
    desk.trouble = DOWN
    intake.start()
    told: list[Signal] = []
    for number in range(300):
        told += [reading(number), alert(number)]
        intake.put([reading(number), alert(number)], desk.done_of(number))
    desk.wait_until(lambda: len(desk.done) == 300)
    assert desk.kept == []
    assert desk.unsaved == [alert(number) for number in range(300)]
    counts = intake.counts()
    assert (counts.spooled, counts.in_spool, str(counts.trouble)) == (600, 600, "The disk is full.")
    with desk.turn:
        desk.trouble = None
    intake.put([reading(1_000)], desk.done_of(1_000))
    desk.wait_until(lambda: len(desk.done) == 301)
    intake_drained(desk, intake, 601)
    assert desk.kept == [*told, reading(1_000)]
    assert intake.counts().trouble is None
    assert len(desk.unsaved) == 300


def intake_drained(desk: Desk, intake: Intake, count: int) -> None:
    """The drain ends without a call of ours, so the counts are asked until they say so."""
    waiting = threading.Event()
    for _ in range(2_000):
        if intake.counts().kept == count and not intake.counts().in_spool:
            return
        waiting.wait(0.005)
    pytest.fail(f"not drained: {intake.counts()}")


def test_what_waits_in_the_spool_is_kept_at_the_next_start(desk: Desk, tmp_path: Path) -> None:
    desk.trouble = DOWN
    first = make_intake(desk, tmp_path)
    first.start()
    first.put([alert(1), reading(2)], desk.done_of(1))
    desk.wait_until(lambda: desk.done == [1])
    first.close()
    desk.trouble = None
    again = make_intake(desk, tmp_path)
    again.start()
    intake_drained(desk, again, 2)
    again.close()
    assert desk.kept == [alert(1), reading(2)]


def test_closing_keeps_what_waits(desk: Desk, intake: Intake) -> None:
    for number in range(50):
        intake.put([reading(number)], desk.done_of(number))
    intake.start()
    intake.close()
    assert len(desk.kept) == len(desk.done) == 50
    assert not intake.put([reading(99)])


def test_closing_while_the_store_is_away_spools_what_waits(desk: Desk, intake: Intake, tmp_path: Path) -> None:
    desk.trouble = DOWN
    for number in range(50):
        intake.put([reading(number)], desk.done_of(number))
    intake.start()
    intake.close()
    assert len(desk.done) == 50
    desk.trouble = None
    again = make_intake(desk, tmp_path)
    again.start()
    intake_drained(desk, again, 50)
    again.close()


def test_a_full_intake_keeps_its_feed_waiting_and_takes_again_when_there_is_room(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.feeds.intake.PUT_PATIENCE_S", 0.05)
    desk.held = True
    intake = make_intake(desk, tmp_path, most_waiting=100)
    assert intake.put([reading(number) for number in range(100)], desk.done_of(1))
    assert not intake.put([reading(100)])
    assert intake.counts().received == 100
    desk.held = False
    intake.start()
    desk.wait_until(lambda: desk.done == [1])
    assert intake.put([reading(100)])
    intake.close()
    assert desk.kept[-1] == reading(100)


def test_with_neither_store_nor_disk_nothing_is_acknowledged_and_alerts_are_shown(
    desk: Desk, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    def append(records: Sequence[bytes]) -> None:
        raise StoreUnavailable("There is no room.")

    monkeypatch.setattr(intake._spool, "append", append)
    desk.trouble = DOWN
    intake.start()
    intake.put([alert(1), reading(2)], desk.done_of(1))
    desk.wait_until(lambda: desk.unsaved == [alert(1)])
    asked = desk.asked
    desk.wait_until(lambda: desk.asked > asked)
    assert desk.done == []
    with desk.turn:
        desk.trouble = None
    desk.wait_until(lambda: desk.done == [1])
    assert desk.kept == [alert(1), reading(2)]
    assert desk.unsaved == [alert(1)]


def test_an_alert_that_a_locked_store_keeps_waiting_is_shown_meanwhile(desk: Desk, tmp_path: Path) -> None:
    desk.held = True
    intake = make_intake(desk, tmp_path, show_after_s=0.05)
    intake.start()
    intake.put([reading(1)])
    desk.wait_until(lambda: desk.asked == 1)
    intake.put([alert(1)])
    desk.wait_until(lambda: desk.unsaved == [alert(1)])
    desk.release()
    intake.close()
    assert desk.kept == [reading(1), alert(1)]
    assert desk.unsaved == [alert(1)]


def test_one_signal_that_breaks_the_desk_is_set_aside_and_the_others_are_kept(
    desk: Desk, intake: Intake, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk.poison = reading(3)
    intake.put([reading(number) for number in range(6)], desk.done_of(1))
    intake.start()
    desk.wait_until(lambda: desk.done == [1])
    assert desk.kept == [reading(number) for number in (0, 1, 2, 4, 5)]
    counts = intake.counts()
    assert (counts.kept, counts.set_aside) == (5, 1)
    assert (tmp_path / "spool" / "aside.jsonl").read_text("utf-8").count("\n") == 1
    assert "broke the desk" in caplog.text
