"""Evidence at the speed that the issue names: a film of 1 GB comes in while the window goes on."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.bench.desk import ground
from tests.bench.desk.bench_pauses import LIMIT_MS, seen_in_one
from tests.bench.figure import Figure

RUNS = 3
"""Each writes 1 GB: fewer than of other figures."""
FILM_MB = 1024


def bench_a_film_comes_in() -> Iterator[Figure]:
    """The longest pause of the window meanwhile, and how fast the film is read, hashed and kept."""
    film = a_film()
    seen = [seen_in_one("attach", str(film)) for _ in range(RUNS)]
    film.unlink()
    pause = statistics.median(one["longest_ms"] for one in seen)
    yield Figure.at_most("cases", "longest UI pause while a film of 1 GB comes in", pause, LIMIT_MS, "ms")
    speed = FILM_MB / statistics.median(one["attach_s"] for one in seen)
    yield Figure.told("cases", "a film of 1 GB comes in", speed, "MB/s")


def a_film() -> Path:
    """Bytes that cannot be packed smaller, under the beginning of an MP4 file."""
    film = ground.workplace() / "film.mp4"
    with film.open("wb") as out:
        out.write(b"\x00\x00\x00\x20ftypisom")
        for _ in range(FILM_MB - 1):
            out.write(os.urandom(1 << 20))
        out.write(os.urandom((1 << 20) - 12))
    return film
