"""Asking for the reason of an act that needs one, with what it is about in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class ReasonDialog(QDialog):
    """`told` carries the reason; without one nothing happens."""

    told = Signal(str)

    def __init__(self, title: str, said: str, act: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        text = plain_label("CardValue", said)
        text.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.do = buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setEnabled(False)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(lambda words: self.do.setEnabled(bool(words.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (text, self.reason, buttons):
            column.addWidget(part)
        self.resize(look.theme.px(440), look.theme.px(150))

    def accept(self) -> None:
        """Enter in the line will do."""
        if self.reason.text().strip():
            self.told.emit(self.reason.text().strip())
            super().accept()
