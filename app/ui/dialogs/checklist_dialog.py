"""What a county still lacks: each layer, how much of it there is, what it is for, and the way to bring it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

# In the order one should bring them: layer of the import, English label, what it is for.
STEPS: tuple[tuple[str, str, str], ...] = (
    ("areas", "Areas", "Police room areas: who is responsible where"),
    ("wells", "Wells", "The wells to guard; key and high-yield wells are marked"),
    ("pipelines", "Pipelines", "Trunk and gathering lines with their kilometres"),
    ("sites", "Stations and sites", "Stations, valve rooms, police rooms, scrap yards"),
    ("roads", "Roads", "Roads that patrols can take"),
    ("cameras", "Cameras", "Where one can look"),
    ("posts", "Posts", "One-minute posts and joint points"),
    ("units", "Units", "Patrols, guards and volunteers that can be sent"),
    ("people", "Staff", "Who serves, with rank and duty"),
    ("alerts", "Past alerts", "What was signalled before"),
    ("cases", "Past cases", "What happened before, for series and hot spots"),
)


class ChecklistDialog(QDialog):
    """`import_wanted` names the layer to bring."""

    import_wanted = Signal(str)

    def __init__(self, held: Mapping[str, int], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What is missing"))
        self._look = look
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        for row, (layer, label, purpose) in enumerate(STEPS):
            self._add_row(row, layer, label, purpose, held.get(layer, 0))
        missing = sum(not held.get(layer, 0) for layer, _, _ in STEPS)
        said = (
            tr("Nothing is missing.")
            if not missing
            else tr("{n} kinds are missing; each can be imported later.", n=missing)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(plain_label("CardTitle", said))
        column.addLayout(self._grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Back"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(look.theme.px(680))

    def _add_row(self, row: int, layer: str, label: str, purpose: str, number: int) -> None:
        side = self._look.theme.px(18)
        sign = QLabel()
        sign.setPixmap(
            self._look.icon("done" if number else "missing", "ok" if number else "stale").pixmap(QSize(side, side))
        )
        sign.setAccessibleName(tr("There") if number else tr("Missing"))
        count = plain_label("", f"{number:,}" if number else tr("Missing"))
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bring = QPushButton(tr("Import …"))
        bring.setAutoDefault(False)
        bring.clicked.connect(lambda: self._bring(layer))
        for place, part in enumerate(
            (sign, plain_label("", tr(label)), plain_label("Muted", tr(purpose)), count, bring)
        ):
            self._grid.addWidget(part, row, place)

    def _bring(self, layer: str) -> None:
        self.accept()
        self.import_wanted.emit(layer)
