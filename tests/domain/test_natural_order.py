"""Codes and names stand as one counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.natural_order import natural


def test_ten_comes_after_nine_wherever_the_number_stands() -> None:
    told = ["井-10", "井-9", "定4127-10", "定4127-9", "定999-1", "K12+300", "K9+900", "巡10", "巡2"]
    assert sorted(told, key=natural) == [
        "K9+900", "K12+300", "井-9", "井-10", "定999-1", "定4127-9", "定4127-10", "巡2", "巡10",
    ]  # fmt: skip


@given(st.integers(min_value=0, max_value=10**11), st.integers(min_value=0, max_value=10**11), st.text(max_size=4))
def test_of_two_codes_that_differ_in_one_number_the_smaller_number_is_first(one: int, other: int, name: str) -> None:
    assert (natural(f"{name}-{one}") < natural(f"{name}-{other}")) == (one < other)
