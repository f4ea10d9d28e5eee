"""Entering or correcting an asset: its layer's fields, its place, and why it could not be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.layer import layer_named
from app.domain.layer_field import GeometryKind
from app.domain.position import Position
from app.errors import InputRefused
from app.ui.look import Look
from app.ui.widgets.field_form import FieldForm
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence, tr


class AssetDialog(QDialog):
    """`told` carries fields that differ, the corners of the place if it differs, and whether a doubt was confirmed.

    It stands beside the map, so that the place can be pointed at (`draw_wanted`), and stays open until it is kept.
    """

    told = Signal(object, object, bool)
    draw_wanted = Signal()

    def __init__(self, layer: str, title: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._geometry = layer_named(layer).geometry
        self._shown: dict[str, object] = {}
        self._corners: tuple[Position, ...] = ()
        self._given: tuple[Position, ...] = ()
        self.form = FieldForm(layer_named(layer).fields)
        self.place = QLineEdit()
        self.place.setReadOnly(self._geometry is not GeometryKind.POINT)
        self.place.setPlaceholderText(tr("longitude, latitude (WGS-84)"))
        self.draw = QPushButton(tr("On the map …"))
        self.draw.setAutoDefault(False)
        self.lacks = plain_label("Refusal")
        self.lacks.setWordWrap(True)
        self.confirm = QPushButton(tr("It does stand there: keep it"))
        self.confirm.setAutoDefault(False)
        self.confirm.hide()
        self._lay_out(look)
        self.draw.clicked.connect(self.draw_wanted)
        self.confirm.clicked.connect(lambda: self._save(confirmed=True))

    def show_values(self, values: Mapping[str, object], corners: Sequence[Position], locked: Collection[str]) -> None:
        """Begin with what stands; `locked` fields may be read only."""
        self.form.show_values(values)
        self.form.lock(locked)
        self._shown = self.form.values()
        self.put_place(corners)
        self._given = self._corners

    def put_place(self, corners: Sequence[Position]) -> None:
        """What was pointed at on the map."""
        self._corners = tuple(corners)
        if self._geometry is GeometryKind.POINT and corners:
            self.place.setText(f"{corners[0].lon:.6f}, {corners[0].lat:.6f}")
        elif self._geometry is not GeometryKind.POINT:
            self.place.setText(tr("{n} corners", n=len(corners)) if corners else "")

    def refuse(self, said: str, *, can_confirm: bool = False) -> None:
        """Say why it was not kept; what is written stays."""
        self.lacks.setText(said)
        self.confirm.setVisible(can_confirm)

    def _save(self, *, confirmed: bool = False) -> None:
        try:
            corners = self._typed_place()
        except InputRefused as refusal:
            self.refuse(sentence(refusal))
            self.place.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.refuse("")
        now = self.form.values()
        changed = {name: value for name, value in now.items() if value != self._shown.get(name)}
        self.told.emit(changed, corners if corners != self._given else None, confirmed)

    def _typed_place(self) -> tuple[Position, ...]:
        if self._geometry is not GeometryKind.POINT:
            return self._corners
        shown = f"{self._corners[0].lon:.6f}, {self._corners[0].lat:.6f}" if self._corners else ""
        if self.place.text().strip() == shown:
            return self._corners
        parts = self.place.text().replace(",", " ").replace("，", " ").split()
        try:
            lon, lat = (float(part) for part in parts)
        except ValueError as error:
            raise InputRefused(
                "Give the place as longitude, latitude in degrees, or point at it on the map."
            ) from error
        return (Position(lon, lat),)

    def _lay_out(self, look: Look) -> None:
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.draw)
        where = QFormLayout()
        where.setHorizontalSpacing(16)
        where.addRow(tr("Position"), row)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.form)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(tr("Save") + "  Ctrl+Enter", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(lambda: self._save())
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(scroll, 1)
        column.addLayout(where)
        column.addWidget(self.lacks)
        column.addWidget(self.confirm)
        column.addWidget(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self._save())
        self.resize(look.theme.px(460), look.theme.px(560))
