"""A program on a fresh store, and the hand that works a case file in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.paths import DataDirectory
from app.ui.look import Look
from app.ui.words import Speaker
from tests.ui.cases.case_hand import CaseHand
from tests.ui.conftest import forget


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with Program(DataDirectory(tmp_path / "数据")) as made:
        yield made


@pytest.fixture
def hand(qtbot: QtBot, program: Program, look: Look, speaker: Speaker) -> Iterator[CaseHand]:
    made = CaseHand(qtbot, program, look)
    speaker.speak("zh_CN")
    yield made
    made.close()
    forget(made.host)
