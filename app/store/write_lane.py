"""The one thread that commits: whatever writes goes through it, in order, live acts before bulk slices."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from app.errors import StoreUnavailable

T = TypeVar("T")

_LIVE, _BULK, _END = 0, 1, 2


class WriteLane:
    """Runs writes one after another; a bulk slice never keeps a live act waiting longer than itself."""

    def __init__(self) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, Callable[[], Any], Future[Any]]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def live(self, write: Callable[[], T]) -> Future[T]:
        """Queue an act of a person or a feed."""
        return self._put(_LIVE, write)

    def bulk(self, write: Callable[[], T]) -> Future[T]:
        """Queue a slice of a long write; it should hold the store 50 ms at most."""
        return self._put(_BULK, write)

    def close(self) -> None:
        """Finish what is queued, then end the thread; whatever comes later is refused."""
        self._closed.set()
        self._put(_END, lambda: None)
        self._thread.join()

    def _put(self, lane: int, write: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        if self._closed.is_set() and lane != _END:
            future.set_exception(
                StoreUnavailable("The desk is closing. This was not saved; repeat it when it is open.")
            )
            return future
        self._queue.put((lane, next(self._order), write, future))
        return future

    def _run(self) -> None:
        while True:
            lane, _, write, future = self._queue.get()
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(write())
                except BaseException as error:  # noqa: BLE001  the caller's future carries it to where it is shown
                    future.set_exception(error)
            if lane == _END:
                return
