"""A desk over an invented road: the police far away on it, the guards of the enterprise near by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import shapely
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import AlertKind
from app.domain.asset import AssetLayer, RoadKind
from app.domain.unit import UnitState
from app.paths import DataDirectory
from app.ui.desk import Desk
from tests import real_camera
from tests.flows.dispatch_room import (
    GUARDS,
    PER_KM,
    PLACE,
    POLICE,
    RESTING,
    stand,
)
from tests.open_desk import opened_desk
from tests.real_camera import RealCamera
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def program(data_directory: Path, clock: Clock) -> Iterator[Program]:
    """A road of 60 km; the police stand 45 km away on it, the guards of the enterprise 3 km."""
    with Program(DataDirectory(data_directory), now=clock) as program:
        lon, lat = PLACE
        west = lon - 60 * PER_KM
        road = replace(
            invented.asset("东滩路"), id="r1", layer=AssetLayer.ROADS, code="X1", code_key="X1",
            kind=RoadKind.COUNTY_ROAD, shape=shapely.LineString([(west, lat), (lon, lat)]).wkb, min_lon=west,
            max_lon=lon, min_lat=lat, max_lat=lat, attributes={}, length_m=60_000.0,
        )  # fmt: skip
        leak = replace(
            invented.alert("leak", title="东滩井场渗漏", place="东滩"), kind=AlertKind.LEAK, lon=lon, lat=lat,
            received_at=clock(), occurred_at=clock() - timedelta(minutes=1),
        )  # fmt: skip
        with program.store.act(program.actor(), "ground", "test.ground", Right.IMPORT) as work:
            for record in (road, leak, POLICE, GUARDS, RESTING):
                work.add(record)
            for one, state in ((POLICE, UnitState.PATROLLING), (GUARDS, UnitState.STANDBY)):
                work.set_state("unit", one, "state", state, clock() - timedelta(hours=4))
        stand(program, POLICE, 45.0, clock)
        stand(program, GUARDS, 3.0, clock)
        yield program


@pytest.fixture
def actor(program: Program) -> Actor:
    return program.actor()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, program: Program, actor: Actor) -> Iterator[Desk]:
    with opened_desk(qtbot, program, actor, (1600, 900)) as made:
        yield made


@pytest.fixture
def real(free_port: int) -> Iterator[RealCamera]:
    if reason := real_camera.why_not():
        pytest.skip(reason)
    made = RealCamera(free_port)
    made.start()
    yield made
    made.stop()
