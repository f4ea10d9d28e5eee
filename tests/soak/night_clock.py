"""The clock of a simulated night: stands until it is moved, and may be read from any thread."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class NightClock:
    """Begins now, so that rosters and units of the demo fit."""

    def __init__(self) -> None:
        self._moment = datetime.now(UTC)
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        with self._lock:
            return self._moment

    def move(self, seconds: float) -> None:
        """So much time goes by."""
        with self._lock:
            self._moment += timedelta(seconds=seconds)
