"""A box of choices for the keyboard: letters find a line by pinyin initials or English, digits by its number."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from app.domain.pinyin import initials
from app.ui.commands.command_words import fits
from app.ui.words import tr

V = TypeVar("V")
PAUSE_S = 1.2


class QuickChoice(QComboBox, Generic[V]):
    """What is typed within a second belongs together; a letter that finds nothing begins anew."""

    def __init__(self, values: Sequence[V], words: Callable[[V], str]) -> None:
        super().__init__()
        self._values, self._words = tuple(values), words
        self._typed, self._typed_at = "", 0.0
        self.addItems(["" for _ in self._values])
        self.setMinimumContentsLength(8)
        self.retranslate()

    def chosen(self) -> V:
        """The value."""
        return self._values[self.currentIndex()]

    def choose(self, value: V) -> None:
        """Choose this one."""
        self.setCurrentIndex(self._values.index(value))

    def retranslate(self) -> None:
        """Say every line again."""
        for at, value in enumerate(self._values):
            self.setItemText(at, tr(self._words(value)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalnum() and letter.isascii() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._find(letter.casefold())
        else:
            super().keyPressEvent(event)

    def _find(self, letter: str) -> None:
        now = time.monotonic()
        self._typed = self._typed + letter if now - self._typed_at < PAUSE_S else letter
        self._typed_at = now
        found = self._row_of(self._typed)
        if found is None:
            self._typed, found = letter, self._row_of(letter)
        if found is not None:
            self.setCurrentIndex(found)

    def _row_of(self, typed: str) -> int | None:
        """By number from 1, then by the beginning, then by what is contained."""
        if typed.isdigit():
            return int(typed) - 1 if 0 < int(typed) <= len(self._values) else None
        texts = [self.itemText(row) for row in range(self.count())]
        sources = [self._words(value) for value in self._values]
        begins = (
            row
            for row, (text, source) in enumerate(zip(texts, sources, strict=True))
            if initials(text).startswith(typed) or source.casefold().startswith(typed)
        )
        holds = (row for row, text in enumerate(texts) if fits(typed, (text,)) or typed in initials(text))
        return next(begins, next(holds, None))
