"""A time ahead as an officer types it: 20 (minutes), 2h, 06:00, 11-22 06:00, 明天 06:00; in the county's time."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from app.errors import InputRefused
from app.ui.local_time import COUNTY_TIME, local

_SIGNS = str.maketrans("年月日号时点分/.", "--  :: --")
_SPAN = re.compile(r"\+?(?P<number>\d{1,3})\s*(?P<unit>m|min|分钟|h|小时|天|d)?")
_CLOCK = re.compile(
    r"(?:(?:(?P<year>\d{4})-)?(?P<month>\d{1,2})-(?P<day>\d{1,2}))?\s*(?P<hour>\d{1,2}):(?P<minute>\d{1,2})?"
)
_UNITS = {"h": timedelta(hours=1), "小时": timedelta(hours=1), "天": timedelta(days=1), "d": timedelta(days=1)}
_DAYS = {"今天": 0, "today": 0, "明天": 1, "明早": 1, "tomorrow": 1, "后天": 2}


def said_due(text: str, now: datetime) -> datetime:
    """The moment that is meant: of an hour without a day the next to come. Raises `InputRefused` in a sentence."""
    said = unicodedata.normalize("NFKC", text).strip().casefold()
    if (span := _SPAN.fullmatch(said)) is not None:
        return now + int(span["number"]) * _UNITS.get(span["unit"] or "", timedelta(minutes=1))
    days = next((word for word in _DAYS if said.startswith(word)), None)
    plain = said.removeprefix(days or "").translate(_SIGNS).strip()
    match = _CLOCK.fullmatch(plain if plain.endswith(":") or ":" in plain else f"{plain}:")
    if match is None or (days is not None and match["day"]):
        raise InputRefused("{text} is no time: type minutes such as 20, or 06:00, or 11-22 06:00.", text=text[:40])
    today = local(now) + timedelta(days=_DAYS[days] if days else 0)
    try:
        at = datetime(
            int(match["year"] or today.year),
            int(match["month"] or today.month),
            int(match["day"] or today.day),
            int(match["hour"]),
            int(match["minute"] or 0),
            tzinfo=COUNTY_TIME,
        )
        if at <= now and match["year"] is None and days is None:
            at = at.replace(year=at.year + 1) if match["day"] else at + timedelta(days=1)
    except ValueError as error:
        raise InputRefused("{text} is no day or hour of the calendar.", text=text[:40]) from error
    return at.astimezone(now.tzinfo)
