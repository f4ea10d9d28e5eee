"""What was recorded is played again through the same door, at any speed, in its own time or in ours."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.feed_status import FeedState
from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReadingSignal, ReceiptSignal, Signal
from app.errors import InputRefused
from app.feeds.recorder import Recorder
from app.feeds.replay_feed import ReplayFeed
from tests.feeds.kept_signals import NOW, KeptSignals

EVERY_KIND: list[Signal] = [
    PositionSignal("jt808", "000001", NOW, 107.61, 37.52, 40.0, 90.0, None, by_serial=True, panic=True),
    AlertSignal("video", "7", NOW - timedelta(seconds=4), "FIRE", "HIGH", "火", "一\n二", 107.6, 37.5, "定1", False),
    ReadingSignal("mqtt", "压力", NOW, 1.5, "MPa"),
    ReceiptSignal("mqtt", "a1", NOW, OrderStep.ON_SCENE, "到达"),
]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Four signals, ten seconds apart."""
    door = KeptSignals()
    recorder = Recorder(door.put, tmp_path / "recordings", lambda: door.now, most_bytes=1_000_000)
    for signal in EVERY_KIND:
        assert recorder.put([signal], lambda: None)
        door.now += timedelta(seconds=10)
    recorder.close()
    (file,) = (tmp_path / "recordings").iterdir()
    return file


def played(file: Path, door: KeptSignals, *, shifted: bool) -> ReplayFeed:
    feed = ReplayFeed("replay", door.parts(), file, speed=1_000, shifted=shifted)
    feed.start()
    door.wait_for(len(EVERY_KIND))
    feed.end()
    return feed


def test_every_kind_of_signal_comes_back_as_it_was(recording: Path) -> None:
    door = KeptSignals()
    feed = played(recording, door, shifted=False)
    assert door.signals == EVERY_KIND
    assert feed.state is FeedState.STOPPED
    assert str(feed.status().said) == "The recording was played to its end."


def test_shifted_signals_are_as_old_as_they_were_when_they_came(recording: Path) -> None:
    door = KeptSignals()
    door.now = NOW + timedelta(days=30)
    played(recording, door, shifted=True)
    assert [door.now - one.at for one in door.signals] == [timedelta(seconds=it) for it in (0, 14, 20, 30)]


def test_a_recording_is_played_at_its_speed(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door = KeptSignals()
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        return False

    feed = ReplayFeed("replay", door.parts(), recording, speed=2.0)
    monkeypatch.setattr(feed._stopping, "wait", wait)
    feed.start()
    door.wait_for(len(EVERY_KIND))
    feed.end()
    assert waits == pytest.approx([0, 5, 10, 15], abs=0.5)


def test_a_line_that_is_none_is_refused_and_the_rest_played(recording: Path) -> None:
    lines = recording.read_text("utf-8").splitlines(keepends=True)
    recording.write_text("".join([*lines[:2], "{half a li\n", *lines[2:]]), "utf-8")
    feed = played(recording, KeptSignals(), shifted=False)
    assert feed.status().refused == 1
    assert str(feed.status().last_refusal) == "Line 3 of the recording cannot be read."


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"{}\n[]\n"])
def test_what_is_no_recording_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.jsonl"
    if content is not None:
        file.write_bytes(content)
    feed = ReplayFeed("replay", KeptSignals().parts(), file)
    with pytest.raises(InputRefused, match=r"x\.jsonl"):
        feed.test()
    feed.start()
    assert feed.state is FeedState.FAILED


def test_a_recording_ends_at_its_size_and_what_comes_goes_on(tmp_path: Path) -> None:
    door = KeptSignals()
    recorder = Recorder(door.put, tmp_path, lambda: NOW, most_bytes=300)
    for _ in range(20):
        recorder.put(EVERY_KIND[2:3], lambda: None)
    recorder.close()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size < 600
    assert len(door.signals) == 20
