"""The desk of feeds: builds them from feeds.toml, starts, stops and tests each, and says how they are.

A source that says nothing for too long, or whose messages come too late, is an alert of its own, which ends when the
source recovers. Silence is counted in seconds that the program was awake, so neither a sleeping computer nor a clock
that is set makes a storm. What stood when the program ended is adopted at the next start: it ends as any other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from app.domain.alert import Alert, AlertKind, Severity
from app.domain.feed_status import FeedState, FeedStatus
from app.domain.sentence import Sentence, sentence
from app.domain.signal import AlertSignal
from app.errors import InputRefused, NotFound
from app.feeds.feed import Feed, FeedParts
from app.feeds.feed_file import FeedFile, load
from app.feeds.recorder import Recorder

log = logging.getLogger(__name__)
FeedMaker = Callable[[FeedFile, FeedParts], Feed]
"""Makes the feed of one section; called only where the section is enabled, and may import its library then."""

LISTENING_AT_ALL = frozenset({FeedState.STARTING, FeedState.LISTENING, FeedState.LOST, FeedState.FAILED})


SOURCE = "feeds"
"""The source of the alerts of sources."""


@dataclass
class _Watch:
    """What is watched of one feed, or of one source behind it: its thresholds, how long it was silent, and which of its
    alerts stand."""

    feed: Feed
    source: str
    silent_s: int
    lagging_s: int
    silence_s: float = 0.0
    heard: datetime | None = None
    is_silent: bool = False
    is_lagging: bool = False

    def last_at(self, status: FeedStatus) -> datetime | None:
        return self.feed.heard_of(self.source) if self.source else status.last_at

    def counts(self, status: FeedStatus) -> bool:
        """Whether silence is its own: that of a source is not while the line to all of them is down."""
        return status.state in LISTENING_AT_ALL and (not self.source or status.state is FeedState.LISTENING)


class FeedDesk:
    """Feeds by name. `start_all` and the like may take seconds and are never called from the window's thread."""

    def __init__(self, file: Path, makers: Mapping[str, FeedMaker], parts: FeedParts) -> None:
        self._file, self._makers, self._parts = file, makers, parts
        self._feeds: dict[str, Feed] = {}
        self._watches: dict[str, _Watch] = {}
        self._over: list[AlertSignal] = []
        self._recorder: Recorder | None = None
        self.refused: InputRefused | None = None
        self.elsewhere = ""
        """The name of the desk of a shared database that hears the sources; empty where it is this one."""

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
                self.add(
                    maker(told, self._parts),
                    silent_s=section.silent_s,
                    lagging_s=section.lagging_s,
                    sources=told.mqtt.sources if name == "mqtt" else {},
                )

    def add(
        self, feed: Feed, *, silent_s: int = 0, lagging_s: int = 0, sources: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """One more feed, not yet started; `sources` behind it are silent by themselves after so many seconds."""
        self._feeds[feed.name] = feed
        self._watches[feed.name] = _Watch(feed, "", silent_s, lagging_s)
        for source, seconds in sources.items():
            self._watches[f"{feed.name}/{source}"] = _Watch(feed, source, seconds, 0)

    def adopt(self, standing: Sequence[Alert]) -> None:
        """Go on with the alerts that stood when the program ended: each ends once its source is well again, or at the
        next tick where nobody watches that source any more."""
        for alert in standing:
            kind, _, name = alert.source_id.partition(" ")
            watch = self._watches.get(name)
            if watch is not None and kind == AlertKind.SOURCE_SILENT and watch.silent_s:
                watch.is_silent, watch.silence_s = True, float(watch.silent_s)
            elif watch is not None and kind == AlertKind.SOURCE_LAGGING and watch.lagging_s:
                watch.is_lagging = True
            elif alert.kind in (AlertKind.SOURCE_SILENT, AlertKind.SOURCE_LAGGING):
                self._over.append(replace(self._alert(name, alert.kind, active=False), title=alert.title))

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

    def stop_feeds(self) -> None:
        """End listening to all sources, for another desk listens; they may be started again."""
        for feed in reversed(self.feeds):
            feed.stop()

    def stop_all(self) -> None:
        self.stop_feeds()
        if self._recorder is not None:
            self._recorder.close()

    def require_here(self) -> None:
        """Raise `InputRefused` where another desk hears the sources."""
        if self.elsewhere:
            raise InputRefused(
                "{desk} hears the sources for all desks. Nothing was changed; switch them there.", desk=self.elsewhere
            )

    def statuses(self) -> tuple[FeedStatus, ...]:
        """How each feed is now."""
        found = tuple(feed.status() for feed in self.feeds)
        if not self.elsewhere:
            return found
        said = sentence(
            "{desk} hears the sources and judges the rules for all desks; when it falls silent, another takes over.",
            desk=self.elsewhere,
        )
        return tuple(replace(one, said=said) for one in found)

    def tick(self, awake_s: float) -> Sequence[AlertSignal]:
        """The program was awake for `awake_s` seconds more: alerts of sources that fell silent, lag, or recovered."""
        found, self._over = self._over, []
        for name, watch in tuple(self._watches.items()):
            status = watch.feed.status()
            listens, last_at = watch.counts(status), watch.last_at(status)
            is_heard, watch.heard = last_at != watch.heard, last_at
            if is_heard or status.state not in LISTENING_AT_ALL:
                watch.silence_s = 0.0
            elif listens:
                watch.silence_s += awake_s
            silent = bool(watch.silent_s) and watch.silence_s >= watch.silent_s
            # An adopted alert stands until there is a mean to judge by.
            slow = watch.is_lagging if status.last_at is None else (status.lag_s or 0.0) > watch.lagging_s
            lagging = bool(watch.lagging_s) and listens and slow
            if silent != watch.is_silent:
                watch.is_silent = silent
                found.append(self._alert(name, AlertKind.SOURCE_SILENT, active=silent))
            if lagging != watch.is_lagging:
                watch.is_lagging = lagging
                found.append(self._alert(name, AlertKind.SOURCE_LAGGING, active=lagging))
        return found

    def _alert(self, name: str, kind: AlertKind, *, active: bool) -> AlertSignal:
        title = "数据源静默" if kind is AlertKind.SOURCE_SILENT else "数据源延迟"
        return AlertSignal(
            source=SOURCE,
            source_id=f"{kind.value} {name}",
            at=self._parts.now(),
            kind=kind.value,
            severity=Severity.MEDIUM.value,
            title=f"{title} · {name}",
            active=active,
        )
