"""What this program is, in which version, and whose work it carries."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app import __version__
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

LONG_LINE = 40
CARRIED = (
    "Qt, PySide6 (LGPL-3.0) · folium, Leaflet · pyqtgraph · QtAwesome, Material Design Icons · SQLAlchemy, Alembic · "
    "Shapely, PROJ, GDAL · NumPy, SciPy"
)


class AboutDialog(QDialog):
    """Nothing to choose."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        system = f"Python {platform.python_version()} · Qt {PySide6.__version__} · {platform.system()}"
        for style, words in (
            ("CardTitle", "油区警务一张图  OneMap"),
            ("", tr("Version {version}", version=__version__)),
            ("Muted", system),
            ("Muted", tr("It works without the internet; what it keeps stays in the data directory.")),
            ("Muted", tr("It carries: {names}", names=CARRIED)),
            ("Muted", tr("Boundaries: see maps/SOURCES.md; a published map needs a review number.")),
        ):
            line = plain_label(style, words)
            line.setWordWrap(len(words) > LONG_LINE)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Back"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(look.theme.px(460))
