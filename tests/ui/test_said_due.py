"""A time ahead as an officer types it."""

from datetime import UTC, datetime

import pytest

from app.errors import InputRefused
from app.ui.duty.said_due import said_due

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)  # 23:41 in the county


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20", datetime(2026, 11, 21, 16, 1, tzinfo=UTC)),
        ("+45 分钟", datetime(2026, 11, 21, 16, 26, tzinfo=UTC)),
        ("2h", datetime(2026, 11, 21, 17, 41, tzinfo=UTC)),
        ("２小时", datetime(2026, 11, 21, 17, 41, tzinfo=UTC)),
        ("23:50", datetime(2026, 11, 21, 15, 50, tzinfo=UTC)),
        ("06:00", datetime(2026, 11, 21, 22, 0, tzinfo=UTC)),
        ("6点", datetime(2026, 11, 21, 22, 0, tzinfo=UTC)),
        ("明天 06:30", datetime(2026, 11, 21, 22, 30, tzinfo=UTC)),
        ("后天 8:00", datetime(2026, 11, 23, 0, 0, tzinfo=UTC)),
        ("12-01 09:00", datetime(2026, 12, 1, 1, 0, tzinfo=UTC)),
        ("01-02 09:00", datetime(2027, 1, 2, 1, 0, tzinfo=UTC)),
        ("2027-02-28 24:00", None),
        ("02-30 09:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_was_meant_or_refused(text: str, meant: datetime | None) -> None:
    if meant is None:
        with pytest.raises(InputRefused):
            said_due(text, NOW)
    else:
        assert said_due(text, NOW) == meant
