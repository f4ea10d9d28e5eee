"""The harness: what is printed, written and counted of figures, missing peers and broken benches."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import harness
from tests.bench.desk.ground import as_installed
from tests.bench.figure import Figure, PeerNotInstalled, median_of_runs, medians_in_turn


def bench_good() -> Iterator[Figure]:
    yield Figure.at_most("map", "pan", 1.3, 2, "ms")
    yield Figure.ratio_at_most("map", "picture", 1.5, 2.3, 0.8, unit="s", peer="QGIS 3.22")


def bench_slow() -> Figure:
    return Figure.ratio_at_least("map", "redraw", 2.0, 60.0, 35, unit="ms", peer="Leaflet canvas")


def bench_without_its_peer() -> Figure:
    raise PeerNotInstalled("qgis")


def bench_broken() -> Figure:
    raise OSError("no disk")


def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *benches: object) -> tuple[int, list[dict[str, object]]]:
    monkeypatch.setattr(harness, "benches_of", lambda _area: iter(benches))
    code = harness.main(["map", "--json", str(tmp_path / "figures.json")])
    return code, json.loads((tmp_path / "figures.json").read_text("utf-8"))


def test_figures_that_meet_their_goals_are_written_with_their_peers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, written = run(monkeypatch, tmp_path, bench_good)
    assert code == 0
    assert [list(it) for it in written] == [
        ["area", "name", "figure", "unit", "goal", "met", "peer", "peer_figure"]
    ] * 2
    assert written[1] == {
        "area": "map",
        "name": "picture",
        "figure": 1.5,
        "unit": "s",
        "goal": "at most 0.8 of QGIS 3.22",
        "met": True,
        "peer": "QGIS 3.22",
        "peer_figure": 2.3,
    }
    assert "2 met their goal, 0 missed it, 0 skipped" in capsys.readouterr().out


def test_a_missed_goal_fails_the_run_and_is_said_aloud(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, written = run(monkeypatch, tmp_path, bench_good, bench_slow)
    assert code == 1
    assert [it["met"] for it in written] == [True, True, False]
    assert "MISSED" in capsys.readouterr().out


def test_a_missing_peer_is_said_to_be_skipped_and_never_counts_as_met(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, written = run(monkeypatch, tmp_path, bench_without_its_peer)
    assert code == 0
    assert [(it["figure"], it["met"], it["peer"]) for it in written] == [(None, None, "qgis")]
    assert "skipped without qgis" in capsys.readouterr().out


def test_a_broken_bench_fails_the_run_and_hides_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code, written = run(monkeypatch, tmp_path, bench_broken, bench_good)
    assert code == 1
    assert len(written) == 2


def test_the_benches_of_an_area_are_found_by_their_names() -> None:
    names = [bench.__name__ for bench in harness.benches_of("desk")]
    assert "bench_snapshot_against_qgis" in names
    assert list(harness.benches_of("no-such-area")) == []


def test_medians_are_of_at_least_five_runs_taken_in_turn() -> None:
    order: list[str] = []
    ours, theirs = itertools.count(1), itertools.count(10, 10)
    assert medians_in_turn(lambda: taken(order, "ours", ours), lambda: taken(order, "theirs", theirs)) == (3, 30)
    assert order == ["ours", "theirs"] * 5
    assert median_of_runs(lambda: 2.0) == 2.0
    with pytest.raises(ValueError, match="at least 5"):
        median_of_runs(lambda: 2.0, runs=4)


def taken(order: list[str], who: str, figures: Iterator[int]) -> float:
    order.append(who)
    return next(figures)


def test_every_bench_can_be_named_as_the_developers_command_starts_it() -> None:
    checkout = Path(__file__).resolve().parents[2]
    listed = subprocess.run(
        [sys.executable, "packaging/dev.py", "bench", "--list"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.returncode == 0, listed.stderr
    listing = [line.split()[1] for line in listed.stdout.splitlines() if line.count(" bench_")]
    named = set(listing)
    assert len(named) == len(listing), "no two benches are called the same"
    written = {
        found
        for file in (checkout / "tests" / "bench").glob("*/bench_*.py")
        for found in re.findall(r"^def (bench_\w+)\(", file.read_text("utf-8"), re.MULTILINE)
    }
    assert named == written


def test_a_desk_that_is_measured_has_no_library_that_only_peers_need() -> None:
    tried = "import pyogrio._compat as found; raise SystemExit(found.HAS_GEOPANDAS or found.PANDAS_GE_15)"
    done = subprocess.run(
        [sys.executable, "-c", tried], env=as_installed(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
