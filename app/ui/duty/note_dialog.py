"""A line for the duty log, or a reminder, from anywhere: one line to type, Enter keeps it, Esc leaves it for later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.duty_log import LogKind
from app.domain.labels import label
from app.domain.subject import Subject
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr


class NoteDialog(QDialog):
    """`told` is emitted once what was typed is to be kept, `typed` with every letter. With `asks_time` it sets
    a reminder, else it writes a line of one of `kinds`."""

    told = Signal()
    typed = Signal()

    def __init__(
        self, look: Look, parent: QWidget, subject: Subject | None, *, kinds: Sequence[LogKind] = (),
        asks_time: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.subject = subject
        self.setWindowTitle(tr("Reminder") if asks_time else tr("Line in the duty log"))
        self.text, self.time = QLineEdit(), QLineEdit()
        self.text.setMaxLength(300 if asks_time else 2_000)
        self.text.setPlaceholderText(tr("What was promised") if asks_time else tr("What happened"))
        self.time.setPlaceholderText(tr("When: 20 (minutes), 06:00, 11-22 06:00"))
        self.time.setVisible(asks_time)
        self.kind: QuickChoice[LogKind] | None = QuickChoice(tuple(kinds), label) if kinds else None
        self.about = QCheckBox()
        self.about.setChecked(subject is not None)
        self.about.setVisible(subject is not None)
        if subject is not None:
            self.about.setText(tr("About: {name}", name=subject.name).replace("&", "&&"))
        self.lacks = plain_label("Refusal")
        self.lacks.setWordWrap(True)
        self._lay_out()
        self.text.textChanged.connect(lambda _text: self.typed.emit())
        for field in (self.text, self.time):
            field.returnPressed.connect(self.told)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.told)
        self.resize(look.theme.px(560), self.sizeHint().height())
        self.text.setFocus()

    def chosen(self) -> Subject | None:
        """The record it is about, unless that was unticked."""
        return self.subject if self.about.isChecked() else None

    def refuse(self, words: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self.lacks.setText(words)
        self.lacks.show()

    def _lay_out(self) -> None:
        save, back = QPushButton(f"{tr('Save')}  Enter"), QPushButton(f"{tr('Cancel')}  Esc")
        save.setAutoDefault(False)
        back.setAutoDefault(False)
        save.clicked.connect(lambda _checked=False: self.told.emit())
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.lacks, 1)
        row.addWidget(save)
        row.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self.time)
        if self.kind is not None:
            column.addWidget(self.kind)
        column.addWidget(self.about)
        column.addLayout(row)
        self.lacks.hide()
