"""What happens in the window of visit needs: they are read, asked, ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.visit_need import VisitNeed
from app.errors import AppError
from app.services.coverage.need_desk import NeedNow
from app.ui.background import Background
from app.ui.coverage.need_window import NeedWindow
from app.ui.words import sentence, tr


class NeedWork(QObject):
    """One window."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: NeedWindow) -> None:
        super().__init__(window)
        self._actor, self._background, self.window = actor, background, window
        self._desk = program.dutywork.coverage.needs
        self._is_open = True
        window.asked.connect(self.ask)
        window.end_wanted.connect(self.end)

    def stop(self) -> None:
        """The window is closed: what is still read is shown nowhere."""
        self._is_open = False

    def read(self) -> None:
        """Those that hold now."""
        self._background.ask(self._desk.needs, self._show)

    def ask(self) -> None:
        """Have what the form says be needed from now on."""
        asked, key = self.window.need(), new_key()
        self._background.act(
            lambda: self._desk.ask(self._actor, key, asked),
            lambda _key: self._say(tr("Asked from now on; what was asked of the same before has ended.")),
            self._refuse,
        )

    def end(self, need: VisitNeed, why: str) -> None:
        """Have it be needed no more."""
        key = new_key()
        self._background.act(
            lambda: self._desk.end(self._actor, key, need.id, why),
            lambda _done: self._say(tr("Asked no more.")),
            self._refuse,
        )

    def _show(self, needs: Sequence[NeedNow]) -> None:
        if self._is_open:
            self.window.show_needs(needs)

    def _say(self, words: str) -> None:
        if self._is_open:
            self.window.say(words)

    def _refuse(self, error: AppError) -> None:
        """In the window, or as a notice where it is closed meanwhile."""
        if self._is_open:
            self.window.refuse(sentence(error))
        else:
            self._background.refused.emit(error)
