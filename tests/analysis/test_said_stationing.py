"""A place along a line, however it is typed or said."""

from __future__ import annotations

import pytest

from app.analysis.said_stationing import SaidStationing, said_stationing


@pytest.mark.parametrize(
    ("text", "chainage_m", "line"),
    [
        ("K12+300", 12_300, ""),
        ("k12+300", 12_300, ""),
        ("ｋ12＋300", 12_300, ""),
        ("长庆3线 K12+300", 12_300, "长庆3线"),
        ("长庆3线K12+300", 12_300, "长庆3线"),
        ("K12+300长庆3线", 12_300, "长庆3线"),
        ("长庆3线 k12.3", 12_300, "长庆3线"),
        ("k12.3", 12_300, ""),
        ("长庆3线 k12", 12_000, "长庆3线"),
        ("长庆3线 12+300", 12_300, "长庆3线"),
        ("长庆3线 12公里300米", 12_300, "长庆3线"),
        ("长庆3线12公里300", 12_300, "长庆3线"),
        ("长庆3线 12.3公里处", 12_300, "长庆3线"),
        ("长庆3线 12.3km", 12_300, "长庆3线"),
        ("定南一线，桩号K0+005.5附近", 5.5, "定南一线"),
        ("K 12 + 300", 12_300, ""),
        ("K0+000", 0, ""),
    ],
)
def test_a_stationing_is_understood_with_the_line_it_is_on(text: str, chainage_m: float, line: str) -> None:
    said = said_stationing(text)
    assert said is not None
    assert said.chainage_m == pytest.approx(chainage_m)
    assert said.line == line


@pytest.mark.parametrize(
    "text",
    ["", "定1234-5", "DK12+300", "K12+3000", "KK", "12", "107.6, 37.2", "K", "+300", "12+", "AK47", "K12-3", "k1.2.3"],
)
def test_what_is_none_is_left_to_the_search(text: str) -> None:
    assert said_stationing(text) is None


def test_it_is_written_as_on_the_marker() -> None:
    assert SaidStationing(12_300, "").text == "K12+300"
    assert SaidStationing(5.5, "").text == "K0+005.5"
    assert SaidStationing(999.96, "").text == "K1+000"
