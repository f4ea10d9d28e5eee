"""What somebody typed to find a name by: its letters, its words, and what its Latin letters may be the pinyin of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.analysis.plain_letters import END, initial_table, plain_letters, syllable_number
from app.domain.pinyin import syllables

MOST_LETTERS = 60
MOST_CUT = 10
_LATIN = re.compile(r"[A-Z]+")
_LONGEST_SYLLABLE = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """One letter that is looked for: literally, else by the `initial` of its pinyin, and by its whole `syllable` where
    that was typed (numbers of `plain_letters`; 0 is any)."""

    letter: int
    initial: int
    syllable: int = 0


@dataclass(frozen=True)
class SaidName:
    """`literal` is the whole, spaces and dashes let be; `readings` are the ways to hear its Latin letters as pinyin."""

    literal: tuple[Sign, ...]
    words: tuple[tuple[Sign, ...], ...]
    readings: tuple[tuple[Sign, ...], ...]

    @property
    def in_two(self) -> tuple[tuple[tuple[Sign, ...], tuple[Sign, ...]], ...]:
        """Every cut of it into two parts of two letters or more; none of what is short, long, or has a number in it."""
        whole = self.literal
        if not 4 <= len(whole) <= MOST_CUT or any(sign.letter < 128 for sign in whole):
            return ()
        return tuple((whole[:at], whole[at:]) for at in range(2, len(whole) - 1))

    @property
    def is_empty(self) -> bool:
        return not self.literal


def said_name(text: str) -> SaidName:
    """Any text; what counts for nothing leaves it empty, and what is longer than any name is cut."""
    words = tuple(filter(None, (_plain(word) for word in text[: 4 * MOST_LETTERS].split())))
    whole = "".join(words)[:MOST_LETTERS]
    readings: list[tuple[Sign, ...]] = []
    if _LATIN.search(whole):
        readings = [tuple(_heard(whole, by_syllables=False)), tuple(_heard(whole, by_syllables=True))]
    return SaidName(_literal(whole), tuple(map(_literal, words)), tuple(dict.fromkeys(readings)))


def _plain(text: str) -> str:
    letters = plain_letters(text)
    return "".join(map(chr, letters[letters != END].tolist()))


def _literal(text: str) -> tuple[Sign, ...]:
    initials = initial_table()
    return tuple(Sign(ord(letter), int(initials[ord(letter)])) for letter in text)


def _heard(text: str, *, by_syllables: bool) -> Iterator[Sign]:
    """Runs of Latin letters as initials, or as whole syllables where the run is made of some; the rest literally."""
    at = 0
    for run in _LATIN.finditer(text):
        yield from _literal(text[at : run.start()])
        parts = _syllables(run[0].lower()) if by_syllables else None
        for part in parts or run[0].lower():
            yield Sign(0, ord(part[0].upper()), syllable_number(part) if parts else 0)
        at = run.end()
    yield from _literal(text[at:])


def _syllables(run: str) -> list[str] | None:
    """`run` cut into syllables, the longest first, the last of which may be begun only; None where it is none."""
    if not run:
        return []
    for length in range(min(_LONGEST_SYLLABLE, len(run)), 0, -1):
        part = run[:length]
        if part in syllables() or (length == len(run) and any(one.startswith(part) for one in syllables())):
            rest = _syllables(run[length:])
            if rest is not None:
                return [part, *rest]
    return None
