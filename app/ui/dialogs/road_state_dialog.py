"""Telling that roads are not as usual: what is wrong, how far, why one knows, and until when."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.labels import label
from app.domain.road_state import RoadState, RoadTrouble
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

LONGEST_H = 14 * 24


class Extent(StrEnum):
    """How much of the roads is meant. SAME: as it is drawn already, where a state is changed."""

    AROUND = "AROUND"
    STRETCH = "STRETCH"
    AREA = "AREA"
    SAME = "SAME"


EXTENT_WORDS = {
    Extent.SAME: "Where it is drawn now",
    Extent.AROUND: "All roads around this point",
    Extent.STRETCH: "This road, to both sides",
    Extent.AREA: "The whole police room area",
}


@dataclass(frozen=True)
class RoadReport:
    """What the officer told. `size_km` is a radius, or a length to either side; `factor` None for a closed road."""

    trouble: RoadTrouble
    extent: Extent
    size_km: float
    factor: float | None
    note: str
    hours: int


class RoadStateDialog(QDialog):
    """`told` carries the report. `extents` are those that make sense where the menu was opened."""

    told = Signal(object)

    def __init__(
        self,
        extents: tuple[Extent, ...],
        usual_factor: Callable[[RoadTrouble], float | None],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._usual_factor = usual_factor
        self.setWindowTitle(tr("Road state"))
        self.trouble: QuickChoice[RoadTrouble] = QuickChoice(tuple(RoadTrouble), label)
        self.extent: QuickChoice[Extent] = QuickChoice(extents, EXTENT_WORDS.__getitem__)
        self.size_km, self.factor, self.hours = QDoubleSpinBox(), QDoubleSpinBox(), QSpinBox()
        self.note = QLineEdit()
        self._lacks = plain_label("Refusal")
        self._lay_out(look)
        self.trouble.currentIndexChanged.connect(lambda _row: self._on_trouble_changed())
        self.extent.currentIndexChanged.connect(lambda _row: self._on_extent_changed())
        self._on_trouble_changed()
        self._on_extent_changed()

    def show_standing(self, state: RoadState, now: datetime) -> None:
        """Begin with what a state says that holds at `now`, to be changed."""
        self.trouble.choose(state.trouble)
        if state.factor is not None:
            self.factor.setValue(state.factor)
        self.note.setText(state.note)
        self.hours.setValue(max(1, math.ceil((state.expires_at - now) / timedelta(hours=1))))

    def report(self) -> RoadReport:
        """What is written."""
        closed = self._usual_factor(self.trouble.chosen()) is None
        return RoadReport(
            self.trouble.chosen(),
            self.extent.chosen(),
            self.size_km.value(),
            None if closed else self.factor.value(),
            self.note.text().strip(),
            self.hours.value(),
        )

    def accept(self) -> None:
        """A road state without a reason would be believed by nobody."""
        if not self.note.text().strip():
            self._lacks.setText(tr("Say how it is known, in a few words."))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.emit(self.report())
        super().accept()

    def _lay_out(self, look: Look) -> None:
        self.size_km.setRange(0.1, 50.0)
        self.size_km.setSingleStep(0.5)
        self.size_km.setSuffix(f" {tr('km')}")
        self.factor.setRange(1.0, 10.0)
        self.factor.setSingleStep(0.1)
        self.factor.setPrefix("× ")
        self.hours.setRange(1, LONGEST_H)
        self.hours.setValue(12)
        self.hours.setSuffix(f" {tr('hours')}")
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(tr("Who saw it, or which bulletin says so"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("State"), self.trouble)
        form.addRow(tr("Where"), self.extent)
        form.addRow(tr("How far"), self.size_km)
        form.addRow(tr("Travel time"), self.factor)
        form.addRow(tr("Reason"), self.note)
        form.addRow(tr("Holds for"), self.hours)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(f"{tr('Save')}  Ctrl+Enter")
        buttons.button(kinds.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._lacks)
        column.addWidget(buttons)
        self.setMinimumWidth(look.theme.px(430))

    def _on_trouble_changed(self) -> None:
        factor = self._usual_factor(self.trouble.chosen())
        self.factor.setEnabled(factor is not None)
        self.factor.setSpecialValueText("" if factor is not None else tr("Nobody gets through"))
        self.factor.setValue(factor if factor is not None else self.factor.minimum())

    def _on_extent_changed(self) -> None:
        extent = self.extent.chosen()
        self.size_km.setEnabled(extent in (Extent.AROUND, Extent.STRETCH))
        self.size_km.setValue(3.0 if extent is Extent.AROUND else 1.0)
