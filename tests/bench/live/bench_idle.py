"""What the map's page costs while nothing happens: processor time of its processes beside an open, quiet desk."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import time

import psutil

from tests.bench.desk import ground
from tests.bench.desk.weight import running, settled_megabytes
from tests.bench.figure import LEAST_RUNS, Figure

TIDY_S = 15.0
"""After its start the engine tidies up its memory for a while."""
WATCH_S = 6.0
MOST_SHARE = 0.5
"""Hundredths of one core: what the operating system's clock ticks can tell from nothing."""


def bench_idle_page() -> Figure:
    """The desk is open on the filled demo, no feed speaks, nobody touches it."""
    data = ground.workplace() / "idle"
    shutil.copytree(ground.filled_demo(), data)
    with sqlite3.connect(data / "onemap.sqlite") as store:
        # A county that is no demo: no simulated unit moves.
        store.execute("DELETE FROM installation WHERE name LIKE 'demo%'")
    store.close()
    with running(ground.command(data)) as process:
        settled_megabytes(process)
        pages = [one for one in process.children(recursive=True) if "QtWebEngineProcess" in one.name()]
        if not pages:
            raise RuntimeError("the desk has no page")
        time.sleep(TIDY_S)
        shares = [_share_of(pages) for _ in range(LEAST_RUNS)]
    return Figure.at_most("live", "idle page, of one core", statistics.median(shares), MOST_SHARE, "%")


def _share_of(pages: list[psutil.Process]) -> float:
    """Hundredths of one core that the pages took over some seconds."""
    before, begun = _seconds(pages), time.monotonic()
    time.sleep(WATCH_S)
    return 100 * (_seconds(pages) - before) / (time.monotonic() - begun)


def _seconds(pages: list[psutil.Process]) -> float:
    return sum(times.user + times.system for times in (one.cpu_times() for one in pages))
