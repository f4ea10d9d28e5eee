"""The papers of a shift: a sheet of a handover, a page of the log. What takes time runs on reader threads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.office_form import OfficeForm
from app.services.coverage.coverage import Coverage
from app.services.duty.duty_printing import Paper
from app.services.duty.handover_desk import HandoverSheet
from app.services.duty.issue_desk import IssuePage
from app.services.duty.spot_check_desk import CheckPage
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.paper_dialog import PaperDialog
from app.ui.form_paper import print_form, save_form_pdf
from app.ui.local_time import local
from app.ui.words import sentence, tr, wording


class PaperActs(QObject):
    """Lives as long as the window."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.dialog: PaperDialog | None = None

    def open(self, paper: Paper, over: QWidget | None = None) -> PaperDialog:
        """Ask where this goes, over the window or over a dialog of it."""
        dialog = PaperDialog(_name(paper), self._window.look, over or self._window)
        self.dialog = dialog
        dialog.save_wanted.connect(lambda file: self._save(dialog, paper, file))
        dialog.print_wanted.connect(lambda: self._print(dialog, paper))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        return dialog

    def _save(self, dialog: PaperDialog, paper: Paper, file: Path) -> None:
        key, words, desk = new_key(), wording(), self._program.dutywork.printing
        dialog.say(tr("Writing …"))
        self._background.ask(
            lambda: desk.write(self._actor, key, paper, file, words, save_form_pdf),
            lambda _done: dialog.say(tr("Written: {file}", file=str(file))),
            lambda error: dialog.say(sentence(error)),
        )

    def _print(self, dialog: PaperDialog, paper: Paper) -> None:
        """The printer is asked once the paper is made and its way out is on record."""
        key, words, desk = new_key(), wording(), self._program.dutywork.printing

        def deed() -> OfficeForm:
            form = desk.form(self._actor, paper, words)
            desk.note(self._actor, key, paper, "printer")
            return form

        self._background.ask(deed, lambda form: print_form(form, dialog), lambda error: dialog.say(sentence(error)))

    def _forget(self, dialog: PaperDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def _name(paper: Paper) -> str:
    """How the file is called until somebody says otherwise."""
    if isinstance(paper, HandoverSheet):
        one = paper.handover
        return f"{tr('Handover of the shift')} {one.shift_name or format(local(one.shift_from), '%m-%d')}"
    if isinstance(paper, IssuePage):
        return f"{tr('Equipment, vehicles, keys')} {local(paper.until):%Y-%m-%d}"
    if isinstance(paper, CheckPage):
        return f"{tr('Register of spot checks')} {local(paper.until):%Y-%m-%d}"
    if isinstance(paper, Coverage):
        return f"{tr('Points, lines and areas of the night')} {local(paper.since):%Y-%m-%d}"
    name = paper.shift.name if paper.shift is not None else format(local(paper.since), "%m-%d")
    return f"{tr('Duty log')} {name}"
