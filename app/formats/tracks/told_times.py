"""Times as files write them, a column at once: what the clock showed, and how far it was from UTC where that is said.

A million texts of one shape take a third of a second, as their digits are read by place. Days before months are not
guessed, so 04/07/2005 is no time, and neither is a day without a clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from app.domain.track_import import ClockReading

COUNTY_OFFSET_S = 8 * 3600.0
"""Asia/Shanghai is eight hours ahead of UTC since 1991."""
_TEXT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"[T ,]+(\d{1,2})[:时](\d{2})(?:[:分](\d{2})(?:[.,](\d{1,9}))?)?秒?"
    r"\s*(AM|PM|am|pm|上午|下午)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})[T ]?(\d{2})(\d{2})(\d{2})(?:\.(\d{1,9}))?()(Z|[+-]\d{2}:?\d{2})?")
_SINCE_1970 = re.compile(r"\d{9,10}(?:\.\d{1,6})?|\d{13}")
_EARLIEST_S, _LATEST_S = 315_532_800.0, 4_102_444_800.0
"""1980, when satellites began to tell positions, and 2100: outside is what a clock says that was never set."""
_AFTERNOON = frozenset({"PM", "pm", "下午"})

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Times:
    """`shown`: seconds since 1970-01-01 00:00 of the clock that was written, NaN where there is no time that can be
    read. `ahead`: by how many seconds that clock was ahead of UTC, NaN where the file does not say."""

    shown: Numbers
    ahead: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Times:
        """Of texts; "" and what is no time is NaN."""
        shown, ahead = np.full(len(texts), np.nan), np.full(len(texts), np.nan)
        written = np.array(texts, dtype=str) if len(texts) else np.zeros(0, dtype="U1")
        lengths = np.char.str_len(written)
        for length in np.unique(lengths[lengths > 0]).tolist():
            rows = np.flatnonzero(lengths == length)
            _read(written[rows], shown, ahead, rows, int(length))
        return cls(_possible(shown), ahead)

    @classmethod
    def in_utc(cls, seconds: Numbers) -> Times:
        """Of a format whose clock is UTC by its own rule."""
        return cls(_possible(seconds), np.zeros(len(seconds)))

    @classmethod
    def of_clock(cls, moments: Sequence[datetime | None]) -> Times:
        """Of what a table keeps as times, with or without a zone."""
        plain = [None if one is None else one.replace(tzinfo=UTC).timestamp() for one in moments]
        offsets = [None if one is None else one.utcoffset() for one in moments]
        return cls(
            _possible(np.array([np.nan if one is None else one for one in plain], dtype=np.float64)),
            np.array([np.nan if one is None else one.total_seconds() for one in offsets], dtype=np.float64),
        )

    def utc(self, reading: ClockReading) -> Numbers:
        """Seconds since 1970 UTC, read so."""
        silent = 0.0 if reading is ClockReading.UTC else COUNTY_OFFSET_S
        ahead = np.full(len(self.shown), COUNTY_OFFSET_S) if reading is ClockReading.COUNTY else self.ahead
        return self.shown - np.where(np.isnan(ahead), silent, ahead)

    @property
    def says_zone(self) -> bool:
        """Whether every time says how far its clock is from UTC."""
        told = ~np.isnan(self.shown)
        return bool(np.all(~np.isnan(self.ahead[told])))


def _possible(shown: Numbers) -> Numbers:
    return np.where((shown >= _EARLIEST_S) & (shown < _LATEST_S), shown, np.nan)


def _read(written: NDArray[np.str_], shown: Numbers, ahead: Numbers, rows: NDArray[np.intp], length: int) -> None:
    """Texts of one length: read by the places of the first one's digits, and singly where that does not fit."""
    first = str(written[0])
    found = _TEXT.fullmatch(first) or _PACKED.fullmatch(first)
    left = np.arange(len(rows))
    if found is not None:
        signs = written.astype(f"U{length}").view(np.uint32).reshape(len(rows), length)
        fits, seconds, offset = _by_places(signs, found)
        shown[rows[fits]], ahead[rows[fits]] = seconds[fits], offset
        left = np.flatnonzero(~fits)
    for at in left.tolist():
        shown[rows[at]], ahead[rows[at]] = _one(str(written[at]))


