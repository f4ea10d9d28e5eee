"""Where the window of month sheets is opened from: the panel of duty, and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.ui.background import Background
from app.ui.desk_window import DeskWindow

if TYPE_CHECKING:
    from app.ui.roster.sheet_work import SheetWork


class RosterActs(QObject):
    """Lives as long as the window; what the sheet needs is loaded when it is opened."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.work: SheetWork | None = None
        window.panels.duty.roster_wanted.connect(self.open)
        window.bind("roster", self.open)

    def open(self) -> SheetWork:
        """The window; the one that stands open comes to the front."""
        from app.ui.roster.roster_window import RosterWindow
        from app.ui.roster.sheet_work import SheetWork

        if self.work is not None:
            self.work.window.raise_()
            self.work.window.activateWindow()
            return self.work
        desk = self._program.rosters.desk
        window = RosterWindow(desk.book.plan, desk.book.holidays, self._window.look, self._window)
        self.work = SheetWork(self._program, self._actor, self._background, window)
        window.finished.connect(self._forget)
        window.show()
        for error in desk.book.refused:
            self._window.notices.refuse(error)
        self.work.begin()
        return self.work

    def on_fact(self, fact: Fact) -> None:
        """A sheet that is open shows what it is now."""
        if self.work is not None and isinstance(fact, RecordsChanged) and fact.noun in ("roster_slot", "person"):
            self.work.read()

    def stop(self) -> None:
        """End with the desk; a generator that runs is stopped."""
        if self.work is not None:
            self.work.window.close()

    def _forget(self, _code: int) -> None:
        work, self.work = self.work, None
        if work is not None:
            work.stop()
            work.window.deleteLater()
