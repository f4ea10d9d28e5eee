"""The keys of time, and what holds while the past is shown; the strip itself is loaded when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.ui.actions import ActStop
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin

if TYPE_CHECKING:
    from app.ui.map.time_travel import TimeTravel


class TimeActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self, program: Program, background: Background, window: DeskWindow, views: DeskViews, join: MapJoin
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._window = program, background, window
        self._views, self._join, self._moment = views, join, views.moment
        self.travel: TimeTravel | None = None
        """The strip and what it does, once it was asked for."""
        background.stopped = self._moment.refusal
        self._moment.refused.connect(window.notices.refuse)
        self._stop = ActStop(window, self._moment.stops)
        window.bind("time", self.open)
        window.bind("time_live", self.go_live)
        window.escapes.append(self._escape)

    def open(self) -> TimeTravel:
        """Show the strip, its scale with the keyboard."""
        if self.travel is None:
            from app.ui.map.time_travel import TimeTravel

            self.travel = TimeTravel(self._program, self._background, self._window, self._views, self._join)
        self.travel.open()
        return self.travel

    def go_live(self) -> None:
        """Show what is so now."""
        self._moment.show(None)

    def stop(self) -> None:
        """Ask no more."""
        if self.travel is not None:
            self.travel.stop()

    def _escape(self) -> bool:
        """Esc: back to live first, then the strip goes."""
        if self._moment.at is not None:
            self.go_live()
            return True
        return self.travel is not None and self.travel.close()
