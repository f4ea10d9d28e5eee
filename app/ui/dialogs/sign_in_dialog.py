"""Who sits at this desk: asked at the start, where the user has a password, and while the desk is locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class SignInDialog(QDialog):
    """`sign_in_wanted` carries login and password; it is answered with `refuse` or with `accept`."""

    sign_in_wanted = Signal(str, str)

    def __init__(self, look: Look, login: str, parent: QWidget | None = None, *, may_quit: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sign in"))
        self.login, self.password = QLineEdit(login), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.refusal = plain_label("Refusal")
        self.refusal.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Login"), self.login)
        form.addRow(tr("Password"), self.password)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel if may_quit else kinds.Ok)
        self._buttons.button(kinds.Ok).setText(tr("Sign in"))
        if may_quit:
            self._buttons.button(kinds.Cancel).setText(tr("Quit"))
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(plain_label("CardTitle", "油区警务一张图  OneMap"))
        column.addWidget(self.told)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(self._buttons)
        self.refusal.hide()
        self.told.hide()
        self.setMinimumWidth(look.theme.px(380))

    def tell(self, words: str) -> None:
        """Say above the lines why it is asked."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def refuse(self, sentence: str) -> None:
        """Say why nobody was signed in, and let the password be typed again."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self._buttons.setEnabled(True)
        self.password.clear()
        self.password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        (self.password if self.login.text() else self.login).setFocus()
        super().showEvent(event)

    def _on_accepted(self) -> None:
        self._buttons.setEnabled(False)
        self.sign_in_wanted.emit(self.login.text().strip(), self.password.text())
