"""At 03:00 an alert comes: V shows what the nearest camera sees, S keeps it, I shows it again."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.ui.desk import Desk
from app.ui.dialogs.picture_dialog import PictureDialog
from tests.flows.camera_room import WAIT_MS, live_view, said, stand, take_alert, view
from tests.flows.dispatch_room import press, settle
from tests.real_camera import RealCamera

STOPS = "import sys; open(sys.argv[1], 'w').write(' '.join(sys.argv[2:]))"


def test_keys_alone_take_an_alert_show_its_camera_keep_the_picture_and_open_it(
    program: Program, real: RealCamera, desk: Desk, qtbot: QtBot
) -> None:
    stand(program, real.address)
    take_alert(desk, qtbot)
    press(Qt.Key.Key_V)
    live_view(desk, qtbot)
    press(Qt.Key.Key_S)
    alerts = desk.window.panels.alerts

    def pictures() -> int:
        dossier = alerts.card.dossier()
        return len(dossier.pictures) if dossier is not None else 0

    qtbot.waitUntil(lambda: pictures() == 1, timeout=WAIT_MS)
    dossier = alerts.card.dossier()
    assert dossier is not None
    (kept,) = dossier.pictures
    assert hashlib.sha256(program.picture_desk.read(kept)).hexdigest() == kept.sha256
    assert any("东滩井场球机" in line and kept.sha256[:12] in line for line in alerts.card.place.texts())
    press(Qt.Key.Key_X)
    assert desk.window.panels.cameras.tiles == []
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_I)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PictureDialog)
    qtbot.waitUntil(lambda: dialog.image.shown is not None, timeout=WAIT_MS)
    assert dialog.image.shown is not None
    assert (dialog.image.shown.width(), dialog.image.shown.height()) == (320, 240)
    assert "校验值相符" in dialog.said.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(desk, qtbot)


def test_a_camera_without_a_stream_says_how_to_enter_one_and_is_handed_to_the_sites_client(
    program: Program, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    stand(program, None)
    take_alert(desk, qtbot)
    press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: view(desk) is not None, timeout=WAIT_MS)
    tile = view(desk)
    assert tile is not None
    assert "没有登记实时视频地址" in tile.words()
    press(Qt.Key.Key_C)
    assert "尚未设置视频客户端" in said(desk)
    told = tmp_path / "told.txt"
    program.settings = replace(
        program.settings, camera_client=f'"{sys.executable}" -c "{STOPS}" "{told}" --play {{id}}'
    )
    press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: told.exists() and bool(told.read_text()), timeout=WAIT_MS)
    assert told.read_text() == "--play 61082300001310000001"
    program.settings = replace(program.settings, camera_client="/nowhere/client {id}")
    press(Qt.Key.Key_C)
    assert "无法启动" in said(desk)