def _by_places(signs: NDArray[np.uint32], first: re.Match[str]) -> tuple[NDArray[np.bool_], Numbers, float]:
    """Which rows are written as the first one is; their seconds; and the offset that all of them say."""
    digits = np.zeros(signs.shape[1], dtype=bool)
    for group in range(1, 8):
        begin, end = first.span(group)
        digits[max(begin, 0) : max(end, 0)] = True
    values = signs.astype(np.int64) - ord("0")
    fits = np.all((values[:, digits] >= 0) & (values[:, digits] <= 9), axis=1)
    fits &= np.all(signs[:, ~digits] == signs[0, ~digits], axis=1)
    part = [_number(values, first.span(group)) for group in range(1, 8)]
    part[3] = _hour(part[3], first.group(8))
    fraction: Numbers = np.asarray(part[6] / 10.0 ** (first.end(7) - max(first.start(7), 0)), dtype=np.float64)
    seconds, valid = _seconds(part[:6], fraction if first.group(7) else np.zeros(len(values)))
    return fits & valid, seconds, _offset(first.group(9))


def _number(values: NDArray[np.int64], span: tuple[int, int]) -> NDArray[np.int64]:
    begin, end = span
    found = np.zeros(len(values), dtype=np.int64)
    for at in range(max(begin, 0), max(end, 0)):
        found = found * 10 + values[:, at]
    return found


def _seconds(parts: Sequence[NDArray[np.int64]], fraction: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Year to second as seconds since 1970, and which of them are times: a leap second counts as the next one."""
    year, month, day, hour, minute, second = parts
    valid = (year >= 1970) & (year < 2100) & (month >= 1) & (month <= 12) & (day >= 1)
    valid &= (hour <= 23) & (minute <= 59) & (second <= 60)
    months = (np.where(valid, year, 1970) - 1970) * 12 + np.where(valid, month, 1) - 1
    begin, after = months.astype("datetime64[M]"), (months + 1).astype("datetime64[M]")
    day_one, day_none = begin.astype("datetime64[D]").astype(np.int64), after.astype("datetime64[D]").astype(np.int64)
    valid &= day <= day_none - day_one
    return (day_one + day - 1) * 86_400.0 + hour * 3600.0 + minute * 60.0 + second + fraction, valid


def _one(text: str) -> tuple[float, float]:
    text = text.strip()
    found = _TEXT.fullmatch(text) or _PACKED.fullmatch(text)
    if found is None:
        if _SINCE_1970.fullmatch(text):
            return float(text) / (1000.0 if len(text) == 13 else 1.0), 0.0
        return np.nan, np.nan
    part = [np.array([int(one or 0)]) for one in found.groups()[:6]]
    part[3] = _hour(part[3], found.group(8))
    fraction = np.array([float(f"0.{found.group(7) or 0}")])
    seconds, valid = _seconds(part, fraction)
    return (float(seconds[0]), _offset(found.group(9))) if valid[0] else (np.nan, np.nan)


def _hour(hour: NDArray[np.int64], half: str | None) -> NDArray[np.int64]:
    """Of a clock of twelve hours the hour of the day; an hour of 13 and more needs no half."""
    if not half:
        return hour
    return np.where(hour > 12, hour, hour % 12 + (12 if half in _AFTERNOON else 0))


def _offset(text: str | None) -> float:
    """Seconds ahead of UTC, NaN where nothing is said."""
    if text is None:
        return np.nan
    if text[0] not in "+-":
        return 0.0
    return (-1.0 if text[0] == "-" else 1.0) * (int(text[1:3]) * 3600.0 + int(text[-2:]) * 60.0)
