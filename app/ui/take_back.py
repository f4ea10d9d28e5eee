"""The last acts of this desk that may be taken back: each by an act of its own, with a reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

KEPT = 50


@dataclass(frozen=True)
class Done:
    """`words` name the act in the language of the moment; `undo(act_id, reason)` runs on the writer."""

    words: str
    at: datetime
    undo: Callable[[str, str], object]


class TakeBacks:
    """What Ctrl+Z finds."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=KEPT)

    def add(self, done: Done) -> None:
        """This was done at this desk just now."""
        self._done.append(done)

    def last(self) -> Done | None:
        return self._done[-1] if self._done else None

    def postpone(self, done: Done) -> None:
        """It was refused: it stays on the list, but what was done before it comes first the next time."""
        if done in self._done:
            self._done.remove(done)
            self._done.appendleft(done)

    def forget(self, done: Done) -> None:
        """It is taken back."""
        if done in self._done:
            self._done.remove(done)
