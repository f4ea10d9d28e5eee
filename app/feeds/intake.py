"""The one door for all that comes from the field: gathered into batches, kept, and only then acknowledged.

Feeds put signals from their own threads; one thread hands batches to the store. What the store cannot take now goes to
the spool on disk and is acknowledged all the same; from then on everything goes behind it, so the order stands, until
the spool is drained. An alert that waits is told at once, for it must be seen and heard though it is not saved yet.
What waits in memory is bounded: a full intake keeps its feeds waiting, and they their sources.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.signal import AckSignal, AlertSignal, ReceiptSignal, Signal
from app.errors import StoreUnavailable
from app.feeds.feed import Done
from app.feeds.signal_json import from_bytes, to_bytes, to_plain
from app.feeds.spool import Spool

log = logging.getLogger(__name__)

BATCH_SIGNALS = 500
BATCH_AGE_S = 0.04
MOST_WAITING = 20_000
"""Signals in memory: some seconds of what can be stored."""
PUT_PATIENCE_S = 0.5
SHOW_AFTER_S = 2.0
"""An alert that is not stored by then is told as unsaved: a locked database answers only after ten seconds."""
DRAINS_A_BATCH = 3
"""So that a spool is emptied faster than it is filled."""
RETRY_S = (0.5, 10.0)
"""How long to wait after a failure: the first time, and at most; it doubles in between."""


@dataclass(frozen=True)
class IntakeCounts:
    """What came in since the start: `received` = `kept` + `set_aside` + those that wait in memory or in the spool.
    `spooled` went through the spool; `in_spool` are there now, also from before the start; `trouble` says why."""

    received: int = 0
    kept: int = 0
    spooled: int = 0
    set_aside: int = 0
    waiting: int = 0
    in_spool: int = 0
    torn: int = 0
    trouble: StoreUnavailable | None = None


@dataclass
class _Put:
    """What one call brought."""

    signals: Sequence[Signal]
    done: Done
    at: float
    shown: bool = field(default=False)

    @property
    def is_urgent(self) -> bool:
        return any(isinstance(one, (AlertSignal, ReceiptSignal, AckSignal)) for one in self.signals)


class Intake:
    """`keep` begins to store a batch, on the writer; `unsaved` hears of an alert that waits; both must not block."""

    def __init__(
        self,
        keep: Callable[[Sequence[Signal]], Future[object]],
        spool_folder: Path,
        *,
        unsaved: Callable[[AlertSignal], object],
        changed: Callable[[], object] = lambda: None,
        retry_s: tuple[float, float] = RETRY_S,
        show_after_s: float = SHOW_AFTER_S,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._keep, self._unsaved, self._changed = keep, unsaved, changed
        self._retry_s, self._show_after_s, self._most_waiting = retry_s, show_after_s, most_waiting
        self._spool, self._aside = Spool(spool_folder), spool_folder / "aside.jsonl"
        self._waiting: deque[_Put] = deque()
        self._in_hand: list[_Put] = []
        self._count = 0
        self._turn = threading.Condition()
        self._open, self._closing = True, False
        self._received = self._kept = self._spooled = self._set_aside = 0
        self._in_spool = 0
        self._trouble: StoreUnavailable | None = None
        self._pause_s, self._try_at = 0.0, 0.0
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)

    def start(self) -> None:
        """Begin to store: first what waits in the spool from an earlier run, then what was put meanwhile."""
        self._spool.open()
        self._in_spool = len(self._spool)
        self._thread.start()

    def put(self, signals: Sequence[Signal], done: Done = lambda: None) -> bool:
        """Take signals; `done` is called, on the intake's thread, once they are stored or spooled.

        False where they were not taken: the intake is full and stayed so for half a second, or it is closing.
        """
        limit = time.monotonic() + PUT_PATIENCE_S
        with self._turn:
            while self._open and self._count and self._count + len(signals) > self._most_waiting:
                if not self._turn.wait(max(limit - time.monotonic(), 0.0)) and time.monotonic() >= limit:
                    return False
            if not self._open:
                return False
            self._waiting.append(_Put(signals, done, time.monotonic()))
            self._count += len(signals)
            self._received += len(signals)
            self._turn.notify_all()
        return True

    def counts(self) -> IntakeCounts:
        """How it stands now."""
        with self._turn:
            return IntakeCounts(
                self._received,
                self._kept,
                self._spooled,
                self._set_aside,
                self._count,
                self._in_spool,
                self._spool.torn,
                self._trouble,
            )

    def refuse_more(self) -> None:
        """Take nothing from now on, so that no feed waits for room while it is being stopped."""
        with self._turn:
            self._open = False
            self._turn.notify_all()

    def close(self) -> None:
        """Store what waits, or spool it where the store is away; then end. Harmless when repeated."""
        self.refuse_more()
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        self._spool.close()

    def _run(self) -> None:
        while True:
            batch = self._gather()
            if batch:
                self._settle(batch)
            for _ in range(DRAINS_A_BATCH):
                if self._in_spool and time.monotonic() >= self._try_at:
                    self._drain_some()
            with self._turn:
                if self._closing and not self._waiting:
                    return

    def _gather(self) -> list[_Put]:
        """The next batch: at once where it is full, old enough or urgent; empty when it is time to drain."""
        with self._turn:
            while not self._closing:
                now = time.monotonic()
                if self._waiting and (
                    self._count >= BATCH_SIGNALS
                    or now - self._waiting[0].at >= BATCH_AGE_S
                    or any(one.is_urgent for one in self._waiting)
                ):
                    break
                until = [self._waiting[0].at + BATCH_AGE_S] if self._waiting else []
                until += [self._try_at] if self._in_spool else []
                if until and min(until) <= now:
                    break
                self._turn.wait(min(until) - now if until else None)
            batch: list[_Put] = []
            size = 0
            while self._waiting and (not batch or size + len(self._waiting[0].signals) <= BATCH_SIGNALS):
                batch.append(self._waiting.popleft())
                size += len(batch[-1].signals)
            self._in_hand = batch
            return batch

    def _settle(self, batch: list[_Put]) -> None:
        """Keep a batch, or spool it; in the end it is one or the other, or stays in hand until it is."""
        signals = [one for put in batch for one in put.signals]
        if not self._in_spool and self._stored(signals, batch):
            self._finish(batch, kept=len(signals))
            return
        while not self._spooled_well(signals):
            self._show(batch)
            if not self._wait_before_retry():
                return
            if not self._in_spool and self._stored(signals, batch):
                self._finish(batch, kept=len(signals))
                return
            if self._in_spool and time.monotonic() >= self._try_at:
                self._drain_some()
        self._show(batch)
        self._finish(batch, spooled=len(signals))

    def _stored(self, signals: Sequence[Signal], shown_late: list[_Put]) -> bool:
        """Whether the store took these. One that only breaks on a signal is given them singly, so the rest goes on."""
        if time.monotonic() < self._try_at and not self._closing:
            return False
        try:
            self._await(self._keep(signals), shown_late)
        except StoreUnavailable as error:
            self._fail(error)
            return False
        except Exception:
            log.exception("a batch of %d signals broke the desk", len(signals))
            if len(signals) == 1:
                self._put_aside(signals[0])
                return True
            return all(self._stored([one], shown_late) for one in signals)
        self._recover()
        return True

    def _await(self, future: Future[object], shown_late: list[_Put]) -> None:
        """Wait for the store's answer; meanwhile alerts that have waited too long are shown."""
        begun = time.monotonic()
        while True:
            try:
                future.result(timeout=self._show_after_s / 4)
            except TimeoutError:
                if future.done():
                    raise
                if time.monotonic() - begun >= self._show_after_s:
                    with self._turn:
                        late = [*shown_late, *self._waiting]
                    self._show(late)
            else:
                return

    def _show(self, puts: Sequence[_Put]) -> None:
        """Tell the alerts among these as unsaved, once."""
        for put in puts:
            if not put.shown:
                put.shown = True
                for one in put.signals:
                    if isinstance(one, AlertSignal):
                        self._unsaved(one)

    def _spooled_well(self, signals: Sequence[Signal]) -> bool:
        try:
            self._spool.append([to_bytes([one]) for one in signals])
        except StoreUnavailable as error:
            self._set_trouble(error)
            return False
        return True

    def _drain_some(self) -> None:
        """Store the oldest that wait in the spool."""
        records = self._spool.peek(BATCH_SIGNALS)
        signals = [one for record in records for one in from_bytes(record)]
        if self._stored(signals, []):
            self._spool.drop(len(records))
            with self._turn:
                self._in_spool = len(self._spool)
                self._kept += len(records)
            if not self._in_spool:
                log.info("the spool is drained")
                self._changed()

    def _wait_before_retry(self) -> bool:
        """Neither store nor disk takes anything: wait; False where the program ends meanwhile."""
        with self._turn:
            if not self._closing:
                self._turn.wait(max(self._try_at - time.monotonic(), self._retry_s[0]))
            return not self._closing

    def _finish(self, batch: list[_Put], *, kept: int = 0, spooled: int = 0) -> None:
        with self._turn:
            self._count -= kept + spooled
            self._kept += kept
            self._spooled += spooled
            self._in_spool = len(self._spool)
            self._turn.notify_all()
        for put in batch:
            try:
                put.done()
            except Exception:
                log.exception("a source could not be acknowledged")

    def _put_aside(self, signal: Signal) -> None:
        """Keep a signal that the desk cannot digest beside the spool, for whoever mends the desk."""
        with self._aside.open("a", encoding="utf-8") as file:
            file.write(json.dumps(to_plain(signal), ensure_ascii=False) + "\n")
        with self._turn:
            self._set_aside += 1
            self._kept -= 1

    def _fail(self, error: StoreUnavailable) -> None:
        self._pause_s = min(max(self._pause_s * 2, self._retry_s[0]), self._retry_s[1])
        self._try_at = time.monotonic() + self._pause_s
        self._set_trouble(error)

    def _recover(self) -> None:
        self._pause_s, self._try_at = 0.0, 0.0
        if self._trouble is not None:
            self._set_trouble(None)

    def _set_trouble(self, error: StoreUnavailable | None) -> None:
        if error is not None and self._trouble is None:
            log.warning("signals cannot be stored: %s", error)
        is_other = str(error) != str(self._trouble)
        self._trouble = error
        if is_other:
            self._changed()
