"""Plays a recording through the same door as the field itself, at any speed."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.domain.signal import Signal
from app.errors import InputRefused
from app.feeds.feed import Feed, FeedParts
from app.feeds.signal_json import from_plain

Moment = tuple[datetime, list[Signal]]


class ReplayFeed(Feed):
    """`speed` times the recorded pace. `shifted`: each signal is as old when it is played as it was when it came;
    otherwise it keeps its own time."""

    kind: ClassVar[str] = "replay"

    def __init__(self, name: str, parts: FeedParts, file: Path, *, speed: float = 1.0, shifted: bool = True) -> None:
        super().__init__(name, parts)
        self._file, self._speed, self._shifted = file, speed, shifted
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        self.test()
        self._thread = threading.Thread(target=self._play, name=self.name, daemon=True)
        self._thread.start()

    def end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def test(self) -> Sentence:
        """Whether the file can be read, and what is in it."""
        try:
            count = sum(len(signals) for _, signals in self._moments(counting=False))
        except (OSError, UnicodeDecodeError) as error:
            raise InputRefused(
                "{file} cannot be read: {reason}. The feed was not started.", file=self._file.name, reason=str(error)
            ) from error
        if not count:
            raise InputRefused("{file} is no recording. Nothing is played.", file=self._file.name)
        return sentence("The recording {file} holds {count} signals.", file=self._file.name, count=count)

    def _play(self) -> None:
        self.tell_state(FeedState.LISTENING)
        begun = time.monotonic()
        first: datetime | None = None
        for received, signals in self._moments(counting=True):
            first = first or received
            due = begun + (received - first).total_seconds() / self._speed
            if self._stopping.wait(max(due - time.monotonic(), 0.0)):
                return
            if signals and not self.pass_on(self._timed(signals, received)):
                return
        self.tell_state(FeedState.STOPPED, sentence("The recording was played to its end."))

    def _timed(self, signals: list[Signal], received: datetime) -> list[Signal]:
        if not self._shifted:
            return signals
        now = self._parts.now()
        return [replace(one, at=now - (received - one.at)) for one in signals]

    def _moments(self, *, counting: bool) -> Iterator[Moment]:
        """What came when, line by line; a line that is none is refused and left out."""
        with self._file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    told = json.loads(line)
                    moment = datetime.fromisoformat(told["received"]), [from_plain(one) for one in told["signals"]]
                except (ValueError, KeyError, TypeError):
                    if counting:
                        self.refuse(sentence("Line {number} of the recording cannot be read.", number=number))
                    continue
                yield moment
