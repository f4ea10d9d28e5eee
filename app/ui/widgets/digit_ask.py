"""Asks in steps that digits answer, in the place of the card: what it was, for how long, why. No window, no mouse.

A digit takes its line, Enter the marked one; where own words are allowed Tab goes to the field and Enter takes them.
Esc goes back one step, then out; nothing is done before the last answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

Answers = tuple[object, ...]


@dataclass(frozen=True)
class Step:
    """One question in the language of the window: lines to choose from, own words (`hint` says which), or both.

    Own words answer as a text; `optional` ones may be empty. `told` says more under the title.
    """

    title: str
    choices: Sequence[tuple[object, str]] = ()
    hint: str = ""
    optional: bool = False
    told: str = ""
    text: str = ""


class DigitAsk(QWidget):
    """`ask` begins; `left` is emitted when everything is answered or given up."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._next: Callable[[Answers], Step | None] | None = None
        self._then: Callable[[Answers], object] = lambda _answers: None
        self._answers: list[object] = []
        self._step: Step | None = None
        self.title, self._told, self._lacks = plain_label("CardTitle"), plain_label("Muted"), plain_label("Refusal")
        self.list = QListWidget()
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        self.words = QLineEdit()
        self.words.setMaxLength(500)
        self.words.returnPressed.connect(self._on_words)
        self._keys = plain_label("Muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for part in (self.title, self._told, self.list, self.words, self._lacks, self._keys):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self.title, self._told, self._lacks, self._keys):
            part.setWordWrap(True)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def ask(self, steps: Callable[[Answers], Step | None], then: Callable[[Answers], object]) -> None:
        """Put `steps(answers so far)` one after another until it gives None, then tell `then` all answers."""
        self._next, self._then, self._answers = steps, then, []
        self._go_on()

    def go_back(self) -> None:
        """One step back; out of the first."""
        if self._answers:
            self._answers.pop()
            self._go_on()
        else:
            self._end()

    def leave(self) -> None:
        """Give the question up: it is about something that is no longer shown."""
        self._end()

    def is_asking(self) -> bool:
        return self._next is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and Enter on the list."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.text().isdigit() and event.text() != "0":
                self._choose(int(event.text()) - 1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentRow())
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Letters belong to the question while it stands, not to the acts of the queue."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def _go_on(self) -> None:
        step = self._next(tuple(self._answers)) if self._next is not None else None
        if step is None:
            answers, then = tuple(self._answers), self._then
            self._end()
            then(answers)
            return
        self._step = step
        self.title.setText(step.title)
        self._told.setText(step.told)
        self._told.setVisible(bool(step.told))
        self.list.clear()
        for number, (_, words) in enumerate(step.choices, start=1):
            self.list.addItem(f"{number}   {words}" if number < 10 else f"     {words}")
        self.list.setVisible(bool(step.choices))
        self.list.setCurrentRow(0)
        rows = len(step.choices)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(rows, 10) + 6 if rows else 0)
        self.words.setVisible(bool(step.hint))
        self.words.setPlaceholderText(step.hint)
        self.words.setText(step.text)
        self._lacks.hide()
        self._keys.setText(_keys(step))
        (self.list if step.choices else self.words).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, row: int) -> None:
        if self._step is not None and 0 <= row < len(self._step.choices):
            self._answers.append(self._step.choices[row][0])
            self._go_on()

    def _on_words(self) -> None:
        said = self.words.text().strip()
        if self._step is None:
            return
        if not said and not self._step.optional:
            self._lacks.setText(tr("Say it in a few words first."))
            self._lacks.show()
            return
        self._answers.append(said)
        self._go_on()

    def _end(self) -> None:
        self._next, self._step, self._answers = None, None, []
        self.left.emit()


def _is_plain(event: QKeyEvent) -> bool:
    """A letter or digit without Ctrl or Alt."""
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text()) and event.text().isprintable() and event.modifiers() in plain


def _keys(step: Step) -> str:
    if step.choices and step.hint:
        return tr("Digit chooses · Tab for own words · Esc back")
    return tr("Digit chooses · Esc back") if step.choices else tr("Enter saves · Esc back")
