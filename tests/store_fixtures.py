"""A store on a real SQLite file or in a database of a real PostgreSQL, and somebody to act in it."""

import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Role
from app.domain.events import Fact
from app.store import schema_steps
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.real_server import Server, programs, running_server

SQLITE, SERVER = "sqlite", "postgresql"
_numbers = itertools.count()


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Fact]:
    return []


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL for the session."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    with running_server(found) as running:
        yield running


@pytest.fixture(scope="session")
def made_once(server: Server) -> str:
    """The name of a database with this program's schema, of which each test gets a copy."""
    server.say("CREATE DATABASE made")
    made = Database(server.address("made"))
    with made.write() as connection:
        schema_steps.run(connection)
    made.close()
    return "made"


@pytest.fixture
def address(server: Server, made_once: str) -> Iterator[str]:
    """Of a database on the server that is this test's own."""
    name = f"t{next(_numbers)}"
    server.say(f"CREATE DATABASE {name} TEMPLATE {made_once}")
    yield server.address(name)
    server.say(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock, told: list[Fact]) -> Iterator[Store]:
    """On a file; on the server where the test asks for one (`on_both`), or the session does (ONEMAP_TEST_STORE)."""
    wanted = getattr(request, "param", os.environ.get("ONEMAP_TEST_STORE", SQLITE))
    if wanted == SQLITE:
        database = Database(tmp_path / "onemap.sqlite")
        upgrade(database, tmp_path / "backups")
    else:
        database = Database(request.getfixturevalue("address"))
    yield Store(database, told.extend, clock)
    database.close()


file_only = pytest.mark.skipif(os.environ.get("ONEMAP_TEST_STORE", SQLITE) != SQLITE, reason="about a file of SQLite's")
"""Tests what only a file has, or does."""
on_both, on_server = pytest.mark.on_both, pytest.mark.on_server
"""Runs a test, wherever it gets its store from, on a file and on a server, or on a server alone."""


@pytest.fixture
def lane() -> Iterator[WriteLane]:
    lane = WriteLane()
    yield lane
    lane.close()


@pytest.fixture
def officer() -> Actor:
    return Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")


@pytest.fixture
def leader() -> Actor:
    return Actor(user_id="u-zhou", name="周", role=Role.LEADER, desk_id="desk-1")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let a test that is marked so have its store in each place."""
    if "store" in metafunc.fixturenames:
        if metafunc.definition.get_closest_marker("on_both"):
            metafunc.parametrize("store", [SQLITE, SERVER], indirect=True)
        elif metafunc.definition.get_closest_marker("on_server"):
            metafunc.parametrize("store", [SERVER], indirect=True)
