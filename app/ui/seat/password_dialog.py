"""One's own password."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.access import Actor
from app.domain.key import new_key
from app.errors import AppError
from app.services.user_desk import UserDesk
from app.ui.background import Background
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence, tr


class PasswordDialog(QDialog):
    """Asked for twice; said where it is none."""

    def __init__(
        self, desk: UserDesk, actor: Actor, login: str, background: Background, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("My password"))
        self._desk, self._actor, self._login, self._background = desk, actor, login, background
        self.first, self.second = QLineEdit(), QLineEdit()
        for line in (self.first, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.first.setPlaceholderText(tr("8 characters or more, of two kinds; without login and name"))
        self.refusal = plain_label("Refusal")
        self.refusal.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("New password"), self.first)
        form.addRow(tr("Once more"), self.second)
        buttons = QDialogButtonBox()
        self.do = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(buttons)
        self.resize(look.theme.px(460), look.theme.px(160))

    def _save(self) -> None:
        password = self.first.text()
        if password != self.second.text():
            self.refusal.setText(tr("The two differ. Nothing was changed; type them again."))
            return
        desk, actor, login, key = self._desk, self._actor, self._login, new_key()
        self._background.act(
            lambda: desk.change_password(actor, key, login=login, password=password),
            lambda _done: self.accept(),
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.refusal.setText(sentence(error))
