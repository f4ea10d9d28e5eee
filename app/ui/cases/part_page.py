"""Entering or changing one part of a case, whatever its kind: its fields, and why it could not be kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.case_part import CasePart
from app.domain.case_part_kinds import PartKind
from app.ui.cases.covering_layout import lay_out_covering
from app.ui.look import Look
from app.ui.widgets.field_form import FieldForm
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class PartPage(QWidget):
    """`told` carries the kind's noun, the part that is changed (None for a new one) and the values that differ. The
    window's key for saving calls `save`."""

    told = Signal(str, object, object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._kind: PartKind | None = None
        self._part: CasePart | None = None
        self._shown: dict[str, object] = {}
        self._given: dict[str, object] = {}
        self.form: FieldForm | None = None
        self.title, self._lacks = plain_label("CardTitle"), plain_label("Refusal")
        self._lacks.setWordWrap(True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._save, self._back = KeycapButton(look, "Ctrl+Enter"), KeycapButton(look, "Esc")
        row = FlowRow()
        for button in (self._save, self._back):
            row.add(button)
        self._row = row
        lay_out_covering(self, (self.title,), self._scroll, (self._lacks,), row)
        self._save.clicked.connect(self.save)
        self._back.clicked.connect(self.left)
        self.retranslate()

    def begin(self, kind: PartKind, part: CasePart | None = None, given: Mapping[str, object] | None = None) -> None:
        """Ask for a new part (`given`: what is known already and not asked), or change this one."""
        self._kind, self._part, self._given = kind, part, dict(given or {})
        self.form = FieldForm(one for one in kind.fields if one.name not in self._given)
        self.form.setContentsMargins(0, 0, 8, 0)
        values = {one.name: one.default if part is None else getattr(part, one.name) for one in kind.fields}
        self.form.show_values(values)
        self._shown = self.form.values() if part is not None else {}
        self._scroll.setWidget(self.form)
        name = tr(kind.label)
        self.title.setText(tr("New: {part}", part=name) if part is None else tr("Change: {part}", part=name))
        self.refuse("")
        next(iter(self.form.inputs.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Tell what is written."""
        if self._kind is None or self.form is None:
            return
        values = {name: value for name, value in self.form.values().items() if value != self._shown.get(name)}
        self.told.emit(self._kind.noun, self._part, values | self._given)

    def refuse(self, said: str) -> None:
        """Say why it was not kept; what is written stays."""
        self._lacks.setText(said)
        self._lacks.setVisible(bool(said))

    def retranslate(self) -> None:
        """Say every word again."""
        self._save.setText(tr("Save"))
        self._back.setText(tr("Back"))
        self._row.arrange()
