"""The longest pause of the UI thread during long work: in each run a whole desk in a process of its own."""

from __future__ import annotations

import itertools
import json
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.desk import ground
from tests.bench.figure import LEAST_RUNS, Figure, PeerNotInstalled
from tests.shared_files import shared_data

LIMIT_MS = 100


def bench_pause_while_filling_the_demo() -> Figure:
    """The past and a million fixes are written behind the open window."""
    return Figure.at_most("desk", "longest UI pause while filling the demo", longest_pause("fill"), LIMIT_MS, "ms")


def bench_pause_with_long_tables() -> Figure:
    """A table of over 100,000 wells is opened, sorted, filtered, scrolled."""
    return Figure.at_most("desk", "longest UI pause with 100,000 rows", longest_pause("tables"), LIMIT_MS, "ms")


def bench_pause_while_importing() -> Figure:
    """120,726 real wells come in behind the open window."""
    name = "longest UI pause while importing 120,726 wells"
    return Figure.at_most("desk", name, longest_pause("import", str(real_wells())), LIMIT_MS, "ms")


def bench_pause_while_writing_sheets() -> Figure:
    """The county with all its wells as an A3 sheet at 300 dpi, PDF and PNG."""
    return Figure.at_most("desk", "longest UI pause while writing map sheets", longest_pause("sheets"), LIMIT_MS, "ms")


def real_wells() -> Path:
    """The wells of Colorado among the real files; PeerNotInstalled where these are missing."""
    folder = shared_data()
    if folder is None:
        raise PeerNotInstalled("shared/data")
    return next((folder / "wells" / "colorado_shp_utm13n_nodbf").glob("*.shp"))


def longest_pause(scenario: str, *files: str) -> float:
    """The median over the runs of each run's longest pause, in milliseconds."""
    return statistics.median(longest_pause_of_one(scenario, *files) for _ in range(LEAST_RUNS))


def longest_pause_of_one(scenario: str, *files: str) -> float:
    """One run on a new data directory."""
    return seen_in_one(scenario, *files)["longest_ms"]


def seen_in_one(scenario: str, *files: str) -> dict[str, float]:
    """What one run on a new data directory has to tell."""
    data = next(folder for n in itertools.count() if not (folder := ground.workplace() / f"{scenario}-{n}").exists())
    command = [sys.executable, "-m", "tests.bench.desk.pause_run", scenario, str(data), *files]
    done = subprocess.run(
        command, cwd=ground.CHECKOUT, capture_output=True, text=True, timeout=ground.LIMIT_S, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{scenario} ended with {done.returncode}: {done.stderr[-2000:]}")
    seen: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return seen
