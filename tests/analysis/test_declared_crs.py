"""Declared coordinate systems: what is understood, what is refused, and that the numbers come out right."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.crs_suggestion import suggested_crs
from app.analysis.declared_crs import conversion_from_wgs84, conversion_to_wgs84, parse_crs
from app.errors import InputRefused

SEAT = np.array([[107.6012, 37.5946]])


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("wgs84", "WGS84"),
        ("WGS-84", "WGS84"),
        ("EPSG:4326", "WGS84"),
        ("CGCS2000", "CGCS2000"),
        ("epsg:4490", "CGCS2000"),
        ("GCJ-02", "GCJ02"),
        ("bd09", "BD09"),
        ("4545", "EPSG:4545"),
        ("EPSG:4524 swapped", "EPSG:4524 swapped"),
        ("CGCS2000 swapped", "CGCS2000 swapped"),
        ("EPSG:2360 towgs84=1,2,3", "EPSG:2360 towgs84=1,2,3"),
    ],
)
def test_a_declaration_is_understood_in_its_usual_spellings(text: str, canonical: str) -> None:
    assert str(parse_crs(text)) == canonical
    assert parse_crs(str(parse_crs(text))) == parse_crs(text)


@pytest.mark.parametrize("text", ["BJ54", "XA80", "Xian 1980", "北京54", "EPSG:4214", "EPSG:4610", "EPSG:2360"])
def test_an_old_local_datum_is_refused_until_its_parameters_are_given(text: str) -> None:
    with pytest.raises(InputRefused, match="old local datum"):
        parse_crs(text)


@pytest.mark.parametrize("text", ["EPSG:999999", "nonsense", "", "EPSG:5773"])
def test_an_unknown_system_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputRefused):
        parse_crs(text)


@pytest.mark.parametrize(
    ("crs", "x", "y"),
    [
        ("EPSG:4545", 464780.396, 4162576.378),
        ("EPSG:4524", 36464780.396, 4162576.378),
        ("EPSG:4545 swapped", 4162576.378, 464780.396),
        ("EPSG:3857", 11978110.793, 4522313.628),
    ],
)
def test_the_county_seat_has_its_known_coordinates(crs: str, x: float, y: float) -> None:
    declared = parse_crs(crs)
    got = conversion_from_wgs84(declared)(SEAT)[0]
    assert got == pytest.approx((x, y), abs=1e-3)
    back = conversion_to_wgs84(declared)(np.array([[x, y]]))[0]
    assert back == pytest.approx((107.6012, 37.5946), abs=1e-8)


def test_gcj02_and_swapped_degrees_come_back_to_the_county_seat() -> None:
    assert conversion_to_wgs84(parse_crs("GCJ02"))(np.array([[107.60605812, 37.59498583]]))[0] == pytest.approx(
        SEAT[0], abs=1e-8
    )
    assert conversion_to_wgs84(parse_crs("CGCS2000 swapped"))(SEAT[:, ::-1])[0] == pytest.approx(SEAT[0])


def test_the_parameters_of_an_old_datum_move_the_place() -> None:
    plain = conversion_to_wgs84(parse_crs("EPSG:4610 towgs84=0,0,0"))(SEAT)
    moved = conversion_to_wgs84(parse_crs("EPSG:4610 towgs84=100,0,0"))(SEAT)
    assert 90 < np.hypot(*((moved - plain)[0] * (88_200, 111_320))) < 101


def test_what_has_no_place_becomes_nan_and_nothing_is_raised() -> None:
    given = np.array([[np.nan, 1.0], [np.inf, 0.0], [1e30, 1e30], [464780.396, 4162576.378]])
    for crs in ("EPSG:4545", "GCJ02", "BD09", "WGS84"):
        got = conversion_to_wgs84(parse_crs(crs))(given)
        assert np.isnan(got[0]).any()
        assert np.isnan(got[1]).any()
    assert np.isnan(conversion_to_wgs84(parse_crs("EPSG:4545"))(given)[2]).all()


def test_an_old_european_datum_is_shifted_by_about_100_m() -> None:
    place = np.array([[3.0, 60.0]])
    moved = conversion_to_wgs84(parse_crs("EPSG:4230"))(place)
    assert 60 < np.hypot((moved - place)[0, 0] * 55_660, (moved - place)[0, 1] * 111_320) < 150


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((107.6, 37.59), ["WGS84", "CGCS2000", "GCJ02", "BD09"]),
        ((37.59, 107.6), ["WGS84 swapped", "CGCS2000 swapped", "GCJ02 swapped", "BD09 swapped"]),
        ((464780.4, 4162576.4), ["EPSG:4545"]),
        ((4162576.4, 464780.4), ["EPSG:4545 swapped"]),
        ((36464780.4, 4162576.4), ["EPSG:4524"]),
        ((4162576.4, 36464780.4), ["EPSG:4524 swapped"]),
        ((18729000.0, 4165000.0), ["EPSG:4496"]),
        ((11978110.8, 4522313.6), ["EPSG:3857"]),
    ],
)
def test_numbers_suggest_their_system_by_range(given: tuple[float, float], expected: list[str]) -> None:
    assert [str(one) for one in suggested_crs(np.array([given]))][: len(expected)] == expected


def test_numbers_that_fit_nothing_suggest_nothing() -> None:
    assert suggested_crs(np.array([[1e9, 1e9]])) == ()
    assert suggested_crs(np.array([[np.nan, 1.0]])) == ()
