"""The program's log: a file in the data directory, kept small, and nothing of persons in it."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


class LogFile(RotatingFileHandler):
    """On a full disk the log has a gap: the program goes on, and the console is not flooded with tracebacks."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (the name is logging's)
        """Let go of a line that cannot be written."""


def start_log(folder: Path) -> LogFile:
    """Log to `folder`/onemap.log from now on (5 files of 2 MB); the handler, to be handed to `stop_log`."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(folder / "onemap.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return handler


def stop_log(handler: LogFile) -> None:
    """End what `start_log` began; lines that a full disk kept back are lost."""
    logging.getLogger().removeHandler(handler)
    with suppress(OSError):
        handler.close()
