"""Why tracks leave the desk, how widely they may be known, and as what: a folder of evidence or a page. All by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.evidence import file_name
from app.domain.labels import label
from app.domain.marking import Marking
from app.ui.look import Look
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr


class HandOnDialog(QDialog):
    """`folder_wanted` and `page_wanted` carry where to write; both are asked only once somebody has said why."""

    folder_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, told: str, name: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setWindowTitle(tr("Hand on or keep as evidence …"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("Why: number of the case, who asked"))
        self.marking: QuickChoice[Marking] = QuickChoice(tuple(Marking), label)
        self.marking.choose(Marking.INTERNAL)
        self.outcome = OutcomeLine()
        form, row, column = QFormLayout(), QHBoxLayout(), QVBoxLayout(self)
        form.addRow(tr("Reason"), self.reason)
        form.addRow(tr("Marking"), self.marking)
        heading = plain_label("CardTitle", told)
        what = plain_label(
            "Muted",
            tr(
                "The folder holds of each unit the fixes as reported (CSV), the way (GPX), and a sheet (PDF) with the "
                "SHA-256 of each file. The page plays in any browser without a network."
            ),
        )
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Evidence folder …"), "Ctrl+S", self._ask_folder),
            (tr("Page to hand on …"), "Ctrl+Shift+S", self._ask_page),
            (tr("Back"), "Esc", self.reject),
        )
        for words, keys, press in acts:
            button = QPushButton(f"{words}  {keys}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, press=press: press())
            row.addWidget(button)
            if keys != "Esc":
                QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        column.setSpacing(10)
        for part in (heading, what):
            part.setWordWrap(True)
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.outcome)
        column.addLayout(row)
        self.resize(look.theme.px(620), look.theme.px(250))
        self.reason.setFocus()

    def _ask_folder(self) -> None:
        if self._has_reason():
            dialog = QFileDialog(self, tr("Where the folder is made"))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.fileSelected.connect(lambda folder: self.folder_wanted.emit(Path(folder)))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _ask_page(self) -> None:
        if self._has_reason():
            dialog = QFileDialog(self, tr("Write the file"), file_name(self._name, "html"), "HTML (*.html)")
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("html")
            dialog.fileSelected.connect(lambda file: self.page_wanted.emit(Path(file)))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _has_reason(self) -> bool:
        given = bool(self.reason.text().strip())
        if not given:
            self.outcome.refuse(tr("Say why these tracks leave the desk. Nothing was written."))
            self.reason.setFocus()
        return given
