"""A box of choices for the keyboard: letters find a line by pinyin initials or English, digits by its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from app.ui.widgets.typed_letters import TypedLetters, is_letter, row_of
from app.ui.words import tr

V = TypeVar("V")


class QuickChoice(QComboBox, Generic[V]):
    """While it has the focus, letters, digits and Space are its own, whatever they do around it."""

    def __init__(self, values: Sequence[V], words: Callable[[V], str]) -> None:
        super().__init__()
        self._values, self._words = tuple(values), words
        self._typed = TypedLetters()
        for value in self._values:
            self.addItem("", value)
        self.setMinimumContentsLength(8)
        self.retranslate()

    def chosen(self) -> V:
        """The value."""
        return self._values[self.currentIndex()]

    def choose(self, value: V) -> None:
        """Choose this one; one that is not of the list, as a file may bring it, is offered from now on."""
        if value not in self._values:
            self._values = (*self._values, value)
            self.addItem(tr(self._words(value)), value)
        self.setCurrentIndex(self._values.index(value))

    def offer(self, values: Sequence[V], words: Callable[[V], str]) -> None:
        """Other lines than before; the first is chosen."""
        self._values, self._words = tuple(values), words
        self.clear()
        for value in self._values:
            self.addItem("", value)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every line again."""
        for at, value in enumerate(self._values):
            self.setItemText(at, tr(self._words(value)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_letter(event):
            found = self._typed.find(event.text(), self._row_of)
            if found is not None:
                self.setCurrentIndex(found)
        else:
            super().keyPressEvent(event)

    def _row_of(self, typed: str) -> int | None:
        texts = [self.itemText(row) for row in range(self.count())]
        return row_of(typed, texts, [self._words(value) for value in self._values])


def _is_own(event: QKeyEvent) -> bool:
    return is_letter(event) or event.key() == Qt.Key.Key_Space
