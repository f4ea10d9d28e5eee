"""A moment as an officer types it: 2026-11-20 03:15, 11-20 03:15, 3:15, 11月20日3点15分; in the county's time."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from app.errors import InputRefused
from app.ui.local_time import COUNTY_TIME, local

_SIGNS = str.maketrans("年月日号时点分/.", "--  :: --")
_MOMENT = re.compile(
    r"(?:(?:(?P<year>\d{4})-)?(?P<month>\d{1,2})-(?P<day>\d{1,2}))?[\sT]*"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{1,2})?(?::(?P<second>\d{1,2}))?)?"
)


def said_moment(text: str, now: datetime) -> datetime:
    """The moment that is meant: of a day or hour without a year or date, the latest that is past.

    Raises `InputRefused` in one sentence for what is no time, no day of the calendar, or yet to come.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS).strip().rstrip(":- ")
    hour_only = re.search(r"[时点]\s*$", unicodedata.normalize("NFKC", text))
    match = _MOMENT.fullmatch(f"{plain}:" if hour_only else plain)
    if match is None or not plain:
        raise InputRefused("{text} is no time: type it as 2026-11-20 03:15, 11-20 03:15 or 03:15.", text=text[:40])
    parts = {name: int(value) for name, value in match.groupdict().items() if value is not None}
    today = local(now)
    try:
        at = datetime(
            parts.get("year", today.year),
            parts.get("month", today.month),
            parts.get("day", today.day),
            parts.get("hour", 0),
            parts.get("minute", 0),
            parts.get("second", 0),
            tzinfo=COUNTY_TIME,
        )
        if at > now and "year" not in parts:
            at = at.replace(year=at.year - 1) if "month" in parts else at - timedelta(days=1)
    except ValueError as error:
        raise InputRefused("{text} is no day or hour of the calendar.", text=text[:40]) from error
    if at > now:
        raise InputRefused("{text} is yet to come: only what is past can be shown.", text=text[:40])
    return at.astimezone(now.tzinfo)
