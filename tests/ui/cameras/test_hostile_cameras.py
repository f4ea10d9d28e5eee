"""Whatever a camera's server does: nobody else is asked, the window goes on, one sentence says what is the matter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.services.cameras import camera_line
from app.services.cameras.sign_ins import SignIn
from app.ui.cameras import stream_player
from app.ui.cameras.camera_tile import CameraTile
from app.ui.cameras.stream_player import StreamState
from app.ui.panels.camera_panel import CameraPanel
from tests.told_camera import Manner, ToldCamera, always, endless, silent
from tests.ui.cameras.conftest import camera

WAIT_MS = 25_000
LONGEST_PAUSE_S = 0.4
"""Of the window, on a machine that runs other tests beside."""
Server = Callable[[Manner], ToldCamera]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n"


@pytest.fixture
def server() -> Iterator[Server]:
    made: list[ToldCamera] = []

    def start(manner: Manner) -> ToldCamera:
        made.append(ToldCamera(manner))
        return made[-1]

    yield start
    for one in made:
        one.stop()


@pytest.fixture
def pauses(panel: CameraPanel) -> Iterator[list[float]]:
    """How long the window did nothing, each time that it was asked for."""
    found: list[float] = []
    last = time.monotonic()

    def tick() -> None:
        nonlocal last
        now = time.monotonic()
        found.append(now - last)
        last = now

    timer = QTimer(panel, interval=10)
    timer.timeout.connect(tick)
    timer.start()
    yield found
    timer.stop()


def opened(panel: CameraPanel, address: str, sign_in: SignIn | None = None, key: str = "c1") -> CameraTile:
    panel.open(camera(key, address), sign_in or SignIn())
    tile = panel.chosen()
    assert tile is not None
    return tile


def is_lost(tile: CameraTile) -> bool:
    return tile.player is not None and tile.player.state is StreamState.LOST


@pytest.mark.parametrize("scheme", ["http", "rtsp"])
def test_a_camera_that_sends_on_leads_the_desk_nowhere(
    panel: CameraPanel, server: Server, qtbot: QtBot, scheme: str
) -> None:
    other = server(silent)
    goal = f"{scheme}://127.0.0.1:{other.port}/live"
    protocol = b"HTTP/1.1" if scheme == "http" else b"RTSP/1.0"
    sent_on = (
        protocol + b" 302 Moved\r\nCSeq: %(number)s\r\nContent-Length: 0\r\nLocation: " + goal.encode() + b"\r\n\r\n"
    )
    first = server(always(sent_on))
    tile = opened(panel, f"{scheme}://127.0.0.1:{first.port}/live", SignIn("viewer", "geheim-7"))
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    assert f"摄像头服务器让本机改连 {goal}。程序没有连接那里" in tile.words()
    assert "起无画面" in tile.words()
    assert first.heard
    panel.close_all()
    assert other.heard == []


def test_a_playlist_of_another_server_is_not_followed(panel: CameraPanel, server: Server, qtbot: QtBot) -> None:
    other = server(silent)
    listed = f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nhttp://127.0.0.1:{other.port}/a.ts\n".encode()
    first = server(always(HEAD % b"application/vnd.apple.mpegurl" + listed))
    tile = opened(panel, f"http://127.0.0.1:{first.port}/live.m3u8")
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    assert "该地址返回的是播放列表" in tile.words()
    panel.close_all()
    assert other.heard == []


def test_the_player_itself_could_not_follow_a_playlist(
    panel: CameraPanel, server: Server, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where ours did not know a playlist for what it is."""
    monkeypatch.setattr("app.services.cameras.http_stream._require_stream", lambda _start: None)
    other = server(silent)
    listed = f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nhttp://127.0.0.1:{other.port}/a.ts\n".encode()
    first = server(always(HEAD % b"application/vnd.apple.mpegurl" + listed))
    tile = opened(panel, f"http://127.0.0.1:{first.port}/live.m3u8")
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    panel.close_all()
    assert first.heard
    assert other.heard == []


def test_a_wrong_password_is_tried_once_and_r_tries_again(panel: CameraPanel, server: Server, qtbot: QtBot) -> None:
    wants = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="c"\r\nContent-Length: 0\r\n\r\n'
    first = server(always(wants))
    tile = opened(panel, f"http://127.0.0.1:{first.port}/live", SignIn("viewer", "geheim-7"))
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    assert tile.player is not None
    assert tile.player.again_at is None
    assert "摄像头服务器要求别的用户或密码" in tile.words()
    assert "按 R 重试" in tile.words()
    assert len(first.heard) == 2
    tile.player.again()
    qtbot.waitUntil(lambda: len(first.heard) == 4, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("scheme", "manner", "said"),
    [
        ("rtsp", silent, "没有应答"),
        ("http", silent, "没有应答"),
        ("rtsps", silent, "没有应答"),
        ("rtsp", endless(b"\x00\xffgarbage\r\n" * 400), "不是画面"),
        ("http", endless(b"\x00\xffgarbage\r\n" * 400), "不是画面"),
        ("rtsp", always(b"RTSP/1.0 200 OK\r\nCSeq: %(number)s\r\nContent-Length: 9999999\r\n\r\nv=0\r\n"), "起无画面"),
        ("http", always(HEAD % b"video/mp2t" + b"\x47garbage" * 9_000), "起无画面"),
        ("http", endless(HEAD % b"video/mp2t" + b"\x00\x00\x01\xba garbage" * 400), "起无画面"),
        ("rtsp", endless(b"RTSP/1.0 200 OK\r\nX: " + b"y" * 4_000), "起无画面"),
    ],
    ids=lambda one: one if isinstance(one, str) and one.isascii() else "",
)
def test_the_window_goes_on_and_says_what_is_the_matter(
    panel: CameraPanel,
    server: Server,
    qtbot: QtBot,
    pauses: list[float],
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
    manner: Manner,
    said: str,
) -> None:
    monkeypatch.setattr(camera_line, "PATIENCE_S", 1.0)
    monkeypatch.setattr(stream_player, "FIRST_PICTURE_S", 2.0)
    first = server(manner)
    tile = opened(panel, f"{scheme}://127.0.0.1:{first.port}/live")
    pauses.clear()
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    assert said in tile.words()
    assert tile.words().count("\n") <= 1
    assert max(pauses) < LONGEST_PAUSE_S
    assert tile.player is not None
    tile.player.again()
    qtbot.waitUntil(lambda: len(first.heard) > 1 or is_lost(tile), timeout=WAIT_MS)
    began = time.monotonic()
    panel.close_view(tile)
    assert time.monotonic() - began < LONGEST_PAUSE_S, "to hang up waits for nobody"
