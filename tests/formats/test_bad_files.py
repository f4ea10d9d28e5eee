"""Bad input: wrongly named, empty, cut off, with parts missing. Read rightly or refused in a sentence."""

from __future__ import annotations

import random
import shutil
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import shapely

from app.errors import InputRefused
from app.formats.layer_writer import write_layer
from app.formats.opening import open_source
from app.formats.source import Source
from app.formats.written_layer import WrittenLayer


def rows_of(path: Path, **choice: str) -> list[dict[str, object]]:
    with open_source(path, **choice) as source:
        return [
            {name: cells[at] for name, cells in chunk.columns.items()}
            for chunk in source.chunks()
            for at in range(len(chunk.rows))
        ]


def warnings_of(path: Path) -> str:
    with open_source(path) as source:
        return " ".join(str(one) for one in source.warnings)


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def wells() -> WrittenLayer:
    count = 300
    return WrittenLayer(
        name="wells",
        columns={"code": [f"定{at}" for at in range(count)], "depth": [float(at) for at in range(count)]},
        shapes=np.array([shapely.Point(107 + at / 1000, 37.5) for at in range(count)], dtype=object),
        crs="WGS84",
        wkt="EPSG:4326",
        is_degrees=True,
    )


def test_a_workbook_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    made = workbook(tmp_path / "w.xlsx", [["井号", "经度", "纬度"], ["A", 107.5, 37.5]])
    path = made.rename(tmp_path / "wells.csv")
    assert rows_of(path) == [{"井号": "A", "经度": 107.5, "纬度": 37.5}]
    assert "in truth XLSX" in warnings_of(path)


def test_a_csv_called_xlsx_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "wells.xlsx"
    path.write_text("code,lon,lat\nA,107.5,37.5\n", "utf-8")
    assert len(rows_of(path)) == 1
    assert "in truth CSV" in warnings_of(path)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.geojson", "a.shp", "a.gpkg", "a.kml", "a.kmz", "a.zip"])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\r\n \r\n"])
def test_an_empty_file_of_any_name_is_refused_as_empty(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputRefused, match="is empty"):
        open_source(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old Excel"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        (b"<!DOCTYPE html>\n<html></html>", "a web page"),
        (b'<?xml version="1.0"?><gpx version="1.1"></gpx>', "a GPX track"),
        (b'<?xml version="1.0"?><rss></rss>', "XML, but not KML"),
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (b'{"a": 1}', "JSON, but not GeoJSON"),
        (b"  0\nSECTION\n  2\nHEADER\n", "DXF"),
        (bytes(range(256)) * 4, "of no kind that is known here"),
        (b"SQLite format 3\x00" + b"\x00" * 20, "damaged"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged"),
        ("只有一列的文字\n第二行\n".encode(), "no table with columns"),
    ],
)
def test_what_is_no_layer_is_refused_by_what_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "wells.csv"
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=said):
        open_source(path)


def test_what_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="There is no file"):
        open_source(tmp_path / "nothing.csv")
    with pytest.raises(InputRefused, match="a folder"):
        open_source(tmp_path)
    (tmp_path / "a.gdb").mkdir()
    with pytest.raises(InputRefused, match="geodatabase"):
        open_source(tmp_path / "a.gdb")


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "tiles.gpkg")
    database.execute("CREATE TABLE tiles (zoom_level INTEGER)")
    database.commit()
    database.close()
    with pytest.raises(InputRefused, match="no GeoPackage"):
        open_source(tmp_path / "tiles.gpkg")


@pytest.mark.parametrize(
    ("missing", "said"),
    [(".dbf", "codes are made"), (".shx", "index was made again"), (".prj", "coordinate system must be given")],
)
def test_a_missing_part_of_a_shapefile_is_told_and_the_rest_read(
    tmp_path: Path, shared_data: Path, missing: str, said: str
) -> None:
    for part in (shared_data / "gbk/highspeedrail_utf8").iterdir():
        if part.suffix != missing:
            shutil.copyfile(part, tmp_path / part.name)
    path = tmp_path / "HighSpeedRail.shp"
    with open_source(path) as source:
        assert any(said in str(one) for one in source.warnings)
        chunk = next(source.chunks())
        assert len(chunk.rows) == 79
        assert chunk.shapes is not None
        assert not shapely.is_missing(chunk.shapes).any()
        assert bool(source.columns) == (missing != ".dbf")
    assert not (tmp_path / "HighSpeedRail.shx").exists() or missing != ".shx", (
        "nothing is written beside the officer's file"
    )


def test_a_cpg_file_that_lies_is_overruled_and_told(tmp_path: Path, shared_data: Path) -> None:
    for part in (shared_data / "gbk/res2_4m").iterdir():
        shutil.copyfile(part, tmp_path / part.name)
    (tmp_path / "res2_4m.cpg").write_text("UTF-8", "ascii")
    assert rows_of(tmp_path / "res2_4m.shp")[0]["NAME"] == "景德镇"
    assert "written otherwise" in warnings_of(tmp_path / "res2_4m.shp")


