"""Labels that show text as it is: what comes from data is never read as HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(style: str = "", text: str = "") -> QLabel:
    """A label named `style` for the style sheet."""
    made = QLabel()
    made.setObjectName(style)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made
