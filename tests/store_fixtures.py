"""A store on a real SQLite file, and somebody to act in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Role
from app.domain.events import Fact
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane


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


@pytest.fixture
def store(tmp_path: Path, clock: Clock, told: list[Fact]) -> Iterator[Store]:
    database = Database(tmp_path / "onemap.sqlite")
    upgrade(database, tmp_path / "backups")
    yield Store(database, told.extend, clock)
    database.close()


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
