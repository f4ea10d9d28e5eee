"""Giving many records one value: which field, which value, and how many that would change, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.domain.layer_field import Field
from app.services.selection import BulkPreview
from app.ui.look import Look
from app.ui.widgets.field_form import FieldForm
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

TYPING_PAUSE_MS = 250


class BulkDialog(QDialog):
    """Asks one of `fields`. `preview_wanted` and `told` carry the values by field."""

    preview_wanted = Signal(object)
    told = Signal(object)

    def __init__(self, title: str, fields: Sequence[Field], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._fields = tuple(fields)
        self.field = QComboBox()
        self._forms = [FieldForm((one,)) for one in self._fields]
        self.said = plain_label("Hint")
        self.said.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(tr("Field"), self.field)
        buttons = QDialogButtonBox()
        self.do = buttons.addButton(tr("Change all") + "  Ctrl+Enter", QDialogButtonBox.ButtonRole.ActionRole)
        self.do.clicked.connect(lambda: self.told.emit(self.values()))
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        for one, made in zip(self._fields, self._forms, strict=True):
            self.field.addItem(tr(one.label))
            column.addWidget(made)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addWidget(buttons)
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.preview_wanted.emit(self.values()))
        self.field.currentIndexChanged.connect(self._on_field_changed)
        for made in self._forms:
            made.changed.connect(self._pause.start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.do.click)
        self.resize(look.theme.px(420), look.theme.px(220))
        self._on_field_changed()

    def values(self) -> dict[str, object]:
        """The one field with its value."""
        return self._forms[self.field.currentIndex()].values() if self._fields else {}

    def show_preview(self, preview: BulkPreview) -> None:
        """How many would change."""
        said = tr("{changing} would change, {same} have it already.", changing=preview.changing, same=preview.same)
        if preview.closed:
            said += tr(" {n} are archived and stay as they are.", n=preview.closed)
        self.said.setText(said)

    def refuse(self, words: str) -> None:
        """Why not."""
        self.said.setText(words)

    def _on_field_changed(self) -> None:
        for at, made in enumerate(self._forms):
            made.setVisible(at == self.field.currentIndex())
        self.do.setEnabled(bool(self._fields))
        self._pause.start()
