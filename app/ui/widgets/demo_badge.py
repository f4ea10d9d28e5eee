"""The mark that what a window shows is invented, and of which day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.local_time import local
from app.ui.words import tr


class DemoBadge(QLabel):
    """Not there on real data."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("DemoBadge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._made_at: datetime | None = None
        self.hide()

    def show_demo(self, made_at: datetime | None) -> None:
        """When the demo was made; None where the data is real."""
        self._made_at = made_at
        self.setVisible(made_at is not None)
        self.retranslate()

    def retranslate(self) -> None:
        if self._made_at is not None:
            self.setText(tr("Demo data of {day}", day=f"{local(self._made_at):%m-%d}"))
