from __future__ import annotations

import pytest

from app.domain.position import Position
from app.ui.commands.command_words import Meaning, fits, read_position, understand
from app.ui.commands.initials import initials


@pytest.mark.parametrize(
    ("line", "text", "places_only"),
    [
        ("定1234", "定1234", False),
        ("/去 定1234", "定1234", True),
        ("/go  姬塬警务室 ", "姬塬警务室", True),
        ("/案件", "案件", False),
        ("、案件", "案件", False),
        ("  ", "", False),
        ("gone", "gone", False),
    ],
)
def test_a_line_is_understood_in_both_languages(line: str, text: str, places_only: bool) -> None:
    assert understand(line) == Meaning(text, places_only, None)


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("107.6, 37.2", 107.6, 37.2),
        ("107.6 37.2", 107.6, 37.2),
        ("107.6，37.2", 107.6, 37.2),
        ("37.2, 107.6", 107.6, 37.2),
        ("37.2N 107.6E", 107.6, 37.2),
        ("60, 30", 60.0, 30.0),
        ("30N 60E", 60.0, 30.0),
        ("70.5W 33.4S", -70.5, -33.4),
        ("107.6° 37.2°", 107.6, 37.2),
    ],
)
def test_a_pair_of_degrees_is_a_place_longitude_first_unless_it_says_otherwise(
    text: str, lon: float, lat: float
) -> None:
    assert read_position(text) == Position(lon, lat)


@pytest.mark.parametrize("text", ["定1234-5", "107.6", "107.6, 97.2", "K12+300", "1 2 3", "200, 100"])
def test_what_is_no_pair_of_degrees_is_no_place(text: str) -> None:
    assert read_position(text) is None


def test_chinese_words_are_found_by_the_first_letters_of_their_pinyin() -> None:
    assert initials("案件") == "aj"
    assert initials("实时报警 F9") == "ssbjf9"
    assert initials("图层") == "tc"
    assert fits("aj", ["案件"])
    assert fits("案", ["案件"])
    assert fits("巡 3", ["巡3"])
    assert not fits("件案", ["案件"])
