"""Text as it is compared when a name is looked for: full width is half width; case, spaces, dashes, signs are let be.

Tables over the 65,536 letters of the basic plane, so that masses of names are made plain by one look-up each.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.domain.pinyin import syllable, syllables

Letters = NDArray[np.uint16]
END = 1
"""Stands between two names, where a text had U+0000."""
_PLANE = 0x10000
_PRIVATE, _ROOM = 0xE000, 0x1900
"""Where letters beyond the basic plane are put: nothing readable is there."""


@cache
def plain_table() -> Letters:
    """Each letter as it is compared: upper case, half width; 0 for what counts for nothing."""
    table = np.zeros(_PLANE, dtype=np.uint16)
    for code in range(1, _PLANE):
        folded = unicodedata.normalize("NFKC", chr(code)).upper()
        letter = folded if len(folded) == 1 and ord(folded) < _PLANE else chr(code)
        if unicodedata.category(letter)[0] in "LNM" or _PRIVATE <= code < _PRIVATE + _ROOM:
            table[code] = ord(letter)
    table[0] = END
    return table


@cache
def initial_table() -> NDArray[np.uint8]:
    """Of each plain letter the first letter of its pinyin in upper case; ASCII is its own, others have 255."""
    table = np.full(_PLANE, 255, dtype=np.uint8)
    table[:128] = np.arange(128)
    for code in _han():
        said = syllable(chr(code))
        if said:
            table[code] = ord(said[0].upper())
    return table


@cache
def syllable_table() -> NDArray[np.uint16]:
    """Of each plain letter the number of its syllable (see `syllable_number`); 0 where it has none."""
    table = np.zeros(_PLANE, dtype=np.uint16)
    for code in _han():
        table[code] = syllable_number(syllable(chr(code)))
    return table


@cache
def syllable_number(said: str) -> int:
    """A number for a syllable of pinyin, 0 for what is none."""
    return sorted(syllables()).index(said) + 1 if said in syllables() else 0


def plain_letters(text: str) -> Letters:
    """The letters of `text` that count, as they are compared; each U+0000 becomes `END`."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4")
    far = codes >= _PLANE
    if far.any():
        codes = np.where(far, _PRIVATE + codes % _ROOM, codes)
    letters = plain_table()[codes]
    counting: Letters = letters[letters != 0]
    return counting


def _han() -> range:
    return range(0x3400, 0xA000)
