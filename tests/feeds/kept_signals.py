"""A door for feeds under test: it keeps what it is given, and acknowledges at once or when told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from app.domain.signal import AlertSignal, PositionSignal, Signal
from app.feeds.feed import Done, FeedParts

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PATIENCE_S = 10.0


class KeptSignals:
    """Stands where the intake stands. `held` keeps acknowledgements back until `release`."""

    def __init__(self, registered: Sequence[str] = (), *, held: bool = False) -> None:
        self.registered = set(registered)
        self.held = held
        self.now = NOW
        self.signals: list[Signal] = []
        self.told: list[str] = []
        self._dones: list[Done] = []
        self._turn = threading.Condition()

    def parts(self) -> FeedParts:
        return FeedParts(
            put=self.put,
            now=lambda: self.now,
            tell=self.told.append,
            to_wgs84=lambda _datum, lon, lat: (lon - 0.005, lat - 0.001),
            is_registered=self.registered.__contains__,
        )

    def put(self, signals: Sequence[Signal], done: Done = lambda: None) -> bool:
        with self._turn:
            self.signals += signals
            self._dones.append(done)
            self._turn.notify_all()
        if not self.held:
            self.release()
        return True

    def release(self) -> None:
        """Acknowledge what was kept back."""
        with self._turn:
            dones, self._dones = self._dones, []
        for done in dones:
            done()

    def wait_for(self, count: int) -> list[Signal]:
        """All signals, once there are `count`."""
        self.wait_until(lambda: len(self.signals) >= count)
        assert len(self.signals) == count
        return self.signals

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        with self._turn:
            assert self._turn.wait_for(is_so, PATIENCE_S)

    @property
    def positions(self) -> list[PositionSignal]:
        return [one for one in self.signals if isinstance(one, PositionSignal)]

    @property
    def alerts(self) -> list[AlertSignal]:
        return [one for one in self.signals if isinstance(one, AlertSignal)]
