"""The order in which people count: 井-9 before 井-10, 巡2 before 巡10."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+")
_DIGITS = 12


def natural(text: str) -> str:
    """What to compare instead of `text`: its numbers written with equally many digits (up to twelve of them)."""
    return _NUMBER.sub(_of_one_length, text)


def _of_one_length(number: re.Match[str]) -> str:
    return number[0].zfill(_DIGITS)
