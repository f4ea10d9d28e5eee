"""Once a second the desks look at what has become due. A computer that slept neither misses a beat nor makes one up."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

from app.errors import AppError

PERIOD_S = 1.0
LONGEST_AWAKE_S = 5.0
"""A longer gap was sleep: silence is not counted over it."""
log = logging.getLogger(__name__)


class Heartbeat:
    """`beat` is called on the writer with how many seconds the program was awake since the last; one at a time, so a
    writer that is busy is not given a queue of them. The wall clock plays no part: setting it changes nothing."""

    def __init__(
        self,
        lane: Callable[[Callable[[], object]], Future[object]],
        beat: Callable[[float], object],
        period_s: float = PERIOD_S,
    ) -> None:
        self._lane, self._beat, self._period_s = lane, beat, period_s
        self._stopping = threading.Event()
        self._pending: Future[object] | None = None
        self._awake_s = 0.0
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End; no beat begins after this returns."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._pending is not None:
            self._pending.cancel()

    def _run(self) -> None:
        last = time.monotonic()
        while not self._stopping.wait(self._period_s):
            before, last = last, time.monotonic()
            self.pass_time(last - before)

    def pass_time(self, elapsed_s: float) -> None:
        """So much time went by: beat, unless the last beat is still under way."""
        self._awake_s += min(elapsed_s, LONGEST_AWAKE_S)
        if self._pending is not None and not self._pending.done():
            return
        awake_s, self._awake_s = self._awake_s, 0.0
        self._pending = self._lane(lambda: self._guarded(awake_s))

    def _guarded(self, awake_s: float) -> None:
        try:
            self._beat(awake_s)
        except AppError as error:
            log.warning("a beat was missed: %s", error)
        except Exception:
            log.exception("a beat failed")
