from __future__ import annotations

import pytest

from app.ui.commands.command_words import Meaning, fits, understand


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
    assert understand(line) == Meaning(text, places_only)


def test_chinese_words_are_found_by_the_first_letters_of_their_pinyin() -> None:
    assert fits("aj", ["案件"])
    assert fits("案", ["案件"])
    assert fits("巡 3", ["巡3"])
    assert not fits("件案", ["案件"])
