"""Pinyin initials of Chinese words, so that `aj` finds 案件.

GB 2312 orders its 3,755 common characters by pinyin, so the initial follows from the place in that order (GB 2312-80,
level 1, rows 16 to 55); rarer characters have none and are left as they are.
"""

from __future__ import annotations

from bisect import bisect_right

_FIRST = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_STARTS = tuple(start for start, _ in _FIRST)
_END = 0xD7F9


def initials(text: str) -> str:
    """`text` with each common Chinese character as the first letter of its pinyin, lower case, without spaces."""
    return "".join(_initial(letter) for letter in text.casefold() if not letter.isspace())


def _initial(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        code = int.from_bytes(letter.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return letter
    if not _STARTS[0] <= code <= _END:
        return letter
    return _FIRST[bisect_right(_STARTS, code) - 1][1]
