"""QGIS as a peer: how long it redraws the same wells from a GeoPackage, with its parallel job and no window.

The script of `qgis_job.py` runs under the system's own Python, which has QGIS's modules; without them the figure is
skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from tests.bench.figure import PeerNotInstalled
from tests.bench.map.stage import EAST, NORTH, SIZE, SOUTH, WEST, well_places

SYSTEM_PYTHON = "/usr/bin/python3"
LIMIT_S = 180


def seconds_of_redraws(wells: int, runs: int) -> float:
    """The median of some redraws after a first one that is not counted; PeerNotInstalled without QGIS."""
    if shutil.which("qgis") is None or not Path(SYSTEM_PYTHON).exists():
        raise PeerNotInstalled("qgis")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wells.gpkg"
        places, style = well_places(wells)
        shapes = shapely.to_wkb(shapely.points(places))
        kinds = [np.asarray(style & 31, dtype=np.int32)]
        pyogrio.raw.write(
            file, shapes, kinds, ["kind"], layer="wells", driver="GPKG", geometry_type="Point", crs="EPSG:4326"
        )
        plain = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
        asked = [str(file), *map(str, (WEST, SOUTH, EAST, NORTH)), *map(str, SIZE), str(runs)]
        done = subprocess.run(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("qgis_job.py")), *asked],
            env={**plain, "QT_QPA_PLATFORM": "offscreen", "HOME": folder},
            capture_output=True, text=True, timeout=LIMIT_S, check=False,
        )  # fmt: skip
    if done.returncode:
        raise PeerNotInstalled(f"qgis's modules ({done.stderr.strip().splitlines()[-1:]})")
    seconds: float = json.loads(done.stdout.strip().splitlines()[-1])
    return seconds
