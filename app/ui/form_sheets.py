"""Sheets on paper: the question which one, with which marking and where to; then the file, or the printer.

What takes time runs on reader threads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.errors import AppError
from app.ui.background import Background
from app.ui.dialogs.sheet_dialog import SheetDialog
from app.ui.form_paper import print_form
from app.ui.look import Look
from app.ui.words import sentence, tr, wording
from app.wording import Wording


@dataclass(frozen=True)
class Paper:
    """What has sheets: its `name`, the `sheets` with their English words. `write` writes one to a file, `make` makes
    one for the printer; both put on record, under the key of the act, that it goes out. Called on reader threads.
    A file of the `nameless` sheets does not tell of which record it is."""

    name: str
    sheets: Mapping[Any, str]
    write: Callable[[str, Any, Path, Marking, Wording], object]
    make: Callable[[str, Any, Marking, Wording], OfficeForm]
    nameless: Collection[Any] = ()


class FormSheets(QObject):
    """Has at most one question open."""

    def __init__(self, background: Background, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._look = background, look
        self.dialog: SheetDialog | None = None

    def open(self, paper: Paper, parent: QWidget) -> SheetDialog:
        """Ask which sheet, and where to."""
        dialog = SheetDialog(paper.name, paper.sheets, self._look, parent, paper.nameless)
        self.dialog = dialog
        dialog.save_wanted.connect(lambda file: self._save(dialog, paper, file))
        dialog.print_wanted.connect(lambda: self._print(dialog, paper))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        return dialog

    def _save(self, dialog: SheetDialog, paper: Paper, file: Path) -> None:
        sheet, marking, words, key = dialog.sheet.chosen(), dialog.marking.chosen(), wording(), new_key()
        dialog.show_busy(True)
        dialog.say(tr("Writing …"))
        self._background.ask(
            lambda: paper.write(key, sheet, file, marking, words),
            lambda _done: self._say(dialog, tr("Written: {file}", file=str(file))),
            lambda error: self._refuse(dialog, error),
        )

    def _print(self, dialog: SheetDialog, paper: Paper) -> None:
        """The printer is asked once the sheet is made and its way out is on record."""
        sheet, marking, words, key = dialog.sheet.chosen(), dialog.marking.chosen(), wording(), new_key()

        def ask(form: OfficeForm) -> None:
            self._say(dialog, "")
            print_form(form, dialog)

        dialog.show_busy(True)
        self._background.ask(
            lambda: paper.make(key, sheet, marking, words), ask, lambda error: self._refuse(dialog, error)
        )

    def _say(self, dialog: SheetDialog, words: str) -> None:
        if self.dialog is dialog:
            dialog.show_busy(False)
            dialog.say(words)

    def _refuse(self, dialog: SheetDialog, error: AppError) -> None:
        self._say(dialog, sentence(error))

    def _forget(self, dialog: SheetDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
