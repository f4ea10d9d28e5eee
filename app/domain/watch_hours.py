"""When a watch rule looks: hours of the county's clock, over midnight too, on some days of the week or on all.

Written `22:00-06:00`, with days `1-5 22:00-06:00` (1 is Monday), several with commas: `1-5 22:00-06:00, 6 0:00-24:00`.
A span over midnight belongs to the day on which it begins. Empty is always.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from app.errors import InputRefused

COUNTY_OFFSET_S = 8 * 3600
"""China keeps one time, UTC+8, without summer time (since 1991)."""
DAY_MIN, WEEK_MIN = 1440, 7 * 1440
_SPAN = re.compile(r"(?:([1-7])(?:-([1-7]))? )?(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
MONDAY_OF_1970_MIN = 3 * DAY_MIN
"""1970-01-01 was a Thursday, the fourth day of a week that begins on Monday."""


@dataclass(frozen=True)
class WatchHours:
    """`text` as it was checked by `parsed`."""

    text: str = ""

    @cached_property
    def minutes(self) -> bytes:
        """One byte for each minute of the week from Monday 00:00 local time: 1 where the rule looks."""
        if not self.text:
            return bytes([1]) * WEEK_MIN
        on = bytearray(WEEK_MIN)
        for span in self.text.split(", "):
            for minute in _minutes(span):
                on[minute] = 1
        return bytes(on)

    def covers(self, seconds: float) -> bool:
        """Whether the rule looks at this moment (seconds since 1970)."""
        return bool(self.minutes[minute_of_week(seconds)])

    def looking_since(self, seconds: float) -> float:
        """The beginning of the stretch of hours that holds this moment; a week back at most."""
        minute, back = minute_of_week(seconds), 0
        while back < WEEK_MIN and self.minutes[(minute - back - 1) % WEEK_MIN]:
            back += 1
        return (seconds // 60 - back) * 60


def parsed(text: str) -> WatchHours:
    """The hours that somebody wrote; full-width signs are forgiven, anything else is refused."""
    plain = unicodedata.normalize("NFKC", text).replace("–", "-").replace("~", "-").strip()
    spans = [" ".join(span.split()).replace(" -", "-").replace("- ", "-") for span in plain.split(",")] if plain else []
    for span in spans:
        if _SPAN.fullmatch(span) is None or _ends(span) is None:
            raise InputRefused(
                "{hours} are no hours: write them like 22:00-06:00, or 1-5 22:00-06:00 for Monday to Friday. "
                "Nothing was changed.",
                hours=text,
            )
    return WatchHours(", ".join(spans))


def minute_of_week(seconds: float) -> int:
    """Of a moment (seconds since 1970): minutes since Monday 00:00, county time."""
    return (int(seconds + COUNTY_OFFSET_S) // 60 + MONDAY_OF_1970_MIN) % WEEK_MIN


def _ends(span: str) -> tuple[int, int] | None:
    """Begin and end in minutes of the day, the end after the begin; None where a clock has no such time."""
    match = _SPAN.fullmatch(span)
    if match is None:
        return None
    hours_from, minutes_from, hours_to, minutes_to = (int(match[at]) for at in (3, 4, 5, 6))
    begin, end = hours_from * 60 + minutes_from, hours_to * 60 + minutes_to
    if begin >= DAY_MIN or end > DAY_MIN or minutes_from > 59 or minutes_to > 59 or begin == end:
        return None
    return (begin, end) if end > begin else (begin, end + DAY_MIN)


def _minutes(span: str) -> chain[int]:
    match, ends = _SPAN.fullmatch(span), _ends(span)
    if match is None or ends is None:
        raise ValueError(f"unchecked hours {span!r}")
    first = int(match[1] or 1)
    last = int(match[2] or match[1] or 7)
    days = range(first, last + 1) if first <= last else (*range(first, 8), *range(1, last + 1))
    return chain.from_iterable([((day - 1) * DAY_MIN + m) % WEEK_MIN for m in range(*ends)] for day in days)
