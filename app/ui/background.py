"""The whole threading story of the window: questions go to readers, acts to the writer, answers come back as signals.

The function that is asked runs elsewhere and must not touch a widget; `then` and `failed` run on the UI thread, one
queued signal later. Whoever asks says what to do with an expected failure, or it is shown as a notice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import AppError

T = TypeVar("T")
log = logging.getLogger(__name__)

Failed = Callable[[AppError], object]
Lane = Callable[[Callable[[], Any]], "Future[Any]"]


class Background(QObject):
    """`refused` carries an AppError that nobody took, `crashed` any other exception."""

    refused = Signal(object)
    crashed = Signal(object)
    _answered = Signal(object)

    def __init__(
        self, readers: Executor, live_lane: Lane, parent: QObject | None = None, *, in_turn: Executor | None = None
    ) -> None:
        super().__init__(parent)
        self._readers, self._live_lane, self._in_turn = readers, live_lane, in_turn or readers
        self._open = True
        self._waiting = 0
        self.stopped: Callable[[], AppError | None] = lambda: None
        """Why no act is to be done just now, None where it may; set by whoever knows what the window shows."""
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run a query on a reader thread and hand its answer to `then`."""
        self._start(self._readers.submit, question, then, failed)

    def ask_in_turn(self, question: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """What nobody waits for, as the clock asks it each minute: one after another, on a thread of its own.

        Four readers at once would leave the window a fifth of Python's lock.
        """
        self._start(self._in_turn.submit, question, then, failed)

    def act(self, deed: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run an officer's act on the writer's lane; acts are done in the order they were given.

        While something stops acts, it is refused like a failure."""
        self._act_on(self._live_lane, deed, then, failed)

    def act_long(self, deed: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run an officer's act that itself gives the writer slice after slice (an import); refused as any act."""
        self._act_on(self._readers.submit, deed, then, failed)

    def note(self, deed: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Let the desk note by itself what it did or saw (an alarm sounded, somebody is here): never stopped."""
        self._start(self._live_lane, deed, then, failed)

    def is_idle(self) -> bool:
        """Whether every answer has come."""
        return self._waiting == 0

    def close(self) -> None:
        """Answers that still come are dropped: there is nobody to read them."""
        self._open = False

    def _act_on(self, lane: Lane, deed: Callable[[], T], then: Callable[[T], object], failed: Failed | None) -> None:
        refusal = self.stopped()
        self._start(lane if refusal is None else lambda _deed: _refused(refusal), deed, then, failed)

    def _start(self, lane: Lane, work: Callable[[], T], then: Callable[[T], object], failed: Failed | None) -> None:
        if not self._open:
            return
        self._waiting += 1
        future = lane(work)
        future.add_done_callback(lambda done: self._hand_over(done, then, failed))

    def _hand_over(self, done: Future[Any], then: Callable[[Any], object], failed: Failed | None) -> None:
        """Called on the thread that did the work."""
        if not self._open or done.cancelled():
            return
        self._answered.emit((done, then, failed))

    @Slot(object)
    def _on_answered(self, answer: tuple[Future[Any], Callable[[Any], object], Failed | None]) -> None:
        self._waiting -= 1
        if not self._open:
            return
        done, then, failed = answer
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, AppError):
            log.warning("refused: %s", error)
            (failed or self.refused.emit)(error)
        else:
            log.error("a background task failed", exc_info=error)
            self.crashed.emit(error)


def _refused(why: AppError) -> Future[Any]:
    """An answer that is a failure from the start."""
    answer: Future[Any] = Future()
    answer.set_exception(why)
    return answer
