"""What every test can ask for, and what no test may leave behind.

Plain `pytest` works as `dev.py test` does: a virtual screen is started where there is none, the clock is Shanghai's.
Where pytest-xdist shares the tests out, each worker has a screen of its own: two windows cannot both have the focus.
"""

from __future__ import annotations

import gc
import importlib
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from virtual_screen import has_screen, virtual_screen

from tests.leak_hunt import Traces
from tests.real_broker import Broker
from tests.shared_files import NOT_HERE
from tests.shared_files import shared_data as folder_of_real_files

SCREEN = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Set the clock and the screen before anything of Qt is made."""
    # Thousands of tests leave much that lives on; to look through all of it again and again took half of the run.
    gc.set_threshold(100_000, 20, 50)
    os.environ["TZ"] = "Asia/Shanghai"
    if sys.platform != "win32":
        time.tzset()
        if os.getuid() == 0:
            # Chromium refuses to run as root with its sandbox on.
            os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    config.stash[SCREEN] = ExitStack()
    shared_out = hasattr(config, "workerinput") and sys.platform.startswith("linux")
    if (shared_out or not has_screen()) and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        try:
            os.environ["DISPLAY"] = config.stash[SCREEN].enter_context(virtual_screen())
        except RuntimeError as reason:
            raise pytest.UsageError(str(reason)) from reason


def pytest_unconfigure(config: pytest.Config) -> None:
    """The virtual screen goes with the session that started it."""
    if SCREEN in config.stash:
        config.stash[SCREEN].close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests of real files did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sum(1 for report in skipped if isinstance(report.longrepr, tuple) and NOT_HERE in report.longrepr[2])
    if missed:
        terminalreporter.write_line(f"{missed} tests were not run: {NOT_HERE} (see ONEMAP_SHARED in README.md)")


@pytest.fixture(scope="session", autouse=True)
def _schema_is_made_once() -> Iterator[None]:
    """New databases get the schema that the steps made first."""
    from app.store import schema_steps
    from tests import made_schema

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema_steps, "run", made_schema.run)
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real files; the test is skipped, and counted, where it is missing."""
    folder = folder_of_real_files()
    if folder is None:
        pytest.skip(NOT_HERE)
    return folder


@pytest.fixture
def data_directory(tmp_path: Path) -> Path:
    """An empty folder for one installation's data, with a Chinese name and a space as offices have them."""
    folder = tmp_path / "一张图 数据"
    folder.mkdir()
    return folder


@pytest.fixture
def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def broker(tmp_path: Path, free_port: int) -> Iterator[Broker]:
    """A running Mosquitto on loopback that may be stopped and started again within the test."""
    program = shutil.which("mosquitto", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))
    if program is None:
        pytest.fail("mosquitto is not installed: run packaging/dev.py test once")
    broker = Broker(program, free_port, tmp_path / "broker")
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The words of the one QApplication; what must come before it, the page engine's scheme and flags, comes here."""
    from app.ui.map.map_engine import prepare_engine

    # It asks to be imported before the application is made.
    importlib.import_module("PySide6.QtWebEngineWidgets")
    prepare_engine()
    return ["onemap"]


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """No thread, running timer, page or process outlives the test that started it."""
    before = Traces.now(has_window="qapp" in request.fixturenames)
    yield
    if left := before.left_behind():
        pytest.fail(f"{request.node.name} left behind: " + "; ".join(left))
