"""Two angles out of a text: decimal degrees, degrees and minutes, or degrees, minutes and seconds, with N, S, E, W."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = r"(?<![\d.])\d{1,9}(?:\.\d{0,12})?(?![\d.])"
_SIDE = r"(?P<{0}>[NSEWXY])?"
_MARKED = re.compile(
    rf"{_SIDE.format('before')}\s*(?P<sign>(?<!\d)[-+])?\s*(?P<d>{_NUMBER})\s*(?:°|d(?![a-z])|:)\s*"
    rf"(?:(?P<m>{_NUMBER})\s*(?:'|m(?![a-z])|:|(?=\s*[NSEW,;]|\s*$))\s*)?"
    rf"(?:(?P<s>{_NUMBER})\s*(?:\"|s(?![a-z])|(?=\s*[NSEW,;\s]|\s*$))\s*)?{_SIDE.format('after')}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"{_SIDE.format('before')}\s*(?P<sign>(?<!\d)[-+])?\s*(?P<d>{_NUMBER})\s*{_SIDE.format('after')}", re.IGNORECASE
)
_SIGNS = re.compile(r"[.,;°':\"NSEW]", re.IGNORECASE)
"""Two bare numbers with a space between are a search, not coordinates."""
_BETWEEN = re.compile(r"[\s,;/]*")
_AXES = {"E": "lon", "W": "lon", "N": "lat", "S": "lat"}


@dataclass(frozen=True)
class Angle:
    """`degrees` with its sign; `axis` "lon", "lat" or "" where nothing says; `is_marked` where it was written as an
    angle; `parts` are degrees, minutes, seconds as they were given."""

    degrees: float
    axis: str = ""
    is_marked: bool = False
    parts: tuple[float, ...] = ()


def angles(text: str) -> tuple[Angle, Angle] | None:
    """The two angles that `text` consists of; None where it is anything else."""
    found = _all_of(_MARKED, text) or _all_of(_PLAIN, text)
    if found is None:
        return None
    if len(found) == 6 or (len(found) == 4 and _SIGNS.search(text)):
        half = len(found) // 2
        return _joined(found[:half]), _joined(found[half:])
    if len(found) != 2 or (not _SIGNS.search(text) and max(map(_size, found)) < 1_000):
        return None
    return found[0], found[1]


def parts_are_possible(angle: Angle) -> bool:
    """Whether minutes and seconds are below 60, and only the last part has decimals."""
    whole = all(part == int(part) for part in angle.parts[:-1])
    return whole and all(part < 60 for part in angle.parts[1:])


def _all_of(pattern: re.Pattern[str], text: str) -> list[Angle] | None:
    found: list[Angle] = []
    at = _skip(text, 0)
    while at < len(text):
        match = pattern.match(text, at)
        if match is None or len(found) == 6:
            return None
        found.append(_angle(match))
        at = _skip(text, match.end())
    return found or None


def _angle(match: re.Match[str]) -> Angle:
    groups = match.groupdict()
    parts = tuple(float(part) for name in ("d", "m", "s") if (part := groups.get(name)) is not None)
    side = (groups["before"] or groups["after"] or "").upper()
    minus = groups["sign"] == "-" or side in ("S", "W")
    return Angle(_sum(parts) * (-1 if minus else 1), _AXES.get(side, ""), "m" in groups, parts)


def _joined(numbers: Sequence[Angle]) -> Angle:
    """Degrees, minutes (and seconds) that were written one after another without their signs."""
    parts = tuple(abs(one.degrees) for one in numbers)
    axis = next((one.axis for one in numbers if one.axis), "")
    return Angle(_sum(parts) * (-1 if any(one.degrees < 0 for one in numbers) else 1), axis, True, parts)


def _sum(parts: Sequence[float]) -> float:
    return sum((part / (1.0, 60.0, 3600.0)[power] for power, part in enumerate(parts)), 0.0)


def _size(angle: Angle) -> float:
    return abs(angle.degrees)


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at
