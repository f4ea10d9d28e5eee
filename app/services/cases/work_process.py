"""A process apart for work on files that may be hostile: what breaks there, or never ends, breaks nothing here."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from app.errors import AppError, InputRefused

T = TypeVar("T")
MOST_MEMORY = 2 << 30
"""What the process may take of memory, where the system can be told so (Linux)."""


class WorkProcess:
    """One work at a time. The process is started for the first, ended by `close`, started anew after one that broke.

    `work` is a function of a module, its words and its answer can be pickled.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: Any = None
        self._line: Connection | None = None

    def run(self, work: Callable[..., T], *words: object, seconds: float) -> T:
        """The answer of `work(*words)`, or its `AppError`; `InputRefused` where it broke or took too long."""
        with self._turn:
            line = self._line or self._start()
            try:
                line.send((work, words))
                if not line.poll(seconds):
                    self._end()
                    raise InputRefused("The file took too long to be read, and was let be. It is kept as it is.")
                answer, error = line.recv()
            except (EOFError, OSError) as broken:
                self._end()
                raise InputRefused(
                    "The reader broke down over this file. It is kept as it is; it is damaged, or made to do harm."
                ) from broken
        if error is not None:
            raise error
        found: T = answer
        return found

    def close(self) -> None:
        """End the process; what it was at is lost."""
        self._end()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), name="work", daemon=True)
        self._process.start()
        there.close()
        self._line = here
        return here

    def _end(self) -> None:
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()


def _serve(line: Connection) -> None:
    """What the process does until its line is cut."""
    _bound_memory()
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, words = line.recv()
            try:
                line.send((work(*words), None))
            except AppError as error:
                line.send((None, error))
            except MemoryError:
                line.send((None, InputRefused("The file needs too much memory, and was let be. It is kept as it is.")))
            except Exception as error:  # noqa: BLE001  a hostile file may raise anything; here it is one sentence
                told = f"{type(error).__name__}: {error}"[:200]
                line.send((None, InputRefused("The file cannot be read ({reason}). It is kept as it is.", reason=told)))


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
