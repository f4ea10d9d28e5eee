"""An officer sees what a camera sees; when it stops the view says so, and comes back by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.cameras.sign_ins import SignIn
from app.ui.cameras import stream_player
from app.ui.cameras.camera_tile import CameraTile
from app.ui.cameras.stream_player import StreamState
from app.ui.panels.camera_panel import CameraPanel
from tests import real_camera
from tests.real_camera import RealCamera
from tests.ui.cameras.conftest import camera

WAIT_MS = 25_000


def is_live(tile: CameraTile) -> bool:
    return tile.player is not None and tile.player.state is StreamState.LIVE and tile.player.frame is not None


def opened(panel: CameraPanel, key: str = "c1", stream: str | None = None, sign_in: SignIn | None = None) -> CameraTile:
    panel.open(camera(key, stream), sign_in or SignIn())
    tile = panel.chosen()
    assert tile is not None
    return tile


def colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


def test_a_view_shows_the_moving_picture(panel: CameraPanel, real: RealCamera, qtbot: QtBot) -> None:
    tile = opened(panel, stream=real.address)
    empty = tile.grab().toImage()
    assert tile.words() == "正在连接…"
    qtbot.waitUntil(lambda: is_live(tile), timeout=WAIT_MS)
    assert tile.words() == ""
    picture = tile.picture()
    assert picture is not None
    assert (picture.width(), picture.height()) == (320, 240)
    seen = tile.grab().toImage()
    assert seen != empty
    qtbot.waitUntil(lambda: tile.grab().toImage() != seen, timeout=WAIT_MS)


def test_a_dead_stream_says_since_when_and_comes_back_when_the_camera_does(
    panel: CameraPanel, real: RealCamera, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_player, "WAITS_S", (1, 2))
    tile = opened(panel, stream=real.address)
    qtbot.waitUntil(lambda: is_live(tile), timeout=WAIT_MS)
    real.stop()
    assert tile.player is not None
    qtbot.waitUntil(lambda: tile.player is not None and tile.player.again_at is not None, timeout=WAIT_MS)
    lost_at = tile.player.lost_at
    assert "23:41:07 起无画面" in tile.words()
    assert tile.words() in tile.accessibleName()
    assert tile.picture() is None
    qtbot.waitUntil(lambda: tile.player is not None and tile.player.state is StreamState.CONNECTING, timeout=WAIT_MS)
    assert tile.player.lost_at == lost_at
    real.start()
    qtbot.waitUntil(lambda: is_live(tile), timeout=WAIT_MS)
    assert tile.words() == ""


def test_the_waits_grow_and_r_tries_at_once(
    panel: CameraPanel, free_port: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    start = QTimer.start

    def remember(timer: QTimer, *ms: int) -> None:
        if ms:
            waits.append(ms[0])
            start(timer, 1)
        else:
            start(timer)

    monkeypatch.setattr(QTimer, "start", remember)
    tile = opened(panel, stream=f"rtsp://127.0.0.1:{free_port}/live")
    qtbot.waitUntil(lambda: len(waits) >= 7, timeout=WAIT_MS)
    assert waits[:7] == [2_000, 4_000, 8_000, 16_000, 30_000, 60_000, 60_000]
    assert tile.player is not None
    tile.player.again()
    assert tile.player.state is StreamState.CONNECTING


def test_four_views_stand_side_by_side_and_a_fifth_takes_the_place_of_the_oldest(
    panel: CameraPanel, four: list[RealCamera], qtbot: QtBot
) -> None:
    tiles = [opened(panel, f"c{n}", one.address) for n, one in enumerate(four)]
    qtbot.waitUntil(lambda: all(is_live(tile) for tile in tiles), timeout=WAIT_MS)
    assert len({(tile.x(), tile.y()) for tile in tiles}) == 4
    assert panel.open(camera("c9", four[0].address), SignIn()) is tiles[0]
    assert [tile.camera.id for tile in panel.tiles] == ["c1", "c2", "c3", "c9"]
    assert tiles[0].player is not None
    assert tiles[0].player.state is StreamState.OFF


def test_a_view_that_is_not_seen_contacts_nobody(panel: CameraPanel, real: RealCamera, qtbot: QtBot) -> None:
    tile = opened(panel, stream=real.address)
    qtbot.waitUntil(lambda: is_live(tile), timeout=WAIT_MS)
    panel.hide()
    assert tile.player is not None
    assert tile.player.state is StreamState.OFF
    panel.show()
    qtbot.waitUntil(lambda: is_live(tile), timeout=WAIT_MS)


def test_a_camera_without_an_address_says_how_to_enter_one(panel: CameraPanel) -> None:
    tile = opened(panel)
    assert "没有登记实时视频地址。按 E 录入" in tile.words()
    assert tile.picture() is None


def test_a_camera_that_asks_for_a_user_is_seen_with_the_right_one_and_nothing_of_it_is_logged(
    panel: CameraPanel,
    free_port: int,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if reason := real_camera.why_not():
        pytest.skip(reason)
    caplog.set_level("DEBUG")
    closed = RealCamera(free_port, ("viewer", "geheim-7"))
    closed.start()
    try:
        wrong = opened(panel, "c1", closed.address, SignIn("viewer", "falsch-9"))
        right = opened(panel, "c2", closed.address, SignIn("viewer", "geheim-7"))
        qtbot.waitUntil(lambda: is_live(right), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: wrong.player is not None and wrong.player.lost_at is not None, timeout=WAIT_MS)
        panel.close_all()
    finally:
        closed.stop()
    told = caplog.text + "".join(capfd.readouterr())
    assert "geheim-7" not in told
    assert "falsch-9" not in told


def test_keys_alone_choose_and_close_a_view(panel: CameraPanel, qtbot: QtBot) -> None:
    first, second = opened(panel, "c1"), opened(panel, "c2")
    panel.take_focus()
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert panel.chosen() is first
    wanted: list[str] = []
    panel.act_wanted.connect(lambda act_id, tile: wanted.append(f"{act_id} {tile.camera.id}"))
    for key in (Qt.Key.Key_S, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(first, key)
    assert wanted == ["camera_snapshot c1", "camera_client c1", "camera_close c1"]
    panel.close_view(first)
    assert second.hasFocus()
    panel.close_view(second)
    assert panel.tiles == []
