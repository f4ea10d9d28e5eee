"""The evidence of the case that is chosen in the panel: a window of its own, opened by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.events import Fact
from app.domain.evidence import Evidence
from app.services.cases.evidence_desk import EvidenceDesk
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_view import MapView
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.cases.evidence_page import EvidencePage


class EvidenceActs(QObject):
    """The page is made for the first case that is asked for, and then kept: works go on while it is closed. `closed`
    carries the case whose evidence was looked at, so that its own window can take the keys again."""

    closed = Signal(str)

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        map_view: MapView,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._take_backs = take_backs
        self._program, self._actor, self._background = program, actor, background
        self._window, self._map = window, map_view
        self.dialog: QDialog | None = None
        self.page: EvidencePage | None = None
        window.panels.cases.evidence_wanted.connect(self.open)

    def open(self, case: CaseFile) -> None:
        """Show the evidence of a case."""
        if self.dialog is None or self.page is None:
            self.page, self.dialog = self._make()
        self.dialog.setWindowTitle(tr("Evidence of {case}", case=f"{case.alias} {case.title}".strip()))
        self.page.retranslate()
        self.page.show_case(case.id)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.page.table.setFocus()

    def on_fact(self, fact: Fact) -> None:
        """What was done with evidence is seen at once."""
        if self.page is not None:
            self.page.on_fact(fact)

    def _make(self) -> tuple[EvidencePage, QDialog]:
        from app.ui.cases.evidence_page import EvidencePage  # not part of a start

        look = self._window.look
        page = EvidencePage(self._program, self._actor, self._background, look, self._map_picture)
        dialog = QDialog(self._window)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(page)
        dialog.resize(look.theme.px(1080), look.theme.px(600))
        page.removed.connect(self._on_removed)
        dialog.finished.connect(lambda _code: self.closed.emit(page.case_id))
        page.told.connect(lambda words: None if dialog.isVisible() else self._window.notices.hint("{what}", what=words))
        return page, dialog

    def _on_removed(self, piece: Evidence) -> None:
        """Ctrl+Z in the desk's window brings it back."""
        desk, actor = self._program.kept_files.evidence_desk, self._actor
        words = tr("{name} was taken out of the case.", name=piece.name)
        undo = partial(_bring_back, desk, actor, piece.id)
        self._take_backs.add(Done(words, self._program.now(), undo))

    def _map_picture(self) -> QImage | None:
        return self._map.grab().toImage()


def _bring_back(desk: EvidenceDesk, actor: Actor, evidence_id: str, act_id: str, reason: str) -> None:
    desk.bring_back(actor, act_id, evidence_id, reason=reason)
