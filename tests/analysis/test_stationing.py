"""Vectors of domain.md D.1 and D.3, and the properties they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from app.analysis.stationing import (
    CalibrationPoint,
    Side,
    StationedLine,
    county_metres,
    line_in_metres,
    parsed,
    stationing,
)
from app.errors import InputRefused

BENT = LineString([(0, 0), (3000, 4000), (3000, 10000)])


@pytest.mark.parametrize(
    ("text", "chainage"),
    [
        ("K12+300", 12300),
        ("k0+005", 5),
        ("K12+300.5", 12300.5),
        ("K12+5", 12005),
        ("\uff2b\uff11\uff12\uff0b300", 12300),
        (" K 12 + 300 ", 12300),
    ],
)
def test_a_stationing_is_read_as_metres_from_the_origin(text: str, chainage: float) -> None:
    assert parsed(text) == chainage


@pytest.mark.parametrize("text", ["", "12+300", "K12", "K12+3000", "K-1+000", "K12+30a", "定4127-6", "KK1+000"])
def test_what_is_no_stationing_is_refused_with_its_own_text(text: str) -> None:
    with pytest.raises(InputRefused, match="is no place along a line") as refused:
        parsed(text)
    assert refused.value.values["text"] == text


@pytest.mark.parametrize(
    ("chainage", "text"),
    [
        (12300, "K12+300"),
        (12005, "K12+005"),
        (999.96, "K1+000"),
        (0, "K0+000"),
        (999.4, "K0+999"),
        (-0.3, "K0+000"),
        (1_119_999.5, "K1120+000"),
    ],
)
def test_metres_are_written_as_stationing_with_carry(chainage: float, text: str) -> None:
    assert stationing(chainage) == text


@pytest.mark.parametrize("chainage", [-1.0, float("nan"), float("inf")])
def test_what_is_no_distance_has_no_stationing(chainage: float) -> None:
    with pytest.raises(InputRefused):
        stationing(chainage)


@given(st.integers(min_value=0, max_value=9_999_999))
def test_whole_metres_survive_writing_and_reading(metres: int) -> None:
    assert parsed(stationing(metres)) == metres


def test_a_point_beside_a_line_is_located_with_chainage_offset_and_side() -> None:
    place = StationedLine(BENT).locate(3100, 7000)
    assert (place.chainage_m, place.offset_m) == pytest.approx((8000, 100))
    assert place.side is Side.RIGHT
    assert StationedLine(BENT).locate(2900, 7000).side is Side.LEFT
    assert StationedLine(BENT).locate(3000, 7000).side is Side.ON_LINE


def test_a_point_outside_a_bend_still_has_a_side() -> None:
    line = StationedLine(LineString([(0, 0), (100, 0), (100, 100)]))
    assert line.locate(150, -50).side is Side.RIGHT
    assert line.locate(90, 10).side is Side.LEFT


def test_between_two_markers_chainage_is_interpolated() -> None:
    line = StationedLine(BENT, [CalibrationPoint(0, 0), CalibrationPoint(5000, 5100), CalibrationPoint(10800, 11000)])
    assert line.chainage_at(2550) == pytest.approx(2500)
    assert line.measure_at(2500) == pytest.approx(2550)
    assert line.chainage_at(11000) == pytest.approx(10800)
    assert line.place_at(5000) == pytest.approx((3000, 4100))


def test_a_broken_chain_jumps_back_at_its_place() -> None:
    line = StationedLine(
        BENT,
        [
            CalibrationPoint(0, 0),
            CalibrationPoint(5300, 5300),
            CalibrationPoint(5250, 5300),
            CalibrationPoint(10950, 11000),
        ],
    )
    assert line.chainage_at(5299) == pytest.approx(5299)
    assert line.chainage_at(5301) == pytest.approx(5251)
    assert line.measure_at(5270) == pytest.approx(5270)
    assert line.chainage_at(11000) == pytest.approx(10950)


def test_a_chainage_left_out_by_a_long_chain_is_refused() -> None:
    line = StationedLine(
        BENT,
        [
            CalibrationPoint(0, 0),
            CalibrationPoint(2900, 2900),
            CalibrationPoint(3100, 2900),
            CalibrationPoint(11200, 11000),
        ],
    )
    with pytest.raises(InputRefused, match=r"has no K3\+000"):
        line.place_at(3000)
    assert 3000 not in [chainage for chainage, _, _ in line.kilometre_markers()]


def test_a_chainage_beyond_the_line_is_refused_with_its_range() -> None:
    with pytest.raises(InputRefused, match=r"from K0\+000 to K11\+000"):
        StationedLine(BENT).place_at(11_001)


@given(st.floats(min_value=0, max_value=11_000))
def test_a_place_on_the_line_is_located_where_it_was_taken(chainage: float) -> None:
    line = StationedLine(BENT, [CalibrationPoint(0, 0), CalibrationPoint(6000, 5900), CalibrationPoint(11_000, 11_000)])
    found = line.locate(*line.place_at(chainage))
    assert found.chainage_m == pytest.approx(chainage, abs=1e-6)
    assert found.offset_m == pytest.approx(0, abs=1e-6)


def test_every_whole_kilometre_has_its_marker() -> None:
    markers = StationedLine(BENT).kilometre_markers()
    assert [chainage for chainage, _, _ in markers] == list(range(0, 12_000, 1000))
    assert markers[5][1:] == pytest.approx((3000, 4000))


def test_lengths_are_measured_in_the_county_system() -> None:
    line = line_in_metres(LineString([(107.6012, 37.5946), (107.6112, 37.5946)]), county_metres())
    assert line.coords[0] == pytest.approx((464780.396, 4162576.378), abs=1e-3)
    assert line.length == pytest.approx(883.2, abs=0.5)
