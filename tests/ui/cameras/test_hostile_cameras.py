"""Whatever a camera's server does: nobody else is asked, the window goes on, one sentence says what is the matter."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.services.cameras import camera_line
from app.services.cameras.sign_ins import SignIn
from app.ui.cameras import stream_player
from app.ui.cameras.camera_tile import CameraTile
from app.ui.cameras.stream_player import StreamState
from app.ui.panels.camera_panel import CameraPanel
from tests import real_camera
from tests.real_camera import RealCamera
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
    assert f"摄像头服务器要转往 {goal}。程序没有连接那里" in tile.words()
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
    assert "播放列表会指向别的服务器" in tile.words()
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


def test_going_through_sixty_silent_cameras_keeps_the_window_and_leaves_no_line_open(
    panel: CameraPanel, server: Server, qtbot: QtBot, pauses: list[float]
) -> None:
    first = server(silent)
    pauses.clear()
    for number in range(60):
        panel.open(camera(f"c{number}", f"rtsp://127.0.0.1:{first.port}/{number}"), SignIn())
        seen = len(pauses)
        qtbot.waitUntil(lambda seen=seen: len(pauses) > seen, timeout=WAIT_MS)  # type: ignore[misc]
    assert len(panel.tiles) == 4
    panel.close_all()
    qtbot.waitUntil(
        lambda: not [one for one in threading.enumerate() if one.name.startswith("camera ")], timeout=WAIT_MS
    )
    assert max(pauses) < LONGEST_PAUSE_S


def test_a_camera_of_4k_is_shown_as_large_as_its_view_and_kept_whole(
    panel: CameraPanel, free_port: int, qtbot: QtBot, pauses: list[float]
) -> None:
    if reason := real_camera.why_not():
        pytest.skip(reason)
    large = RealCamera(free_port, picture="width=3840,height=2160,framerate=4/1")
    large.start()
    try:
        tile = opened(panel, large.address)
        pauses.clear()
        qtbot.waitUntil(lambda: tile.player is not None and tile.player.shown is not None, timeout=WAIT_MS)
        assert tile.player is not None
        assert tile.player.shown is not None
        assert tile.player.shown.width() <= panel.width() * panel.devicePixelRatioF()
        picture = tile.picture()
        assert picture is not None
        assert (picture.width(), picture.height()) == (3840, 2160)
        assert max(pauses) < LONGEST_PAUSE_S
        panel.close_all()
    finally:
        large.stop()


@pytest.mark.parametrize(("user", "password"), [("viewer", "p@ss:wort/%41?#密码"), ("观察 员@7", '"; \\ x')])
def test_user_and_password_may_hold_any_sign(
    panel: CameraPanel, free_port: int, qtbot: QtBot, user: str, password: str
) -> None:
    if reason := real_camera.why_not():
        pytest.skip(reason)
    closed = RealCamera(free_port, (user, password))
    closed.start()
    try:
        tile = opened(panel, closed.address, SignIn(user, password))
        qtbot.waitUntil(lambda: tile.picture() is not None, timeout=WAIT_MS)
        panel.close_all()
    finally:
        closed.stop()


@pytest.mark.parametrize(
    "name", ["长" * 5_000, "a\nb\tc\r" * 200, "<b>x</b><img src=http://127.0.0.1/>", "\u202e\u200f\0"]
)
def test_a_camera_of_a_hostile_name_is_drawn_within_its_view(
    panel: CameraPanel, free_port: int, qtbot: QtBot, name: str
) -> None:
    panel.open(replace(camera("c1", f"rtsp://127.0.0.1:{free_port}/live"), name=name), SignIn())
    tile = panel.chosen()
    assert tile is not None
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    began = time.monotonic()
    seen = tile.grab().toImage()
    assert time.monotonic() - began < LONGEST_PAUSE_S
    assert seen.width() == round(tile.width() * tile.devicePixelRatioF())
    assert panel.width() == 800, "a long name makes nothing wider"
    assert "摄像头服务器拒绝连接" in tile.words()
    panel.close_all()


def test_a_small_view_says_what_comes_first_and_the_rest_when_the_pointer_rests_on_it(
    panel: CameraPanel, server: Server, qtbot: QtBot
) -> None:
    goal = "rtsp://10.20.30.40:554/h264/ch1/main/av_stream"
    first = server(always(b"RTSP/1.0 302 Moved\r\nCSeq: %(number)s\r\nLocation: " + goal.encode() + b"\r\n\r\n"))
    panel.resize(340, 170)
    tile = opened(panel, f"rtsp://127.0.0.1:{first.port}/live")
    qtbot.waitUntil(lambda: is_lost(tile), timeout=WAIT_MS)
    assert tile.words() in tile.accessibleName()
    assert goal in tile.toolTip()
    assert "重连" in tile.toolTip()
    line = tile.fontMetrics().height() + 8
    before = tile.grab().toImage().copy(0, 0, tile.width(), line - 2)
    panel.resize(340, 700)
    after = tile.grab().toImage().copy(0, 0, tile.width(), line - 2)
    assert before == after, "the sentence covers no part of the title"
    panel.close_all()
