"""A question that is answered by a line of words; Enter answers, whoever holds it leaves it at Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label


class LineAsk(QWidget):
    """Seen only while it asks. `left` tells that it asks no more, before the answer is handed on."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question, self.line = plain_label("CardValue"), QLineEdit()
        self.question.setWordWrap(True)
        self._answered: Callable[[str], object] = lambda _words: None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(self.line)
        self.line.returnPressed.connect(self._on_answer)
        self.hide()

    def ask(
        self, question: str, answered: Callable[[str], object], choices: Sequence[str] = (), text: str = ""
    ) -> None:
        """Put a question; `answered` is called with what was typed. Of `choices` those that hold it are offered."""
        self._answered = answered
        self.question.setText(question)
        completer = QCompleter(list(choices), self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer if choices else None)  # type: ignore[arg-type]  # None takes it away
        self.line.setText(text)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        return not self.isHidden()

    def leave(self) -> None:
        """Without an answer."""
        self.hide()
        self.left.emit()

    def _on_answer(self) -> None:
        words = self.line.text().strip()
        self.leave()
        self._answered(words)
