"""What was done with an asset: every act in words, and taking one of them back, with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.services.assets.asset_history import HistoryLine
from app.ui.local_time import full, to_minute
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr


def lines_of(one: HistoryLine) -> str:
    """What an act changed, in one line."""
    return "; ".join(sentence_words(line) for line in one.lines)


COLUMNS: tuple[Column[HistoryLine], ...] = (
    Column(label="Time", text=lambda one: to_minute(one.at), hover=lambda one: full(one.at), width=17),
    Column(label="Act", text=lambda one: sentence_words(one.title), bold=True, width=24),
    Column(label="What changed", text=lines_of, hover=lines_of),
    Column(label="Who", text=lambda one: one.who, width=10),
    Column(label="Reason", text=lambda one: one.reason, hover=lambda one: one.reason, width=20),
)


class HistoryDialog(QDialog):
    """`take_back_wanted` carries the line and the reason."""

    take_back_wanted = Signal(object, str)

    def __init__(self, name: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History of {name}", name=name))
        self.table: RecordTable[HistoryLine] = RecordTable(COLUMNS, look, lambda one: f"{one.at} {one.act_id}")
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        self.take_back, self.back = QPushButton(tr("Take back")), QPushButton(tr("Back"))
        self.said = plain_label("Muted")
        self.said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        for button in (self.take_back, self.back):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(row)
        self.table.record_chosen.connect(lambda _one: self._mind())
        self.reason.textChanged.connect(lambda _text: self._mind())
        self.reason.returnPressed.connect(self.take_back.click)
        self.take_back.clicked.connect(self._on_take_back)
        self.back.clicked.connect(self.reject)
        self.resize(look.theme.px(900), look.theme.px(460))
        self._mind()

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """The acts, the latest first."""
        self.table.show_records(lines)
        if lines and self.table.chosen() is None:
            self.table.choose(f"{lines[0].at} {lines[0].act_id}")
        self._mind()

    def say(self, words: str) -> None:
        """What came of it."""
        self.said.setText(words)

    def _mind(self) -> None:
        one = self.table.chosen()
        self.take_back.setEnabled(one is not None and bool(one.act_id) and bool(self.reason.text().strip()))

    def _on_take_back(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.take_back_wanted.emit(one, self.reason.text().strip())
