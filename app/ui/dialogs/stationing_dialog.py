"""The known K-numbers of one line: those that are kept, one more at a place, from a file, and taking one away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
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

from app.domain.line_mark import LineMark
from app.domain.position import Position
from app.errors import AppError, InputRefused
from app.services.map.stationing_desk import LineStations, said
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence, tr


class StationingDialog(QDialog):
    """Stays open after each act; `told` and `refuse` say what came of it."""

    add_wanted = Signal(object, str, str, str)
    remove_wanted = Signal(object, str)
    import_wanted = Signal(object)

    def __init__(self, stations: LineStations, place: Position | None, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        name = stations.asset.name or stations.asset.code
        self.setWindowTitle(tr("Known K-numbers of {line}", line=name))
        self.range = plain_label("Muted")
        self.table: RecordTable[LineMark] = RecordTable(_COLUMNS, look, key=lambda one: one.id)
        self.behind, self.ahead, self.place, self.note, self.reason = (QLineEdit() for _ in range(5))
        self.behind.setPlaceholderText("K12+300")
        self.ahead.setPlaceholderText(tr("only at a broken chain: K12+250"))
        self.place.setPlaceholderText("107.6, 37.3")
        self.reason.setPlaceholderText(tr("Why it is removed"))
        self.add = QPushButton(tr("Keep this mark"))
        self.remove = QPushButton(tr("Remove the chosen mark"))
        self.bring = QPushButton(tr("From a CSV file …"))
        self.message = plain_label("Muted")
        self.message.setWordWrap(True)
        self._lay_out()
        self.setMinimumSize(look.theme.px(620), look.theme.px(420))
        if place is not None:
            self.place.setText(f"{place.lon:.6f}, {place.lat:.6f}")
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.bring.clicked.connect(self._on_bring)
        self.show_stations(stations)

    def show_stations(self, stations: LineStations) -> None:
        """The line as it is numbered now."""
        first, last = stations.ends()
        self.range.setText(tr("The line runs from {first} to {last}.", first=first, last=last))
        self.table.show_records(stations.marks)

    def tell(self, words: str) -> None:
        """What came of the last act."""
        self.message.setText(words)

    def refuse(self, error: AppError) -> None:
        """Why the last act was not done."""
        self.message.setText(sentence(error))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("K-number here"), self.behind)
        form.addRow(tr("K-number from here on"), self.ahead)
        form.addRow(tr("Place (lon, lat)"), self.place)
        form.addRow(tr("Note"), self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bring)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        away = QHBoxLayout()
        away.addWidget(self.reason, 1)
        away.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.range)
        column.addWidget(self.table, 1)
        column.addLayout(away)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.message)
        for button in (self.remove, self.bring):
            button.setAutoDefault(False)
        self.add.setDefault(True)

    def _on_add(self) -> None:
        try:
            place = _place(self.place.text())
        except AppError as error:
            self.refuse(error)
            return
        self.add_wanted.emit(place, self.behind.text(), self.ahead.text(), self.note.text())

    def _on_remove(self) -> None:
        if (one := self.table.chosen()) is not None:
            self.remove_wanted.emit(one, self.reason.text())

    def _on_bring(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("From a CSV file …"), "", "CSV (*.csv *.txt)")
        if chosen:
            self.import_wanted.emit(Path(chosen))


def _place(text: str) -> Position:
    parts = text.replace(",", ",").split(",")
    try:
        lon, lat = (float(part) for part in parts)
    except ValueError as error:
        raise InputRefused("{text} is no place; write it as 107.6, 37.3. Nothing was changed.", text=text) from error
    return Position(lon, lat)


_COLUMNS: tuple[Column[LineMark], ...] = (
    Column(
        label="K-number here", text=lambda one: said(one.behind_m), sort=lambda one: one.behind_m, bold=True, width=14
    ),
    Column(
        label="K-number from here on",
        text=lambda one: said(one.ahead_m) if one.is_broken_chain else "",
        sort=lambda one: one.ahead_m,
        width=16,
    ),
    Column(label="Place", text=lambda one: f"{one.lon:.5f}, {one.lat:.5f}", width=22),
    Column(label="Note", text=lambda one: one.note),
    Column(label="Told by", text=lambda one: f"{one.author} {to_minute(one.noted_at)}", width=24),
)
