"""Which sheet of a case or hazard goes to paper, with which marking, and where to: all of it by keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.evidence import file_name
from app.domain.labels import label
from app.domain.marking import Marking
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

KINDS = {".docx": "Word (*.docx)", ".pdf": "PDF (*.pdf)"}


class SheetDialog(QDialog):
    """`sheets` are those there are, with their English words; one alone is not asked for. A file of the `nameless` does
    not tell of which record it is. `save_wanted` carries the file; `print_wanted` asks for a printer."""

    save_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(
        self, name: str, sheets: Mapping[Any, str], look: Look, parent: QWidget, nameless: Collection[Any] = ()
    ) -> None:
        super().__init__(parent)
        self._name, self._sheets, self._nameless = name, sheets, nameless
        self.setWindowTitle(tr("Print {case}", case=name))
        self.sheet: QuickChoice[Any] = QuickChoice(tuple(sheets), sheets.__getitem__)
        self.marking: QuickChoice[Marking] = QuickChoice(tuple(Marking), label)
        self.marking.choose(Marking.INTERNAL)
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self._acts: list[QPushButton] = []
        self._lay_out()
        self.resize(look.theme.px(440), self.sizeHint().height())

    def show_busy(self, busy: bool) -> None:
        """A sheet is being written."""
        for button in self._acts:
            button.setEnabled(not busy)

    def say(self, text: str) -> None:
        """What was written, or why nothing was."""
        self.told.setText(text)

    def file_name(self, ending: str) -> str:
        """How the file is called until somebody says otherwise: the record and the sheet, or the sheet alone."""
        sheet = self.sheet.chosen()
        called = ("" if sheet in self._nameless else self._name, tr(self._sheets[sheet]))
        return file_name(" ".join(filter(None, called)), ending.removeprefix("."))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Sheet"), self.sheet)
        form.setRowVisible(self.sheet, len(self._sheets) > 1)
        form.addRow(tr("Marking"), self.marking)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.told)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Save for Word …"), "Ctrl+Shift+S", lambda: self._ask_file(".docx")),
            (tr("Save as PDF …"), "Ctrl+S", lambda: self._ask_file(".pdf")),
            (tr("Print …"), "Ctrl+P", self.print_wanted.emit),
        )
        for words, keys, press in acts:
            button = self._button(words, keys, press)
            self._acts.append(button)
            column.addWidget(button)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        column.addWidget(self._button(tr("Back"), "Esc", self.reject))

    def _button(self, words: str, keys: str, press: Callable[[], object]) -> QPushButton:
        button = QPushButton(f"{words}  {keys}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: press())
        return button

    def _ask_file(self, ending: str) -> None:
        dialog = QFileDialog(self, tr("Write the file"), self.file_name(ending), KINDS[ending])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(lambda file: self.save_wanted.emit(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
