"""Work that takes seconds, and all of a core: done in a process of its own, which may be stopped at any time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

from app.errors import AppError, StoreUnavailable

Order = TypeVar("Order")
Answer = TypeVar("Answer")
Progress = Callable[[int, int], object]
_POLL_S = 0.1


def solved_apart(
    work: Callable[[Order, Progress], Answer], order: Order, progress: Progress, is_stopped: Callable[[], bool]
) -> Answer | None:
    """The answer of `work`, a function of a module, to `order`; None where it was stopped. Both can be pickled.

    Blocks its thread, which must be none that draws or writes. `progress` is told done and all. Raises the `AppError`
    of the work, and `StoreUnavailable` where the process ended without an answer.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_solve, args=(work, order, there), name="solver", daemon=True)
    worker.start()
    there.close()
    try:
        while not is_stopped():
            if here.poll(_POLL_S):
                is_progress, told = here.recv()
                if isinstance(told, AppError):
                    raise told
                if not is_progress:
                    return cast("Answer", told)
                progress(*told)
    except (EOFError, BrokenPipeError) as error:  # the latter is what Windows says when a pipe is asked
        raise StoreUnavailable("The work broke off. Nothing was changed; try again.") from error
    finally:
        worker.terminate()
        worker.join()
        worker.close()
        here.close()
    return None


def _solve(work: Callable[[Any, Progress], object], order: object, line: Connection) -> None:
    """Runs in the worker's process, the only one that loads what the work needs."""
    try:
        line.send((False, work(order, lambda done, of: line.send((True, (done, of))))))
    except AppError as error:
        line.send((False, error))
