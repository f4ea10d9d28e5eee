"""QGIS as a peer: its own start-up picture of the same wells and lines, with a profile that is nobody's."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.desk import ground
from tests.bench.figure import PeerNotInstalled

HANGS_AFTER_S = 60
ATTEMPTS = 3


class QgisPeer:
    """`qgis --nologo --snapshot` on `files`; PeerNotInstalled where there is no qgis."""

    def __init__(self, files: Sequence[Path], *switches: str) -> None:
        program = shutil.which("qgis")
        if program is None:
            raise PeerNotInstalled("qgis")
        home = ground.workplace() / "qgis"
        home.mkdir(exist_ok=True)
        # What the harness or an earlier bench has set for our own Qt must not reach this one.
        plain = {name: os.environ[name] for name in ("PATH", "DISPLAY", "LANG", "TZ") if name in os.environ}
        self._environment = {**plain, "HOME": str(home), "TMPDIR": str(home)}
        self._picture = home / "picture.png"
        words = ["--profiles-path", str(home), "--nologo", *switches, "--snapshot", str(self._picture)]
        extent = ",".join(f"{it:.5f}" for it in ground.box_of(files[0]))
        width, height = (str(it) for it in ground.WINDOW)
        self._command = [program, *words, "--width", width, "--height", height, "--extent", extent, *map(str, files)]

    def seconds_of_picture(self) -> float:
        """Start, load, draw, save, end: its seconds. It hangs at its end once in a while: that attempt is not counted.

        Its exit code says nothing (it is 1 after a good picture): the picture does.
        """
        for _ in range(ATTEMPTS):
            self._picture.unlink(missing_ok=True)
            begun = time.perf_counter()
            try:
                done = subprocess.run(
                    self._command, env=self._environment, capture_output=True, timeout=HANGS_AFTER_S, check=False
                )
            except subprocess.TimeoutExpired:
                continue
            if not self._picture.exists():
                raise RuntimeError(f"qgis made no picture: {done.stderr.decode(errors='replace')[-1000:]}")
            return time.perf_counter() - begun
        raise PeerNotInstalled(f"an answer of qgis (it hung {ATTEMPTS} times)")
