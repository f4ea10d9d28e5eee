"""Labels and hover texts that show text as it is: what comes from data is never read as HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(style: str = "", text: str = "") -> QLabel:
    """A label named `style` for the style sheet."""
    made = QLabel()
    made.setObjectName(style)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def plain_hover(text: str) -> str:
    """A hover text that Qt cannot take for HTML, whatever a name contains."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""


def dress(part: QWidget, sheet: str) -> None:
    """Give a widget this style sheet if it wears another: putting on the same costs as much as a new one."""
    if part.styleSheet() != sheet:
        part.setStyleSheet(sheet)
