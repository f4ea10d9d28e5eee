"""A demo of another night is put aside for a new one; a real oilfield never is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Program
from app.errors import AppError, InputRefused
from app.paths import DataDirectory
from app.services.upkeep import put_demo_aside
from app.store import backups, user_store

NOW = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)


def lived_in(folder: Path, **words: str) -> DataDirectory:
    data = DataDirectory(folder)
    with Program(data) as program, program.store.database.write() as connection:
        for name, value in words.items():
            user_store.set_installation_word(connection, name, value)
    return data


def test_the_demo_becomes_a_backup_and_the_next_program_begins_anew(data_directory: Path) -> None:
    made_at = NOW - timedelta(days=3)
    data = lived_in(data_directory, demo="4", demo_made_at=made_at.isoformat())
    with Program(data) as program:
        assert program.upkeep.demo_made_at() == made_at
    former = put_demo_aside(data, NOW)
    assert former is not None
    assert backups.is_whole(former)
    assert backups.installation_word(former, "demo") == "4"
    with Program(data) as program:
        assert (program.upkeep.demo_seed(), program.upkeep.demo_made_at()) == (None, None)
    assert put_demo_aside(DataDirectory(data_directory / "empty"), NOW) is None


def test_a_real_oilfield_stays_where_it_is(data_directory: Path) -> None:
    data = lived_in(data_directory)
    with pytest.raises(InputRefused, match="holds no demo"):
        put_demo_aside(data, NOW)
    assert data.database.exists()
    assert not list(data.backups.glob("demo-*"))


def test_a_demo_that_a_desk_has_open_stays_where_it_is(data_directory: Path) -> None:
    data = lived_in(data_directory, demo="4")
    with Program(data), pytest.raises(AppError):
        put_demo_aside(data, NOW)
    assert data.database.exists()
