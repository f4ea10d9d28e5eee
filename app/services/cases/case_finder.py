"""Finds case files by any words in them and by what is so of them, and shows where the words stand."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.case_question import CaseQuestion, FoundCase, FoundPage, Snippet
from app.domain.text_terms import AskedWord, asked_words, marks
from app.store import case_finding
from app.store.unit_of_work import Store

PAGE = 50
BEFORE, LONGEST = 12, 90
"""Signs of a snippet before the first word that was asked, and in all."""


class CaseFinder:
    """Reads only. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, question: CaseQuestion, *, limit: int = PAGE, offset: int = 0) -> FoundPage:
        """The cases that answer, from `offset` on: the best first where a word is rare, else the newest.

        A text of nothing but signs between words asks nothing."""
        words = asked_words(question.text)
        with self._store.read() as connection:
            rows = case_finding.find(connection, question, words, limit=limit, offset=offset)
            pieces = case_finding.pieces(connection, rows.numbers, words) if words else {}
        found = tuple(
            FoundCase(case, snippet(pieces.get(number, ()), words))
            for case, number in zip(rows.cases, rows.numbers, strict=True)
        )
        return FoundPage(found, offset, rows.total, rows.is_exact, rows.is_ranked)

    def keys(self, question: CaseQuestion, *, limit: int) -> tuple[str, ...]:
        """The keys of all cases that answer, in the same order, at most so many."""
        with self._store.read() as connection:
            return tuple(case_finding.keys(connection, question, asked_words(question.text), limit=limit))


def snippet(pieces: Iterable[tuple[str, str]], words: tuple[AskedWord, ...]) -> Snippet | None:
    """The stretch of the piece in which the most words stand, around the first of them; one line of text."""
    best: Snippet | None = None
    most = 0
    for noun, body in pieces:
        holds = sum(bool(marks(body, (word,))) for word in words)
        if holds > most:
            most, best = holds, _cut(noun, body, words)
    return best


def _cut(noun: str, body: str, words: tuple[AskedWord, ...]) -> Snippet:
    found = marks(body, words)
    begin = max(0, found[0][0] - BEFORE)
    line = body.rfind("\n", begin, found[0][0])
    begin = begin if line < 0 else line + 1
    end = min(len(body), begin + LONGEST)
    text = body[begin:end].replace("\n", " ").replace("\r", " ").replace("\t", " ")
    before, after = ("…" if begin and line < 0 else ""), ("…" if end < len(body) else "")
    shift = len(before) - begin
    inside = tuple((a + shift, min(b, end) + shift) for a, b in found if a < end)
    return Snippet(noun, f"{before}{text}{after}", inside)