def test_a_gbk_character_cut_in_half_by_its_column_is_left_off(tmp_path: Path) -> None:
    path = tmp_path / "cut.shp"
    shapes = np.array([shapely.Point(107, 37)], dtype=object)
    from pyogrio import raw

    raw.write(
        path, shapely.to_wkb(shapes), [np.array(["abcde"], dtype=object)], np.array(["NAME"]),
        driver="ESRI Shapefile", geometry_type="Point", crs="EPSG:4326", encoding="UTF-8",
    )  # fmt: skip
    (tmp_path / "cut.cpg").unlink()
    table = bytearray((tmp_path / "cut.dbf").read_bytes())
    header_bytes = struct.unpack("<H", table[8:10])[0]
    width = table[32 + 16]
    table[header_bytes + 1 : header_bytes + 1 + width] = ("定边油井采" * 40).encode("gb18030")[:width]
    if width % 2 == 0:
        table[header_bytes + 1 : header_bytes + 1 + width] = b"a" + ("定边油井采" * 40).encode("gb18030")[: width - 1]
    (tmp_path / "cut.dbf").write_bytes(table)
    name = str(rows_of(path)[0]["NAME"])
    assert "定边油井采" in name
    assert "\ufffd" not in name


def test_a_zip_of_two_shapefiles_offers_both(tmp_path: Path, shared_data: Path) -> None:
    archive = tmp_path / "both.zip"
    with zipfile.ZipFile(archive, "w") as members:
        for folder in ("gbk/res2_4m", "gbk/highspeedrail_utf8"):
            for part in (shared_data / folder).iterdir():
                members.write(part, f"层/{part.name}")
    with open_source(archive) as source:
        layers = source.layers
    assert layers == ("层/HighSpeedRail", "层/res2_4m") or set(layers) == {"层/HighSpeedRail", "层/res2_4m"}
    assert len(rows_of(archive, layer="层/res2_4m")) == 331
    with pytest.raises(InputRefused, match="has no table"):
        open_source(archive, layer="other")


def test_a_title_above_the_header_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx",
        [["定边采油厂油井台账"], [], ["井号", "经度", "纬度"], ["A", 107.5, 37.5], [], ["B", 107.6, 37.6]],
    )
    with open_source(path) as source:
        assert source.columns == ("井号", "经度", "纬度")
        chunk = next(source.chunks())
    assert list(chunk.rows) == [4, 6]


