"""Tells in the card of a post how to reach who fills it, when that was last heard of, and who comes next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.duty import RosterSlot
from app.services.duty.duty_particulars import Particulars
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.local_time import age, local
from app.ui.words import tr


class ParticularsShow(QObject):
    """Asked when a post is chosen; what comes for a post that is not chosen any more is let be."""

    def __init__(self, program: Program, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._background, self._panel = program, background, window.panels.duty
        self._panel.slot_chosen.connect(self._ask)

    def _ask(self, slot: RosterSlot) -> None:
        program = self._program

        def show(found: Particulars) -> None:
            self._panel.show_particulars(slot, self._words(found))

        self._background.ask(lambda: program.rosters.particulars.of(slot), show)

    def _words(self, found: Particulars) -> list[tuple[str, str]]:
        heard = age(found.heard_at, self._program.now()) if found.heard_at else ""
        coming = ""
        if found.next_at is not None:
            coming = f"{local(found.next_at):%m-%d %H:%M}  {found.next_who}".strip()
        told = [(tr("Phone"), found.phone), (tr("Last heard"), heard), (tr("Next change"), coming)]
        return [(name, words) for name, words in told if words]
