"""When to leave a failing source alone: it must neither flood the officer with notices nor hold up the map."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
REST_S = 60.0


class TileBreaker:
    """Counts failures in a row; after `FAILURES` the source rests for `REST_S`, then one tile is tried."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until = 0.0
        self._has_served = False
        self.is_open = False

    @property
    def has_served(self) -> bool:
        """Whether the source ever gave a tile: from then on "no tile here" is its edge and no failure."""
        return self._has_served

    def may_ask(self) -> bool:
        """Whether to ask the source now; while it rests only one question in `REST_S` goes through."""
        with self._lock:
            if not self.is_open:
                return True
            if self._clock() < self._rests_until:
                return False
            self._rests_until = self._clock() + REST_S
            return True

    def served(self) -> bool:
        """A tile came; True if the source had been resting."""
        with self._lock:
            recovered, self.is_open = self.is_open, False
            self._failures, self._has_served = 0, True
            return recovered

    def failed(self) -> bool:
        """No tile came; True if this is the failure at which it goes to rest."""
        with self._lock:
            self._failures += 1
            if self.is_open or self._failures < FAILURES:
                return False
            self.is_open, self._rests_until = True, self._clock() + REST_S
            return True

    def wake(self) -> None:
        """Ask again at once: the officer wants to."""
        with self._lock:
            self._rests_until = 0.0
