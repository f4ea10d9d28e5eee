"""Files out, and in again: nothing is lost or changed on the way, in any format and coordinate system."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain import access
from app.domain.access import Actor, Role
from app.domain.case_status import CaseKind
from app.domain.layer import LAYERS
from app.domain.precision import Precision
from app.errors import InputRefused, NotPermitted
from app.formats.cell_text import disarmed, restored
from app.formats.opening import open_source
from app.paths import resources
from app.services.cases.case_desk import CaseDesk
from app.services.files.cell_values import LOCAL
from app.services.files.export_desk import ExportDesk, marked_path
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.store.records import RecordStore
from app.store.tables import audit
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.wording import Wording
from tests.services.cases.case_field import case, keep

WELLS = (
    "井号,井名,井别,状态,采油厂,经度,纬度,重点,最近巡查,所属,含水,备注\n"
    '定1-1,"一号 ""井"", <b>",采油井,开井,采油一厂,107.6012,37.5946,是,2026-01-02 03:04:05,,71.5,\n'
    "=cmd()|1,+86,注水井,关井,,107.6112,37.5946,否,,定1-1,,@note\n"
    "-3,,神秘,,,107.6212123456,37.5946987654,,,,80,'=kept\n"
)
AREAS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"编号": "J1", "名称": "一室 & <二室>", "类型": "辖区"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[107, 37], [108, 37], [108, 38], [107, 38], [107, 37]],
                    [[107.4, 37.4], [107.4, 37.6], [107.6, 37.6], [107.4, 37.4]],
                ],
            },
        },
        {
            "type": "Feature",
            "properties": {"编号": "J2", "类型": "网格"},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [[[108, 36], [108.2, 36], [108.2, 36.2], [108, 36]]],
                    [[[107, 36], [108, 36.5], [107, 36.5], [107, 36]]],
                ],
            },
        },
    ],
}
_PLACE = frozenset({"lon", "lat", "min_lon", "min_lat", "max_lon", "max_lat"})
CASES = (
    "案件编号,案件名称,案件类别,发案时间,发案时间止,损失吨数,井号\n"
    "A1,井口盗油案,井口盗油,2025-03-01 22:30,2025-03-02 06:00,1.5,定1-1\n"
)


@pytest.fixture
def incoming(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    yield desk
    desk.close()


@pytest.fixture
def outgoing(store: Store) -> ExportDesk:
    return ExportDesk(store)


@pytest.fixture
def filled(incoming: ImportDesk, leader: Actor, tmp_path: Path) -> None:
    wells, areas, cases = tmp_path / "in.csv", tmp_path / "in.geojson", tmp_path / "cases.csv"
    wells.write_text(WELLS, "utf-8")
    areas.write_text(json.dumps(AREAS), "utf-8")
    cases.write_text(CASES, "utf-8")
    for layer, path in (("areas", areas), ("wells", wells), ("wells", wells), ("cases", cases)):
        plan = incoming.preview(ImportPlan(path=path, layer=layer)).plan
        incoming.run(leader, f"fill {layer} {path} {len(incoming.imports())}", replace(plan, crs="WGS84"))


def everything(store: Store, layer: str) -> dict[str, object]:
    record = LAYERS[layer].record
    with store.read() as connection:
        return {str(getattr(one, LAYERS[layer].code)): one for one in RecordStore(record).find(connection)}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("layer", ["wells", "areas", "cases"])
def test_what_goes_out_comes_in_again_as_it_was(
    incoming: ImportDesk, outgoing: ExportDesk, store: Store, leader: Actor, tmp_path: Path, layer: str
) -> None:
    before = everything(store, layer)
    for ending in (".geojson", ".gpkg", ".csv", ".xlsx", ".kml"):
        for crs in ("WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:4545"):
            if ending == ".kml" and crs.startswith("EPSG"):
                continue
            path, act = tmp_path / f"out{ending}", f"{ending} {crs}"
            count = outgoing.export(leader, f"out {act}", layer, path, crs, marking="内部")
            seen = incoming.preview(ImportPlan(path=path, layer=layer))
            if layer != "cases" and (ending != ".kml" or crs == "WGS84"):
                assert seen.crs_said == crs, act
            result = incoming.dry_run(replace(seen.plan, crs=crs))
            assert (result.read, result.refused, result.added) == (count, 0, 0), act
            if layer == "cases" or crs in {"WGS84", "CGCS2000"}:
                assert (result.replaced, result.unchanged) == (0, count), f"not one cell may differ: {act}"
            incoming.run(leader, f"in {act}", replace(seen.plan, crs=crs))
            after = everything(store, layer)
            assert set(after) == set(before)
            for code, one in before.items():
                assert _but_place(after[code]) == _but_place(one), act
                assert _place(after[code]) == pytest.approx(_place(one), abs=1e-9), act


def _place(record: object) -> dict[str, float | None]:
    return {name: value for name, value in vars(record).items() if name in _PLACE}


def _but_place(record: object) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in {*_PLACE, "shape"}}


@pytest.mark.usefixtures("filled")
def test_a_workbook_bears_its_marking_and_no_cell_of_it_is_a_formula(
    outgoing: ExportDesk, leader: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "w.xlsx"
    outgoing.export(leader, "out", "wells", path, "GCJ02", marking="内部")
    book = load_workbook(path)
    sheet: Any = book.active
    assert (sheet.title, sheet.oddHeader.right.text, book.properties.keywords) == ("wells (内部)", "内部", "内部")
    rows = list(sheet.iter_rows())
    heads = [cell.value for cell in rows[0]]
    assert {row[heads.index("code")].value for row in rows[1:]} == {"定1-1", "=cmd()|1", "-3"}
    assert not [cell.coordinate for row in rows for cell in row if cell.data_type == "f"]
    assert rows[1][heads.index("lon (GCJ02)")].value == pytest.approx(107.60605812, abs=1e-8)


@pytest.mark.usefixtures("filled")
def test_of_a_layer_the_named_records_go_out_alone_and_in_their_order(
    outgoing: ExportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    ids = {one.code: one.id for one in everything(store, "wells").values()}  # type: ignore[attr-defined]
    keys = [ids["-3"], "gone", ids["定1-1"]]
    assert outgoing.export(leader, "out", "wells", tmp_path / "w.csv", keys=keys) == 2
    with open_source(tmp_path / "w.csv") as source:
        assert source.sample().columns["code"] == ["-3", "定1-1"]


@pytest.mark.usefixtures("filled")
def test_a_list_of_cases_in_the_words_of_the_desk_comes_in_again_and_tells_the_next_term(
    incoming: ImportDesk, outgoing: ExportDesk, store: Store, leader: Actor, officer: Actor, tmp_path: Path
) -> None:
    told = {
        "title": "联打案", "type": "TAPPING", "occurred_from": store.now() - timedelta(hours=9), "level": "MAJOR",
        "in_the_act": True, "helpers": "李、王", "special_team": "1·31专案组", "joint_forces": "采油三厂保卫队",
        "handling": "SPECIAL_TEAM", "campaign": "PROVINCE", "supervision": "CITY", "chainage_m": 12300,
        "reporting_party": "张某",
    }  # fmt: skip
    desk = CaseDesk(store)
    one = desk.case_file(desk.open_case(officer, "open", CaseKind.CRIMINAL, told))
    chinese = Wording.load("zh_CN", resources() / "i18n").say
    for ending in (".xlsx", ".csv", ".geojson"):
        path = tmp_path / f"list{ending}"
        outgoing.export(leader, f"out {ending}", "cases", path, say=chinese, keys=[one.id])
        with open_source(path) as source:
            cells = {name: column[0] for name, column in source.sample().columns.items()}
        assert one.due_at is not None
        assert str(cells["最近期限"]).replace("T", " ").startswith(f"{one.due_at.astimezone(LOCAL):%Y-%m-%d %H:%M}")
        assert (cells["挂牌督办"], cells["打法"]) == ("市级挂牌督办", "专班打击")
        assert "张某" not in map(str, cells.values()), "who reported it does not leave in lists"
        seen = incoming.preview(ImportPlan(path=path, layer="cases"))
        result = incoming.dry_run(replace(seen.plan, crs="WGS84"))
        assert (result.read, result.refused, result.unchanged) == (1, 0, 1), ending


@pytest.mark.usefixtures("filled")
def test_a_sealed_case_is_in_no_file_even_by_its_key(
    outgoing: ExportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    sealed, plain = case("S1", sealed_at=store.now()), case("S2")
    keep(store, leader, sealed, plain)
    assert outgoing.export(leader, "out", "cases", tmp_path / "c.csv", keys=[sealed.id, plain.id]) == 1
    assert "S1" not in (tmp_path / "c.csv").read_text("utf-8-sig")


@pytest.mark.usefixtures("filled")
def test_an_exported_csv_shows_formulas_as_text_and_begins_with_a_mark(
    outgoing: ExportDesk, leader: Actor, tmp_path: Path
) -> None:
    outgoing.export(leader, "out", "wells", tmp_path / "w.csv", "GCJ02")
    assert (tmp_path / "w.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "w.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["code"] for row in rows} == {"定1-1", "'=cmd()|1", "-3"}
    assert {row["备注"] for row in rows} == {"", "'@note", "'=kept"}
    assert "lon (GCJ02)" in rows[0]
    assert float(rows[0]["lon (GCJ02)"]) == pytest.approx(107.60605812, abs=1e-8)


@pytest.mark.usefixtures("filled")
def test_words_of_the_desk_go_out_when_asked_for(outgoing: ExportDesk, leader: Actor, tmp_path: Path) -> None:
    chinese = {"Code": "编号", "Kind": "类型", "Oil well": "采油井", "Wells": "油井"}
    outgoing.export(leader, "out", "wells", tmp_path / "w.csv", say=lambda word: chinese.get(word, word))
    with open_source(tmp_path / "w.csv") as source:
        chunk = source.sample()
        assert chunk.columns["编号"][0] == "定1-1"
        assert chunk.columns["类型"][0] == "采油井"


def test_an_empty_layer_is_not_written(outgoing: ExportDesk, leader: Actor, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nothing in the layer"):
        outgoing.export(leader, "out", "wells", tmp_path / "w.csv")
    assert not (tmp_path / "w.csv").exists()


@pytest.mark.usefixtures("filled")
def test_an_export_that_fails_leaves_the_old_file_and_no_draft(
    outgoing: ExportDesk, leader: Actor, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "w.kml").write_text("old", "utf-8")
    with pytest.raises(InputRefused):
        outgoing.export(leader, "out", "wells", folder / "w.kml", "EPSG:4545")
    assert [one.name for one in folder.iterdir()] == ["w.kml"]
    assert (folder / "w.kml").read_text("utf-8") == "old"
    with pytest.raises(InputRefused, match="cannot be written"):
        outgoing.export(leader, "out", "wells", tmp_path / "no such folder" / "w.csv")


@pytest.mark.usefixtures("filled")
def test_what_cannot_be_written_is_refused(outgoing: ExportDesk, leader: Actor, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"written as \.geojson"):
        outgoing.export(leader, "out", "wells", tmp_path / "w.shp")
    with pytest.raises(InputRefused, match="no layer"):
        outgoing.export(leader, "out", "nonsense", tmp_path / "w.csv")
    with pytest.raises(InputRefused, match="Swapped"):
        outgoing.export(leader, "out", "wells", tmp_path / "w.gpkg", "EPSG:4545 swapped")


def test_who_may_not_export_gets_no_file(outgoing: ExportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(access.RIGHTS, Role.OFFICER, frozenset())
    nobody = Actor(user_id="u", name="甲", role=Role.OFFICER, desk_id="d")
    with pytest.raises(NotPermitted):
        outgoing.export(nobody, "out", "wells", tmp_path / "w.csv")


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-x", "@a", "\tx", "'=x", "''=x", "plain", "'quoted'", "", "-3.5", "a=b", "'"]
)
def test_disarming_a_cell_can_be_undone(text: str) -> None:
    assert restored(disarmed(text)) == text
    assert not disarmed(text).startswith(("=", "@", "\t"))


PRECISE = "井号,井名,经度,纬度,point_x,含水\n定9-1,九号,107.6212345,37.5946987,107.6212345,71.5\n"


@pytest.mark.parametrize(
    ("precision", "crs", "wanted"),
    [
        (Precision.FULL, "WGS84", (107.6212345, 37.5946987)),
        (Precision.METRE, "WGS84", (107.62123, 37.5947)),
        (Precision.HUNDRED_METRES, "WGS84", (107.621, 37.595)),
        (Precision.KILOMETRE, "WGS84", (107.62, 37.59)),
    ],
)
def test_places_go_out_as_exactly_as_was_chosen_and_no_column_tells_more(
    incoming: ImportDesk,
    outgoing: ExportDesk,
    leader: Actor,
    tmp_path: Path,
    precision: Precision,
    crs: str,
    wanted: tuple[float, float],
) -> None:
    wells = tmp_path / "in.csv"
    wells.write_text(PRECISE, "utf-8")
    plan = incoming.preview(ImportPlan(path=wells, layer="wells")).plan
    incoming.run(leader, "fill", replace(plan, crs="WGS84"))
    for ending in (".geojson", ".csv", ".kml"):
        path = tmp_path / f"out{ending}"
        outgoing.export(leader, f"out{ending}", "wells", path, crs, precision=precision)
        said = path.read_text("utf-8-sig")
        assert (repr(107.6212345) in said) is (precision is Precision.FULL), ending
        assert "71.5" in said, "other columns go along"
    shape = json.loads((tmp_path / "out.geojson").read_text("utf-8"))["features"][0]["geometry"]
    assert tuple(shape["coordinates"]) == wanted


def test_coarse_metres_stand_on_a_grid(
    incoming: ImportDesk, outgoing: ExportDesk, leader: Actor, tmp_path: Path
) -> None:
    wells = tmp_path / "in.csv"
    wells.write_text(PRECISE, "utf-8")
    incoming.run(leader, "fill", replace(incoming.preview(ImportPlan(path=wells, layer="wells")).plan, crs="WGS84"))
    path = tmp_path / "out.geojson"
    outgoing.export(leader, "out", "wells", path, "EPSG:4545", precision=Precision.HUNDRED_METRES)
    east, north = json.loads(path.read_text("utf-8"))["features"][0]["geometry"]["coordinates"]
    assert (east % 100, north % 100) == (0, 0)
    assert east > 100_000


@pytest.mark.usefixtures("filled")
def test_the_marking_stands_in_the_file_or_in_its_name(
    outgoing: ExportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    for ending, sign in ((".geojson", '"marking": "内部"'), (".kml", "<description>内部</description>")):
        path = marked_path(tmp_path / f"井{ending}", "内部")
        assert path.name == f"井{ending}"
        outgoing.export(leader, f"out{ending}", "wells", path, marking="内部")
        assert sign in path.read_text("utf-8")
    package = tmp_path / "井.gpkg"
    outgoing.export(leader, "out.gpkg", "wells", package, marking="内部")
    with closing(sqlite3.connect(package)) as opened:
        assert opened.execute("SELECT description FROM gpkg_contents").fetchone() == ("内部",)
    table = marked_path(tmp_path / "井.csv", "内部")
    assert table.name == "井.内部.csv"
    assert marked_path(table, "内部") == table, "it is not marked twice"
    assert marked_path(tmp_path / "井.csv", "").name == "井.csv"
    outgoing.export(leader, "out.csv", "wells", table, marking="内部", precision=Precision.KILOMETRE)
    with store.read() as connection:
        reasons = [row.reason for row in connection.execute(audit.select().where(audit.c.act == "layer.export"))]
    assert reasons[-1] == "井.内部.csv, WGS84, KILOMETRE, 内部"
