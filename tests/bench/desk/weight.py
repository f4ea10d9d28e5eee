"""What a program and all its processes weigh in memory, each shared page counted once (proportional set size)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psutil

from tests.bench.desk import ground

MEGABYTE = 1024 * 1024
SETTLED_SHARE = 0.01
SETTLED_S = 4.0
SETTLE_LIMIT_S = 90.0


@contextmanager
def running(command: Sequence[str]) -> Iterator[psutil.Process]:
    """A program with a window, ended with all its processes afterwards."""
    started = subprocess.Popen(
        command, cwd=ground.CHECKOUT, env=ground.as_installed(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    process = psutil.Process(started.pid)
    try:
        yield process
    finally:
        family = [process, *process.children(recursive=True)] if process.is_running() else []
        for one in family:
            one.terminate()
        _, stubborn = psutil.wait_procs(family, timeout=15)
        for one in stubborn:
            one.kill()
        started.wait()


def settled_megabytes(process: psutil.Process) -> float:
    """The weight of `process` and its children once it has not moved by a hundredth for some seconds.

    RuntimeError if the program ends before, or has not settled within the limit.
    """
    limit = time.monotonic() + SETTLE_LIMIT_S
    settled_since, settled = time.monotonic(), 0.0
    while time.monotonic() < limit:
        time.sleep(0.5)
        now = megabytes(process)
        if not now:
            raise RuntimeError("the program ended before it was weighed")
        if abs(now - settled) > SETTLED_SHARE * now:
            settled_since, settled = time.monotonic(), now
        elif time.monotonic() - settled_since > SETTLED_S:
            return now
    raise RuntimeError(
        f"the program's memory did not settle within {SETTLE_LIMIT_S:g} s; it stands at {settled:.0f} MB"
    )


def megabytes(process: psutil.Process) -> float:
    """The weight now of `process` and all below it; 0 once it has ended."""
    total = 0
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    for one in family:
        try:
            total += one.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return total / MEGABYTE
