"""How a text is cut so that any part of it can be found, Chinese without word boundaries too: one way for every store.

A text is a row of runs: letters and digits without anything between. Each run gives its overlapping pairs of signs and
its last sign alone, so 盗油案 is 盗油, 油案, 案. What stands in a run is then found as its pairs in a row, and a single
sign as the beginning of a pair. Width, case and compatibility forms are levelled sign by sign, so that places in the
levelled text are places in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BETWEEN_WORDS = re.compile(r"[\s,，、;；。]+")
LONGEST_ASKED = 60
"""Signs of a question that are heeded; nobody types more, and a pasted page would ask the store for ever."""
MOST_WORDS = 8


class _Levelled(dict[int, str]):
    """One sign for each sign, made when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = unicodedata.normalize("NFKC", chr(code)).casefold()
        made = sign if len(sign) == 1 and sign.isalnum() else chr(code) if chr(code).isalnum() else " "
        self[code] = made
        return made


_LEVELLED = _Levelled()


def levelled(text: str) -> str:
    """The text, as long as it was: letters and digits in one form, a space for everything else."""
    return text.translate(_LEVELLED)


def terms(text: str) -> list[str]:
    """The terms of a text in their order, for the index."""
    return [run[n : n + 2] for run in levelled(text).split() for n in range(len(run))]


@dataclass(frozen=True)
class AskedWord:
    """A word of a question: `terms` in a row; with `begins` the last is one sign, with which a term begins."""

    text: str
    terms: tuple[str, ...]
    begins: bool


def asked_words(text: str) -> tuple[AskedWord, ...]:
    """The words of a question, each of which must be there; words are parted by spaces and by Chinese commas."""
    return tuple(_asked(text))[:MOST_WORDS]


def _asked(text: str) -> Iterator[AskedWord]:
    for word in _BETWEEN_WORDS.split(text[:LONGEST_ASKED]):
        runs = levelled(word).split()
        if runs:
            *whole, last = runs
            found = [run[n : n + 2] for run in whole for n in range(len(run))]
            found += [last[n : n + 2] for n in range(len(last) - 1)] or [last]
            yield AskedWord(word, tuple(found), len(last) == 1)


def marks(text: str, words: tuple[AskedWord, ...]) -> list[tuple[int, int]]:
    """Where the words stand in a text: (begin, end), in order, overlapping ones joined."""
    plain = levelled(text)
    found = sorted(
        span
        for word in words
        for span in ((hit.start(), hit.end()) for hit in _pattern(word).finditer(plain))
        if span[1] > span[0]
    )
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _pattern(word: AskedWord) -> re.Pattern[str]:
    return re.compile(" +".join(map(re.escape, levelled(word.text).split())))
