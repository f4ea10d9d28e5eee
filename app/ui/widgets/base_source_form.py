"""What is typed about a new source of tiles: kind, name, address, layer, key, datum."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from app.domain.base_map import BaseKind, MapDatum
from app.domain.offered_layer import OfferedLayer
from app.ui.widgets.base_map_columns import KIND_WORDS
from app.ui.words import tr

_EXAMPLES = {
    BaseKind.XYZ: "http://host/{z}/{x}/{y}.png?tk={key}",
    BaseKind.WMTS: "http://host/wmts?tk={key}",
    BaseKind.WMS: "http://host/wms",
}
TOP_ZOOM = 22


class BaseSourceForm(QWidget):
    """`entry` gives what was typed as an entry of the catalogue; `layers_wanted` asks what the server has."""

    layers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken: OfferedLayer | None = None
        self.kind, self.datum = QComboBox(), QComboBox()
        for kind in _EXAMPLES:
            self.kind.addItem(tr(KIND_WORDS[kind]), kind)
        for datum in MapDatum:
            self.datum.addItem(datum.value, datum)
        self.name, self.url, self.layer, self.matrix_set, self.key = (QLineEdit() for _ in range(5))
        self.name.setMaxLength(80)
        for line in (self.url, self.layer, self.matrix_set, self.key):
            line.setMaxLength(1000)
        self.key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.key.setPlaceholderText(tr("Key, for {key} in the address"))
        self.max_zoom = QSpinBox()
        self.max_zoom.setRange(1, TOP_ZOOM)
        self.max_zoom.setValue(18)
        self.read = QPushButton(tr("Read its layers"))
        self.read.setToolTip(tr("Asks the server which layers it has, to choose one instead of typing it"))
        self._lay_out()
        self.read.clicked.connect(self.layers_wanted)
        self.kind.currentIndexChanged.connect(lambda _index: self._mind())
        self._mind()

    def entry(self) -> dict[str, Any]:
        """As in `maps/catalogue.toml`; what was left empty is left out."""
        name = self.name.text().strip()
        told: dict[str, Any] = {
            "id": name,
            "name": name,
            "kind": str(self.kind.currentData()),
            "datum": str(self.datum.currentData()),
            "url": self.url.text().strip(),
            "layer": self.layer.text().strip(),
            "matrix_set": self.matrix_set.text().strip() if self.matrix_set.isEnabled() else "",
            "key": self.key.text().strip(),
            "max_zoom": self.max_zoom.value(),
        }
        if self._taken is not None and (told["layer"], told["matrix_set"], told["url"]) == (
            self._taken.layer, self._taken.matrix_set, self._taken.url,
        ):  # fmt: skip
            told |= self._taken.entry
        return {key: value for key, value in told.items() if value != ""}

    def take(self, offer: OfferedLayer) -> None:
        """Fill in a layer that the server offers; what it says beyond the fields goes along while these stay."""
        self._taken = offer
        self.kind.setCurrentIndex(self.kind.findData(offer.kind))
        self.url.setText(offer.url)
        self.layer.setText(offer.layer)
        self.matrix_set.setText(offer.matrix_set)
        self.max_zoom.setValue(offer.max_zoom)
        if not self.name.text().strip():
            self.name.setText(offer.title[:80])

    def clear(self) -> None:
        """For the next one."""
        for line in (self.name, self.url, self.layer, self.matrix_set, self.key):
            line.clear()

    def _lay_out(self) -> None:
        rows = (
            ("Kind", (self.kind, self.datum, self.max_zoom)),
            ("Name", (self.name,)),
            ("Address", (self.url, self.read)),
            ("Layer, matrix set, key", (self.layer, self.matrix_set, self.key)),
        )
        self.datum.setToolTip(tr("Datum"))
        self.max_zoom.setToolTip(tr("Last zoom"))
        self.max_zoom.setPrefix("z ≤ ")
        self.layer.setPlaceholderText(tr("Layer"))
        self.matrix_set.setPlaceholderText(tr("Matrix set"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for label, fields in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for field in fields:
                row.addWidget(field, 0 if field is self.read else 1)
            form.addRow(tr(label), row)

    def _mind(self) -> None:
        """Which fields this kind has."""
        kind = BaseKind(self.kind.currentData())
        self.url.setPlaceholderText(_EXAMPLES[kind])
        self.layer.setEnabled(kind is not BaseKind.XYZ)
        self.matrix_set.setEnabled(kind is BaseKind.WMTS)
        self.read.setEnabled(kind is not BaseKind.XYZ)
