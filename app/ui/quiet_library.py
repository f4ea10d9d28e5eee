"""QtMultimedia and its back ends complain of each part that a machine lacks; that goes to our log, as information."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)


@contextmanager
def quiet_library() -> Iterator[None]:
    """What Qt writes within goes to our log."""

    def keep(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        del kind, where
        log.info("multimedia: %s", text)

    before = qInstallMessageHandler(keep)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
