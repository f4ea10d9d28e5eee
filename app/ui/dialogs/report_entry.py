"""Writing down what somebody tells of a place: where, two or three choices, and in words what. Ctrl+Enter saves.

The desk goes on behind it: it stops nothing, and a click on the map gives the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.labels import label
from app.services.map.place_desk import FoundPlace
from app.ui.look import Look
from app.ui.widgets.place_line import PlaceLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr


@dataclass(frozen=True)
class Report:
    """`place` is None where only words were given for it (`where`); `chosen` are the choices in their order; `title`
    is the first line of what was said, `text` the rest."""

    place: FoundPlace | None
    where: str
    chosen: tuple[StrEnum, ...]
    title: str
    text: str


class ReportEntry(QDialog):
    """`choices` are (name, values, the usual one). `told` carries the report; it stays open until whoever could keep it
    closes it. `begin` are words that stand in it already."""

    told = Signal(object)

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, Sequence[StrEnum], StrEnum]],
        look: Look,
        parent: QWidget,
        *,
        begin: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.place, self.text = PlaceLine(look), QPlainTextEdit()
        self.place.retranslate()
        self.choices: list[QuickChoice[StrEnum]] = []
        self._begin, self._waits, self._warned = begin, False, False
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(tr("Place"), self.place)
        for name, values, usual in choices:
            box: QuickChoice[StrEnum] = QuickChoice(tuple(values), label)
            box.choose(usual)
            self.choices.append(box)
            form.addRow(name, box)
        form.addRow(tr("What"), self.text)
        self.text.setPlainText(begin)
        self.text.setPlaceholderText(tr("What it is in the first line; more below, if need be"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.theme.px(84))
        self.lacks = plain_label("Refusal")
        self.lacks.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(f"{tr('Save')}  Ctrl+Enter")
        buttons.button(kinds.Cancel).setText(f"{tr('Cancel')}  Esc")
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # they are push buttons
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.lacks)
        column.addWidget(buttons)
        self.setMinimumWidth(look.theme.px(520))
        self.place.place_changed.connect(self._on_place_changed)
        self.text.textChanged.connect(self.lacks.clear)
        self.text.setFocus()

    def report(self) -> Report:
        """What is written."""
        first, _, rest = self.text.toPlainText().strip().partition("\n")
        chosen = tuple(box.chosen() for box in self.choices)
        return Report(self.place.place, self.place.words(), chosen, first.strip(), rest.strip())

    def refuse(self, said: str) -> None:
        """Say why it could not be kept; what is written stays."""
        self.lacks.setText(said)

    def reject(self) -> None:
        """Esc closes; where something would be lost, only the second time."""
        if self.text.toPlainText().strip() != self._begin.strip() and not self._warned:
            self._warned = True
            self.refuse(tr("Esc once more throws away what is written. Ctrl+Enter saves it."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        if not self.report().title:
            self.refuse(tr("Say what it is first. Nothing was saved."))
            self.text.setFocus()
            return
        self.lacks.clear()
        self.place.settle()
        if self.place.is_waiting():
            self._waits = True
        else:
            self.told.emit(self.report())

    def _on_place_changed(self, _place: FoundPlace | None) -> None:
        if self._waits and not self.place.is_waiting():
            self._waits = False
            self.told.emit(self.report())
