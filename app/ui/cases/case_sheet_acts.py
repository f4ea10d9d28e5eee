"""The sheets of a case on paper: the question which one, and the files. What takes time runs on reader threads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.key import new_key
from app.domain.office_form import OfficeForm
from app.errors import AppError
from app.ui.background import Background
from app.ui.cases.case_sheet_dialog import CaseSheetDialog
from app.ui.form_paper import print_form, save_form_pdf
from app.ui.look import Look
from app.ui.words import sentence, tr, wording


class CaseSheetActs(QObject):
    """Lives as long as the window that shows cases."""

    def __init__(self, program: Program, actor: Actor, background: Background, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._program, self._actor, self._background, self._look = program, actor, background, look
        self._case_id = ""
        self.dialog: CaseSheetDialog | None = None

    def open(self, case: CaseFile, parent: QWidget) -> CaseSheetDialog:
        """Ask which sheet of this case, and where to."""
        dialog = CaseSheetDialog(case.number, self._look, parent)
        self.dialog, self._case_id = dialog, case.id
        dialog.save_wanted.connect(self._save)
        dialog.print_wanted.connect(self._print)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        return dialog

    def _save(self, file: Path) -> None:
        if (dialog := self.dialog) is None:
            return
        sheet, marking, case_id, words = dialog.sheet.chosen(), dialog.marking.chosen(), self._case_id, wording()
        desk, actor, key = self._program.casework.printing, self._actor, new_key()

        def deed() -> None:
            desk.write(actor, key, case_id, sheet, file, marking=marking, wording=words, write_pdf=save_form_pdf)

        dialog.show_busy(True)
        dialog.say(tr("Writing …"))
        self._background.ask(deed, lambda _done: self._say(tr("Written: {file}", file=str(file))), self._refuse)

    def _print(self) -> None:
        """The printer is asked once the sheet is made and its way out is on record."""
        if (dialog := self.dialog) is None:
            return
        sheet, marking, case_id, words = dialog.sheet.chosen(), dialog.marking.chosen(), self._case_id, wording()
        desk, actor, key = self._program.casework.printing, self._actor, new_key()

        def deed() -> OfficeForm:
            form = desk.form(actor, case_id, sheet, marking, words)
            desk.note_print(actor, key, case_id, sheet, marking)
            return form

        def ask(form: OfficeForm) -> None:
            self._say("")
            print_form(form, dialog)

        dialog.show_busy(True)
        self._background.ask(deed, ask, self._refuse)

    def _say(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_busy(False)
            self.dialog.say(words)

    def _refuse(self, error: AppError) -> None:
        self._say(sentence(error))

    def _forget(self, dialog: CaseSheetDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
