"""A signature under a paper of the desk: who, and the own password; who has none types the own name in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.access import User
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class SignDialog(QDialog):
    """`signed` carries login, secret and remarks; it is answered with `refuse` or `accept`."""

    signed = Signal(str, str, str)

    def __init__(
        self, look: Look, parent: QWidget, *, title: str, told: str, users: Sequence[User], user_id: str,
        asks_remarks: bool,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self._users = tuple(users)
        self.who, self.secret, self.remarks = QComboBox(), QLineEdit(), QLineEdit()
        self.who.addItems([f"{one.name}  {one.login}" for one in self._users])
        at = next((row for row, one in enumerate(self._users) if one.id == user_id), 0)
        self.who.setCurrentIndex(at)
        self.remarks.setMaxLength(500)
        self.remarks.setVisible(asks_remarks)
        self.refusal = plain_label("Refusal")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        text = plain_label("Muted", told)
        text.setWordWrap(True)
        self._secret_name = plain_label("", "")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Who signs"), self.who)
        form.addRow(self._secret_name, self.secret)
        if asks_remarks:
            form.addRow(tr("Remarks"), self.remarks)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(tr("Sign"))
        self._buttons.button(kinds.Cancel).setText(tr("Cancel"))
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        for part in (text, self.refusal, self._buttons):
            column.addWidget(part)
        column.insertLayout(1, form)
        self.who.currentIndexChanged.connect(lambda _row: self._mind())
        self.resize(look.theme.px(460), self.sizeHint().height())
        self._mind()
        self.secret.setFocus()

    def refuse(self, words: str) -> None:
        """Say why nothing was signed; the secret is typed again."""
        self.refusal.setText(words)
        self.refusal.show()
        self._buttons.setEnabled(True)
        self.secret.clear()
        self.secret.setFocus()

    def _mind(self) -> None:
        """Who has no password signs by name, and sees that it is so."""
        by_password = self._user() is None or bool(self._user().password_hash)  # type: ignore[union-attr]
        echo = QLineEdit.EchoMode.Password if by_password else QLineEdit.EchoMode.Normal
        self.secret.setEchoMode(echo)
        self._secret_name.setText(tr("Password") if by_password else tr("Own name in full"))
        self.secret.setPlaceholderText("" if by_password else tr("No password is set; the sheet says so"))
        self.secret.clear()

    def _user(self) -> User | None:
        row = self.who.currentIndex()
        return self._users[row] if 0 <= row < len(self._users) else None

    def _on_accepted(self) -> None:
        user = self._user()
        if user is not None:
            self._buttons.setEnabled(False)
            self.signed.emit(user.login, self.secret.text(), self.remarks.text())
