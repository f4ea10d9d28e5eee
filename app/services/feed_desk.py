"""The desk of feeds: builds them from feeds.toml, starts, stops and tests each, and says how they are.

A source that says nothing for too long, or whose messages come too late, is an alert of its own, which ends when the
source recovers. Silence is counted in seconds that the program was awake, so neither a sleeping computer nor a clock
that is set makes a storm.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.alert import AlertKind, Severity
from app.domain.feed_status import FeedState, FeedStatus
from app.domain.sentence import Sentence
from app.domain.signal import AlertSignal
from app.errors import InputRefused, NotFound
from app.feeds.feed import Feed, FeedParts
from app.feeds.feed_file import FeedFile, load
from app.feeds.recorder import Recorder

log = logging.getLogger(__name__)
FeedMaker = Callable[[FeedFile, FeedParts], Feed]
"""Makes the feed of one section; called only where the section is enabled, and may import its library then."""

LISTENING_AT_ALL = frozenset({FeedState.STARTING, FeedState.LISTENING, FeedState.LOST, FeedState.FAILED})


@dataclass
class _Watch:
    """What is watched of one feed: its thresholds, how long it was silent, and which of its alerts stand."""

    silent_s: int
    lagging_s: int
    silence_s: float = 0.0
    heard: datetime | None = None
    is_silent: bool = False
    is_lagging: bool = False


class FeedDesk:
    """Feeds by name. `start_all` and the like may take seconds and are never called from the window's thread."""

    def __init__(self, file: Path, makers: Mapping[str, FeedMaker], parts: FeedParts) -> None:
        self._file, self._makers, self._parts = file, makers, parts
        self._feeds: dict[str, Feed] = {}
        self._watches: dict[str, _Watch] = {}
        self._recorder: Recorder | None = None
        self.refused: InputRefused | None = None

    def build(self) -> None:
        """Make the feeds that feeds.toml switches on. A broken file makes none; `refused` says why."""
        try:
            told = load(self._file)
        except InputRefused as error:
            log.warning("%s", error)
            self.refused = error
            return
        if told.record.enabled:
            record = told.record
            self._recorder = Recorder(
                self._parts.put, told.path(record.folder), self._parts.now, most_bytes=record.most_mb * 1_000_000
            )
            self._parts = replace(self._parts, put=self._recorder.put)
        for name, maker in self._makers.items():
            section = getattr(told, name)
            if section.enabled:
                self.add(maker(told, self._parts), silent_s=section.silent_s, lagging_s=section.lagging_s)

    def add(self, feed: Feed, *, silent_s: int = 0, lagging_s: int = 0) -> None:
        """One more feed, not yet started."""
        self._feeds[feed.name] = feed
        self._watches[feed.name] = _Watch(silent_s, lagging_s)

    @property
    def feeds(self) -> tuple[Feed, ...]:
        return tuple(self._feeds.values())

    def feed(self, name: str) -> Feed:
        """The feed of this name; raises `NotFound`."""
        if name not in self._feeds:
            raise NotFound("There is no {noun} {key} (any more).", noun="feed", key=name)
        return self._feeds[name]

    def start(self, name: str) -> None:
        """Begin to listen to one source."""
        self.feed(name).start()

    def stop(self, name: str) -> None:
        """End listening to one source."""
        self.feed(name).stop()

    def test(self, name: str) -> Sentence:
        """Try one source: what was found. Raises `AppError` with what is wrong."""
        return self.feed(name).test()

    def start_all(self) -> None:
        for feed in self.feeds:
            feed.start()

    def stop_all(self) -> None:
        for feed in reversed(self.feeds):
            feed.stop()
        if self._recorder is not None:
            self._recorder.close()

    def statuses(self) -> tuple[FeedStatus, ...]:
        """How each feed is now."""
        return tuple(feed.status() for feed in self.feeds)

    def tick(self, awake_s: float) -> Sequence[AlertSignal]:
        """The program was awake for `awake_s` seconds more: alerts of sources that fell silent, lag, or recovered."""
        found = []
        for feed in self.feeds:
            watch, status = self._watches[feed.name], feed.status()
            watch.silence_s = 0.0 if status.last_at != watch.heard else watch.silence_s + awake_s
            watch.heard = status.last_at
            listens = status.state in LISTENING_AT_ALL
            if not listens:
                watch.silence_s = 0.0
            silent = bool(watch.silent_s) and listens and watch.silence_s >= watch.silent_s
            lagging = bool(watch.lagging_s) and listens and (status.lag_s or 0.0) > watch.lagging_s
            if silent != watch.is_silent:
                watch.is_silent = silent
                found.append(self._alert(status, AlertKind.SOURCE_SILENT, "数据源静默", active=silent))
            if lagging != watch.is_lagging:
                watch.is_lagging = lagging
                found.append(self._alert(status, AlertKind.SOURCE_LAGGING, "数据源延迟", active=lagging))
        return found

    def _alert(self, status: FeedStatus, kind: AlertKind, title: str, *, active: bool) -> AlertSignal:
        return AlertSignal(
            source="feeds",
            source_id=f"{kind.value} {status.name}",
            at=self._parts.now(),
            kind=kind.value,
            severity=Severity.MEDIUM.value,
            title=f"{title} · {status.name}",
            active=active,
        )
