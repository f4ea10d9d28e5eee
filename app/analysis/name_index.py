"""Finds names among hundreds of thousands by any part of them: literally, by pinyin, by pinyin initials.

A query of two letters or more is met by its rarest pair of neighbouring letters, looked for in all names at once, and
the few places found are compared letter by letter. One pass over the letters of 300,000 wells takes some milliseconds,
without Python's lock, and nothing has to be kept in step but the letters themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from app.analysis.plain_letters import END, Letters, initial_table, plain_letters, syllable_table
from app.analysis.said_name import SaidName, Sign

CHUNK_ROWS = 10_000
"""Joining texts holds Python's lock: so many rows take some milliseconds."""
_SAMPLE = 4_096


class Match(IntEnum):
    """How well a name fits, the best first."""

    EXACT = 0
    BEGINS = 1
    PART = 2
    INSIDE = 3
    """In the middle of a number or of a Latin word: 2组 in 巡察12组."""
    WORDS = 4
    """Every word of the query, in any order."""
    SOUND_EXACT = 5
    SOUND_BEGINS = 6
    SOUND = 7
    NONE = 255


@dataclass(frozen=True)
class NameIndex:
    """`letters` are all names, each between two `END`s, row after row; row n begins at `starts[n]`."""

    letters: Letters
    initials: NDArray[np.uint8]
    starts: NDArray[np.int32]

    @classmethod
    def of(cls, columns: Sequence[Sequence[str]]) -> NameIndex:
        """The index of rows that each have a name (or none, "") in every one of `columns`, which are equally long."""
        parts: list[Letters] = []
        for begin in range(0, len(columns[0]) if columns else 0, CHUNK_ROWS):
            rows = zip(*(column[begin : begin + CHUNK_ROWS] for column in columns), strict=True)
            parts.append(plain_letters("\0" + "\0".join(_names(rows))))
        letters = np.concatenate([*parts, np.array([END], dtype=np.uint16)])
        ends = np.flatnonzero(letters == END).astype(np.int32)
        return cls(letters, initial_table()[letters], ends[:: max(1, len(columns))])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def find(self, said: SaidName) -> NDArray[np.uint8]:
        """A `Match` for each row."""
        best = np.full(len(self), Match.NONE, dtype=np.uint8)
        if said.is_empty or not len(self):
            return best
        self._mark(best, said.literal, literal=True)
        if len(said.words) > 1:
            self._mark_words(best, said.words)
        for reading in said.readings:
            self._mark(best, reading, literal=False)
        return best

    def find_in_two(self, said: SaidName) -> NDArray[np.uint8]:
        """A `Match` for each row that has the letters of `said` in two parts: 姬塬警务室 is in 姬塬智慧警务室."""
        best = np.full(len(self), Match.NONE, dtype=np.uint8)
        for parts in said.in_two:
            self._mark_words(best, parts)
        return best

    def _mark_words(self, best: NDArray[np.uint8], words: Sequence[Sequence[Sign]]) -> None:
        every = np.ones(len(self), dtype=np.bool_)
        for word in words:
            one = np.full(len(self), Match.NONE, dtype=np.uint8)
            self._mark(one, word, literal=True)
            every &= one != Match.NONE
        np.minimum(best, np.where(every, Match.WORDS, Match.NONE).astype(np.uint8), out=best)

    def _mark(self, best: NDArray[np.uint8], signs: Sequence[Sign], *, literal: bool) -> None:
        """Put the match of each row that has `signs` into `best` where it is better."""
        at = self._places(signs, literal=literal)
        if not len(at):
            return
        begins, ends = self.letters[at - 1] == END, self.letters[at + len(signs)] == END
        if literal:
            inside = np.where(self._splits(at), Match.INSIDE, Match.PART)
            found = np.where(begins, np.where(ends, Match.EXACT, Match.BEGINS), inside)
        else:
            found = np.where(begins, np.where(ends, Match.SOUND_EXACT, Match.SOUND_BEGINS), Match.SOUND)
        rows = np.searchsorted(self.starts, at.astype(np.int32), side="right") - 1
        first = np.flatnonzero(np.diff(rows, prepend=-1))
        rows, found = rows[first], np.minimum.reduceat(found.astype(np.uint8), first)
        best[rows] = np.minimum(best[rows], found)

    def _places(self, signs: Sequence[Sign], *, literal: bool) -> NDArray[np.int64]:
        """Where `signs` stand; of one sign of ASCII, which is everywhere, only beginnings of names."""
        every = self.letters if literal else self.initials
        wanted = [sign.letter if literal else sign.initial for sign in signs]
        if len(wanted) == 1 and wanted[0] < 128:
            at = _pairs(every, END, wanted[0], 0, 2) + 1
        elif len(wanted) == 1:
            at = np.flatnonzero(every == wanted[0])
        else:
            step = max(1, len(every) // _SAMPLE)
            common = [int(np.count_nonzero(every[::step] == letter)) for letter in wanted]
            rare = min(range(len(wanted) - 1), key=lambda n: min(common[n], common[n + 1]))
            at = _pairs(every, wanted[rare], wanted[rare + 1], rare, len(wanted))
            for n, letter in enumerate(wanted):
                if n not in (rare, rare + 1):
                    at = at[every[at + n] == letter]
        if not literal:
            for n, sign in enumerate(signs):
                if sign.letter:
                    at = at[self.letters[at + n] == sign.letter]
                elif sign.syllable:
                    at = at[syllable_table()[self.letters[at + n]] == sign.syllable]
        return at

    def _splits(self, at: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a find begins in the middle of a number or of a Latin word."""
        before, first = self.letters[at - 1], self.letters[at]
        return (_is_digit(before) & _is_digit(first)) | (_is_latin(before) & _is_latin(first))


def _names(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Row by row; a name that only repeats the one before is left empty, and a stray U+0000 left out."""
    for row in rows:
        before = ""
        for name in row:
            yield "" if name == before else name.replace("\0", "")
            before = name


def _pairs(every: NDArray[np.generic], one: int, other: int, offset: int, length: int) -> NDArray[np.int64]:
    """Where something of `length` may begin that has `one` and `other` from its `offset` on."""
    stop = len(every) - length + 1
    if stop <= 0:
        return np.zeros(0, dtype=np.int64)
    found = every[offset : offset + stop] == one
    found &= every[offset + 1 : offset + 1 + stop] == other
    return np.flatnonzero(found)


def _is_digit(letters: Letters) -> NDArray[np.bool_]:
    return (letters >= ord("0")) & (letters <= ord("9"))


def _is_latin(letters: Letters) -> NDArray[np.bool_]:
    return (letters >= ord("A")) & (letters <= ord("Z"))
