"""Write a layer, or what was found, to a file: which format, which coordinate system, how exact, how marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.errors import AppError
from app.services.files.export_desk import marked_path
from app.ui.background import Background
from app.ui.dialogs.import_columns import SYSTEMS
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import sentence, tr

WriteFile = Callable[[str, Path, str, Precision, str], int]
"""Layer, file, coordinate system, precision, marking; called on a reader thread."""
FORMATS = (("GeoJSON", ".geojson"), ("GeoPackage", ".gpkg"), ("CSV", ".csv"), ("Excel", ".xlsx"), ("KML", ".kml"))


class ExportDialog(QDialog):
    """Stays open after writing, so that the next layer is one click away. `layers` are offered, by name and label; of
    a single one nothing is asked. `write_file` writes one and gives the number of its rows."""

    def __init__(
        self, title: str, layers: Mapping[str, str], write_file: WriteFile, background: Background, look: Look,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self._write_file, self._background = write_file, background
        self.layer, self.format, self.crs = QComboBox(), QComboBox(), QComboBox()
        for name, words in layers.items():
            self.layer.addItem(words, name)
        for name, ending in FORMATS:
            self.format.addItem(f"{name}  {ending}", ending)
        self.crs.addItem(tr("as the format is usual: WGS84"), "WGS84")
        for system in SYSTEMS:
            self.crs.addItem(system, system)
        self.crs.setEditable(True)
        self.crs.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.precision: QuickChoice[Precision] = QuickChoice(tuple(Precision), label)
        self.marking: QuickChoice[Marking] = QuickChoice(tuple(Marking), label)
        self.path = QLineEdit()
        self.path.setPlaceholderText(tr("Choose where to write it"))
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.hide()
        self.write = QPushButton(tr("Write the file"))
        self.show_folder = QPushButton(tr("Open folder"))
        self._lay_out()
        self.setMinimumWidth(look.theme.px(560))
        self.write.clicked.connect(self._write)
        self.show_folder.clicked.connect(self._open_folder)
        self.format.currentIndexChanged.connect(self._mind_ending)
        self.path.textEdited.connect(self._mind_format)
        self.path.textChanged.connect(lambda text: self.write.setEnabled(bool(text.strip())))
        self.write.setEnabled(False)

    def _lay_out(self) -> None:
        browse = QPushButton(tr("Choose …"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Layer"), self.layer)
        form.setRowVisible(self.layer, self.layer.count() > 1)
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("Coordinate system"), self.crs)
        form.addRow(tr("Places"), self.precision)
        form.addRow(tr("Marking"), self.marking)
        form.addRow(tr("File"), row)
        close = QPushButton(tr("Back"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self.show_folder.setAutoDefault(False)
        self.show_folder.hide()
        self.write.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._busy)
        column.addWidget(self.told)
        column.addLayout(buttons)

    def _browse(self) -> None:
        ending = self.format.currentData()
        proposed = str(Path(self.path.text()).parent / f"{self.layer.currentData()}{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Write the file"), proposed, f"*{ending}")
        if chosen:
            self.path.setText(chosen if chosen.endswith(ending) else chosen + ending)

    def _mind_ending(self) -> None:
        if text := self.path.text().strip():
            self.path.setText(str(Path(text).with_suffix(self.format.currentData())))

    def _mind_format(self, text: str) -> None:
        """A typed ending decides the format: the box must not say another."""
        at = self.format.findData(Path(text.strip()).suffix.casefold())
        if at >= 0:
            self.format.blockSignals(True)
            self.format.setCurrentIndex(at)
            self.format.blockSignals(False)

    def _write(self) -> None:
        chosen, precision = self.marking.chosen(), self.precision.chosen()
        marking = "" if chosen is Marking.NONE else tr(label(chosen))
        path, layer = marked_path(Path(self.path.text().strip()), marking), self.layer.currentData()
        self.path.setText(str(path))
        at = self.crs.findText(self.crs.currentText())
        crs = self.crs.itemData(at) if at >= 0 else self.crs.currentText().strip()
        self._show_busy(True)
        self.told.setText(tr("Writing …"))
        self._background.ask(
            lambda: self._write_file(layer, path, crs, precision, marking), self._on_written, self._on_refused
        )

    def _on_written(self, count: int) -> None:
        self._show_busy(False)
        self.show_folder.show()
        self.told.setText(tr("{count} rows written to {file}", count=f"{count:,}", file=self.path.text()))

    def _on_refused(self, error: AppError) -> None:
        self._show_busy(False)
        self.told.setText(sentence(error))

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.write.setEnabled(not busy)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.path.text()).parent)))
