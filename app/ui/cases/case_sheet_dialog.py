"""Which sheet of a case goes to paper, with which marking, and where to: all of it by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.evidence import file_name
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.sheet_name import SHEET_LABELS, SheetName
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

KINDS = {".docx": "Word (*.docx)", ".pdf": "PDF (*.pdf)"}


class CaseSheetDialog(QDialog):
    """`save_wanted` carries the file; `print_wanted` asks for a printer."""

    save_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, case: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._case = case
        self.setWindowTitle(tr("Print {case}", case=case))
        self.sheet: QuickChoice[SheetName] = QuickChoice(tuple(SheetName), SHEET_LABELS.__getitem__)
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
        """How the file is called until somebody says otherwise: the case and the sheet; of which case a lesson was
        drawn is not told by its name either."""
        sheet = self.sheet.chosen()
        called = (self._case if sheet is not SheetName.LESSON else "", tr(SHEET_LABELS[sheet]))
        return file_name(" ".join(filter(None, called)), ending.removeprefix("."))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Sheet"), self.sheet)
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
