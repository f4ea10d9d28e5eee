"""The watch on the UI thread sees a pause of its event loop, and none where there is none."""

from __future__ import annotations

import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from tests.bench.desk.pause_watch import PauseWatch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Qt does not listen to pipes there")


def test_a_pause_of_the_loop_is_measured(qtbot: QtBot) -> None:
    watch = PauseWatch()
    try:
        qtbot.waitUntil(lambda: watch.beats > 20, timeout=10_000)
        watch.begin()
        qtbot.waitUntil(lambda: watch.beats > 40, timeout=10_000)
        calm_ms = watch.longest_ms
        time.sleep(0.3)
        heard = watch.beats
        qtbot.waitUntil(lambda: watch.beats > heard, timeout=10_000)
        assert 290 <= watch.longest_ms < 1000
        assert calm_ms < 290
    finally:
        watch.stop()
