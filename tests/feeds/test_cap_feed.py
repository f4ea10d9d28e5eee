"""A watched folder: whole files become alerts and move to done, the broken move to refused with their reason."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.feed_status import FeedState
from app.domain.signal import AlertSignal
from app.feeds.cap_feed import PATIENT_LOOKS, CapFeed
from tests.feeds.kept_signals import NOW, KeptSignals
from tests.feeds.test_cap_codec import BOMB, REAL, cap, info

FIRST = "weather@dingbian,dingbian-1,2026-11-24T22:00:00+08:00"


class Folder:
    """The folder, and a feed that looks when told to."""

    def __init__(self, path: Path) -> None:
        self.path, self.door = path, KeptSignals()
        (path / "done").mkdir(parents=True)
        (path / "refused").mkdir()
        self.feed = CapFeed("cap", self.door.parts(), path)

    def put(self, name: str, raw: bytes) -> None:
        (self.path / name).write_bytes(raw)

    def look(self, times: int = 2) -> list[AlertSignal]:
        """What the looks brought."""
        before = len(self.door.alerts)
        for _ in range(times):
            self.feed.look()
        return self.door.alerts[before:]

    def names(self, where: str = ".") -> set[str]:
        return {one.name for one in (self.path / where).iterdir() if one.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "cap")


def test_a_bulletin_becomes_an_alert_and_the_file_moves_to_done(folder: Folder) -> None:
    folder.put(
        "ice.xml", cap(info("<area><areaDesc>定边</areaDesc><circle>37.6,107.6 10</circle></area>"), encoding="gbk")
    )
    (told,) = folder.look()
    assert (told.kind, told.severity, told.title) == ("WEATHER", "HIGH", "道路结冰橙色预警")
    assert (told.lon, told.lat, told.is_test, told.active) == (107.6, 37.6, False, True)
    assert told.at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert (folder.names(), folder.names("done")) == (set(), {"ice.xml"})
    assert folder.look() == []


def test_a_file_is_moved_only_once_it_is_kept(folder: Folder) -> None:
    folder.door.held = True
    folder.put("ice.cap", cap(info()))
    assert len(folder.look(4)) == 1
    assert folder.names() == {"ice.cap"}
    folder.door.release()
    assert folder.names("done") == {"ice.cap"}


def test_a_file_that_is_still_being_written_is_waited_for(folder: Folder) -> None:
    whole = cap(info())
    for end in (100, 300, len(whole) - 20):
        folder.put("ice.cap", whole[:end])
        assert folder.look(3) == []
    folder.put("ice.cap", whole)
    assert len(folder.look()) == 1
    assert folder.names("refused") == set()


def test_a_file_that_stays_half_is_refused_in_the_end(folder: Folder) -> None:
    folder.put("ice.cap", cap(info())[:300])
    assert folder.look(PATIENT_LOOKS + 1) == []
    assert folder.names("refused") == {"ice.cap", "ice.cap.txt"}
    assert "no sound XML" in (folder.path / "refused" / "ice.cap.txt").read_text("utf-8")


def test_an_update_goes_on_with_the_alert_and_a_cancel_ends_it(folder: Folder) -> None:
    folder.put("1.cap", cap(info()))
    (first,) = folder.look()
    worse = info(severity="Extreme", headline="道路结冰红色预警")
    later = {"sent": "2026-11-24T22:30:00+08:00", "references": FIRST}
    folder.put("2.cap", cap(worse, identifier="dingbian-2", msgType="Update", **later))
    (update,) = folder.look()
    assert (update.source_id, update.severity, update.active) == (first.source_id, "CRITICAL", True)
    newest = "weather@dingbian,dingbian-2,2026-11-24T22:30:00+08:00"
    folder.put(
        "3.cap", cap(identifier="dingbian-3", msgType="Cancel", sent="2026-11-24T22:50:00+08:00", references=newest)
    )
    (cancel,) = folder.look()
    assert (cancel.source_id, cancel.active, cancel.title) == (first.source_id, False, "道路结冰红色预警")


def test_what_updates_what_is_known_after_a_new_start(folder: Folder) -> None:
    folder.put("1.cap", cap(info()))
    (first,) = folder.look()
    again = CapFeed("cap", folder.door.parts(), folder.path, look_s=0.01)
    again.start()
    try:
        references = "weather@dingbian,dingbian-2,2026-11-24T22:30:00+08:00"
        folder.put("2.cap", cap(info(), identifier="dingbian-2", msgType="Update", references=FIRST))
        folder.door.wait_until(lambda: len(folder.door.alerts) == 2)
        folder.put("3.cap", cap(identifier="dingbian-3", msgType="Cancel", references=references))
        folder.door.wait_until(lambda: len(folder.door.alerts) == 3)
        assert again.status().state is FeedState.LISTENING
    finally:
        again.stop()
    assert {one.source_id for one in folder.door.alerts} == {first.source_id}


def test_a_bulletin_ends_when_its_time_is_over_also_while_the_program_was_off(folder: Folder) -> None:
    folder.put("1.cap", cap(info()))
    (first,) = folder.look()
    folder.door.now = NOW + timedelta(hours=10)
    (over,) = folder.look(1)
    assert (over.source_id, over.active, over.at) == (first.source_id, False, datetime(2026, 11, 25, 0, 0, tzinfo=UTC))
    again = CapFeed("cap", folder.door.parts(), folder.path, look_s=60)
    again.start()
    try:
        folder.door.wait_until(lambda: len(folder.door.alerts) == 3)
    finally:
        again.stop()
    assert folder.door.alerts[2] == over


def test_what_has_long_expired_rings_nobody(folder: Folder) -> None:
    folder.put("old.cap", cap(info(expires="2012-01-01T00:00:00+08:00")))
    assert folder.look() == []
    assert folder.names("done") == {"old.cap"}


@pytest.mark.parametrize(("status", "flag"), [("Exercise", "【演练】"), ("Test", "【测试】")])
def test_tests_and_exercises_are_marked(folder: Folder, status: str, flag: str) -> None:
    folder.put("drill.cap", cap(info(), status=status))
    (told,) = folder.look()
    assert told.is_test
    assert told.title.startswith(flag)


@pytest.mark.parametrize("told", [{"status": "Draft"}, {"status": "System"}, {"msgType": "Ack"}, {"msgType": "Error"}])
def test_messages_between_machines_need_nobody(folder: Folder, told: dict[str, str]) -> None:
    folder.put("one.cap", cap(info(), **told))
    assert folder.look() == []
    assert folder.names("done") == {"one.cap"}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (cap(), "says nothing"),
        (cap(info(), msgType="Cancel"), "does not say which"),
        (f"{BOMB}]><alert>&j;</alert>".encode(), "document type"),
        (b"x" * 3_000_000, "KB at most"),
        ("不是 XML </alert>".encode(), "no sound XML"),
    ],
)
def test_a_refused_file_lies_beside_its_reason(folder: Folder, raw: bytes, why: str) -> None:
    folder.put("bad.cap", raw)
    folder.put("good.cap", cap(info()))
    assert len(folder.look()) == 1
    assert folder.names("refused") == {"bad.cap", "bad.cap.txt"}
    assert why in (folder.path / "refused" / "bad.cap.txt").read_text("utf-8")
    assert why in str(folder.feed.status().last_refusal)
    assert (folder.feed.status().kept, folder.feed.status().refused) == (1, 1)


def test_a_second_file_of_the_same_name_keeps_both(folder: Folder) -> None:
    for _ in range(3):
        folder.put("ice.cap", cap(info()))
        folder.look()
    assert folder.names("done") == {"ice.cap", "ice-2.cap", "ice-3.cap"}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_and_other_files_are_left_alone(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(cap(info()))
    (folder.path / "link.cap").symlink_to(tmp_path / "elsewhere")
    folder.put("ice.cap.part", cap(info()))
    assert folder.look(3) == []
    assert folder.names() == {"ice.cap.part", "link.cap"}


def test_a_folder_that_goes_away_is_told_and_found_again(folder: Folder, tmp_path: Path) -> None:
    folder.look()
    folder.path.rename(tmp_path / "away")
    folder.look()
    assert folder.feed.status().state is FeedState.LOST
    (tmp_path / "away").rename(folder.path)
    folder.look()
    assert folder.feed.status().state is FeedState.LISTENING


def test_a_feed_without_a_folder_says_so() -> None:
    feed = CapFeed("cap", KeptSignals().parts(), Path())
    feed.start()
    assert feed.status().state is FeedState.FAILED
    assert "feeds.toml" in str(feed.status().said)


def test_every_real_file_ends_in_done_or_refused(folder: Folder, shared_data: Path) -> None:
    folder.door.now = datetime(2011, 9, 1, tzinfo=UTC)
    for name in REAL:
        folder.put(name, (shared_data / "protocol" / "cap" / name).read_bytes())
    folder.look()
    assert folder.names() == set()
    refused = {"no_optional_fields.cap", "xee.cap"}
    assert folder.names("refused") == refused | {f"{one}.txt" for one in refused}
    assert folder.names("done") == set(REAL) - refused
    assert "2 files" not in str(folder.feed.test())
