from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.watch.rule import RuleOrder
from app.domain.watch_hours import parsed
from app.domain.watch_parameters import PARAMETERS, checked
from app.domain.watch_rule import WatchedMovers, WatchKind
from app.errors import InputRefused

COUNTY = timezone(timedelta(hours=8))


def at(day: int, clock: str) -> float:
    """Of the week of Monday 2026-11-16, county time."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 15 + day, hour, minute, tzinfo=COUNTY).timestamp()


@pytest.mark.parametrize(
    ("hours", "day", "clock", "looks"),
    [
        ("", 3, "12:00", True),
        ("22:00-06:00", 3, "21:59", False),
        ("22:00-06:00", 3, "22:00", True),
        ("22:00-06:00", 4, "00:00", True),
        ("22:00-06:00", 4, "05:59", True),
        ("22:00-06:00", 4, "06:00", False),
        ("1-5 22:00-06:00", 6, "05:00", True),
        ("1-5 22:00-06:00", 6, "23:00", False),
        ("1-5 22:00-06:00", 1, "05:00", False),
        ("7 22:00-06:00", 1, "05:00", True),
        ("6-7 00:00-24:00", 7, "13:00", True),
        ("6-1 08:00-09:00", 1, "08:30", True),
        ("1-5 22:00-06:00, 6-7 00:00-24:00", 6, "12:00", True),
    ],
)
def test_hours_look_when_they_say(hours: str, day: int, clock: str, looks: bool) -> None:
    assert parsed(hours).covers(at(day, clock)) is looks


def test_full_width_signs_are_forgiven() -> None:
    assert parsed(" 22:00-06:00 ").text == "22:00-06:00"


@pytest.mark.parametrize("hours", ["night", "25:00-06:00", "22:00", "22:00-22:00", "8 01:00-02:00", "22:60-23:00", ","])
def test_what_are_no_hours_is_refused(hours: str) -> None:
    with pytest.raises(InputRefused, match="no hours"):
        parsed(hours)


@given(st.integers(0, 2_000_000_000), st.sampled_from(["", "22:00-06:00", "1-5 08:00-18:00", "7 23:30-00:30"]))
def test_arrays_and_single_moments_agree(seconds: int, hours: str) -> None:
    order = RuleOrder(WatchedMovers.ALL, parsed(hours), (), {})
    assert bool(order.looks_at(np.array([float(seconds)]))[0]) is parsed(hours).covers(seconds)


def test_the_begin_of_the_present_stretch_of_hours_is_found_over_midnight() -> None:
    assert parsed("22:00-06:00").looking_since(at(4, "03:15")) == at(3, "22:00")


def test_every_kind_has_figures_within_its_own_limits() -> None:
    for kind in WatchKind:
        assert checked(kind, {}).keys() >= {one.name for one in PARAMETERS[kind]}


@pytest.mark.parametrize(
    "given_figures", [{"metres": 5}, {"metres": "100"}, {"metres": float("nan")}, {"colour": 1}, {"targets": "MOON"}]
)
def test_a_figure_that_cannot_be_is_refused_in_a_sentence(given_figures: dict[str, object]) -> None:
    with pytest.raises(InputRefused, match="changed"):
        checked(WatchKind.NEAR_LINE, given_figures)
