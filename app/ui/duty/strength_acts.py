"""Where the window of incidents and strength is opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.ui.background import Background
from app.ui.desk_window import DeskWindow

if TYPE_CHECKING:
    from app.ui.duty.strength_work import StrengthWork


class StrengthActs(QObject):
    """Lives as long as the window; what the table needs is loaded when it is opened."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.work: StrengthWork | None = None
        window.bind("strength", self.open)

    def open(self) -> StrengthWork:
        """The window; the one that stands open comes to the front."""
        from app.ui.duty.strength_window import StrengthWindow
        from app.ui.duty.strength_work import StrengthWork

        if self.work is not None:
            self.work.window.raise_()
            self.work.window.activateWindow()
            return self.work
        window = StrengthWindow(self._window.look, self._window)
        self.work = StrengthWork(self._program, self._actor, self._background, window)
        window.finished.connect(self._forget)
        window.show()
        self.work.read()
        return self.work

    def on_fact(self, fact: Fact) -> None:
        """What was decided meanwhile shows in a window that is open."""
        if self.work is not None and isinstance(fact, RecordsChanged) and fact.noun == "staffing_decision":
            self.work.read_decisions()

    def _forget(self, _code: int) -> None:
        work, self.work = self.work, None
        if work is not None:
            work.stop()
            work.window.deleteLater()
