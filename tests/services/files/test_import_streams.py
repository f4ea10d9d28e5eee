"""A long table is read in bounded memory; codes are remembered at sixteen bytes a row."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from app.formats import table_files
from app.services.files import import_work
from app.services.files.import_plan import ImportPlan
from app.services.files.seen_codes import SeenCodes


def long_csv(path: Path, megabytes: int) -> int:
    remark = "定边采油厂井场道路巡护备注" * 40
    rows = 0
    with path.open("w", encoding="utf-8") as text:
        text.write("code,lon,lat,remark\n")
        while text.tell() < megabytes << 20:
            text.writelines(f"W-{at},{107 + at % 1000 / 1000},37.5,{remark}\n" for at in range(rows, rows + 1_000))
            rows += 1_000
    return rows


def peak_mb(path: Path, folder: Path) -> tuple[float, int]:
    folder.mkdir()
    columns = {"code": "code", "lon": "lon", "lat": "lat"}
    tracemalloc.start()
    parsed = import_work.parse(ImportPlan(path=path, layer="wells", crs="WGS84", columns=columns), folder, [])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / (1 << 20), parsed.accepted


def test_a_table_four_times_as_long_takes_no_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "CHUNK_ROWS", 1_000)
    short, long = tmp_path / "short.csv", tmp_path / "long.csv"
    long_csv(short, 5)
    rows = long_csv(long, 20)
    short_mb, _ = peak_mb(short, tmp_path / "a")
    long_mb, accepted = peak_mb(long, tmp_path / "b")
    assert accepted == rows
    assert long_mb < 1.15 * short_mb
    assert long_mb < 20


def test_a_code_of_an_earlier_chunk_is_known_with_its_row() -> None:
    seen = SeenCodes()
    assert seen.before(["A", "B"]) == [0, 0]
    assert (seen.first("A", 1), seen.first("B", 2), seen.first("A", 3)) == (1, 2, 1)
    assert seen.before(["C", "B", "A"]) == [0, 2, 1]
    assert seen.first("C", 4) == 4
    assert seen.before(["C", "D"]) == [4, 0]
