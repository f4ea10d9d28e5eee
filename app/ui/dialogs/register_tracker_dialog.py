"""Whose a tracker is: its serial, then the unit or vehicle that carries it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.labels import label
from app.services.field.movers import Unregistered
from app.services.field.tracker_desk import Carriers
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class RegisterTrackerDialog(QDialog):
    """`register_wanted` carries the carrier's key and the reason; it is answered with `refuse` or with `accept`."""

    register_wanted = Signal(str, str)

    def __init__(self, stranger: Unregistered, carriers: Carriers, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Register a tracker"))
        self._stranger = stranger
        self.carrier = QComboBox()
        self.carrier.setEditable(True)
        self.carrier.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.carrier.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        for unit in carriers.units:
            words = (unit.call_sign or unit.code, unit.name, tr(label(unit.kind)))
            self.carrier.addItem(" · ".join(filter(None, words)), unit.id)
        for vehicle in carriers.vehicles:
            words = (vehicle.plate, vehicle.name, tr(label(vehicle.kind)))
            self.carrier.addItem(" · ".join(filter(None, words)), vehicle.id)
        self.carrier.setCurrentIndex(-1)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("e.g. new car, terminal changed"))
        self.refusal = plain_label("Refusal")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        warning = plain_label("Hint", tr("From then on its positions count as those of the unit or vehicle."))
        warning.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Serial"), plain_label("", stranger.mover))
        form.addRow(tr("Feed"), plain_label("", stranger.source))
        form.addRow(tr("Place"), plain_label("", f"{stranger.lon:.5f}, {stranger.lat:.5f}"))
        form.addRow(tr("Carried by"), self.carrier)
        form.addRow(tr("Reason"), self.reason)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setText(tr("Register"))
        self.buttons.button(kinds.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(warning)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self.setMinimumWidth(look.theme.px(460))
        self.carrier.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was registered."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self.buttons.setEnabled(True)

    def _on_accepted(self) -> None:
        at = self.carrier.findText(self.carrier.currentText(), Qt.MatchFlag.MatchExactly)
        if at < 0:
            self.refuse(tr("Choose the unit or vehicle from the list."))
            self.carrier.setFocus()
            return
        self.buttons.setEnabled(False)
        self.register_wanted.emit(self.carrier.itemData(at), self.reason.text().strip())
