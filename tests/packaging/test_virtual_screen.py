"""A screen of our own: free display, usable at once, gone afterwards."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest
from virtual_screen import has_screen, virtual_screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")

SIZE_OF_SCREEN = """
from PySide6.QtGui import QGuiApplication
screen = QGuiApplication([]).primaryScreen().size()
print(screen.width(), screen.height())
"""


def screens() -> set[psutil.Process]:
    return {it for it in psutil.Process().children() if it.name() == "Xvfb"}


def test_two_screens_stand_side_by_side_and_go_with_their_work() -> None:
    before = screens()
    with virtual_screen("800x600") as first, virtual_screen("1024x768") as second:
        assert first != second
        for display, size in ((first, "800 600"), (second, "1024 768")):
            shown = subprocess.run(
                [sys.executable, "-c", SIZE_OF_SCREEN],
                env={"DISPLAY": display},
                capture_output=True,
                text=True,
                check=True,
            )
            assert shown.stdout.strip() == size
        own = screens() - before
        assert len(own) == 2
    assert not any(it.is_running() for it in own)


def test_a_display_or_wayland_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()


def test_without_xvfb_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RuntimeError, match="install the package xvfb"), virtual_screen():
        pass
