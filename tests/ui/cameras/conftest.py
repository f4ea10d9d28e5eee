"""Views of cameras behind a real RTSP server."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.domain.asset import Asset, AssetLayer, CameraKind
from app.ui.look import Look
from app.ui.panels.camera_panel import CameraPanel
from app.ui.words import Speaker
from tests import real_camera
from tests.real_camera import RealCamera
from tests.ui import invented


@pytest.fixture
def real(free_port: int) -> Iterator[RealCamera]:
    if reason := real_camera.why_not():
        pytest.skip(reason)
    made = RealCamera(free_port)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def four() -> Iterator[list[RealCamera]]:
    """Four cameras with a server each, as four cameras have: GStreamer's falls over when four ask one at once."""
    if reason := real_camera.why_not():
        pytest.skip(reason)
    with ExitStack() as running:
        with ExitStack() as ports:
            probes = [ports.enter_context(socket.socket()) for _ in range(4)]
            for probe in probes:
                probe.bind(("127.0.0.1", 0))
            made = [RealCamera(probe.getsockname()[1]) for probe in probes]
        for one in made:
            running.callback(one.stop)
            one.start()
        yield made


@pytest.fixture
def panel(look: Look, speaker: Speaker, now: Callable[[], datetime], qtbot: QtBot) -> Iterator[CameraPanel]:
    made = CameraPanel(look, now)
    made.resize(800, 480)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_all()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def camera(key: str = "c1", stream: str | None = None, code: str = "61082300001310000001") -> Asset:
    """A camera of the register."""
    return replace(
        invented.asset("定1-1 井场球机"), id=key, layer=AssetLayer.CAMERAS, kind=CameraKind.DOME, code=code,
        code_key=code, status="ACTIVE", stream=stream, attributes={},
    )  # fmt: skip
