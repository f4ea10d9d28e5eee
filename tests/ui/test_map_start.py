"""What fails before the window stands is not lost."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.errors import AppError, InputRefused
from app.paths import DataDirectory
from app.ui.map.map_engine import prepare_engine
from app.ui.map_start import start_map


def test_what_fails_before_there_is_a_window_is_told_when_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    prepare_engine()
    with Program(DataDirectory(tmp_path / "data")) as program:
        started = start_map(program)
        started.background.ask(lambda: 1 / 0, lambda _answer: None)
        qtbot.waitUntil(started.background.is_idle)
        refusal = InputRefused("There is no import number {number}.", number=9)
        started.background.refused.emit(refusal)
        started.view.page_failed.emit("a sentence")
        refused: list[AppError] = []
        crashed: list[BaseException] = []
        failed: list[str] = []
        started.troubles.hand_over(refused.append, crashed.append, failed.append)
        started.view.close_page()
        started.view.deleteLater()
    assert refused == [refusal]
    assert [type(bug) for bug in crashed] == [ZeroDivisionError]
    assert failed == ["a sentence"]
