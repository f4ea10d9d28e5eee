"""First step of an import: which file, as which layer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.layer import LAYERS
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

ENDINGS = "*.geojson *.json *.shp *.zip *.gpkg *.kml *.kmz *.csv *.txt *.xlsx *.gpx *.tcx *.fit *.nmea"
TRACKS = "tracks"
ONLY_TRACKS = frozenset({".gpx", ".tcx", ".fit", ".nmea"})
"""Files that hold tracks and nothing else: they choose by themselves what they come in as."""


class ImportChoices(QWidget):
    """`changed` whenever file or layer is another. A file may be dropped on it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.path = QLineEdit()
        self.path.setPlaceholderText(tr("Choose a file, or drop it here"))
        browse = QPushButton(tr("Choose …"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self.layer = QComboBox()
        for name, layer in LAYERS.items():
            self.layer.addItem(tr(layer.label), name)
        self.layer.addItem(tr("Tracks of units and vehicles"), TRACKS)
        self.source_layer = QComboBox()
        self._source_label = plain_label("", tr("Table in the file"))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("File"), row)
        form.addRow(tr("Import as"), self.layer)
        form.addRow(self._source_label, self.source_layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        hint = plain_label(
            "Muted",
            tr(
                "GeoJSON, Shapefile (.shp or .zip), GeoPackage, KML, KMZ, CSV and XLSX; "
                "tracks also as GPX, TCX, FIT and NMEA. "
                "Nothing is written before the last step, and an import can be taken back as a whole."
            ),
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch(1)
        self.path.textChanged.connect(lambda _text: self._on_path())
        self.layer.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.source_layer.activated.connect(lambda _at: self.changed.emit())
        self.show_source_layers((), "")

    def file(self) -> Path | None:
        """The chosen file, if there is one of that name."""
        text = self.path.text().strip().strip('"')
        path = Path(text)
        return path if text and path.exists() else None

    def layer_name(self) -> str:
        """The name of the layer to fill."""
        name: str = self.layer.currentData()
        return name

    def choose_layer(self, name: str) -> None:
        """Start with this layer."""
        self.layer.setCurrentIndex(max(0, self.layer.findData(name)))

    def show_source_layers(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the tables of a file that has several."""
        self.source_layer.clear()
        self.source_layer.addItems(list(names))
        self.source_layer.setCurrentText(chosen)
        self.source_layer.setVisible(len(names) > 1)
        self._source_label.setVisible(len(names) > 1)

    def is_tracks(self) -> bool:
        """Whether it comes in as tracks, which have steps of their own."""
        return self.layer_name() == TRACKS

    def _on_path(self) -> None:
        file = self.file()
        if file is not None and file.suffix.lower() in ONLY_TRACKS and not self.is_tracks():
            self.choose_layer(TRACKS)
        else:
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.path.setText(files[0])

    def _browse(self) -> None:
        start = str(Path(self.path.text()).parent) if self.path.text() else ""
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a file"), start, f"{tr('Files of the field')} ({ENDINGS});;{tr('All files')} (*)"
        )
        if chosen:
            self.path.setText(chosen)
