"""One long act on files in the background: its progress as signals, and the way to stop it."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, Signal

TOLD_EVERY_S = 0.1


class ImportTask(QObject):
    """`progress` and `is_cancelled` are called on the thread that works; `progressed` arrives on the UI thread.

    It has no parent: the work that calls it may outlive the dialog by a moment.
    """

    progressed = Signal(str, int, int)
    _told = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stopping = threading.Event()
        self._last = 0.0
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tell how far it has come, ten times a second at most."""
        now = time.monotonic()
        if now - self._last >= TOLD_EVERY_S or (total and done >= total):
            self._last = now
            self._told.emit(stage, done, total)

    def stop(self) -> None:
        """Ask the work to end at its next chance."""
        self._stopping.set()

    def is_cancelled(self) -> bool:
        return self._stopping.is_set()
