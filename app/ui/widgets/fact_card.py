"""The details of one record: a title, facts as name and value, and the acts that may be done on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.flow_row import GAP, FlowRow
from app.ui.widgets.plain_label import plain_label

Fact = tuple[str, str]
FACTS_PX = 96
"""What a title and two facts need: acts take no more than what is left, but one row."""


class FactCard(QWidget):
    """Values can be marked and copied; long ones wrap. What comes from data is shown as plain text. On a low card
    the acts that have no room stand behind a button; their keys work all the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = plain_label("CardTitle")
        self._title.setWordWrap(True)
        self._grid_home = QWidget()
        self._grid = QGridLayout(self._grid_home)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._names: list[str] = []
        self._values: list[QLabel] = []
        self._more = QPushButton("…")
        self._more.setObjectName("More")
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _on: self._share_room())
        self._acts = FlowRow(more=self._more)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._grid_home)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._acts)
        self._acts.hide()

    def add_act(self, button: QAbstractButton) -> None:
        """Offer an act under the facts."""
        self._acts.add(button)
        self._acts.show()
        self._share_room()

    def arrange_acts(self) -> None:
        """Their words or visibility have changed."""
        self._share_room()
        self._acts.arrange()

    def show_facts(self, title: str, facts: Sequence[Fact]) -> None:
        """Show these; facts without a value are left out. What stays the same is left alone: it may be marked."""
        told = [(name, value) for name, value in facts if value]
        self._title.setText(title)
        self._title.setVisible(bool(title))
        if [name for name, _ in told] != self._names:
            self._grow(told)
        for label, (_, value) in zip(self._values, told, strict=True):
            if label.text() != value:
                label.setText(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        row = self._more.sizeHint().height() + GAP
        left = max(1, (self.height() - self._look.theme.px(FACTS_PX)) // row)
        self._acts.limit(None if self._more.isChecked() else left, opened=self._more.isChecked())

    def _grow(self, told: Sequence[Fact]) -> None:
        """A line for each fact."""
        while (taken := self._grid.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._names = [name for name, _ in told]
        self._values = [_value(value) for _, value in told]
        for row, (name, label) in enumerate(zip(self._names, self._values, strict=True)):
            self._grid.addWidget(plain_label("CardKey", name), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, row, 1)

    def clear(self) -> None:
        self.show_facts("", ())


def _value(text: str) -> QLabel:
    made = plain_label("CardValue", text)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
