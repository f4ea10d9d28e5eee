"""Names are found by any part of them, however they are spelled, and by how they sound."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.name_index import Match, NameIndex
from app.analysis.said_name import said_name

NAMES = [
    "定1234-5",
    "定1234-56",
    "定边采油厂姬塬作业区",
    "姬塬智慧警务室",
    "巡察2组",
    "巡察12组",
    "DK-7 井场",
    "𠮷野井",
    "",
]
INDEX = NameIndex.of([NAMES, ["", "", "", "警-3", "巡2", "巡12", "定气7", "", ""]])


def found(text: str) -> dict[str, Match]:
    matches = INDEX.find(said_name(text))
    return {NAMES[row]: Match(matches[row]) for row in np.flatnonzero(matches != Match.NONE)}


@pytest.mark.parametrize(
    "text",
    [
        "定1234-5",
        "定1234－5",
        "定１２３４５",
        "定 1234 - 5",
        "定1234_5",
        "定1234—5",
        "DING1234_5",
        "ding1234-5",
        "Ding 1234-5",
    ],
)
def test_a_code_is_the_same_however_it_is_spelled(text: str) -> None:
    matches = found(text)
    assert matches.pop("定1234-5") in (Match.EXACT, Match.SOUND_EXACT)
    assert set(matches.values()) <= {Match.BEGINS, Match.SOUND_BEGINS}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("姬", {"定边采油厂姬塬作业区", "姬塬智慧警务室"}),
        ("姬塬", {"定边采油厂姬塬作业区", "姬塬智慧警务室"}),
        ("姬塬作", {"定边采油厂姬塬作业区"}),
        ("边采油厂姬塬作业", {"定边采油厂姬塬作业区"}),
        ("警-3", {"姬塬智慧警务室"}),
        ("34-5", {"定1234-5", "定1234-56"}),
        ("jyzhjws", {"姬塬智慧警务室"}),
        ("jiyuanzhihui", {"姬塬智慧警务室"}),
        ("zhhuijws", set()),
        ("dbcyc", {"定边采油厂姬塬作业区"}),
        ("dk7", {"DK-7 井场"}),
        ("𠮷野", {"𠮷野井"}),
        ("采油 姬塬", {"定边采油厂姬塬作业区"}),
        ("姬塬 采油", {"定边采油厂姬塬作业区"}),
        ("姬塬 采气", set()),
        ("塬姬", set()),
    ],
)
def test_names_are_found_by_one_two_three_and_eight_characters_by_initials_and_by_words(
    text: str, names: set[str]
) -> None:
    assert set(found(text)) == names


def test_what_begins_so_comes_before_what_contains_it_and_a_whole_number_before_a_part_of_one() -> None:
    assert found("巡察2组") == {"巡察2组": Match.EXACT}
    assert found("2组") == {"巡察2组": Match.PART, "巡察12组": Match.INSIDE}
    assert found("姬塬智")["姬塬智慧警务室"] < found("慧警")["姬塬智慧警务室"] < found("jyzh")["姬塬智慧警务室"]


def test_one_digit_or_letter_means_the_beginning_of_a_name() -> None:
    assert set(found("d")) == {"定1234-5", "定1234-56", "定边采油厂姬塬作业区", "DK-7 井场"}
    assert found("4") == {}


def test_a_name_may_be_said_with_a_part_left_out() -> None:
    matches = INDEX.find_in_two(said_name("姬塬警务室"))
    assert [NAMES[row] for row in np.flatnonzero(matches != Match.NONE)] == ["姬塬智慧警务室"]
    assert (INDEX.find_in_two(said_name("定1234")) == Match.NONE).all()


@pytest.mark.parametrize("text", ["", " ", "---", "%_'\"\\", "\0", "\x01", "*" * 5000, "NULL", "‮", "\ud800", "🛢" * 40])
def test_hostile_text_finds_nothing_and_breaks_nothing(text: str) -> None:
    assert found(text) == {}


def test_names_with_strange_signs_in_them_stay_in_their_rows() -> None:
    index = NameIndex.of([["a\0b", "\x01\x02", "", "c"], ["x", "y\0\0", "", "d"]])
    assert len(index) == 4
    assert (index.find(said_name("cd")) == Match.NONE).all(), "two names are not one"
    assert np.flatnonzero(index.find(said_name("d")) != Match.NONE).tolist() == [3]


def test_an_empty_index_finds_nothing() -> None:
    assert len(NameIndex.of([[], []]).find(said_name("定"))) == 0
    assert len(NameIndex.of([]).find(said_name("定"))) == 0
