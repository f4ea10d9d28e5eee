"""One desk for a data directory: a second start opens no other, it brings the one that is open to the front."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

log = logging.getLogger(__name__)

PATIENCE_MS = 2_000
COME = b"come forward\n"


class OpenDesk(QObject):
    """Listens for second starts while its desk is open. It holds the directory's lock: what another left is stale."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(name_of(folder))
        if not self._server.listen(name_of(folder)):
            log.warning("a second start will not find this desk: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: self._on_words(caller))
            caller.disconnected.connect(caller.deleteLater)
            self._on_words(caller)

    def _on_words(self, caller: QLocalSocket) -> None:
        if caller.readLine().data() == COME:
            self.called.emit()
            caller.disconnectFromServer()


def call_open_desk(folder: Path) -> bool:
    """Ask the desk that has `folder` open to come to the front; False where no window has it open."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    _give_way()
    socket.write(COME)
    # The other desk hangs up once it has come; one that is busy for long is open all the same.
    socket.waitForDisconnected(PATIENCE_MS)
    return True


def bring_forward(window: QWidget) -> None:
    """To the front, as it was: restored where it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def name_of(folder: Path) -> str:
    """By what a second start finds the desk of `folder`, however the folder was written."""
    told = os.path.normcase(str(folder.resolve()))
    return f"onemap-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _give_way() -> None:
    """Windows lets only the program in the foreground say who may take its place."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        windll = getattr(ctypes, "windll")  # noqa: B009  absent elsewhere
        windll.user32.AllowSetForegroundWindow(any_process)
