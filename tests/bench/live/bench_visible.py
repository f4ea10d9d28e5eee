"""From publishing at the broker to the row and the mark on the map, beside 500 units and 10 alerts a second."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.bench.desk import ground
from tests.bench.figure import Figure, PeerNotInstalled
from tests.real_broker import Broker

MINUTES = float(os.environ.get("ONEMAP_BENCH_MINUTES", "10"))
VISIBLE_MS = 300
PAUSE_MS = 100
BURST_WAIT_S = 60


def bench_visible() -> Iterator[Figure]:
    """500 units at 1 Hz plus 10 alerts a second, for ten minutes (or ONEMAP_BENCH_MINUTES)."""
    seen = run("steady", str(MINUTES))
    load = f"500 units/s and 10 alerts/s, {MINUTES:g} min"
    for what in ("row", "alert_mark", "unit_mark"):
        name = f"{load}: published to {what.replace('_', ' ')}, p99"
        yield Figure.at_most("live", name, seen[f"{what}_p99_ms"], VISIBLE_MS, "ms")
        yield Figure.told("live", f"{load}: published to {what.replace('_', ' ')}, median", seen[f"{what}_ms"], "ms")
    yield Figure.at_most("live", f"{load}: longest UI pause", seen["longest_ms"], PAUSE_MS, "ms")
    yield Figure.at_most("live", f"{load}: positions lost", seen["fixes_lost"], 0, "positions")
    yield Figure.at_most("live", f"{load}: alerts lost", seen["alerts_lost"], 0, "alerts")


def bench_burst() -> Iterator[Figure]:
    """100 alerts a second for 10 seconds."""
    seen = run("burst", "0")
    yield Figure.at_most("live", "burst of 100 alerts/s for 10 s: lost", seen["alerts_lost"], 0, "alerts")
    yield Figure.at_most("live", "burst of 100 alerts/s for 10 s: out of order", seen["disordered"], 0, "alerts")
    yield Figure.at_most("live", "burst of 100 alerts/s for 10 s: longest UI pause", seen["longest_ms"], PAUSE_MS, "ms")
    yield Figure.told("live", "burst of 100 alerts/s for 10 s: published to row, p99", seen["row_p99_ms"], "ms")


@cache
def run(scenario: str, minutes: str) -> dict[str, Any]:
    """One desk in one process beside a real broker; what it saw."""
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    if program is None:
        raise PeerNotInstalled("mosquitto")
    data = ground.workplace() / f"visible-{scenario}"
    shutil.copytree(ground.filled_demo(), data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    broker = Broker(program, port, ground.workplace() / f"broker-{scenario}")
    broker.start()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.live.visible_run", scenario, str(data), str(port), minutes],
            cwd=ground.CHECKOUT, capture_output=True, text=True, check=False,
            timeout=60 * float(minutes) + ground.LIMIT_S,
        )  # fmt: skip
    finally:
        broker.stop()
    if done.returncode:
        raise RuntimeError(f"{scenario} ended with {done.returncode}: {done.stderr[-3000:]}")
    seen: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return seen
