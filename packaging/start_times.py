"""Whether freezing costs at the start: source and frozen program take the same picture in turn."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 5
MOST_TIMES = 1.2


def compare_starts(source: Sequence[str], frozen: Sequence[str], checkout: Path, folder: Path) -> int:
    """Print the medians of both, from the command to the drawn map; 1 if the frozen one takes over 1.2 of the other.

    A start of each comes before those that count, so that both find their files in memory.
    """
    data = folder / "start-data"
    taken: dict[str, list[float]] = {"source": [], "frozen": []}
    for turn in range(ROUNDS + 1):
        for name, program in (("source", source), ("frozen", frozen)):
            command = [*program, "--data", str(data), "snapshot", str(folder / "start.png"), "--timings"]
            begun = time.monotonic()
            done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
            seconds = time.monotonic() - begun
            if done.returncode:
                print(done.stderr, flush=True)
                return 1
            if turn:
                taken[name].append(seconds)
                told = json.loads(done.stdout)
                print(f"  {name}: {seconds:.2f} s in all, the map live {told['live_map_s']:.2f} s", flush=True)
    medians = {name: statistics.median(found) for name, found in taken.items()}
    times = medians["frozen"] / medians["source"]
    print(f"  source {medians['source']:.2f} s, frozen {medians['frozen']:.2f} s: {times:.2f} times", flush=True)
    return 0 if times <= MOST_TIMES else 1
