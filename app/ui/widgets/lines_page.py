"""A page of headed lines that wrap and can be marked: what is known about something, in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.plain_label import plain_label


@dataclass(frozen=True)
class Section:
    """A heading with its lines; `ticks` makes each line a box to tick (an equipment checklist)."""

    heading: str
    lines: Sequence[str]
    ticks: bool = False


class LinesPage(QScrollArea):
    """What stays the same is left alone: it may be marked, ticked or scrolled to. Ticks are kept by `about`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._home = QWidget()
        self._column = QVBoxLayout(self._home)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(4)
        self.setWidget(self._home)
        self._shown: tuple[Section, ...] = ()
        self._about = ""
        self._ticked: set[tuple[str, str]] = set()

    def show_sections(self, sections: Sequence[Section], about: str = "") -> None:
        """Show these; sections without lines are left out."""
        told = tuple(one for one in sections if one.lines)
        if told == self._shown and about == self._about:
            return
        if about != self._about:
            self.verticalScrollBar().setValue(0)
        self._shown, self._about = told, about
        while (taken := self._column.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        for section in told:
            if section.heading:
                self._column.addWidget(plain_label("SectionTitle", section.heading))
            for line in section.lines:
                self._column.addWidget(self._tick(line) if section.ticks else _line(line))
        self._column.addStretch(1)

    def texts(self) -> list[str]:
        """Every line as it stands."""
        return [line for section in self._shown for line in section.lines]

    def _tick(self, line: str) -> QCheckBox:
        box, key = QCheckBox(line.replace("&", "&&")), (self._about, line)
        box.setChecked(key in self._ticked)
        box.toggled.connect(lambda on: self._ticked.add(key) if on else self._ticked.discard(key))
        return box


def _line(text: str) -> QLabel:
    made = plain_label("CardValue", text)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
