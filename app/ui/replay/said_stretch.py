"""A stretch of time as an officer types it: 2026-11-20 20:00 – 11-21 06:00, or 20:00 至 06:00; in the county's time."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from app.errors import InputRefused
from app.ui.local_time import COUNTY_TIME, local, to_minute
from app.ui.map.said_moment import said_moment

_BETWEEN = re.compile(r"\s*[–—~至到]\s*|\s+-+\s+|\s+to\s+")
_YEAR = re.compile(r"\d{4}")
_HOUR_ONLY = re.compile(r"(\d{1,2})[:时点](\d{1,2})?分?")
YEAR = timedelta(days=364)


def said_stretch(text: str, now: datetime) -> tuple[datetime, datetime]:
    """Begin and end. An end of an hour alone is the first such hour after the begin, and `now` where it is yet to come;
    one of a day without a year is that of the year that follows the begin.

    Raises `InputRefused` in one sentence for what is no stretch, or begins in what is yet to come.
    """
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text).strip()) if part]
    if len(parts) != 2:
        raise InputRefused(
            "{text} is no stretch of time: type it as 2026-11-20 20:00 – 06:00, or 20:00 – 06:00.", text=text[:60]
        )
    since, hour = said_moment(parts[0], now), _HOUR_ONLY.fullmatch(parts[1])
    if hour is None:
        has_year = _YEAR.match(parts[1])
        return since, said_moment(parts[1], now if has_year else min(now, since + YEAR))
    try:
        until = local(since).replace(hour=int(hour[1]), minute=int(hour[2] or 0), second=0, microsecond=0)
    except ValueError as error:
        raise InputRefused("{text} is no day or hour of the calendar.", text=parts[1]) from error
    if until <= since:
        until += timedelta(days=1)
    return since, min(now, until.astimezone(since.tzinfo))


def stretch_words(since: datetime, until: datetime) -> str:
    """As it can be typed again."""
    same_year = since.astimezone(COUNTY_TIME).year == until.astimezone(COUNTY_TIME).year
    end = f"{local(until):%m-%d %H:%M}" if same_year else to_minute(until)
    return f"{to_minute(since)} – {end}"
