"""The layers that a server of base maps offers, to choose one from instead of typing it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.offered_layer import OfferedLayer
from app.services.base_maps.server_offers import Offers
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import RECORD_ROLE, Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr

COLUMNS: tuple[Column[OfferedLayer], ...] = (
    Column(label="Name", text=lambda one: one.title, hover=lambda one: one.title, bold=True),
    Column(label="Layer", text=lambda one: one.layer, hover=lambda one: one.layer, width=30),
    Column(label="Matrix set", text=lambda one: one.matrix_set or "—", width=24),
    Column(label="Zooms", text=lambda one: f"{one.min_zoom}–{one.max_zoom}", width=9, right=True),
    Column(label="Form", text=lambda one: one.format.removeprefix("image/"), width=10),
)


class OfferedLayersDialog(QDialog):
    """`taken` carries the layer that was chosen, by Enter or a double click; typing narrows the list."""

    taken = Signal(object)

    def __init__(self, offers: Offers, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Layers of the server"))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(tr("Part of a name"))
        self.table: RecordTable[OfferedLayer] = RecordTable(COLUMNS, look, lambda one: one.id)
        self.said = plain_label("Muted", " ".join(sentence_words(one) for one in offers.remarks))
        self.said.setWordWrap(True)
        self.said.setVisible(bool(offers.remarks))
        self.take, self.back = QPushButton(f"{tr('Take this layer')}  Enter"), QPushButton(tr("Cancel"))
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.take, self.back):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(row)
        self._layers = offers.layers
        self._narrow("")
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take)
        self.table.record_opened.connect(lambda _one: self._take())
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self.reject)
        self.resize(look.theme.px(860), look.theme.px(460))
        self.search.setFocus()

    def _narrow(self, words: str) -> None:
        """Those whose title or name holds what was typed; the first is chosen, so that Enter takes it."""
        wanted = words.strip().casefold()
        self.table.show_records(
            [one for one in self._layers if wanted in one.title.casefold() or wanted in one.layer.casefold()]
        )
        if self.table.chosen() is None and self.table.shown():
            self.table.choose(self.table.filter.index(0, 0).data(RECORD_ROLE).id)
        self.take.setEnabled(self.table.shown() > 0)

    def _take(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.taken.emit(one)
            self.accept()
