"""Guesses at which column is which field, in the spellings that real files have."""

from __future__ import annotations

import pytest

from app.domain.layer import LAYERS
from app.services.files.column_guess import guessed_columns


def guess(
    layer: str, *headers: str, cells: dict[str, list[object]] | None = None, has_shapes: bool = False
) -> dict[str, str]:
    columns = {header: (cells or {}).get(header, ["107.5", "37.5"]) for header in headers}
    return guessed_columns(LAYERS[layer], columns, has_shapes=has_shapes)


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        ("wells", "code=井号, kind=井别, operator=采油厂, lon=经度, lat=纬度"),
        (
            "wells",
            "code=API WELL NUMBER, name=WELL NAME, operator=COMPANY NAME, kind=WELL TYPE CODE, status=WELL STATUS",
        ),
        ("wells", "name=Well_Name, lon=经度（°）, lat=纬度（°）"),
        ("cameras", "code=国标编码, name=设备名称, parent=所属井, lon=X坐标, lat=Y坐标"),
        ("people", "number=警号, name=姓名, kind=人员类别, rank=警衔, phone=联系电话"),
        ("cases", "number=案件编号, title=案件名称, type=案件类别, occurred_from=发案时间起, occurred_to=发案时间止"),
        ("pipelines", "name=PipelineName, medium=Fuel, status=Status"),
    ],
)
def test_usual_headers_are_recognised(layer: str, told: str) -> None:
    expected = dict(pair.split("=") for pair in told.split(", "))
    cells: dict[str, list[object]] = {header: ["107.5", "37.5"] for header in expected.values()}
    assert guess(layer, *expected.values(), "Notes of 2025", cells=cells) == expected


def test_half_a_place_is_none() -> None:
    assert guess("wells", "井号", "经度") == {"code": "井号"}


def test_words_under_the_header_of_a_coordinate_make_it_none() -> None:
    assert "lon" not in guess("wells", "x", "y", cells={"x": ["north", "south"], "y": ["1", "2"]})


def test_a_file_with_shapes_needs_no_coordinate_columns() -> None:
    assert guess("wells", "井号", "经度", "纬度", has_shapes=True) == {"code": "井号"}


def test_a_column_that_repeats_itself_is_no_code() -> None:
    repeating: dict[str, list[object]] = {"GBCODE": [*["31030"] * 9, "31010"]}
    assert "code" not in guess("sites", "GBCODE", "名称", cells=repeating)
