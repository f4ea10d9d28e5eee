"""The last acts of this desk that may be taken back: each by an act of its own, with a reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

KEPT = 50


@dataclass(frozen=True)
class Done:
    """`words` name the act in the language of the moment; `undo(act_id, reason)` and `redo(act_id)` run on the writer.
    What has a `redo` is taken back without asking why, for it is as easily done again. `show` leads to what stands
    again. `of` is the window in which it was done, where that has a Ctrl+Z of its own: the key of its case, say. `key`
    is that of the act, where it may be taken back otherwise too."""

    words: str
    at: datetime
    undo: Callable[[str, str], object]
    redo: Callable[[str], object] | None = None
    show: Callable[[], object] = lambda: None
    of: str = ""
    key: str = ""


class TakeBacks:
    """What Ctrl+Z finds, and Ctrl+Y after it."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=KEPT)
        self._undone: deque[Done] = deque(maxlen=KEPT)

    def add(self, done: Done) -> None:
        """This was done at this desk just now; what was taken back before it is not to be done again."""
        self._done.append(done)
        self._undone.clear()

    def unname(self, name: str, instead: str) -> None:
        """What bears this name is to be seen no more: the acts stay, and are called otherwise."""
        for acts in (self._done, self._undone):
            said = [replace(one, words=one.words.replace(name, instead)) for one in acts]
            acts.clear()
            acts.extend(said)

    def last_undone(self) -> Done | None:
        """What was taken back last, and can be done again."""
        return self._undone[-1] if self._undone else None

    def done_again(self, done: Done) -> None:
        """It stands again, and can be taken back again."""
        if done in self._undone:
            self._undone.remove(done)
            self._done.append(done)

    def give_up(self, done: Done) -> None:
        """It cannot be done again."""
        if done in self._undone:
            self._undone.remove(done)

    def last(self, of: str = "") -> Done | None:
        """What was done last at this desk, or in one window of it."""
        return next((one for one in reversed(self._done) if not of or one.of == of), None)

    def drop(self, key: str) -> None:
        """The act of this key was taken back otherwise."""
        for one in [it for it in self._done if it.key == key]:
            self._done.remove(one)

    def postpone(self, done: Done) -> None:
        """It was refused: it stays on the list, but what was done before it comes first the next time."""
        if done in self._done:
            self._done.remove(done)
            self._done.appendleft(done)

    def forget(self, done: Done) -> None:
        """It is taken back."""
        if done in self._done:
            self._done.remove(done)
            if done.redo is not None:
                self._undone.append(done)
