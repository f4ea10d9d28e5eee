"""Imports through the desk: one batch, repeatable, undone, cancelled; bad rows left out with reasons."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.events import AssetsChanged, Fact
from app.domain.record import OwnerDomain
from app.errors import Conflict, InputRefused, NotPermitted, StoreUnavailable
from app.services.files import import_worker
from app.services.files.import_desk import ImportCancelled, ImportDesk
from app.services.files.import_plan import ImportPlan
from app.store import asset_store
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.import_ground import WELLS_CSV, imported, wells, written


@pytest.fixture
def desk(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    yield desk
    desk.close()


def test_a_chinese_well_list_comes_in_with_kinds_states_and_flags(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path, told: list[Fact]
) -> None:
    result = imported(desk, leader, written(tmp_path, WELLS_CSV))
    assert (result.read, result.added, result.refused) == (3, 3, 0)
    first = wells(store)["定1-1"]
    assert (first.name, first.kind, first.status, first.operator) == ("一号井", "OIL", "PRODUCING", "采油一厂")
    assert (first.is_key, first.owner_domain) == (True, OwnerDomain.SOCIAL)
    assert (first.lon, first.lat) == (107.6012, 37.5946)
    assert first.attributes == {"备注": "近路"}
    assert wells(store)["定1-2"].status == "SHUT_IN"
    assert AssetsChanged("wells") in told


def test_the_preview_of_a_gbk_table_names_columns_encoding_and_asks_for_the_coordinates(
    desk: ImportDesk, tmp_path: Path
) -> None:
    seen = desk.preview(ImportPlan(path=written(tmp_path, WELLS_CSV, encoding="gb18030"), layer="wells"))
    assert seen.encoding == "GB18030"
    assert seen.plan.columns["code"] == "井号"
    assert seen.plan.columns["lon"] == "经度"
    assert seen.crs_needed
    assert seen.crs_suggestions[0] == "WGS84"
    assert seen.kept == ("备注",)
    assert seen.rows[0][1][0] == "定1-1"
    as_is, shifted = seen.shifted["WGS84"][0], seen.shifted["GCJ02"][0]
    assert 300 < abs(as_is[0] - shifted[0]) * 88_000 < 500


def test_without_a_coordinate_system_nothing_is_imported(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    with pytest.raises(InputRefused, match="does not say in which coordinate system"):
        imported(desk, leader, written(tmp_path, WELLS_CSV), crs="")
    assert wells(store) == {}


def test_importing_the_same_file_again_changes_nothing(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    path = written(tmp_path, WELLS_CSV)
    imported(desk, leader, path)
    before = wells(store)
    again = imported(desk, leader, path, act_id="act-2")
    assert (again.added, again.replaced, again.unchanged, again.batch_number) == (0, 0, 3, None)
    assert wells(store) == before


def test_a_changed_row_is_replaced_and_keeps_its_key_and_what_was_set_by_hand(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, WELLS_CSV))
    before = wells(store)["定1-2"]
    with store.act(leader, "by-hand", "asset.change", right=Right.ACT) as work:
        work.change(before, is_high_risk=True)
    result = imported(desk, leader, written(tmp_path, WELLS_CSV.replace("关井", "作业")), act_id="act-2")
    assert (result.added, result.replaced, result.unchanged) == (0, 1, 2)
    after = wells(store)["定1-2"]
    assert (after.id, after.status, after.is_high_risk) == (before.id, "WORKOVER", True)
    assert len(wells(store)) == 3


def test_an_undone_import_is_as_if_it_had_never_been(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, WELLS_CSV))
    second = imported(
        desk, leader, written(tmp_path, WELLS_CSV.replace("关井", "作业") + "定9-9,,,,,107.7,37.6,,\n"), act_id="2"
    )
    assert wells(store)["定1-2"].status == "WORKOVER"
    assert second.batch_number is not None
    desk.undo(leader, "undo-1", second.batch_number)
    assert wells(store)["定1-2"].status == "SHUT_IN"
    assert "定9-9" not in wells(store)
    assert [batch.undone_at is not None for batch in desk.imports()] == [True, False]


def test_the_first_import_cannot_be_undone_under_the_second(desk: ImportDesk, leader: Actor, tmp_path: Path) -> None:
    first = imported(desk, leader, written(tmp_path, WELLS_CSV))
    imported(desk, leader, written(tmp_path, WELLS_CSV.replace("关井", "作业")), act_id="2")
    assert first.batch_number is not None
    with pytest.raises(Conflict, match="were changed since"):
        desk.undo(leader, "undo-1", first.batch_number)


def test_a_dry_run_counts_the_same_and_writes_nothing(desk: ImportDesk, store: Store, tmp_path: Path) -> None:
    plan = replace(desk.preview(ImportPlan(path=written(tmp_path, WELLS_CSV), layer="wells")).plan, crs="WGS84")
    result = desk.dry_run(plan)
    assert (result.added, result.batch_number) == (3, None)
    assert wells(store) == {}


def test_an_officer_may_not_import(desk: ImportDesk, officer: Actor, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        desk.run(officer, "act", ImportPlan(path=written(tmp_path, WELLS_CSV), layer="wells", crs="WGS84"))


def test_a_stopped_import_leaves_nothing(desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path) -> None:
    rows = "\n".join(f"W-{at},107.6,37.5" for at in range(3_000))
    plan = ImportPlan(
        path=written(tmp_path, "井号,经度,纬度\n" + rows),
        layer="wells",
        crs="WGS84",
        columns={"code": "井号", "lon": "经度", "lat": "纬度"},
    )
    seen: list[int] = []

    def progress(stage: str, done: int, _total: int) -> None:
        if stage == "writing":
            seen.append(done)

    with pytest.raises(ImportCancelled):
        desk.run(leader, "act", plan, progress, lambda: len(seen) >= 2)
    assert seen
    assert wells(store) == {}
    assert desk.run(leader, "act-2", plan).added == 3_000


def test_closing_the_desk_stops_an_import_that_is_being_read(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    rows = "".join(f"W-{at},107.6,37.5\n" for at in range(400_000))
    plan = ImportPlan(
        path=written(tmp_path, "井号,经度,纬度\n" + rows),
        layer="wells",
        crs="WGS84",
        columns={"code": "井号", "lon": "经度", "lat": "纬度"},
    )

    closing = threading.Thread(target=desk.close)

    def progress(_stage: str, done: int, _total: int) -> None:
        if done and closing.ident is None:
            closing.start()

    with pytest.raises(ImportCancelled):
        desk.run(leader, "act", plan, progress)
    closing.join(timeout=20)
    assert not closing.is_alive()
    assert wells(store) == {}


def test_each_bad_row_is_left_out_with_its_number_and_reason(desk: ImportDesk, leader: Actor, tmp_path: Path) -> None:
    text = (
        "井号,经度,纬度\n"
        "A,107.6,37.5\n"
        "B,37.5,107.6\n"
        "C,,\n"
        "D,nan,37.5\n"
        "E,1e9,1e9\n"
        "A,107.7,37.5\n"
        "Ａ ,107.7,37.5\n"
        "F,107.6,37.5,more,and more\n"
    )
    result = imported(desk, leader, written(tmp_path, text))
    reasons = {one.row: str(one.reason) for one in result.refused_rows}
    assert (result.read, result.added, result.refused) == (8, 1, 7)
    assert "swapped" in reasons[3]
    assert "no place: neither" in reasons[4]
    assert "no place" in reasons[5] or "no numbers" in reasons[5]
    assert "no place on earth" in reasons[6]
    assert reasons[7] == "Its code A stands already in row 2."
    assert "row 2" in reasons[8]
    assert "5 cells" in reasons[9]
    assert result.report is not None
    with result.report.open(encoding="utf-8-sig") as file:
        assert [int(row["row"]) for row in csv.DictReader(file)] == [one.row for one in result.refused_rows]


def test_ten_thousand_bad_rows_are_counted_listed_in_part_and_saved_whole(
    desk: ImportDesk, leader: Actor, tmp_path: Path
) -> None:
    bad = "\n".join(f"B-{at},," for at in range(10_000))
    result = imported(desk, leader, written(tmp_path, f"井号,经度,纬度\nA,107.6,37.5\n{bad}\n"))
    assert (result.added, result.refused, len(result.refused_rows)) == (1, 10_000, 1_000)
    assert result.report is not None
    assert len(result.report.read_text("utf-8-sig").splitlines()) == 10_001


def test_a_file_of_which_no_row_can_be_used_is_refused_with_the_first_reason(
    desk: ImportDesk, leader: Actor, tmp_path: Path
) -> None:
    with pytest.raises(InputRefused, match=r"No row of wells\.csv could be used \(1 were read\).*swapped"):
        imported(desk, leader, written(tmp_path, "井号,经度,纬度\nB,37.5,107.6\n"))


def test_formulas_and_html_in_names_stay_the_text_they_are(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    text = "井号,井名,经度,纬度\n=1+1,<b>x</b><script>alert(1)</script>,107.6,37.5\n"
    imported(desk, leader, written(tmp_path, text))
    one = wells(store)["=1+1"]
    assert one.name == "<b>x</b><script>alert(1)</script>"


def test_unknown_words_are_kept_beside_and_told(desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path) -> None:
    text = "井号,井别,经度,纬度\nA,神秘井,107.6,37.5\n"
    result = imported(desk, leader, written(tmp_path, text))
    assert wells(store)["A"].kind == ""
    assert wells(store)["A"].attributes == {"井别": "神秘井"}
    assert any("神秘井" in str(note) for note in result.notes)


def test_words_and_fixed_values_of_the_plan_are_used(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    path = written(tmp_path, "井号,井别,经度,纬度\nA,神秘井,107.6,37.5\n")
    plan = desk.preview(ImportPlan(path=path, layer="wells")).plan
    desk.run(leader, "1", replace(plan, crs="WGS84", words={"kind": {"神秘井": "GAS"}}, fixed={"operator": "采油三厂"}))
    assert (wells(store)["A"].kind, wells(store)["A"].operator) == ("GAS", "采油三厂")


def test_a_reader_that_dies_is_told_and_the_next_import_works(
    desk: ImportDesk, leader: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, WELLS_CSV)
    plan = ImportPlan(path=path, layer="wells", crs="WGS84")
    with monkeypatch.context() as patch:
        patch.setattr(import_worker, "parse", die)
        with pytest.raises(InputRefused, match="reader broke down"):
            desk.run(leader, "1", plan)
    assert imported(desk, leader, path, act_id="2").added == 3


def die(*_: object) -> None:
    os._exit(3)


def test_the_worker_needs_neither_qt_nor_the_store() -> None:
    code = (
        "import sys\n"
        "for name in ('PySide6', 'sqlalchemy', 'folium', 'paho'): sys.modules[name] = None\n"
        "import app.services.files.import_work\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_the_desk_itself_loads_no_library_of_file_formats() -> None:
    code = (
        "import sys\n"
        "for name in ('pyogrio', 'openpyxl', 'pyproj', 'scipy'): sys.modules[name] = None\n"
        "import app.services.files.import_desk\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_the_colorado_wells_come_in_whole_with_made_codes(
    desk: ImportDesk, store: Store, leader: Actor, shared_data: Path
) -> None:
    path = shared_data / "wells/colorado_shp_utm13n_nodbf/Wells.shp"
    result = desk.run(leader, "1", desk.preview(ImportPlan(path=path, layer="wells")).plan)
    assert (result.added, result.refused) == (120_726, 0)
    assert any(".dbf" in str(note) for note in result.notes)
    with store.read() as connection:
        first = asset_store.by_codes(connection, AssetLayer.WELLS, ["WELLS-1"])[0]
        assert asset_store.layer_counts(connection) == {("wells", ""): 120_726}
    assert (first.lon, first.lat) == pytest.approx((-103.7274791, 39.7415897), abs=1e-6)


def test_a_report_that_cannot_be_saved_is_told_and_nothing_is_imported(
    store: Store, lane: WriteLane, leader: Actor, tmp_path: Path
) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be", "utf-8")
    desk = ImportDesk(store, lane, tmp_path / "reports")
    try:
        with pytest.raises(StoreUnavailable, match="could not be imported"):
            imported(desk, leader, written(tmp_path, "井号,经度,纬度\nA,107.6,37.5\nB,,\n"))
    finally:
        desk.close()
    assert wells(store) == {}
