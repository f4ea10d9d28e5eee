"""What every feed is: something with a name that listens to one source, counts what it hears, and passes it on.

A feed works on threads of its own. It hands over what it decoded by `pass_on`, says why it could not use a message by
`refuse`, and tells how it is by `tell_state`; all three may be called from any thread. Whoever looks gets a snapshot.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.domain.feed_status import FeedState, FeedStatus
from app.domain.sentence import Sentence
from app.domain.signal import Signal
from app.errors import AppError
from app.feeds.lag import Lag

Done = Callable[[], object]
Put = Callable[[Sequence[Signal], Done], bool]
"""Take signals; `Done` is called, on any thread, once they are stored or spooled. Waits a moment while too much waits
already; False where they were not taken even so."""

ToWgs84 = Callable[[str, float, float], tuple[float, float]]
"""(datum, lon, lat) in degrees to (lon, lat) in WGS-84. The datum is WGS84, CGCS2000, GCJ02 or BD09."""


FULL_PAUSE_S = 0.05
MOST_SOURCES = 1_000
"""Sources behind one feed that are remembered; whoever may publish can invent any number of them."""


@dataclass(frozen=True)
class FeedParts:
    """What a feed is given by whoever builds it. `tell` hears of a change of state, with the feed's name;
    `is_registered` says whether a tracker's serial is known."""

    put: Put
    now: Callable[[], datetime]
    tell: Callable[[str], object]
    to_wgs84: ToWgs84
    is_registered: Callable[[str], bool]


class Feed(ABC):
    """One source. `start`, `stop` and `test` are called from one thread at a time and may take seconds."""

    kind: ClassVar[str]

    def __init__(self, name: str, parts: FeedParts) -> None:
        self.name = name
        self._parts = parts
        self._lock = threading.Lock()
        self._state = FeedState.STOPPED
        self._said: Sentence | None = None
        self._since = parts.now()
        self._last_at: datetime | None = None
        self._heard_of: dict[str, datetime] = {}
        self._received = self._kept = self._refused = 0
        self._last_refusal: Sentence | None = None
        self._lag = Lag()
        self._stopping = threading.Event()

    @abstractmethod
    def begin(self) -> None:
        """Start listening. Raises `AppError` where that cannot work; a source that is only away is LOST instead."""

    @abstractmethod
    def end(self) -> None:
        """Stop listening; nothing is passed on after this returns. Harmless when it does not listen."""

    @abstractmethod
    def test(self) -> Sentence:
        """Try the source once without listening to it: what was found. Raises `AppError` with what is wrong."""

    def start(self) -> None:
        """Begin to listen; harmless when it does already. What cannot work makes it FAILED, with its sentence."""
        if self.state not in (FeedState.STOPPED, FeedState.FAILED):
            return
        self._stopping.clear()
        self.tell_state(FeedState.STARTING)
        try:
            self.begin()
        except AppError as error:
            self.tell_state(FeedState.FAILED, Sentence(error.template, error.values))

    def stop(self) -> None:
        """End listening; the counts stand."""
        self._stopping.set()
        self.end()
        self.tell_state(FeedState.STOPPED)

    @property
    def state(self) -> FeedState:
        with self._lock:
            return self._state

    def heard_of(self, source: str) -> datetime | None:
        """When the source of this name behind the feed told something last; None where it has not since the start."""
        with self._lock:
            return self._heard_of.get(source)

    def status(self) -> FeedStatus:
        """How it is now."""
        with self._lock:
            return FeedStatus(
                name=self.name,
                kind=self.kind,
                state=self._state,
                since=self._since,
                said=self._said,
                last_at=self._last_at,
                received=self._received,
                kept=self._kept,
                refused=self._refused,
                last_refusal=self._last_refusal,
                lag_s=self._lag.mean(self._parts.now()),
            )

    def pass_on(self, signals: Sequence[Signal], done: Done | None = None) -> bool:
        """Hand over what was decoded; `done` is called once it is stored or spooled (acknowledge the source then).

        Waits while the intake is full, so that the source waits too; False where the feed was stopped meanwhile.
        """
        now, count = self._parts.now(), len(signals)
        with self._lock:
            self._last_at = now
            self._received += count
            for one in signals:
                self._lag.add(now, (now - one.at).total_seconds())
                if one.source in self._heard_of or len(self._heard_of) < MOST_SOURCES:
                    self._heard_of[one.source] = now

        def kept() -> None:
            with self._lock:
                self._kept += count
            if done is not None:
                done()

        while not self._parts.put(signals, kept):
            if self._stopping.wait(FULL_PAUSE_S):
                with self._lock:
                    self._received -= count
                return False
        return True

    def refuse(self, why: Sentence) -> None:
        """Count a message that cannot be used."""
        with self._lock:
            self._last_at = self._parts.now()
            self._received += 1
            self._refused += 1
            self._last_refusal = why

    def touch(self) -> None:
        """The source is heard, though it told nothing (a heartbeat)."""
        with self._lock:
            self._last_at = self._parts.now()

    def tell_state(self, state: FeedState, said: Sentence | None = None) -> None:
        """It is in `state` from now on, for the reason `said`; told to all only where something changed."""
        with self._lock:
            changed = (state, said) != (self._state, self._said)
            if state is not self._state:
                self._since = self._parts.now()
            self._state, self._said = state, said
        if changed:
            self._parts.tell(self.name)
