from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.ui import local_time
from app.ui.words import Speaker

AT = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)


def test_times_are_shown_in_the_time_of_the_county() -> None:
    assert local_time.full(AT) == "2026-11-21 23:41:07"
    assert local_time.to_minute(AT + timedelta(hours=1)) == "2026-11-22 00:41"


@pytest.mark.parametrize(
    ("ago", "chinese", "english"),
    [
        (timedelta(seconds=59), "刚刚", "just now"),
        (timedelta(minutes=3), "3 分钟", "3 min"),
        (timedelta(minutes=119), "119 分钟", "119 min"),
        (timedelta(hours=5), "5 小时", "5 h"),
        (timedelta(days=3), "3 天", "3 d"),
        (timedelta(seconds=-30), "刚刚", "just now"),
    ],
)
def test_an_age_is_one_number_and_one_unit(speaker: Speaker, ago: timedelta, chinese: str, english: str) -> None:
    assert local_time.age(AT - ago, AT) == chinese
    speaker.speak("en")
    assert local_time.age(AT - ago, AT) == english


def test_a_stretch_of_time_does_not_repeat_its_day() -> None:
    assert local_time.span(AT - timedelta(hours=2), AT) == "11-21 21:41 – 23:41"
    assert local_time.span(AT, AT + timedelta(hours=7)) == "11-21 23:41 – 11-22 06:41"
    assert local_time.span(AT, AT) == "11-21 23:41"
    assert local_time.dated_span(AT, AT + timedelta(hours=7)) == "2026-11-21 23:41 – 11-22 06:41"


def test_the_week_has_its_names(speaker: Speaker) -> None:
    assert local_time.weekday(AT) == "周六"
    speaker.speak("en")
    assert local_time.weekday(AT) == "Saturday"
