"""What an empty panel says: what would be here, and how to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class EmptyNote(QWidget):
    """Title and sentence, both English sources; call `retranslate` with the panel's words."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title_source, self._text_source = title, text
        self._title, self._text = plain_label("EmptyTitle"), plain_label("EmptyText")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addStretch(2)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        self.retranslate()

    def say(self, title: str, text: str) -> None:
        """Give it other words."""
        self._title_source, self._text_source = title, text
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(tr(self._title_source))
        self._text.setText(tr(self._text_source))
