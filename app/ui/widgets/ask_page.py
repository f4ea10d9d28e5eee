"""A page of a panel that asks for a line or two before an act: what was done, a reason, which of several.

It is no window: the map, the alerts and the timers go on. Ctrl+Enter saves, Esc goes back, nothing is lost meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


@dataclass(frozen=True)
class Question:
    """`title` in the language of the window; `choices` are values with their words, empty where only words are asked.

    `needs_text`: it may not be left empty; `only_confirm`: there is nothing to write, only yes or no. `answered` gets
    the choice (None without any) and the text."""

    title: str
    answered: Callable[[object, str], object]
    choices: Sequence[tuple[object, str]] = ()
    hint: str = ""
    text: str = ""
    needs_text: bool = True
    only_confirm: bool = False


class AskPage(QWidget):
    """`left` is emitted when it is answered or given up."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._title = plain_label("CardTitle")
        self._title.setWordWrap(True)
        self.choice = QComboBox()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._lacks = plain_label("Refusal")
        self._save, self._cancel = QPushButton(), QPushButton()
        self._save.setDefault(True)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self._lacks, 1)
        row.addWidget(self._save)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._title)
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        for keys, slot in (("Ctrl+Return", self._on_save), ("Ctrl+Enter", self._on_save), ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.retranslate()

    def ask(self, question: Question) -> None:
        """Put the question, with the focus in it."""
        self._question = question
        self._title.setText(question.title)
        self.choice.clear()
        for value, words in question.choices:
            self.choice.addItem(words, value)
        self.choice.setVisible(bool(question.choices))
        self.text.setPlainText(question.text)
        self.text.setPlaceholderText(question.hint)
        self.text.setVisible(not question.only_confirm)
        self._save.setText(f"{tr('Yes') if question.only_confirm else tr('Save')}  Ctrl+Enter")
        self._lacks.clear()
        first = self._save if question.only_confirm else self.choice if question.choices else self.text
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._save.setText(f"{tr('Save')}  Ctrl+Enter")
        self._cancel.setText(f"{tr('Cancel')}  Esc")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_save(self) -> None:
        question, said = self._question, self.text.toPlainText().strip()
        if question is None:
            return
        if question.needs_text and not said:
            self._lacks.setText(tr("Say it in a few words first."))
            self.text.setFocus()
            return
        self._question = None
        chosen = self.choice.currentData() if question.choices else None
        self.left.emit()
        question.answered(chosen, said)
