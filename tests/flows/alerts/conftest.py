"""A whole desk behind a real broker, for the flows of the alert desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.feed_status import FeedState
from app.paths import DataDirectory
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from tests.flows.alerts.alert_room import WAIT_MS, Ear, Field, close_desk, settle
from tests.real_broker import Broker
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def field(broker: Broker, clock: Clock) -> Field:
    return Field(broker, clock)


@pytest.fixture
def program(data_directory: Path, clock: Clock, broker: Broker) -> Iterator[Program]:
    (data_directory / "feeds.toml").write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\nsilent_s = 0\n", "utf-8")
    with Program(DataDirectory(data_directory), now=clock) as program:
        with program.store.act(program.actor(), "ground", "test.ground", Right.IMPORT) as work:
            work.add(replace(invented.asset(), id="w1"))
        program.start_live()
        yield program


@pytest.fixture
def actor(program: Program) -> Actor:
    return program.actor()


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, program: Program, ear: Ear) -> Iterator[Callable[[], Desk]]:
    opened: list[Desk] = []

    def make() -> Desk:
        made = build_desk(program, program.actor(), ear)
        made.window.resize(1366, 768)
        with qtbot.waitExposed(made.window):
            made.open(restored=False)
        settle(made, qtbot)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        opened.append(made)
        return made

    yield make
    for made in opened:
        close_desk(made)
    qapp.setStyleSheet("")


@pytest.fixture
def desk(open_desk: Callable[[], Desk], program: Program, qtbot: QtBot, clock: Clock) -> Desk:
    made = open_desk()
    qtbot.waitUntil(
        lambda: any(one.state is FeedState.LISTENING for one in program.live.feed_desk.statuses()), timeout=WAIT_MS
    )
    clock.move(seconds=1)
    return made
