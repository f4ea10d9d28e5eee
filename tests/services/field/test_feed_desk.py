"""The desk of feeds: built from its file, started and stopped alone, and heard when they fall silent or lag."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.alert import Alert, AlertKind
from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.domain.signal import AlertSignal, ReadingSignal
from app.errors import InputRefused, NotFound
from app.feeds.feed import Feed, FeedParts
from app.feeds.feed_file import FeedFile
from app.services.field.feed_desk import FeedDesk
from tests.feeds.kept_signals import KeptSignals
from tests.ui import invented


class Ears(Feed):
    """A feed that hears what the test says."""

    kind = "ears"

    def __init__(self, name: str, parts: FeedParts, trouble: InputRefused | None = None) -> None:
        super().__init__(name, parts)
        self.trouble = trouble

    def begin(self) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.tell_state(FeedState.LISTENING)

    def end(self) -> None:
        pass

    def test(self) -> Sentence:
        return sentence("The demo's field needs no line.")

    def hear(self, lag_s: float = 0.0) -> None:
        now = self._parts.now()
        self.pass_on([ReadingSignal("scada", "压力", now - timedelta(seconds=lag_s), 1.0)])

    def hear_alert(self, source: str) -> None:
        self.pass_on([AlertSignal(source, "a", self._parts.now(), "LEAK", "HIGH", "泄漏")])


@pytest.fixture
def door() -> KeptSignals:
    return KeptSignals()


@pytest.fixture
def ears(door: KeptSignals) -> Ears:
    return Ears("scada", door.parts())


@pytest.fixture
def desk(tmp_path: Path, door: KeptSignals, ears: Ears) -> FeedDesk:
    desk = FeedDesk(tmp_path / "feeds.toml", {}, door.parts())
    desk.add(ears, silent_s=600, lagging_s=60)
    desk.start_all()
    return desk


def passes(desk: FeedDesk, door: KeptSignals, seconds: int) -> list[AlertSignal]:
    """So many seconds pass, each with its beat."""
    found: list[AlertSignal] = []
    for _ in range(seconds):
        door.now += timedelta(seconds=1)
        found += desk.tick(1.0)
    return found


def test_a_source_that_falls_silent_is_one_alert_that_ends_when_it_is_heard_again(
    desk: FeedDesk, door: KeptSignals, ears: Ears
) -> None:
    ears.hear()
    assert passes(desk, door, 599) == []
    (silent,) = passes(desk, door, 3)
    assert (silent.source_id, silent.active) == ("SOURCE_SILENT scada", True)
    assert passes(desk, door, 3_600) == []
    ears.hear()
    (over,) = passes(desk, door, 5)
    assert (over.source_id, over.active) == ("SOURCE_SILENT scada", False)


def test_a_source_that_never_said_a_word_is_silent_too(desk: FeedDesk, door: KeptSignals) -> None:
    assert [one.kind for one in passes(desk, door, 601)] == ["SOURCE_SILENT"]


def test_a_sleeping_computer_and_a_clock_that_is_set_make_nobody_silent(
    desk: FeedDesk, door: KeptSignals, ears: Ears
) -> None:
    ears.hear()
    passes(desk, door, 10)
    door.now += timedelta(hours=9)
    assert passes(desk, door, 60) == []
    door.now -= timedelta(hours=30)
    assert passes(desk, door, 60) == []


def test_a_feed_that_was_stopped_is_not_silent(desk: FeedDesk, door: KeptSignals) -> None:
    desk.stop("scada")
    assert passes(desk, door, 2_000) == []
    desk.start("scada")
    assert len(passes(desk, door, 601)) == 1
    desk.stop("scada")
    assert [one.active for one in passes(desk, door, 1)] == [False]


def test_a_source_that_lags_is_an_alert_until_its_mean_is_well_again(
    desk: FeedDesk, door: KeptSignals, ears: Ears
) -> None:
    ears.hear(lag_s=300)
    assert [(one.kind, one.active) for one in passes(desk, door, 1)] == [("SOURCE_LAGGING", True)]
    for _ in range(10):
        ears.hear(lag_s=1)
    assert [(one.kind, one.active) for one in passes(desk, door, 1)] == [("SOURCE_LAGGING", False)]


def test_one_source_that_talks_does_not_hide_a_dead_one_behind_the_same_feed(tmp_path: Path, door: KeptSignals) -> None:
    feed, desk = Ears("mqtt", door.parts()), FeedDesk(tmp_path / "feeds.toml", {}, door.parts())
    desk.add(feed, silent_s=600, sources={"scada": 900, "video": 900})
    desk.start_all()
    found: list[AlertSignal] = []
    for _ in range(20):
        feed.hear_alert("video")
        found += passes(desk, door, 60)
    assert [(one.source_id, one.active) for one in found] == [("SOURCE_SILENT mqtt/scada", True)]
    assert found[0].title.endswith("mqtt/scada")
    feed.hear_alert("scada")
    (over,) = passes(desk, door, 2)
    assert (over.source_id, over.active) == ("SOURCE_SILENT mqtt/scada", False)


def test_while_the_line_is_down_its_feed_is_silent_and_not_every_source_behind_it(
    tmp_path: Path, door: KeptSignals
) -> None:
    feed, desk = Ears("mqtt", door.parts()), FeedDesk(tmp_path / "feeds.toml", {}, door.parts())
    desk.add(feed, silent_s=600, sources={"scada": 900, "video": 900})
    desk.start_all()
    feed.tell_state(FeedState.LOST)
    assert [one.source_id for one in passes(desk, door, 3_600)] == ["SOURCE_SILENT mqtt"]


def stood(name: str, kind: AlertKind) -> Alert:
    return replace(invented.alert(), source="feeds", source_id=f"{kind} {name}", kind=kind, title=f"数据源 · {name}")


def test_what_stood_before_a_restart_ends_when_its_source_is_heard_and_not_before(
    desk: FeedDesk, door: KeptSignals, ears: Ears
) -> None:
    desk.adopt([stood("scada", AlertKind.SOURCE_SILENT), stood("scada", AlertKind.SOURCE_LAGGING)])
    assert passes(desk, door, 1_000) == []
    ears.hear()
    over = passes(desk, door, 2)
    assert [(one.source_id, one.active) for one in over] == [
        ("SOURCE_SILENT scada", False),
        ("SOURCE_LAGGING scada", False),
    ]


def test_what_stood_of_a_feed_that_is_switched_off_now_is_over(desk: FeedDesk, door: KeptSignals) -> None:
    desk.adopt([stood("cap", AlertKind.SOURCE_SILENT), stood("mqtt/video", AlertKind.SOURCE_LAGGING)])
    over = passes(desk, door, 2)
    assert [(one.source_id, one.active) for one in over] == [
        ("SOURCE_SILENT cap", False),
        ("SOURCE_LAGGING mqtt/video", False),
    ]


def test_the_lag_is_the_mean_of_the_last_half_hour(door: KeptSignals, ears: Ears) -> None:
    ears.hear(lag_s=100)
    door.now += timedelta(minutes=20)
    ears.hear(lag_s=50)
    assert ears.status().lag_s == 75
    door.now += timedelta(minutes=15)
    assert ears.status().lag_s == 50
    door.now += timedelta(minutes=30)
    assert ears.status().lag_s is None


def test_counts_are_exact_and_states_are_told_once(desk: FeedDesk, door: KeptSignals, ears: Ears) -> None:
    assert door.told == ["scada", "scada"]
    door.held = True
    ears.hear()
    ears.refuse(sentence("The message is no JSON object."))
    status = ears.status()
    assert (status.received, status.kept, status.refused, status.waiting) == (2, 0, 1, 1)
    assert str(status.last_refusal) == "The message is no JSON object."
    door.release()
    assert ears.status().waiting == 0
    ears.tell_state(FeedState.LISTENING)
    assert door.told == ["scada", "scada"]


def test_what_cannot_start_is_failed_with_its_sentence_and_the_others_start(desk: FeedDesk, door: KeptSignals) -> None:
    broken = Ears("broken", door.parts(), InputRefused("The broker refuses us: {reason}.", reason="x"))
    desk.add(broken)
    desk.start_all()
    assert [(one.name, one.state) for one in desk.statuses()] == [
        ("scada", FeedState.LISTENING),
        ("broken", FeedState.FAILED),
    ]
    assert str(broken.status().said) == "The broker refuses us: x."
    broken.trouble = None
    desk.start("broken")
    assert broken.state is FeedState.LISTENING
    with pytest.raises(NotFound):
        desk.stop("nobody")


def test_only_what_the_file_switches_on_is_built_and_a_broken_file_builds_nothing(
    tmp_path: Path, door: KeptSignals
) -> None:
    made: list[str] = []

    def maker(name: str) -> object:
        def make(_file: FeedFile, parts: FeedParts) -> Feed:
            made.append(name)
            return Ears(name, replace(parts))

        return make

    makers = {name: maker(name) for name in ("mqtt", "cap")}
    file = tmp_path / "feeds.toml"
    file.write_text("[mqtt]\nenabled = true\n[record]\nenabled = true\n", "utf-8")
    desk = FeedDesk(file, makers, door.parts())  # type: ignore[arg-type]
    desk.build()
    desk.start_all()
    assert (made, [one.name for one in desk.feeds]) == (["mqtt"], ["mqtt"])
    feed = desk.feed("mqtt")
    assert isinstance(feed, Ears)
    feed.hear()
    desk.stop_all()
    assert len(list((tmp_path / "recordings").iterdir())) == 1
    file.write_text("[mqtt]\nport = 'x'\n", "utf-8")
    broken = FeedDesk(file, makers, door.parts())  # type: ignore[arg-type]
    broken.build()
    assert broken.feeds == ()
    assert "port cannot be x" in str(broken.refused)
