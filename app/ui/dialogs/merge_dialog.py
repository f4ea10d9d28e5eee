"""Doubles become one: which survives, what goes over to it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.asset import Asset
from app.domain.labels import kind_label, status_label
from app.domain.layer import layer_named
from app.services.assets.merge_desk import MergePreview
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

COLUMNS: tuple[Column[Asset], ...] = (
    Column(label="Code", text=lambda one: one.code, bold=True, width=18),
    Column(label="Name", text=lambda one: one.name),
    Column(label="Kind", text=lambda one: tr(kind_label(one.layer, one.kind)) if one.kind else "", width=14),
    Column(label="State", text=lambda one: tr(status_label(one.layer, one.status)) if one.status else "", width=12),
    Column(label="Operator", text=lambda one: one.operator or "", width=18),
    Column(label="Position", text=lambda one: f"{one.lon:.5f}, {one.lat:.5f}", width=22),
)
_NOUNS = {
    "Alert": "Alerts re-pointed: {count}",
    "Call": "Calls re-pointed: {count}",
    "CaseFile": "Cases re-pointed: {count}",
    "PremiseNote": "Notes re-pointed: {count}",
    "PlaceContact": "Contacts re-pointed: {count}",
    "Unit": "Units re-pointed: {count}",
    "Asset": "Assets that belong to it re-pointed: {count}",
}


class MergeDialog(QDialog):
    """The chosen row survives. `preview_wanted` carries it, `told` it and the reason."""

    preview_wanted = Signal(object)
    told = Signal(object, str)

    def __init__(self, doubles: Sequence[Asset], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Merge doubles"))
        self.table: RecordTable[Asset] = RecordTable(COLUMNS, look, lambda one: one.id)
        self.said = plain_label("Hint")
        self.said.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        self.merge, self.back = QPushButton(tr("Merge into the chosen row")), QPushButton(tr("Cancel"))
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        for button in (self.merge, self.back):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(plain_label("Muted", tr("Choose the row that survives; the others are retired.")))
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(row)
        self.table.show_records(doubles)
        self.table.record_chosen.connect(self.preview_wanted)
        self.reason.textChanged.connect(lambda words: self.merge.setEnabled(bool(words.strip())))
        self.reason.returnPressed.connect(self.merge.click)
        self.merge.setEnabled(False)
        self.merge.clicked.connect(self._on_merge)
        self.back.clicked.connect(self.reject)
        self.resize(look.theme.px(820), look.theme.px(360))

    def show_preview(self, survivor: Asset, preview: MergePreview) -> None:
        """What would go over to the survivor."""
        said = [tr(_NOUNS[noun], count=count) for noun, count in preview.pointing.items()]
        known = {one.link or one.name: one.label for one in layer_named(survivor.layer).fields}
        filled = [tr(known[name]) for name in preview.filled if name in known]
        if filled:
            said.append(tr("Filled from the others: {fields}", fields=", ".join(filled)))
        if preview.owners:
            said.append(tr("Owners of the others: {count}", count=preview.owners))
        self.said.setText("; ".join(said) or tr("Nothing hangs on the others."))

    def refuse(self, words: str) -> None:
        """Why not."""
        self.said.setText(words)

    def _on_merge(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.told.emit(one, self.reason.text().strip())
