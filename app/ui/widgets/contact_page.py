"""Whom to ring, in order; what came of it is logged by one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.domain.labels import label
from app.domain.premise import ContactResult, PlaceContact
from app.services.alerts.alert_dossier import AlertDossier
from app.ui.alerts.dossier_words import contact_words
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

RESULTS = tuple(ContactResult)


class ContactPage(QWidget):
    """`rang` tells contact and result. After each the next one who was not reached is chosen. `left`: Esc."""

    rang = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._dossier: AlertDossier | None = None
        self._empty = plain_label("Muted")
        self._empty.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.installEventFilter(self)
        self.buttons = [QPushButton() for _ in RESULTS]
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, at=number: self._log(at))
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.retranslate()

    def show_dossier(self, dossier: AlertDossier | None) -> None:
        """The contacts of this alert with what came of ringing them."""
        other = dossier is None or self._dossier is None or dossier.alert.id != self._dossier.alert.id
        tries = 0 if self._dossier is None else len(self._dossier.attempts)
        self._dossier = dossier
        row = self.list.currentRow()
        contacts = dossier.contacts if dossier else ()
        attempts = dossier.attempts if dossier else ()
        self.list.clear()
        for number, one in enumerate(contacts, start=1):
            self.list.addItem(f"{number}. {contact_words(one, attempts)}")
        self.list.setCurrentRow(self._next() if other or len(attempts) != tries else row)
        self.list.setVisible(bool(contacts))
        self._empty.setVisible(not contacts)
        for button in self.buttons:
            button.setVisible(bool(contacts))

    def take_focus(self) -> None:
        """Ready to log: the next one to ring is chosen."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._empty.setText(tr("Nobody is named for this place yet. G adds whom to ring."))
        for number, (button, result) in enumerate(zip(self.buttons, RESULTS, strict=True), start=1):
            button.setText(f"{number} {tr(label(result))}")
        self.show_dossier(self._dossier)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits on the list are results here, not pages of the card; Esc goes back to the queue."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
                return True
        if watched is self.list and isinstance(event, QKeyEvent) and event.text().isdigit() and event.text():
            number = int(event.text())
            if 1 <= number <= len(RESULTS) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self._log(number - 1)
                    return True
        return super().eventFilter(watched, event)

    def _log(self, number: int) -> None:
        contact = self.chosen()
        if contact is not None:
            self.rang.emit(contact, RESULTS[number])

    def chosen(self) -> PlaceContact | None:
        """Whom the next ring, or change, is about."""
        row = self.list.currentRow()
        return self._dossier.contacts[row] if self._dossier is not None and row >= 0 else None

    def _next(self) -> int:
        """The first who has not been tried; when all have been, the first who was not reached."""
        if self._dossier is None or not self._dossier.contacts:
            return -1
        tried = {(one.name, one.phone): one.result for one in self._dossier.attempts}
        results = [tried.get((one.name, one.phone)) for one in self._dossier.contacts]
        untried = next((row for row, result in enumerate(results) if result is None), None)
        if untried is not None and ContactResult.REACHED not in results:
            return untried
        return next((row for row, result in enumerate(results) if result is not ContactResult.REACHED), 0)
