"""A stretch of time as it is typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.errors import InputRefused
from app.ui.local_time import COUNTY_TIME, local
from app.ui.replay.said_stretch import said_stretch, stretch_words

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)


def county(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=COUNTY_TIME)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026-11-20 20:00 – 2026-11-21 06:00", "2026-11-20 20:00", "2026-11-21 06:00"),
        ("11-20 20:00 - 06:00", "2026-11-20 20:00", "2026-11-21 06:00"),
        ("11月20日20点 至 6点", "2026-11-20 20:00", "2026-11-21 06:00"),
        ("20:00～23:00", "2026-11-21 20:00", "2026-11-21 23:00"),
        ("22:30 to 23:59", "2026-11-21 22:30", "2026-11-21 23:41"),
    ],
)
def test_a_stretch_is_understood_as_the_field_writes_it(text: str, since: str, until: str) -> None:
    assert said_stretch(text, NOW) == (county(since), county(until))


@pytest.mark.parametrize("text", ["", "昨晚", "20:00", "20:00 – 26:00", "2027-01-01 20:00 – 21:00", "1 – 2 – 3"])
def test_what_is_no_stretch_of_the_past_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        said_stretch(text, NOW)


def test_what_is_said_can_be_typed_again() -> None:
    since, until = county("2026-11-20 20:00"), county("2026-11-21 06:00")
    assert stretch_words(since, until) == "2026-11-20 20:00 – 11-21 06:00"
    assert said_stretch(stretch_words(since, until), NOW) == (since, until)
    last_year = county("2025-11-20 20:00"), county("2025-11-21 06:00")
    assert said_stretch(stretch_words(*last_year), NOW) == last_year
    assert local(said_stretch("20:00 – 21:00", NOW)[0]).hour == 20
