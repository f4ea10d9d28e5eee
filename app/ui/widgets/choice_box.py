"""A box to choose one value of the field, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.ui.widgets.quick_choice import QuickChoice

V = TypeVar("V")


class ChoiceBox(QuickChoice[V | None]):
    """The first line is "all", its value None; the others are `values` by their English `label`s."""

    def __init__(self, everything: str, values: Sequence[V], label: Callable[[V], str]) -> None:
        super().__init__((None, *values), lambda one: everything if one is None else label(one))
        self.setMinimumContentsLength(0)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
