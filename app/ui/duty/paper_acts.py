"""The papers of a shift: a sheet of a handover, a page of the log. What takes time runs on reader threads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.office_form import OfficeForm
from app.services.duty.duty_printing import Paper, kind_of
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.paper_dialog import PaperDialog
from app.ui.form_paper import print_form, save_form_pdf
from app.ui.words import sentence, tr, wording


class PaperActs(QObject):
    """Lives as long as the window."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.dialog: PaperDialog | None = None

    def open(self, paper: Paper, over: QWidget | None = None) -> PaperDialog:
        """Ask where this goes, over the window or over a dialog of it."""
        kind = kind_of(paper)
        dialog = PaperDialog(f"{tr(kind.title)} {kind.called(paper)}", self._window.look, over or self._window)
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
