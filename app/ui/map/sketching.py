"""Drawing on the map by hand: one drawing at a time, with the pointer or with the keys, its figures beside it.

Whoever wants a shape calls `begin` and is told when it is done or given up:
    sketching.begin(SketchShape.POLYGON, done=self._on_drawn)           a new shape
    sketching.begin(SketchShape.LINE, done=..., start=SketchNow(...))   one that stands is changed
`done` gets the finished SketchNow again each time that a corner of it is moved; `end` takes the drawing away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app.domain.position import Position
from app.services.map.measuring import Measured, measured, measured_circle
from app.ui import actions
from app.ui.desk_window import DeskWindow
from app.ui.map import measure_words
from app.ui.map.map_view import MapView
from app.ui.map.sketch_now import SketchNow, SketchShape

_PRESSES = {
    "sketch_add": "add", "sketch_back": "back", "sketch_close": "close", "sketch_finish": "finish",
    "sketch_next": "next", "sketch_previous": "previous", "sketch_insert": "insert", "sketch_remove": "remove",
}  # fmt: skip
_MOVES = {"map_west": (-1, 0), "map_east": (1, 0), "map_north": (0, -1), "map_south": (0, 1)}
_ZOOMS = {"map_nearer": 0.5, "map_farther": -0.5}


class Sketching(QObject):
    """Lives as long as the window."""

    def __init__(self, window: DeskWindow, map_view: MapView) -> None:
        super().__init__(window)
        self._window, self._map = window, map_view
        self._shape: SketchShape | None = None
        self._now = SketchNow()
        self._done: Callable[[SketchNow], object] | None = None
        self._ended: Callable[[], object] | None = None
        self._kept: Callable[[], object] | None = None
        self._acts = [
            actions.bind(act_id, map_view, partial(map_view.press_sketch, key)) for act_id, key in _PRESSES.items()
        ]
        self._acts.append(actions.bind("sketch_copy", map_view, self.copy))
        self._acts.append(actions.bind("sketch_keep", map_view, self.keep))
        for act_id, (x, y) in _MOVES.items():
            actions.bind(act_id, map_view, partial(map_view.move_by, x, y))
        for act_id, steps in _ZOOMS.items():
            actions.bind(act_id, map_view, partial(map_view.move_by, 0, 0, steps))
        self._enable(False)
        map_view.sketch_changed.connect(self._on_changed)
        window.escapes.append(self._escape)

    @property
    def is_on(self) -> bool:
        """Whether something is being drawn, or stands there finished."""
        return self._shape is not None

    def drawn(self) -> tuple[SketchShape, SketchNow] | None:
        """The shape that stands finished on the map, if there is one."""
        return (self._shape, self._now) if self._shape is not None and self._now.done else None

    def begin(
        self,
        shape: SketchShape,
        *,
        done: Callable[[SketchNow], object] | None = None,
        ended: Callable[[], object] | None = None,
        kept: Callable[[], object] | None = None,
        start: SketchNow | None = None,
    ) -> None:
        """Draw from now on; what was being drawn for another is given up. The map takes the keyboard.

        `kept` is called when the officer wants what is drawn to be kept (Ctrl+S)."""
        self.end()
        self._shape, self._now, self._done, self._ended = shape, start or SketchNow(), done, ended
        self._kept = kept
        self._enable(True)
        self._map.ask_sketch(shape, start)
        self._map.engine_view().setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Take the drawing away."""
        if self._shape is None:
            return
        ended, self._shape, self._done, self._ended, self._kept = self._ended, None, None, None, None
        self._enable(False)
        self._map.end_sketch()
        if ended is not None:
            ended()

    def keep(self) -> None:
        """Whoever asked for the shape is told to keep it; what is not finished yet is finished first."""
        if not self._now.done:
            self._map.press_sketch("finish")
        elif self._kept is not None:
            self._kept()

    def copy(self) -> None:
        """What is measured, as text on the clipboard."""
        found = self._measured(self._now.places())
        said = measure_words.report(self._now.places(), found, is_circle=self._shape is SketchShape.CIRCLE)
        QGuiApplication.clipboard().setText(said)
        self._window.notices.hint("The figures are on the clipboard.")

    def _on_changed(self, now: SketchNow) -> None:
        if self._shape is None:
            return
        self._now = now
        found = self._measured(now.places())
        lines = measure_words.figures(found, is_circle=self._shape is SketchShape.CIRCLE)
        labels = measure_words.labels(found)
        # What the moving end tells beside itself need not stand at its side as well.
        self._map.show_figures(lines, labels if now.done else labels[:-1], found.ring)
        if now.done and self._done is not None:
            self._done(now)

    def _measured(self, places: Sequence[Position]) -> Measured:
        if self._shape is SketchShape.CIRCLE:
            return measured_circle(*places) if len(places) == 2 else Measured()
        return measured(places, closed=self._now.closed or self._shape is SketchShape.POLYGON)

    def _escape(self) -> bool:
        """Esc takes the drawing away before anything else."""
        was_on = self.is_on
        self.end()
        return was_on

    def _enable(self, on: bool) -> None:
        """Enter and Backspace are the map's only while something is drawn."""
        for act in self._acts:
            act.setEnabled(on)