def test_a_table_without_a_header_numbers_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("1,107.5,37.5\n2,107.6,37.6\n", "utf-8")
    with open_source(path) as source:
        assert source.columns == ("Column 1", "Column 2", "Column 3")
        assert any("no header" in str(one) for one in source.warnings)
        assert len(next(source.chunks()).rows) == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_separator_and_encoding_gives_the_same_table(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    rows = [["井号", "井名", "备注"], *([f"定{at}", "名", f'他说"好"{at}'] for at in range(50))]
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text("\n".join(quoted), encoding)
    read = rows_of(path)
    assert len(read) == 50
    assert read[7] == {"井号": "定7", "井名": "名", "备注": '他说"好"7'}


def test_an_encoding_chosen_by_hand_overrules(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("code,name\nA,Ænes\n", "cp1252")
    assert rows_of(path, encoding="cp1252")[0]["name"] == "Ænes"
    with pytest.raises(InputRefused, match="no text encoding"):
        open_source(path, encoding="klingon")


def test_a_quotation_mark_never_closed_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = "".join(f"定{at},{at}\n" for at in range(3_000_000))
    path.write_text('code,name\nA,B\nC,"open\n' + lines, "utf-8")
    with pytest.raises(InputRefused, match="never closed"):
        rows_of(path)


def test_entities_in_a_kml_are_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.kml"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<kml><Placemark><name>&b;</name><Point><coordinates>107,37</coordinates></Point></Placemark></kml>",
        "utf-8",
    )
    with pytest.raises(InputRefused, match="entities"):
        open_source(path)


def test_a_gbk_kml_is_read_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "gbk.kml"
    path.write_text(
        '<?xml version="1.0" encoding="GBK"?><kml><Document><Placemark><name>定边</name>'
        "<Point><coordinates>107,37</coordinates></Point></Placemark></Document></kml>",
        "gbk",
    )
    assert rows_of(path)[0]["name"] == "定边"


def test_mixed_and_null_shapes_of_one_file_are_all_given(tmp_path: Path) -> None:
    path = tmp_path / "m.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":['
        '{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[107,37]}},'
        '{"type":"Feature","properties":{"a":2},"geometry":null},'
        '{"type":"Feature","properties":{"a":3},"geometry":{"type":"LineString","coordinates":[[107,37],[108,38]]}}]}',
        "utf-8",
    )
    with open_source(path) as source:
        chunk = next(source.chunks())
    assert chunk.shapes is not None
    assert [None if one is None else one.geom_type for one in chunk.shapes] == ["Point", None, "LineString"]


def whole_files() -> dict[str, Callable[[Path], Path]]:
    def written(ending: str) -> Callable[[Path], Path]:
        def make(folder: Path) -> Path:
            path = folder / f"whole{ending}"
            write_layer(wells(), path)
            return path

        return make

    def xlsx(folder: Path) -> Path:
        return workbook(folder / "whole.xlsx", [["井号", "经度"], *([f"定{at}", at] for at in range(300))])

    def kmz(folder: Path) -> Path:
        write_layer(wells(), folder / "doc.kml")
        with zipfile.ZipFile(folder / "whole.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(folder / "doc.kml", "doc.kml")
        return folder / "whole.kmz"

    return {ending: written(ending) for ending in (".geojson", ".gpkg", ".csv", ".kml")} | {".xlsx": xlsx, ".kmz": kmz}


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".csv", ".kml", ".xlsx", ".kmz"])
def test_a_file_cut_off_anywhere_is_refused_or_gives_only_whole_rows(tmp_path: Path, ending: str) -> None:
    whole = whole_files()[ending](tmp_path)
    content = whole.read_bytes()
    refused = 0
    for share in range(1, 40):
        cut = tmp_path / f"cut-{share}{ending}"
        cut.write_bytes(content[: len(content) * share // 40])
        try:
            read = rows_of(cut)
        except InputRefused as refusal:
            refused += 1
            assert "Nothing was changed" in str(refusal)  # noqa: PT017  a cut CSV may still be read
        else:
            assert ending == ".csv", "only a CSV can be read up to where it is cut"
            assert all(str(row["code"]).startswith("定") for row in read)
            assert sum(row["lon (WGS84)"] == "" for row in read) == 0
        cut.unlink()
    assert refused == (0 if ending == ".csv" else 39)


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".csv", ".kml", ".xlsx", ".kmz"])
def test_a_file_with_bytes_gone_wrong_is_read_or_refused_in_a_sentence(tmp_path: Path, ending: str) -> None:
    whole = whole_files()[ending](tmp_path)
    content = whole.read_bytes()
    chance = random.Random(610825)
    outcomes = 0
    for _ in range(60):
        spoilt = bytearray(content)
        for _ in range(chance.randint(1, 30)):
            spoilt[chance.randrange(min(len(spoilt), chance.choice((300, len(spoilt)))))] = chance.randrange(256)
        whole.write_bytes(spoilt)
        try:
            outcomes += len(rows_of(whole)) <= 400
        except InputRefused as refusal:
            outcomes += "Nothing was changed" in str(refusal)
    assert outcomes == 60


def test_a_shapefile_cut_off_in_any_part_is_refused(tmp_path: Path, shared_data: Path) -> None:
    folder = shared_data / "gbk/res2_4m"
    for suffix in (".shp", ".dbf"):
        for share in range(1, 12):
            for part in folder.iterdir():
                shutil.copyfile(part, tmp_path / part.name)
            content = (folder / f"res2_4m{suffix}").read_bytes()
            (tmp_path / f"res2_4m{suffix}").write_bytes(content[: len(content) * share // 12])
            with pytest.raises(InputRefused, match="damaged or cut off"):
                rows_of(tmp_path / "res2_4m.shp")


def test_a_cut_index_of_a_shapefile_never_ends_in_an_exception(tmp_path: Path, shared_data: Path) -> None:
    folder = shared_data / "gbk/res2_4m"
    content = (folder / "res2_4m.shx").read_bytes()
    for share in range(12):
        for part in folder.iterdir():
            shutil.copyfile(part, tmp_path / part.name)
        (tmp_path / "res2_4m.shx").write_bytes(content[: len(content) * share // 12])
        try:
            assert len(rows_of(tmp_path / "res2_4m.shp")) == 331
        except InputRefused as refusal:
            assert "Nothing was changed" in str(refusal)  # noqa: PT017  either is right


def test_the_sample_of_a_source_is_its_first_rows(tmp_path: Path) -> None:
    for ending, make in whole_files().items():
        folder = tmp_path / ending[1:]
        folder.mkdir()
        with open_source(make(folder)) as source:
            assert isinstance(source, Source)
            assert len(source.sample(7).rows) == 7


def test_a_geojson_cut_off_is_said_to_be_damaged_without_the_words_of_its_reader(tmp_path: Path) -> None:
    cut = tmp_path / "cut.geojson"
    cut.write_text('{"type":"FeatureCollection","features":[{"type":"Fea', "utf-8")
    with pytest.raises(InputRefused, match=r"^cut\.geojson is damaged or cut off\."):
        rows_of(cut)
