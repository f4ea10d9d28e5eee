"""QGIS as a peer: its own start-up picture of the same wells and lines, with a profile that is nobody's."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench.desk import ground
from tests.bench.figure import PeerNotInstalled


class QgisPeer:
    """`qgis --nologo --snapshot` on `files`; PeerNotInstalled where there is no qgis."""

    def __init__(self, files: Sequence[Path], *switches: str) -> None:
        program = shutil.which("qgis")
        if program is None:
            raise PeerNotInstalled("qgis")
        home = ground.workplace() / "qgis"
        home.mkdir(exist_ok=True)
        self._environment = {**os.environ, "HOME": str(home)}
        self._picture = home / "picture.png"
        words = ["--profiles-path", str(home), "--nologo", *switches, "--snapshot", str(self._picture)]
        extent = ",".join(f"{it:.5f}" for it in ground.box_of(files[0]))
        width, height = (str(it) for it in ground.WINDOW)
        self._command = [program, *words, "--width", width, "--height", height, "--extent", extent, *map(str, files)]

    def take_picture(self) -> None:
        """Start, load, draw, save, end. Its exit code says nothing (it is 1 after a good picture): the picture does."""
        self._picture.unlink(missing_ok=True)
        done = subprocess.run(
            self._command, env=self._environment, capture_output=True, timeout=ground.LIMIT_S, check=False
        )
        if not self._picture.exists():
            raise RuntimeError(f"qgis made no picture: {done.stderr.decode(errors='replace')[-1000:]}")
