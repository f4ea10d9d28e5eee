"""What stands in a cell, as the value of a field. Pure; `Unreadable` says that a cell means nothing to its field."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from app.domain.layer import Field, FieldType
from app.domain.stream_address import checked_address, masked
from app.errors import InputRefused

LOCAL = timezone(timedelta(hours=8))
"""Times in files are Beijing's where they name no zone; the county has had no summer time since 1991."""

_YES = frozenset({"是", "有", "1", "true", "t", "yes", "y", "√", "✓", "对", "on", "重点", "高产", "高风险"})
_NO = frozenset({"否", "无", "0", "false", "f", "no", "n", "×", "x", "不是", "off", "非", "一般"})
_ERRORS = frozenset(
    {"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "nan", "null", "none", "<null>"}
)
_DMS = re.compile(
    r"^([EWNS东西南北])?\s*(\d{1,3}(?:\.\d+)?)\s*[°度º]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’分]\s*)?"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”秒]|'')\s*)?([EWNS东西南北])?$",
    re.IGNORECASE,
)
_CHINESE_TIME = str.maketrans(
    {"年": "-", "月": "-", "日": " ", "时": ":", "点": ":", "分": ":", "秒": " ", "/": "-", "T": " "}
)
_MOMENT = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:\s+(\d{1,2}):(\d{1,2})?:?(\d{1,2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$"
)
_COMPACT_MOMENT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$")


class Unreadable(ValueError):
    """A cell that is not blank and yet means nothing to its field."""


def text_of(cell: object) -> str:
    """A cell as text: whole numbers without .0, spreadsheet errors and nulls as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        if math.isnan(cell):
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    text = str(cell).replace("\x00", "").strip()
    return "" if text.casefold() in _ERRORS else text


def reader_of(field: Field, words: Mapping[str, str]) -> Callable[[object], object]:
    """A function from a cell to the value of `field`, None for a blank; raises `Unreadable`.

    `words` are further words for the values of a closed list, given by hand. Answers are remembered: a column of 30,000
    kinds holds a dozen words.
    """
    match field.type:
        case FieldType.NUMBER:
            return number_of
        case FieldType.INTEGER:
            return _integer_of
        case FieldType.FLAG:
            return flag_of
        case FieldType.MOMENT:
            return moment_of
        case FieldType.CHOICE:
            return _choice_reader(field, words)
        case FieldType.ADDRESS:
            return _address_of
    return lambda cell: text_of(cell) or None


def number_of(cell: object) -> float | None:
    """A number, with thousands separators or in full width too."""
    if isinstance(cell, (int, float)):
        return None if isinstance(cell, float) and math.isnan(cell) else float(cell)
    text = unicodedata.normalize("NFKC", text_of(cell)).replace(" ", "")
    if not text:
        return None
    try:
        value = float(text.replace(",", ""))
    except ValueError as error:
        raise Unreadable(text) from error
    if math.isnan(value):
        return None
    return value


def degrees_of(cell: object) -> float | None:
    """A coordinate: a number, or degrees, minutes and seconds as 107°36'04.3"E; NaN for what is neither."""
    try:
        return number_of(cell)
    except Unreadable:
        found = _DMS.match(unicodedata.normalize("NFKC", text_of(cell)).replace(" ", ""))
    if not found:
        return math.nan
    before, degrees, minutes, seconds, after = found.groups()
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if (before or after or "").upper() in {"W", "S", "西", "南"} else value


def flag_of(cell: object) -> bool | None:
    """Yes or no, in the words and signs that tables use."""
    if isinstance(cell, bool):
        return cell
    text = unicodedata.normalize("NFKC", text_of(cell)).casefold()
    if not text:
        return None
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unreadable(text)


def moment_of(cell: object) -> datetime | None:
    """A time in UTC; without a zone it is Beijing's. Day-before-month and two-digit years are not guessed at."""
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=LOCAL)).astimezone(UTC)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day, tzinfo=LOCAL).astimezone(UTC)
    text = unicodedata.normalize("NFKC", text_of(cell))
    if not text:
        return None
    plain = " ".join(text.translate(_CHINESE_TIME).split()).rstrip(":")
    found = _MOMENT.match(plain) or _COMPACT_MOMENT.match(plain)
    if not found:
        raise Unreadable(text)
    year, month, day, hour, minute, second = (float(part or 0) for part in found.groups()[:6])
    zone = _zone(found.group(7) if found.re is _MOMENT else None)
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=zone)
        return (moment + timedelta(seconds=second)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(text) from error


def _zone(text: str | None) -> timezone:
    if not text:
        return LOCAL
    if text == "Z":
        return timezone.utc  # noqa: UP017  the type is `timezone`, which UTC's alias hides
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def _integer_of(cell: object) -> int | None:
    value = number_of(cell)
    if value is None:
        return None
    if not math.isfinite(value) or not value.is_integer():
        raise Unreadable(text_of(cell))
    return int(value)


def _address_of(cell: object) -> str | None:
    """The address of a live picture; what is refused is told without the user and password it may hold."""
    text = text_of(cell)
    try:
        return checked_address(text) if text else None
    except InputRefused as refused:
        raise Unreadable(masked(text)) from refused


def _choice_reader(field: Field, words: Mapping[str, str]) -> Callable[[object], object]:
    known: dict[str, str | None] = dict(words)

    def read(cell: object) -> object:
        text = text_of(cell)
        if not text:
            return None
        if text not in known:
            known[text] = field.choice_of(text)
        if known[text] is None:
            raise Unreadable(text)
        return known[text]

    return read
