"""Long work of the window's thread in turns: between two of them the loop does what else has come.

Chromium moves on only while this thread's loop runs. Work of a tenth of a second in one piece would hold the page up
at each of its steps; so the work is a generator, and the loop takes the next piece when nothing else waits.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

T = TypeVar("T")
Turns = Generator[None, None, T]


def on_the_loop(work: Turns[T]) -> T:
    """What `work` returns, a piece in each turn of the loop. Only for where no loop runs yet."""
    turning = _Turning(work)
    loop = QEventLoop()
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: loop.quit() if turning.take() else None)
    timer.start()
    loop.exec()
    timer.stop()
    while not turning.take():  # a request to quit ends the loop early
        pass
    return turning.outcome()


class _Turning(Generic[T]):
    """How far the work is; an error in it waits for who asks for the outcome, as no loop would pass it on."""

    def __init__(self, work: Turns[T]) -> None:
        self._work = work
        self._found: list[T] = []
        self._error: BaseException | None = None

    def take(self) -> bool:
        """Do one piece unless all is done; whether all is done."""
        if self._found or self._error is not None:
            return True
        try:
            next(self._work)
        except StopIteration as end:
            self._found.append(end.value)
        except BaseException as error:  # noqa: BLE001  raised again by `outcome`
            self._error = error
        return bool(self._found) or self._error is not None

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._found[0]
