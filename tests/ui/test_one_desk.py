"""A second start on a directory calls the desk that has it open; where none has, it opens one itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.one_desk import OpenDesk, bring_forward, call_open_desk, name_of

CHECKOUT = Path(__file__).resolve().parents[2]


def second_start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", "--data", str(folder)]
    return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_start_calls_the_open_desk_and_ends(qtbot: QtBot, data_directory: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = OpenDesk(data_directory, window)
    desk.called.connect(lambda: bring_forward(window))
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)

    with qtbot.waitSignal(desk.called, timeout=30_000):
        second = second_start(data_directory)
    said, complained = second.communicate(timeout=30)

    assert (second.returncode, said, complained) == (0, "", "")
    assert not window.isMinimized()
    assert window.isVisible()
    assert list(data_directory.iterdir()) == []
    desk.close()


def test_a_directory_written_otherwise_is_the_same_one(data_directory: Path) -> None:
    assert name_of(data_directory) == name_of(data_directory / ".." / data_directory.name)
    assert name_of(data_directory) != name_of(data_directory / "maps")


def test_where_no_desk_is_open_none_is_called(qtbot: QtBot, data_directory: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not call_open_desk(data_directory)
    desk = OpenDesk(data_directory, window)
    desk.close()
    assert not call_open_desk(data_directory)


def test_what_a_crash_left_does_not_keep_a_desk_from_listening(qtbot: QtBot, data_directory: Path) -> None:
    crash = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QObject
app = QCoreApplication([])
from app.ui.one_desk import OpenDesk
parent = QObject()
desk = OpenDesk(Path({str(data_directory)!r}), parent)
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", crash], cwd=CHECKOUT, check=False)
    window = QWidget()
    qtbot.addWidget(window)
    desk = OpenDesk(data_directory, window)
    with qtbot.waitSignal(desk.called, timeout=30_000):
        second = second_start(data_directory)
    second.communicate(timeout=30)
    assert second.returncode == 0
    desk.close()
