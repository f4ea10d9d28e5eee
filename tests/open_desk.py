"""A whole desk for a test: opened on a program, waited for, and closed without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.ui.alerts.alarm_player import Player
from app.ui.desk import Desk
from app.ui.desk_app import build_desk

WAIT_MS = 30_000


@contextmanager
def opened_desk(
    qtbot: QtBot,
    program: Program,
    actor: Actor,
    size: tuple[int, int] = (1366, 768),
    player: Player | None = None,
) -> Iterator[Desk]:
    """The desk in the foreground with everything read and drawn; its page must not fail meanwhile."""
    desk = build_desk(program, actor, player)
    failures: list[str] = []
    desk.map.page_failed.connect(failures.append)
    desk.window.resize(*size)
    with qtbot.waitExposed(desk.window):
        desk.open(restored=False)
    settle(desk, qtbot)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    yield desk
    close_desk(desk)
    assert failures == []


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Until every answer has come and the map has drawn it."""
    qtbot.waitUntil(lambda: not desk.alert_views.is_reading(), timeout=WAIT_MS)
    done: list[bool] = []
    desk.when_settled(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def close_desk(desk: Desk) -> None:
    """The next test finds the application as this one did: in English, undressed, without a window."""
    desk.window.close()
    desk.window.deleteLater()
    desk.speaker.speak("en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
