"""Every real file is read, or refused with the right sentence: `real_files.tsv` says which, looked through by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from app.errors import InputRefused
from app.formats.opening import open_source
from tests.formats.real_files import hold_to, names_in, told_of

FOLDERS = ("wells", "gbk", "gcj02", "formats")
TABLE = "real_files.tsv"
EXPECTED = told_of(TABLE)


def read_as_row(path: Path) -> tuple[str, ...]:
    with open_source(path) as source:
        rows = nulls = 0
        for chunk in source.chunks():
            rows += len(chunk.rows)
            nulls += 0 if chunk.shapes is None else sum(shape is None for shape in chunk.shapes)
            assert set(chunk.columns) == set(source.columns)
            assert all(len(cells) == len(chunk.rows) for cells in chunk.columns.values())
        assert source.row_count in {None, rows}
        crs = source.declared_crs or "must be asked"
        named = crs if crs.startswith("EPSG") or crs == "must be asked" else "undefined"
        return source.kind.value, str(rows), str(nulls), named, source.encoding


@pytest.mark.parametrize("name", names_in(FOLDERS, EXPECTED))
def test_each_real_file_is_read_or_refused_as_the_table_says(name: str) -> None:
    hold_to(TABLE, EXPECTED, name, read_as_row)


def test_every_table_of_every_geopackage_is_read_or_refused_in_a_sentence(shared_data: Path) -> None:
    read = 0
    for path in sorted((shared_data / "formats" / "gpkg").glob("*.gpkg")):
        try:
            with open_source(path) as first:
                layers = first.layers
        except InputRefused:
            continue
        for layer in layers:
            try:
                with open_source(path, layer=layer) as source:
                    read += sum(len(chunk.rows) for chunk in source.chunks())
            except InputRefused as refusal:
                assert "Nothing was changed" in str(refusal)  # noqa: PT017  refusing is as good as reading here
    assert read > 150


def test_gbk_tables_without_a_cpg_file_are_read_in_chinese(shared_data: Path) -> None:
    with open_source(shared_data / "gbk/res2_4m/res2_4m.shp") as source:
        names = source.sample(3).columns["NAME"]
        assert list(names) == ["景德镇", "白银", "北京"]
        assert source.encoding == "GB18030"
        assert "no .cpg" in str(source.encoding_found)
        assert source.declared_crs is None


def test_a_gbk_csv_shows_its_chinese_headers(shared_data: Path) -> None:
    with open_source(shared_data / "gbk/enterprises_gbk.csv") as source:
        assert source.columns[1:] == ("编号", "企业名称", "企业地址", "企业类别")
        assert list(source.sample(1).columns["企业名称"]) == ["德清县夏越机械厂"]


def test_the_missing_dbf_of_the_colorado_wells_is_told_in_a_sentence(shared_data: Path) -> None:
    with open_source(shared_data / "wells/colorado_shp_utm13n_nodbf/Wells.shp") as source:
        assert source.row_count == 120_726
        assert any("codes are made" in str(one) for one in source.warnings)
        assert source.declared_crs == "EPSG:26913"


def test_the_32_kb_cells_of_the_semicolon_csv_come_whole(shared_data: Path) -> None:
    with open_source(shared_data / "wells/gem_pipelines_2022_semicolon.csv") as source:
        longest = max(len(str(cell)) for chunk in source.chunks() for cell in chunk.columns["WKTFormat"])
        assert longest > 30_000
        assert any("semicolon" in str(one) for one in source.warnings)


def test_cells_without_a_number_are_none_and_never_nan(shared_data: Path) -> None:
    with open_source(shared_data / "wells/npd_pipes/pipLine.shp") as source:
        cells = [cell for chunk in source.chunks() for column in chunk.columns.values() for cell in column]
        assert not any(isinstance(cell, float) and math.isnan(cell) for cell in cells)
