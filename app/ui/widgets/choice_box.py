"""A box to choose one value of the field, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.ui.words import tr

V = TypeVar("V")


class ChoiceBox(QComboBox, Generic[V]):
    """The first line is "all", the others are `values` by their English `label`s."""

    def __init__(self, everything: str, values: Sequence[V], label: Callable[[V], str]) -> None:
        super().__init__()
        self._everything, self._values, self._label = everything, tuple(values), label
        self.addItems(["", *("" for _ in self._values)])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def chosen(self) -> V | None:
        """The value, or None for all."""
        at = self.currentIndex()
        return self._values[at - 1] if at > 0 else None

    def choose(self, value: V | None) -> None:
        """This value, or all."""
        self.setCurrentIndex(0 if value is None else self._values.index(value) + 1)

    def retranslate(self) -> None:
        """Say every line again."""
        self.setItemText(0, tr(self._everything))
        for at, value in enumerate(self._values, start=1):
            self.setItemText(at, tr(self._label(value)))
