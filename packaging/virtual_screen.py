"""A screen that nobody sees: an Xvfb of our own on a free display, gone when its work is done."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

START_LIMIT_S = 30.0


def has_screen() -> bool:
    """Whether windows can be shown here: always said of Windows and macOS, asked of the environment elsewhere."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual_screen(size: str = "1920x1080") -> Iterator[str]:
    """Run Xvfb with one screen of `size`; gives the display's name, such as ":1". RuntimeError if it does not start."""
    program = shutil.which("Xvfb")
    if program is None:
        raise RuntimeError("There is no screen and no Xvfb to stand in for one: install the package xvfb.")
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        yield ":" + _display_number(reading)
    finally:
        os.close(reading)
        xvfb.terminate()
        try:
            xvfb.wait(timeout=10)
        except subprocess.TimeoutExpired:
            xvfb.kill()
            xvfb.wait()


def _display_number(reading: int) -> str:
    """Xvfb writes the number and a newline once it takes connections, and closes the pipe if it cannot."""
    number = b""
    while not number.endswith(b"\n"):
        ready, _, _ = select.select([reading], [], [], START_LIMIT_S)
        piece = os.read(reading, 16) if ready else b""
        if not piece:
            raise RuntimeError("Xvfb did not start.")
        number += piece
    return number.decode().strip()
