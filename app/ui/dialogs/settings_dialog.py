"""Settings: language, theme, font size; what holds is seen at once, and kept with Save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.ui.look import Look
from app.ui.theme import THEMES
from app.ui.words import tr
from app.wording import LANGUAGES


class SettingsDialog(QDialog):
    """`tried` carries the choice as it stands, to be shown at once; `chosen` the one to keep. Cancel tells the old."""

    tried = Signal(object)
    chosen = Signal(object)

    def __init__(self, settings: Settings, data_directory: Path, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = settings
        self.language, self.theme, self.font_size = QComboBox(), QComboBox(), QSpinBox()
        self.volume = QSpinBox()
        self.volume.setRange(20, 100)
        self.volume.setSingleStep(10)
        self.volume.setSuffix(" %")
        self.volume.setValue(settings.alarm_volume)
        self.volume.setToolTip(tr("Critical alerts are never quieter than 70 %"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for code, name in THEMES.items():
            self.theme.addItem(tr(name), code)
        self.font_size.setRange(80, 200)
        self.font_size.setSingleStep(10)
        self.font_size.setSuffix(" %")
        self.county = QLineEdit(settings.county)
        self.county.setMaxLength(60)
        self.notice_unit = QLineEdit(settings.notice_unit)
        self.notice_unit.setMaxLength(20)
        self.notice_unit.setToolTip(tr("How the numbers of this office's notices begin"))
        self.track_days = QSpinBox()
        self.track_days.setRange(30, 3650)
        self.track_days.setSingleStep(30)
        self.track_days.setSuffix(tr(" days"))
        self.track_days.setValue(settings.officer_track_days)
        self.track_days.setToolTip(tr("After that only the last visit of each square stays"))
        self.camera_client = QLineEdit(settings.camera_client)
        self.camera_client.setPlaceholderText(tr("program {place}", place="{id}"))
        self.camera_client.setToolTip(
            tr("Starts the site's own video client; {place} is the camera's 20-digit id", place="{id}")
        )
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.font_size.setValue(settings.font_percent)
        self._lay_out(data_directory)
        self.setMinimumWidth(look.theme.px(460))
        self.setWindowTitle(tr("Settings"))
        self.language.currentIndexChanged.connect(self._on_changed)
        self.theme.currentIndexChanged.connect(self._on_changed)
        self.font_size.valueChanged.connect(self._on_changed)
        self.rejected.connect(lambda: self.tried.emit(self._before))
        self.accepted.connect(lambda: self.chosen.emit(self.settings()))

    def settings(self) -> Settings:
        """The choice as it stands."""
        return replace(
            self._before,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            font_percent=self.font_size.value(),
            alarm_volume=self.volume.value(),
            county=self.county.text().strip(),
            camera_client=self.camera_client.text().strip(),
            notice_unit=self.notice_unit.text().strip(),
            officer_track_days=self.track_days.value(),
        )

    def _lay_out(self, data_directory: Path) -> None:
        place = QLineEdit(str(data_directory))
        place.setReadOnly(True)
        show = QPushButton(tr("Open folder"))
        show.setAutoDefault(False)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_directory))))
        place_row = QHBoxLayout()
        place_row.addWidget(place, 1)
        place_row.addWidget(show)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Theme"), self.theme)
        form.addRow(tr("Font size"), self.font_size)
        form.addRow(tr("Alarm volume"), self.volume)
        form.addRow(tr("County name"), self.county)
        form.addRow(tr("Notices begin with"), self.notice_unit)
        form.addRow(tr("Keep positions of units for"), self.track_days)
        form.addRow(tr("Camera client"), self.camera_client)
        form.addRow(tr("Data directory"), place_row)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(tr("Save"))
        buttons.button(kinds.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)

    def _on_changed(self) -> None:
        self.tried.emit(self.settings())
