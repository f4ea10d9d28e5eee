"""A camera that tells its picture over HTTP, one JPEG after another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from app.services.cameras.sign_ins import SignIn
from app.ui.cameras.stream_player import StreamState
from app.ui.panels.camera_panel import CameraPanel
from tests.ui.cameras.conftest import camera

STOPPING = threading.Event()


def jpeg(colour: str) -> bytes:
    image, buffer = QImage(160, 120, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"JPG")).write(image)
    return bytes(buffer.data().data())


class Motion(BaseHTTPRequestHandler):
    """Motion JPEG as cameras send it."""

    def do_GET(self) -> None:
        pictures = [jpeg("red"), jpeg("blue")]
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        try:
            for number in range(2_000):
                one = pictures[number // 10 % 2]
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(one)}\r\n\r\n"
                self.wfile.write(head.encode() + one + b"\r\n")
                if STOPPING.wait(0.05):
                    return
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Nothing is written to the terminal."""


@pytest.fixture
def address() -> Iterator[str]:
    STOPPING.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Motion)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/video.mjpg"
    STOPPING.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_motion_jpeg_over_http_is_seen_in_its_colours(panel: CameraPanel, address: str, qtbot: QtBot) -> None:
    panel.open(camera("c1", address), SignIn())
    tile = panel.chosen()
    assert tile is not None
    qtbot.waitUntil(
        lambda: tile.player is not None and tile.player.state is StreamState.LIVE and tile.picture() is not None,
        timeout=25_000,
    )
    seen: set[str] = set()

    def both() -> bool:
        shown = tile.player.shown if tile.player is not None else None
        if shown is not None:
            colour = shown.pixelColor(shown.width() // 2, shown.height() // 2)
            seen.add("red" if colour.red() > colour.blue() else "blue")
        return seen == {"red", "blue"}

    qtbot.waitUntil(both, timeout=25_000)
    panel.close_all()
