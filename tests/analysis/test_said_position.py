"""Coordinates in every usual writing come out at the same place, and say how they were taken."""

from __future__ import annotations

import pytest

from app.analysis.said_position import said_positions
from app.domain.position import Position, distance_m

HERE = Position(107.603333333, 37.22)
"""107°36'12" E, 37°13'12" N."""

HERE_SAID = [
    "107.603333, 37.22",
    "107.603333,37.22",
    "107.603333 37.22",
    "107.603333，37.22",
    "107.603333、37.22",
    "(107.603333, 37.22)",
    "１０７．６０３３３３，３７．２２",
    "107.603333/37.22",
    "37.22, 107.603333",
    "37.22 107.603333",
    "+107.603333 +37.22",
    "107.603333E 37.22N",
    "37.22N,107.603333E",
    "E107.603333 N37.22",
    "n37.22 e107.603333",
    "107.603333°, 37.22°",
    "107.603333° E 37.22° N",
    "lon=107.603333 lat=37.22",
    "lat: 37.22, lng: 107.603333",
    "longitude 107.603333 latitude 37.22",
    "经度107.603333 纬度37.22",
    "经度:107.603333，纬度:37.22",
    "东经107.603333 北纬37.22",
    "北纬37.22°，东经107.603333°",
    "东经107.603333度北纬37.22度",
    "坐标 107.603333, 37.22",
    "107°36′12″ 37°13′12″",
    "107°36'12\" 37°13'12\"",
    "107°36’12” 37°13’12”",
    "107º36´12″ 37º13´12″",
    "107˚36′12″E, 37˚13′12″N",
    "37°13′12″N107°36′12″E",
    "N37°13′12″ E107°36′12″",
    "东经107°36′12″，北纬37°13′12″",
    "东经107度36分12秒 北纬37度13分12秒",
    "北纬37度13分12秒,东经107度36分12秒",
    "107°36.2′ 37°13.2′",
    "107°36.2'E 37°13.2'N",
    "107d36m12s 37d13m12s",
    "107:36:12, 37:13:12",
    "107 36 12 37 13 12",
    "107 36 12, 37 13 12",
    "E 107 36 12 N 37 13 12",
    "37 13 12 N 107 36 12 E",
    "107 36.2, 37 13.2",
    "107°36'12''E 37°13'12''N",
    "geo:37.22,107.603333",
    "geo:37.22,107.603333?z=15",
    "WGS84 107.603333, 37.22",
    "wgs-84: 37.22, 107.603333",
    "gps 107.603333 37.22",
    "CGCS2000 107.603333, 37.22",
    "2000坐标 107.603333, 37.22",
]


@pytest.mark.parametrize("text", HERE_SAID)
def test_degrees_in_every_usual_writing_are_the_same_place(text: str) -> None:
    (found,) = said_positions(text)
    assert found.position is not None
    assert distance_m(found.position, HERE) < 0.1
    assert found.told


def told(text: str) -> str:
    return " | ".join(str(one) for found in said_positions(text) for one in found.told)


def test_which_number_came_first_is_told() -> None:
    assert "longitude was given first" in told("107.6, 37.2")
    assert "latitude was given first" in told("37.2, 107.6")
    assert "degrees, minutes and seconds" in told("107 36 12 37 13 12")


def test_a_pair_that_may_be_either_is_read_both_ways_unless_one_of_them_is_here() -> None:
    assert [found.position for found in said_positions("60, 30")] == [Position(60, 30), Position(30, 60)]
    assert [found.position for found in said_positions("87.6, 43.8")] == [Position(87.6, 43.8), Position(43.8, 87.6)]
    assert [found.position for found in said_positions("30N 60E")] == [Position(60, 30)]
    assert [found.position for found in said_positions("70.5W 33.4S")] == [Position(-70.5, -33.4)]
    assert [found.position for found in said_positions("-107.6, -37.2")] == [Position(-107.6, -37.2)]


METRES = Position(107.603333333, 37.22)
"""By pyproj 3.7 (PROJ 9): EPSG:4545 464793.95, 4121000.23; zone 36 of three degrees; EPSG:4507 731079.25,
4124103.21 (zone 18 of six)."""


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("464793.95, 4121000.23", "no zone was given"),
        ("4121000.23, 464793.95", "northing was given first"),
        ("36464793.95, 4121000.23", "zone 36 (108°E)"),
        ("4121000.23 36464793.95", "northing was given first"),
        ("X=4121000.23 Y=36464793.95", "northing was given first"),
        ("CGCS2000 X:4121000.23，Y:36464793.95", "zone 36"),
        ("18731079.25, 4124103.21", "zone 18 (105°E)"),
        ("Y36464793.95米 X4121000.23米", "easting was given first"),
    ],
)
def test_metres_of_a_zone_are_a_place_with_or_without_the_zone_in_either_order(text: str, note: str) -> None:
    (found,) = said_positions(text)
    assert found.position is not None
    assert distance_m(found.position, METRES) < 0.5
    assert note in told(text)


SHIFTED = Position(107.6, 37.5)
"""What the GCJ-02 and BD-09 texts below mean in WGS-84, by an implementation of domain.md D.1 of its own."""


@pytest.mark.parametrize("mark", ["gcj", "GCJ02", "gcj-02:", "高德", "高德地图 ", "腾讯", "火星坐标", "amap"])
def test_gcj_02_is_shifted_back_where_it_is_marked(mark: str) -> None:
    (found,) = said_positions(f"{mark} 107.604852,37.500371")
    assert found.position is not None
    assert distance_m(found.position, SHIFTED) < 1.0
    assert "taken as GCJ-02, shown in WGS-84" in told(f"{mark} 107.604852,37.500371")


@pytest.mark.parametrize("mark", ["百度", "bd09", "BD-09:", "bd09ll", "bd "])
def test_bd_09_is_shifted_back_where_it_is_marked(mark: str) -> None:
    (found,) = said_positions(f"{mark}107.6, 37.5")
    assert found.position is not None
    assert 800 < distance_m(found.position, Position(107.6, 37.5)) < 1_600
    assert "BD-09" in told(f"{mark}107.6, 37.5")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("107.6, 97.2", "no place on earth"),
        ("200, 100", "no place on earth"),
        ("107.6E 37.2E", "Both numbers"),
        ("107°75′ 37°10′", "below 60"),
        ("107.5°30′ 37°10′", "below 60"),
        ("1234, 5678", "neither degrees nor metres"),
        ("99464800, 4120846", "neither degrees nor metres"),
        ("24464800, 4120846", "no zone 24"),
        ("36999000, 4120846", "outside zone 36"),
        ("gcj 464800, 4120846", "no metres"),
    ],
)
def test_what_is_meant_as_coordinates_and_cannot_be_says_why(text: str, why: str) -> None:
    assert [found.position for found in said_positions(text)] == [None]
    assert why in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "107.6", "107.6,", "1 2 3", "12 34", "107 37", "定1234-5", "定1234, 定1235", "K12+300", "20261127-0001",
        "nan,nan", "inf, inf", "107..6,37.2", "107.6.5 37.2", "9" * 150, "1 " * 99, "1," * 99, "°°°'''\"\"\"", "1e5,2",
        "107.6|37.2", "13812345678,13812345679", "107.6, 37.2 and more", "x=1", "-,-", "+" * 200, "\0\0", "🛢1,2",
        "11·28", "110 119", "一百零七点六, 三十七点二", "E E E 1 2",
    ],
)  # fmt: skip
def test_what_is_not_meant_as_coordinates_is_left_to_the_search(text: str) -> None:
    assert said_positions(text) == ()
