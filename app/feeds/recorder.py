"""Writes down what is received, as JSON lines that a `ReplayFeed` plays again: {"received": time, "signals": [...]}."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from app.domain.signal import Signal
from app.feeds.feed import Done, Put
from app.feeds.signal_json import to_plain

log = logging.getLogger(__name__)


class Recorder:
    """Stands before the intake: writes what it is given, and passes it on. A recording that cannot be written, or that
    has reached `most_bytes`, ends; what is received goes on as before."""

    def __init__(self, put: Put, folder: Path, now: Callable[[], datetime], *, most_bytes: int) -> None:
        self._put, self._folder, self._now, self._most_bytes = put, folder, now, most_bytes
        self._lock = threading.Lock()
        self._file: TextIOWrapper | None = None
        self._written = 0
        self._is_over = False

    def put(self, signals: Sequence[Signal], done: Done) -> bool:
        """As the intake's `put`; only what the intake takes is written."""
        taken = self._put(signals, done)
        if taken:
            with self._lock:
                self._write(signals)
        return taken

    def close(self) -> None:
        """End the recording."""
        with self._lock:
            self._is_over = True
            if self._file is not None:
                self._file.close()
                self._file = None

    def _write(self, signals: Sequence[Signal]) -> None:
        if self._is_over:
            return
        now = self._now()
        line = json.dumps(
            {"received": now.isoformat(), "signals": [to_plain(one) for one in signals]}, ensure_ascii=False
        )
        try:
            if self._file is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                name = f"{now:%Y%m%d-%H%M%S}.jsonl"
                self._file = (self._folder / name).open("a", encoding="utf-8", buffering=1)
            self._file.write(line + "\n")
            self._written += len(line.encode()) + 1
        except OSError as error:
            log.warning("the recording ended: %s", error)
            self._is_over = True
        if self._written >= self._most_bytes:
            log.warning("the recording ended: it has %d bytes", self._written)
            self._is_over = True
