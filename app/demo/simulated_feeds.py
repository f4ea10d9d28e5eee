"""Keeps the demo alive while the desk is open: once a second the field moves on, and its sinks are told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from app.demo.field_simulation import FieldSimulation
from app.domain.alert import Alert
from app.domain.unit import Fix

PERIOD_S = 1.0
LONGEST_STEP_S = 10.0
"""After the computer slept, units go on from where they were and do not leap."""


class SimulatedFeeds:
    """A thread of its own. `field` makes the simulation and is called on that thread, for planning takes seconds; it
    hears whether it is still wanted, and without its answer nothing moves.

    `on_duty` names the units that move at a moment. Sinks are called on the feed's thread and must not block.
    """

    def __init__(
        self,
        field: Callable[[Callable[[], bool]], FieldSimulation | None],
        on_duty: Callable[[datetime], Sequence[str]],
        now: Callable[[], datetime],
        *,
        on_fixes: Callable[[list[Fix]], object],
        on_alert: Callable[[Alert], object],
        period_s: float = PERIOD_S,
    ) -> None:
        self._field, self._on_duty, self._now = field, on_duty, now
        self._on_fixes, self._on_alert = on_fixes, on_alert
        self._period_s = period_s
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="simulated feeds", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread; no sink is called after this returns. Harmless if it was never started."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        field = self._field(self._stopping.is_set)
        if field is None:
            return
        last = time.monotonic()
        while not self._stopping.wait(self._period_s):
            here, last = last, time.monotonic()
            moment = self._now()
            fixes, alerts = field.step(moment, min(last - here, LONGEST_STEP_S), self._on_duty(moment))
            if self._stopping.is_set():
                return
            if fixes:
                self._on_fixes(fixes)
            for alert in alerts:
                self._on_alert(alert)
