"""Tracks by command: taken in, listed, taken back, and thinned out; each in a directory of its own."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Program
from app.cli.run import main
from app.domain.access import Right
from app.domain.unit import Fix
from app.paths import DataDirectory
from app.services.coverage.coverage_desk import night_of
from app.store import fix_store
from tests.services.tracks.track_ground import EAST, LAT, LON, NIGHT, WEST, gpx_of, night_way, written


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory with two units, one of which was somewhere a year ago."""
    folder = tmp_path / "data"
    with Program(DataDirectory(folder)) as program:
        with program.store.act(program.actor(), "settle", "test.settle", Right.ACT) as work:
            work.add(EAST)
            work.add(WEST)
        old = [Fix(EAST.id, NIGHT - timedelta(days=400, seconds=n), LON, LAT, 5.0) for n in range(100)]
        with program.store.database.write() as connection:
            fix_store.append(connection, old)
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main([str(word) for word in words]) == code
    printed = capsys.readouterr()
    return printed.out, printed.err


def test_a_track_is_tried_taken_in_listed_and_taken_back(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, gpx_of(night_way()), "夜巡.gpx")
    bring = ("--data", data, "import", file, "--as", "tracks")
    _, told = run(capsys, *bring, "--dry-run")
    assert "184" in told
    assert json.loads(run(capsys, "--data", data, "tracks", "list", "--json")[0]) == []
    _, why = run(capsys, *bring, code=1)
    assert "夜巡.gpx" in why.splitlines()[-1]
    _, why = run(capsys, *bring, "--unit", "没有的", code=1)
    assert "没有的" in why
    done = json.loads(run(capsys, *bring, "--unit", EAST.call_sign, "--json")[0])
    assert (done["kept"], done["known"]) == (184, 0)
    (row,) = json.loads(run(capsys, "--data", data, "tracks", "list", "--json")[0])
    assert (row["number"], row["unit"], row["stops"], row["points"]) == (done["number"], "巡1", 1, 184)
    run(capsys, "--data", data, "tracks", "take-back", done["number"], "--reason", "试导入")
    assert json.loads(run(capsys, "--data", data, "tracks", "list", "--json")[0]) == []
    assert "审计" not in run(capsys, "--data", data, "audit", "verify")[1]


def test_what_is_older_than_it_may_be_goes_by_command_once_its_night_is_kept(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waits, _ = run(capsys, "--data", data, "tracks", "thin")
    evening = night_of(NIGHT - timedelta(days=400))
    assert "99" not in waits
    assert f"{evening} 夜的巡护覆盖尚未留存" in waits
    with Program(DataDirectory(data)) as program:
        nights = program.dutywork.coverage.nights
        found = nights.reckon(evening)
        assert found is not None
        nights.keep(program.actor(), "keep", evening, found)
    would, _ = run(capsys, "--data", data, "tracks", "thin", "--dry-run")
    assert "99" in would
    gone, _ = run(capsys, "--data", data, "tracks", "thin")
    assert "99" in gone
    again, _ = run(capsys, "--data", data, "tracks", "thin", "--days", "30")
    assert "99" not in again
