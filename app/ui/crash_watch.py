"""Where every unexpected exception ends: in the log, and as a notice. The program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import AppError

log = logging.getLogger(__name__)


class CrashWatch(QObject):
    """While installed, `sys.excepthook` and `threading.excepthook` lead here; `crashed` carries the traceback
    text, or the `AppError` itself: a thread that nobody waits for meets a full disk like any other.

    Measured: an exception in a slot that a thread's emit calls reaches `sys.excepthook`, one in the thread itself
    `threading.excepthook`; the event loop survives both.
    """

    crashed = Signal(object)
    _seen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen.connect(self.crashed, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """From now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, error: BaseException) -> None:
        """A bug that was caught elsewhere (a background task)."""
        self._seen.emit("".join(traceback.format_exception(error)))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, AppError):
            log.warning("refused: %s", error)
            self._seen.emit(error)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        self._seen.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)
