"""Naming who answers for one asset or a selection: somebody of the register, or a post in free words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.labels import label
from app.domain.responsibility import Owner, OwnerLayer, PartyKind
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

TYPING_PAUSE_MS = 200
USUAL = "USUAL"


class OwnerDialog(QDialog):
    """`told` carries the owner and the layer (None: that of each asset's kind); `search_wanted` asks the register."""

    told = Signal(object, object)
    search_wanted = Signal(str)

    def __init__(self, what: str, layer: OwnerLayer | None, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Who answers for {what}", what=what))
        self._offered: Sequence[Owner] = ()
        self._chosen: Owner | None = None
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.name.setMaxLength(80)
        self.phone.setMaxLength(40)
        self.name.setPlaceholderText(tr("Name, number or call sign; or a post in words"))
        self.found = QListWidget()
        self.found.setFixedHeight(look.theme.px(150))
        choices = (USUAL, *(one.value for one in OwnerLayer))
        self.layer: QuickChoice[str] = QuickChoice(
            choices, lambda one: "By the kind of each asset" if one == USUAL else label(OwnerLayer(one))
        )
        self.layer.choose(USUAL if layer is None else layer.value)
        self.lacks = plain_label("Refusal")
        self.lacks.setWordWrap(True)
        self._typing = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.search_wanted.emit(self.name.text().strip()))
        self._lay_out(look)
        self.name.textEdited.connect(self._on_edited)
        self.found.itemActivated.connect(lambda _item: self._take(self.found.currentRow()))
        self.found.itemClicked.connect(lambda _item: self._take(self.found.currentRow()))

    def offer(self, text: str, owners: Sequence[Owner]) -> None:
        """Who fits what was typed; an answer to an older question is dropped."""
        if text != self.name.text().strip():
            return
        self._offered = owners
        self.found.clear()
        for one in owners:
            told = f"{one.name} · {tr(label(one.party))}" + (f" · {one.phone}" if one.phone else "")
            self.found.addItem(told)

    def refuse(self, said: str) -> None:
        """Say why nothing was changed."""
        self.lacks.setText(said)

    def owner(self) -> Owner:
        """Who is written: the one chosen of the register, unless the name was changed after."""
        name, phone = self.name.text().strip(), self.phone.text().strip()
        if self._chosen is not None and self._chosen.name == name:
            return Owner(name=name, phone=phone, party=self._chosen.party, party_id=self._chosen.party_id)
        return Owner(name=name, phone=phone, party=PartyKind.POST)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            self._chosen = self._offered[row]
            self.name.setText(self._chosen.name)
            self.phone.setText(self._chosen.phone)
            self.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._chosen = None
        self._typing.start()

    def _save(self) -> None:
        if not self.name.text().strip():
            self.refuse(tr("Say who answers for it: choose somebody, or type a post."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chosen = self.layer.chosen()
        self.told.emit(self.owner(), None if chosen == USUAL else OwnerLayer(chosen))

    def _lay_out(self, look: Look) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("Responsible"), self.name)
        form.addRow("", self.found)
        form.addRow(tr("Phone"), self.phone)
        form.addRow(tr("Layer of the owner"), self.layer)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(tr("Save") + "  Ctrl+Enter", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self._save)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.lacks)
        column.addWidget(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)
        self.resize(look.theme.px(480), look.theme.px(340))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
