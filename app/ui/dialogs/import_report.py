"""Last step of an import: what would come of it, the rows that are left out with their reasons, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.services.files.import_plan import ImportResult
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence_words, tr

MOST_LISTED = 1_000


class ImportReport(QWidget):
    """`undo_wanted` carries the batch number of the import that was just done."""

    undo_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title, self._counts, self._notes = plain_label("CardTitle"), plain_label(), plain_label("Muted")
        self._counts.setWordWrap(True)
        self._notes.setWordWrap(True)
        self.progress = QProgressBar()
        self.refused = QTableWidget(0, 3)
        self.refused.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.refused.setTabKeyNavigation(False)
        self.refused.verticalHeader().hide()
        self.refused.verticalHeader().setDefaultSectionSize(look.theme.px(25))
        self.refused.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.refused.setHorizontalHeaderLabels([tr("Row"), tr("Code"), tr("Why it is left out")])
        self._file: Path | None = None
        self._batch: int | None = None
        self._open, self.undo = QPushButton(tr("Open the whole list")), QPushButton(tr("Take this import back"))
        self._open.setAutoDefault(False)
        self.undo.setAutoDefault(False)
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))))
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._batch or 0))
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addWidget(self.undo)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.progress, self._counts, self._notes, self.refused):
            column.addWidget(part)
        column.setStretch(4, 1)
        column.addStretch(0)
        column.addLayout(row)
        self.begin("")

    def begin(self, title: str) -> None:
        """Something long has begun."""
        self._title.setText(title)
        self._counts.setText("")
        self.progress.setRange(0, 0)
        self.progress.setFormat("")
        self.progress.show()
        for part in (self._notes, self.refused, self._open, self.undo):
            part.hide()

    def show_progress(self, stage: str, done: int, total: int) -> None:
        """How far it has come, in rows; `total` 0 where the file does not say."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done:,} / {total:,}" if total else f"{done:,}")
        words = {"reading": tr("Reading rows …"), "writing": tr("Comparing and writing rows …")}
        self._counts.setText(words.get(stage, ""))

    def stop(self, title: str) -> None:
        """It ended without a result."""
        self._title.setText(title)
        self._counts.setText("")
        self.progress.hide()

    def show_result(self, result: ImportResult, *, dry: bool) -> None:
        """What would come of it, or what came of it."""
        self.progress.hide()
        self._batch, self._file = result.batch_number, result.report
        self._title.setText(tr("Dry run: nothing is written yet") if dry else tr("The import is done"))
        self._counts.setText(
            tr(
                "{read} rows read: {added} new, {replaced} changed, {unchanged} as before, {refused} left out",
                read=f"{result.read:,}",
                added=f"{result.added:,}",
                replaced=f"{result.replaced:,}",
                unchanged=f"{result.unchanged:,}",
                refused=f"{result.refused:,}",
            )
        )
        self._notes.setText("\n".join(sentence_words(note) for note in result.notes))
        self._notes.setVisible(bool(result.notes))
        listed = result.refused_rows[:MOST_LISTED]
        self.refused.setRowCount(len(listed))
        for at, one in enumerate(listed):
            for column, text in enumerate((str(one.row), one.code, sentence_words(one.reason))):
                self.refused.setItem(at, column, QTableWidgetItem(text))
        self.refused.setVisible(bool(listed))
        self._open.setVisible(self._file is not None)
        self.undo.setVisible(not dry and self._batch is not None)
