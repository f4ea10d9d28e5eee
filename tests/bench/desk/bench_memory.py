"""The memory of all processes with the demo open, beside a bare page of the same engine."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.desk import ground, weight
from tests.bench.figure import LEAST_RUNS, Figure

LIMIT_MB = 700
OVER_BARE_MB = 250


def bench_memory_with_the_demo_open() -> Iterator[Figure]:
    """Weighed in turn, so that both share the same libraries with the same neighbours."""
    size = "x".join(map(str, ground.WINDOW))
    bare_page = [sys.executable, str(Path(__file__).with_name("bare_page.py")), size]
    desk = ground.command(ground.filled_demo(), "demo", "--wells", str(ground.WELLS))
    pairs = [(weight_of(bare_page), weight_of(desk)) for _ in range(LEAST_RUNS)]
    bare = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    yield Figure.told("desk", "memory of a bare page of the same engine", bare, "MB")
    yield Figure.at_most("desk", "memory of all processes, demo open", ours, LIMIT_MB, "MB")
    yield Figure.at_most("desk", "memory above the bare page", ours - bare, OVER_BARE_MB, "MB")


def weight_of(program: Sequence[str]) -> float:
    """Megabytes of a program once it has settled."""
    with weight.running(program) as process:
        return weight.settled_megabytes(process)
