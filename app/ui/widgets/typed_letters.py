"""Finding a line by what is typed: letters by pinyin initials or English, digits by the line's number."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.domain.pinyin import initials
from app.ui.commands.command_words import fits

PAUSE_S = 1.2


class TypedLetters:
    """What is typed within a second belongs together; a letter that finds nothing begins anew."""

    def __init__(self) -> None:
        self._typed, self._typed_at = "", 0.0

    def find(self, letter: str, row_of: Callable[[str], int | None]) -> int | None:
        """The row that `row_of` finds for everything typed so far, else for this letter alone."""
        now = time.monotonic()
        self._typed = self._typed + letter.casefold() if now - self._typed_at < PAUSE_S else letter.casefold()
        self._typed_at = now
        found = row_of(self._typed)
        if found is None:
            self._typed = letter.casefold()
            found = row_of(self._typed)
        return found


def is_letter(event: QKeyEvent) -> bool:
    """A letter or digit without Ctrl or Alt; Shift only makes it a capital."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and event.text().isalnum() and event.text().isascii()


def row_of(typed: str, texts: Sequence[str], sources: Sequence[str]) -> int | None:
    """By number from 1, then by the beginning, then by what is contained; `texts` as shown, `sources` in English."""
    if typed.isdigit():
        return int(typed) - 1 if 0 < int(typed) <= len(texts) else None
    begins = (
        row
        for row, (text, source) in enumerate(zip(texts, sources, strict=True))
        if initials(text).startswith(typed) or source.casefold().startswith(typed)
    )
    holds = (row for row, text in enumerate(texts) if fits(typed, (text,)) or typed in initials(text))
    return next(begins, next(holds, None))
