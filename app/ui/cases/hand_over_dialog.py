"""Who takes a piece of evidence into custody, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class HandOverDialog(QDialog):
    """`told` carries who and why; without either nothing happens."""

    told = Signal(str, str)

    def __init__(self, name: str, holder: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hand on {name}", name=name))
        self.taker, self.reason = QLineEdit(), QLineEdit()
        for line in (self.taker, self.reason):
            line.setMaxLength(200)
            line.textChanged.connect(self._mind)
        self.taker.setPlaceholderText(tr("Unit and name"))
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("In custody of"), plain_label("CardValue", holder))
        form.addRow(tr("Goes to"), self.taker)
        form.addRow(tr("Reason"), self.reason)
        buttons = QDialogButtonBox()
        self.do = buttons.addButton(tr("Hand on"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(look.theme.px(440), look.theme.px(170))
        self._mind()

    def accept(self) -> None:
        """Enter in either line will do once both are filled."""
        taker, reason = self.taker.text().strip(), self.reason.text().strip()
        if taker and reason:
            self.told.emit(taker, reason)
            super().accept()

    def _mind(self) -> None:
        self.do.setEnabled(bool(self.taker.text().strip() and self.reason.text().strip()))
