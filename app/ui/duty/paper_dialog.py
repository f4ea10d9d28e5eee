"""Where a paper of the shift goes: Word, PDF or the printer, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.domain.evidence import file_name
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

KINDS = {".docx": "Word (*.docx)", ".pdf": "PDF (*.pdf)"}


class PaperDialog(QDialog):
    """`save_wanted` carries the file; `print_wanted` asks for a printer."""

    save_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, name: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setWindowTitle(tr("Print {case}", case=name))
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.told)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Save for Word …"), "Ctrl+Shift+S", lambda: self._ask_file(".docx")),
            (tr("Save as PDF …"), "Ctrl+S", lambda: self._ask_file(".pdf")),
            (tr("Print …"), "Ctrl+P", self.print_wanted.emit),
            (tr("Back"), "Esc", self.reject),
        )
        for words, keys, press in acts:
            button = QPushButton(f"{words}  {keys}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, press=press: press())
            column.addWidget(button)
            if keys != "Esc":
                QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self.resize(look.theme.px(400), self.sizeHint().height())

    def say(self, text: str) -> None:
        """What was written, or why nothing was."""
        self.told.setText(text)

    def _ask_file(self, ending: str) -> None:
        proposed = file_name(self._name, ending.removeprefix("."))
        dialog = QFileDialog(self, tr("Write the file"), proposed, KINDS[ending])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(lambda file: self.save_wanted.emit(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
