"""The program's log: a file in the data directory, kept small, and nothing of persons in it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def start_log(folder: Path) -> RotatingFileHandler:
    """Log to `folder`/onemap.log from now on (5 files of 2 MB); the handler, to be handed to `stop_log`."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "onemap.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return handler


def stop_log(handler: RotatingFileHandler) -> None:
    """End what `start_log` began."""
    logging.getLogger().removeHandler(handler)
    handler.close()
