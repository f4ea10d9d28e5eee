"""The layout of a dialog about a list: a name above, the list, what was said, and the acts with Back below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.words import tr


def lay_out_list(
    dialog: QDialog, above: Sequence[QWidget], middle: QWidget, told: QWidget, below: Sequence[QPushButton]
) -> None:
    """The first of `above` takes the room. No button answers to Enter: in these dialogs that belongs to the list."""
    top, bottom = QHBoxLayout(), QHBoxLayout()
    for place, widget in enumerate(above):
        top.addWidget(widget, 0 if place else 1)
    back = QPushButton(f"{tr('Back')}  Esc")
    back.clicked.connect(dialog.reject)
    for act in below:
        bottom.addWidget(act)
    bottom.addStretch(1)
    bottom.addWidget(back)
    for button in (*above, *below, back):
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 14, 16, 12)
    column.setSpacing(10)
    column.addLayout(top)
    column.addWidget(middle, 1)
    column.addWidget(told)
    column.addLayout(bottom)
