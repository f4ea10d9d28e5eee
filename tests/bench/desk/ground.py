"""What the process benches stand on: the program as a command, and one filled demo oilfield for all of them."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
LEFT_OUT = Path(__file__).with_name("left_out")
WELLS = 30_000
WINDOW = (1920, 1080)
LIMIT_S = 300


def command(data: Path, *words: str) -> list[str]:
    """The command line of the program on the data directory `data`."""
    return [sys.executable, "-m", "app", "--data", str(data), *words]


def run(data: Path, *words: str) -> str:
    """Run one command to its end; gives what it printed. RuntimeError with its last words if it failed."""
    done = subprocess.run(
        command(data, *words), cwd=CHECKOUT, env=as_installed(), capture_output=True, text=True, timeout=LIMIT_S,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def as_installed() -> dict[str, str]:
    """The environment of a desk: one that forbids Python to keep what it has compiled would compile at each start, and
    what only peers need is not there (pyogrio alone would load 24 MB of it)."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paths = (str(LEFT_OUT), *filter(None, (os.environ.get("PYTHONPATH"),)))
    return kept | {"PYTHONPATH": os.pathsep.join(paths)}


@cache
def workplace() -> Path:
    """A folder for everything that the benches of this run write; gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="onemap-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def filled_demo() -> Path:
    """The data directory of a demo oilfield of 30,000 wells, filled to the end."""
    data = workplace() / "demo"
    run(data, "demo", "--no-window", "--wells", str(WELLS))
    return data


@cache
def exported(layer: str) -> Path:
    """That layer of the filled demo as a GeoPackage, for peers to draw."""
    file = workplace() / f"{layer}.gpkg"
    run(filled_demo(), "export", layer, str(file))
    return file


def box_of(file: Path) -> tuple[float, float, float, float]:
    """West, south, east, north of a vector file."""
    import pyogrio

    west, south, east, north = pyogrio.read_info(file, force_total_bounds=True)["total_bounds"]
    return float(west), float(south), float(east), float(north)


def timings_of(printed: str) -> dict[str, float]:
    """The JSON line of `snapshot --timings`."""
    found: dict[str, float] = json.loads(printed.strip().splitlines()[-1])
    return found
