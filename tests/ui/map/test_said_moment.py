"""A moment as an officer types it, in the county's time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.errors import InputRefused
from app.ui.map.said_moment import said_moment

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
"""23:41:07 in the county."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-20 03:15", datetime(2026, 11, 19, 19, 15, tzinfo=UTC)),
        ("2026-11-20 03:15:30", datetime(2026, 11, 19, 19, 15, 30, tzinfo=UTC)),
        ("2026/11/20", datetime(2026, 11, 19, 16, tzinfo=UTC)),
        ("11-20 03:15", datetime(2026, 11, 19, 19, 15, tzinfo=UTC)),
        ("12-24 20:00", datetime(2025, 12, 24, 12, tzinfo=UTC)),
        ("03:15", datetime(2026, 11, 20, 19, 15, tzinfo=UTC)),
        ("23:59", datetime(2026, 11, 20, 15, 59, tzinfo=UTC)),
        ("11月20日3点15分", datetime(2026, 11, 19, 19, 15, tzinfo=UTC)),
        ("2026年11月20日 22时", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        ("３：１５", datetime(2026, 11, 20, 19, 15, tzinfo=UTC)),
    ],
)
def test_a_typed_time_is_the_latest_that_it_can_mean(typed: str, meant: datetime) -> None:
    assert said_moment(typed, NOW) == meant


@pytest.mark.parametrize("typed", ["", "昨天", "3", "2026-13-01 10:00", "02-30", "25:00", "03:75", "2027-01-01", "--:"])
def test_what_is_no_past_time_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(InputRefused):
        said_moment(typed, NOW)
