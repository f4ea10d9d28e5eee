"""A page of a panel that asks for a line or two before an act: what was done, a reason, which of several.

It is no window: the map, the alerts and the timers go on. Ctrl+Enter saves, Esc goes back, nothing is lost meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


@dataclass(frozen=True)
class Question:
    """`title` in the language of the window; `choices` are values with their words, empty where only words are asked.

    `also` are a second row of choices, each proposed by `also_of` for the first one until it is chosen by hand; the
    answer is then a pair. `line` asks for a line of its own (to whom), which is the answer. `chosen` is proposed first.
    `needs_text`: it may not be left empty, so it stands before the choices and is begun in; `only_confirm`: there is
    nothing to write, only yes or no. `answered` gets the choice (None without any) and the text."""

    title: str
    answered: Callable[[object, str], object]
    choices: Sequence[tuple[object, str]] = ()
    hint: str = ""
    text: str = ""
    needs_text: bool = True
    only_confirm: bool = False
    chosen: object = None
    also: Sequence[tuple[object, str]] = ()
    also_of: Callable[[object], object] = lambda _first: None
    line: str = ""


class AskPage(QWidget):
    """`left` is emitted when it is answered or given up; `first` is where the answer begins."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self.first: QWidget = self
        self._title = plain_label("CardTitle")
        self._title.setWordWrap(True)
        self.choice, self.also, self.line = QComboBox(), QComboBox(), QLineEdit()
        self._by_hand = False
        self.choice.currentIndexChanged.connect(lambda _row: self._propose())
        self.also.activated.connect(lambda _row: self._on_also())
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
        self._fields = QVBoxLayout()
        column.addLayout(self._fields, 1)
        column.addLayout(row)
        self._put_in_order((self.choice, self.also, self.text))
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
        self.choice.addItems([words for _value, words in question.choices])
        self._by_hand = False
        self.also.clear()
        self.also.addItems([words for _value, words in question.also])
        if question.chosen is not None:
            self.choice.setCurrentIndex(_row_of(question.choices, question.chosen))
        self._propose()
        self.line.setText("")
        self.line.setPlaceholderText(question.line)
        self.line.setVisible(bool(question.line))
        self.choice.setVisible(bool(question.choices))
        self.also.setVisible(bool(question.also))
        self.text.setPlainText(question.text)
        self.text.setPlaceholderText(question.hint)
        self.text.setVisible(not question.only_confirm)
        self._save.setText(f"{tr('Yes') if question.only_confirm else tr('Save')}  Ctrl+Enter")
        self._lacks.clear()
        chosen_first = bool(question.choices) and not question.needs_text
        fields = (self.choice, self.also, self.text) if chosen_first else (self.text, self.choice, self.also)
        self._put_in_order(fields)
        self.first = fields[0]
        if question.line or question.only_confirm:
            self.first = self.line if question.line else self._save
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def judged(self) -> object:
        """What stands in the second row of choices."""
        return None if self._question is None else self._chosen(self.also, self._question.also)

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
        if question.line and not self.line.text().strip():
            self._lacks.setText(tr("Say it in a few words first."))
            self.line.setFocus()
            return
        self._question = None
        chosen = self._chosen(self.choice, question.choices)
        if question.also:
            chosen = (chosen, self._chosen(self.also, question.also))
        elif question.line:
            chosen = self.line.text().strip()
        self.left.emit()
        question.answered(chosen, said)

    def _put_in_order(self, fields: Sequence[QWidget]) -> None:
        """Have these stand, and be walked by Tab, in the order in which they are answered."""
        walked = (self.line, *fields, self._save, self._cancel)
        for field in (self.line, *fields):
            self._fields.removeWidget(field)
            self._fields.addWidget(field, 1 if field is self.text else 0)
        for one, following in pairwise(walked):
            QWidget.setTabOrder(one, following)

    def _on_also(self) -> None:
        self._by_hand = True

    def _propose(self) -> None:
        """The second choice follows the first one until somebody has chosen it."""
        if self._question is not None and self._question.also and not self._by_hand:
            first = self._chosen(self.choice, self._question.choices)
            self.also.setCurrentIndex(_row_of(self._question.also, self._question.also_of(first)))

    def _chosen(self, box: QComboBox, of: Sequence[tuple[object, str]]) -> object:
        """The value of the chosen row; Qt itself would give a word for a named value."""
        return of[box.currentIndex()][0] if 0 <= box.currentIndex() < len(of) else None


def _row_of(choices: Sequence[tuple[object, str]], wanted: object) -> int:
    return next((row for row, (value, _words) in enumerate(choices) if value == wanted), 0)
