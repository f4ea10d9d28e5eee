"""Cells as values: numbers, degrees, flags, times, words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.layer import LAYERS
from app.services.files.cell_values import Unreadable, degrees_of, flag_of, moment_of, number_of, reader_of, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (31001010720000.0, "31001010720000"),
        (1.5, "1.5"),
        (" a ", "a"),
        (None, ""),
        ("#N/A", ""),
        ("NULL", ""),
        (7, "7"),
    ],
)
def test_a_cell_as_text(cell: object, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1,350.5", 1350.5), ("１２．５", 12.5), ("", None), (float("nan"), None), ("-3", -3.0), (4, 4.0)],
)
def test_a_cell_as_a_number(cell: object, value: float | None) -> None:
    assert number_of(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("107°36'04.3\"E", 107.6011944),
        ("东107度36分4.3秒", 107.6011944),
        ("W 10°30′", -10.5),
        ("107.6", 107.6),
        (37.5, 37.5),
    ],
)
def test_a_cell_as_degrees(cell: object, value: float) -> None:
    assert degrees_of(cell) == pytest.approx(value)


@pytest.mark.parametrize(
    ("cell", "value"), [("是", True), ("√", True), (1, True), ("否", False), ("N", False), ("", None)]
)
def test_a_cell_as_yes_or_no(cell: object, value: bool | None) -> None:
    assert flag_of(cell) is value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2025-01-22 10:58:47", datetime(2025, 1, 22, 2, 58, 47, tzinfo=UTC)),
        ("2025/1/22", datetime(2025, 1, 21, 16, tzinfo=UTC)),
        ("2025年1月22日 10时58分", datetime(2025, 1, 22, 2, 58, tzinfo=UTC)),
        ("20250122105847", datetime(2025, 1, 22, 2, 58, 47, tzinfo=UTC)),
        ("2025-01-22T02:58:47.5Z", datetime(2025, 1, 22, 2, 58, 47, 500_000, tzinfo=UTC)),
        ("2025-01-22T10:58:47+08:00", datetime(2025, 1, 22, 2, 58, 47, tzinfo=UTC)),
        (datetime(2025, 1, 22, 10, 58), datetime(2025, 1, 22, 2, 58, tzinfo=UTC)),
        (date(2025, 1, 22), datetime(2025, 1, 21, 16, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_cell_as_a_time_is_beijings_where_it_names_no_zone(cell: object, value: datetime | None) -> None:
    assert moment_of(cell) == value


@pytest.mark.parametrize("cell", ["1/22/2025", "22.1.25", "2025-13-01", "2025-02-30", "yesterday", "2025-01-22 25:00"])
def test_a_time_that_could_be_read_in_two_ways_is_not_guessed(cell: str) -> None:
    with pytest.raises(Unreadable):
        moment_of(cell)


def test_words_given_by_hand_come_before_those_that_are_known() -> None:
    kind = LAYERS["wells"].field("kind")
    assert reader_of(kind, {})("油井") == "OIL"
    assert reader_of(kind, {"油井": "GAS"})("油井") == "GAS"
    with pytest.raises(Unreadable):
        reader_of(kind, {})("神秘井")
