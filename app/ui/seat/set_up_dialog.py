"""The first start: who looks after this installation from now on. There is no password that it comes with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout

from app.domain.access import Role
from app.domain.labels import label
from app.services.user_desk import NewUser
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


@dataclass
class _Lines:
    """Of one of the two."""

    role: Role
    login: QLineEdit
    name: QLineEdit
    password: QLineEdit
    again: QLineEdit

    def user(self) -> NewUser:
        return NewUser(self.login.text(), self.name.text(), self.role, self.password.text())


class SetUpDialog(QDialog):
    """`wanted` carries the security and the system administrator; it is answered with `refuse` or `accept`."""

    wanted = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle(tr("First start"))
        self.lines = tuple(
            _Lines(role, *(QLineEdit() for _ in range(4))) for role in (Role.SECURITY, Role.ADMINISTRATOR)
        )
        self.refusal = plain_label("Refusal")
        self.refusal.setWordWrap(True)
        said = plain_label(
            "Muted",
            tr(
                "Two people look after this installation: one says who may what, the other keeps it running. The "
                "security administrator adds everybody else. Until both are named, whoever sits here may do everything."
            ),
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(plain_label("CardTitle", "油区警务一张图  OneMap"))
        column.addWidget(said)
        for one in self.lines:
            column.addWidget(plain_label("CardTitle", tr(label(one.role))))
            form = QFormLayout()
            form.setHorizontalSpacing(16)
            form.setVerticalSpacing(8)
            for line in (one.password, one.again):
                line.setEchoMode(QLineEdit.EchoMode.Password)
            one.password.setPlaceholderText(tr("8 characters or more, of two kinds; without login and name"))
            for words, line in (
                ("Login", one.login),
                ("Full name", one.name),
                ("Password", one.password),
                ("Once more", one.again),
            ):
                form.addRow(tr(words), line)
            column.addLayout(form)
        self.buttons = QDialogButtonBox()
        self.do = self.buttons.addButton(tr("Set up"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(tr("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self.refusal.hide()
        self.setMinimumWidth(look.theme.px(480))

    def refuse(self, sentence: str) -> None:
        """Say why nobody was named; what was typed stays."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self.buttons.setEnabled(True)

    def _on_accepted(self) -> None:
        if any(one.password.text() != one.again.text() for one in self.lines):
            self.refuse(tr("The two passwords differ. Nothing was changed; type them again."))
            return
        self.buttons.setEnabled(False)
        self.wanted.emit(*(one.user() for one in self.lines))
