"""Measuring on the map: a line leg by leg, or an area once the line is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.desk_window import DeskWindow
from app.ui.map.sketch_now import SketchShape
from app.ui.map.sketching import Sketching


class MeasureActs(QObject):
    """Lives as long as the window."""

    def __init__(self, window: DeskWindow, sketching: Sketching) -> None:
        super().__init__(window)
        self._window, self._sketching = window, sketching
        window.bind("measure", self.measure)

    def measure(self) -> None:
        """Begin a new measurement; Esc ends it."""
        self._sketching.begin(SketchShape.MEASURE)
        self._window.notices.hint(
            "Measuring: click or Enter adds a corner, Backspace takes it back, C closes, Ctrl+C copies, Esc ends."
        )
