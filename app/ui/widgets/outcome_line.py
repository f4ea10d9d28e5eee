"""What came of the last act of a window, or why it was not done; only one of the two stands there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label


class OutcomeLine(QWidget):
    """Takes no room while there is nothing to say. `style` is how good news is written."""

    def __init__(self, style: str = "CardValue") -> None:
        super().__init__()
        self.said, self.refusal = plain_label(style), plain_label("Refusal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for words in (self.said, self.refusal):
            words.setWordWrap(True)
            column.addWidget(words)
        self.say("")

    def say(self, words: str) -> None:
        """What came of it; "" takes away whatever stands there."""
        self._show(words, "")

    def refuse(self, words: str) -> None:
        """Why not."""
        self._show("", words)

    def _show(self, said: str, refusal: str) -> None:
        for label, words in ((self.said, said), (self.refusal, refusal)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setVisible(bool(said or refusal))
