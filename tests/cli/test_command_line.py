"""The command line as an administrator scripts it: a small demo, files in and out, users, backups, refusals."""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from app.bootstrap import Program
from app.cli.desk_commands import open_desk
from app.cli.run import main
from app.domain.access import Actor, Right, Role
from app.paths import DataDirectory

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a small demo oilfield, tracks included."""
    data = tmp_path_factory.mktemp("demo")
    assert main(["--data", str(data), "demo", "--wells", "600", "--no-window"]) == 0
    return data


def told(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a command that must succeed prints."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    return printed.out


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """The one sentence of a command that must be refused."""
    capsys.readouterr()
    assert main([str(word) for word in words]) == 1
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    return printed.err.strip()


def test_the_demo_is_counted_and_badged(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = json.loads(told(capsys, "--data", demo, "db", "stats", "--json"))
    assert counts["unit"] >= 10 + 13 + 10
    assert counts["fix"] > 1_000_000
    report = json.loads(told(capsys, "--data", demo, "doctor", "--json"))
    assert report["demo"] is True
    assert report["problems"] == []


def test_making_the_demo_again_in_its_directory_adds_nothing(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "--data", demo, "db", "stats", "--json")
    told(capsys, "--data", demo, "demo", "--wells", "900", "--seed", "2", "--no-window")
    after = json.loads(told(capsys, "--data", demo, "db", "stats", "--json"))
    assert {**json.loads(before), "interval": 0} == {**after, "interval": 0}


def test_an_officer_opens_the_demo_too_and_its_field_lives(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[bool] = []

    def opened(_program: Program, actor: Actor, when_live: Callable[[], object], *_: object, **__: object) -> int:
        when_live()
        alive.append(not actor.may(Right.IMPORT))
        return 0

    monkeypatch.setattr("app.ui.desk_app.run_desk", opened)
    with Program(DataDirectory(demo)) as program:
        officer = replace(program.actor(), role=Role.OFFICER)
        assert open_desk(program, officer, argparse.Namespace(map_view=None, wall=False)) == 0
        assert [one.name for one in program.live.feed_desk.statuses()] == ["demo"]
    assert alive == [True]


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "csv", "kml"])
def test_wells_go_out_and_come_back_the_same(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    file, empty = tmp_path / f"wells.{ending}", tmp_path / "empty"
    told(capsys, "--data", demo, "export", "wells", file)
    result = json.loads(told(capsys, "--data", empty, "import", file, "--as", "wells", "--crs", "WGS84", "--json"))
    assert (result["added"], result["refused"]) == (600, 0)
    again = json.loads(told(capsys, "--data", empty, "import", file, "--as", "wells", "--crs", "WGS84", "--json"))
    assert (again["added"], again["replaced"], again["unchanged"]) == (0, 0, 600)
    codes = [row["code"] for row in json.loads(told(capsys, "--data", empty, "list", "wells", "--json"))]
    assert sorted(codes) == sorted(
        row["code"] for row in json.loads(told(capsys, "--data", demo, "list", "wells", "--json"))
    )


@pytest.mark.parametrize("ending", ["geojson", "csv", "xlsx"])
def test_the_ledger_of_hazards_goes_out_and_comes_back_the_same(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    file, empty = tmp_path / f"hazards.{ending}", tmp_path / "empty"
    told(capsys, "--data", demo, "export", "hazards", file)
    result = json.loads(told(capsys, "--data", empty, "import", file, "--as", "hazards", "--crs", "WGS84", "--json"))
    assert (result["added"], result["refused"]) == (18, 0)
    ledgers = [json.loads(told(capsys, "--data", data, "list", "hazards", "--json")) for data in (demo, empty)]
    kept = ("number", "title", "kind", "level", "state", "place", "responsible", "found_at", "due_at", "ended_at")
    # A file keeps a time to the second or finer.
    went, came = (
        {one["number"]: [str(one.get(name))[: len("2026-11-21 23:41:07")] for name in kept] for one in ledger}
        for ledger in ledgers
    )
    assert went == came
    assert len(went) == 18


def test_an_import_is_listed_and_taken_back_whole(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "sites.geojson", tmp_path / "data"
    told(capsys, "--data", demo, "export", "sites", file)
    told(capsys, "--data", data, "import", file, "--as", "sites", "--crs", "WGS84")
    (done,) = json.loads(told(capsys, "--data", data, "imports", "--json"))
    assert done["taken_back"] is False
    told(capsys, "--data", data, "undo-import", done["number"])
    assert json.loads(told(capsys, "--data", data, "list", "sites", "--json")) == []
    assert json.loads(told(capsys, "--data", data, "imports", "--json"))[0]["taken_back"] is True


def test_only_imports_are_taken_back_by_their_number(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "--data", demo, "db", "stats", "--json")
    assert "1" in refused(capsys, "--data", demo, "undo-import", 1)
    assert told(capsys, "--data", demo, "db", "stats", "--json") == before


def test_a_broken_settings_file_is_told_and_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    told(capsys, "--data", data, "db", "stats")
    (data / "settings.toml").write_text("theme = 'pink'", "utf-8")
    assert main(["--data", str(data), "list", "wells", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert "theme" in printed.err
    assert (data / "settings.toml").read_text("utf-8") == "theme = 'pink'"


def test_a_dry_run_writes_nothing(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = tmp_path / "posts.csv", tmp_path / "data"
    told(capsys, "--data", demo, "export", "posts", file)
    shown = told(capsys, "--data", data, "import", file, "--as", "posts", "--crs", "WGS84", "--dry-run", "--json")
    assert json.loads(shown)["added"] > 10
    assert json.loads(told(capsys, "--data", data, "list", "posts", "--json")) == []


def test_a_file_without_a_coordinate_system_is_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wells.csv"
    file.write_text("井号,经度,纬度\n定1,107.6,37.5\n", "utf-8")
    said = refused(capsys, "--data", tmp_path / "data", "import", file, "--as", "wells")
    assert "坐标" in said
    assert json.loads(told(capsys, "--data", tmp_path / "data", "list", "wells", "--json")) == []


def test_refusals_are_said_in_chinese_unless_the_desk_is_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert "没有" in refused(capsys, "--data", data, "list", "dragons")
    (data / "settings.toml").write_text('language = "en"\n', "utf-8")
    assert "There is no layer dragons" in refused(capsys, "--data", data, "list", "dragons")


def test_users_are_added_and_must_sign_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("ONEMAP_NEW_PASSWORD", "夜班夜班夜班123")
    told(capsys, "--data", data, "user", "add", "han", "--name", "韩", "--role", "officer")
    listed = json.loads(told(capsys, "--data", data, "user", "list", "--json"))
    assert [(one["login"], one["role"]) for one in listed] == [("admin", "FOUNDER"), ("han", "OFFICER")]
    assert "han" in refused(capsys, "--data", data, "--user", "han", "list", "wells")
    monkeypatch.setenv("ONEMAP_PASSWORD", "夜班夜班夜班123")
    told(capsys, "--data", data, "--user", "han", "list", "wells")
    refused(capsys, "--data", data, "--user", "han", "user", "disable", "admin")
    monkeypatch.setenv("ONEMAP_PASSWORD", "")
    told(capsys, "--data", data, "user", "add", "liu", "--name", "刘", "--role", "security")
    refused(capsys, "--data", data, "user", "list")
    monkeypatch.setenv("ONEMAP_PASSWORD", "夜班夜班夜班123")
    told(capsys, "--data", data, "--user", "liu", "user", "change", "han", "--role", "leader", "--until", "2099-01-31")
    assert "2099-1" in refused(capsys, "--data", data, "--user", "liu", "user", "change", "han", "--role", "leader",
                               "--until", "2099-1-31")  # fmt: skip
    refused(capsys, "--data", data, "--user", "liu", "user", "change", "han", "--role", "leader", "--room", "没有的室")
    told(capsys, "--data", data, "--user", "liu", "user", "disable", "han")
    refused(capsys, "--data", data, "--user", "han", "list", "wells")
    told(capsys, "--data", data, "--user", "liu", "user", "enable", "han")
    told(capsys, "--data", data, "--user", "han", "list", "wells")
    refused(capsys, "--data", data, "--user", "liu", "user", "unlock", "han")
    refused(capsys, "--data", data, "--user", "liu", "audit", "verify")
    refused(capsys, "--data", data, "--user", "liu", "undo-import", "1")


def test_a_backup_is_made_and_put_back(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, data = tmp_path / "copy.sqlite", tmp_path / "data"
    told(capsys, "--data", demo, "db", "backup", copy)
    assert "已存在" in refused(capsys, "--data", demo, "db", "backup", copy)
    told(capsys, "--data", data, "db", "restore", copy)
    assert json.loads(told(capsys, "--data", data, "db", "stats", "--json"))["fix"] > 1_000_000
    told(capsys, "--data", data, "db", "check")
    assert told(capsys, "--data", data, "db", "verify") == "已校验 0 个文件,其中 0 个与收存时不符\n"
    assert "audit" not in told(capsys, "--data", data, "audit", "verify")


def test_the_demo_does_not_move_into_a_real_oilfield(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "data", tmp_path / "wells.csv"
    file.write_text("井号,经度,纬度\n定1,107.6,37.5\n", "utf-8")
    told(capsys, "--data", data, "import", file, "--as", "wells", "--crs", "WGS84")
    assert "--data" in refused(capsys, "--data", data, "demo", "--no-window")


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["import"])
    assert "usage" in capsys.readouterr().err


def test_a_listing_may_be_cut_short_by_its_reader(demo: Path) -> None:
    words = [sys.executable, "-m", "app", "--data", str(demo), "list", "wells"]
    listing = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT)
    assert listing.stdout is not None
    assert listing.stderr is not None
    assert listing.stdout.readline().startswith("code")
    listing.stdout.close()
    assert listing.stderr.read() == ""
    assert listing.wait(60) == 0
    listing.stderr.close()


def test_a_listing_keeps_a_hostile_name_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = tmp_path / "wells.geojson", tmp_path / "data"
    names = ["two\nlines", "\u202eexe.well", "\x1b[2Jgone"]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [107.6, 37.5]},
            "properties": {"code": f"H{at}", "name": name},
        }
        for at, name in enumerate(names)
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    told(capsys, "--data", data, "import", file, "--as", "wells", "--crs", "WGS84")
    lines = told(capsys, "--data", data, "list", "wells").rstrip("\n").split("\n")
    assert [line.split("\t")[0] for line in lines] == ["code", "H0", "H1", "H2"]
    assert all(line.replace("\t", "").isprintable() for line in lines)


def test_a_sheet_of_a_case_is_written_for_word_and_as_pdf(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = json.loads(told(capsys, "--data", demo, "list", "cases", "--json"))[0]
    word = tmp_path / "登记表.docx"
    told(capsys, "--data", demo, "case", case["number"], word)
    said = "".join(node.text or "" for node in Document(str(word)).element.body.iter() if node.tag.endswith("}t"))
    assert "案件登记表" in said
    assert case["number"] in said
    paper = tmp_path / "经过.pdf"
    words = [sys.executable, "-m", "app", "--data", demo, "case", case["number"], paper, "--sheet", "timeline"]
    subprocess.run(words, check=True, cwd=CHECKOUT, capture_output=True)
    assert paper.read_bytes().startswith(b"%PDF-")
    assert ".docx 或 .pdf" in refused(capsys, "--data", demo, "case", case["number"], tmp_path / "sheet.txt")
    assert "没有案件" in refused(capsys, "--data", demo, "case", "A0", word)
