"""The banner that says, across the whole window, that the past is shown: no glance may take it for now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from app.ui.look import Look
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class PastBanner(QFrame):
    """`live_wanted` is told when its button is clicked."""

    live_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("PastBanner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words, self._more, self.button = plain_label("PastWords"), ElidedLabel(style="PastMore"), QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.live_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(14)
        row.addWidget(self.words)
        row.addWidget(self._more, 1)
        row.addWidget(self.button)
        look.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def show_words(self, words: str) -> None:
        """Which moment is shown; empty is live, and no banner."""
        self.words.setText(words)
        self.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say every word again."""
        self._more.setText(
            tr(
                "Map, legend, units and duty are of then; every other panel is live, as its title says. "
                "To act, go back to live."
            )
        )
        self.button.setText(tr("Back to live (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
