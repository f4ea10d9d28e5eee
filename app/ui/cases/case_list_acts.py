"""What is done with several case files of the list: changed alike, taken back as one, written to a file as found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_fields import CHANGED_TOGETHER
from app.domain.case_file import CaseFile
from app.domain.case_question import CaseQuestion
from app.domain.key import new_key
from app.domain.precision import Precision
from app.errors import AppError
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.sliced_act import act_in_slices
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.dialogs.bulk_dialog import BulkDialog
    from app.ui.dialogs.export_dialog import ExportDialog

MOST_WRITTEN = 20_000
"""So many of the finds go into one file."""


class CaseListActs(QObject):
    """Lives as long as the window. `changing` and `writing` are the dialogs that are open."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, take_backs: TakeBacks
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._take_backs = window, take_backs
        self.changing: BulkDialog | None = None
        self.writing: ExportDialog | None = None
        window.panels.cases.many_wanted.connect(self.change)
        window.panels.cases.write_wanted.connect(self.write)

    def change(self, cases: Sequence[CaseFile]) -> None:
        """Give these one value of a field."""
        from app.ui.dialogs.bulk_dialog import BulkDialog

        if not cases:
            self._window.notices.hint("Nothing is chosen.")
            return
        ids, desk = [case.id for case in cases], self._program.casework.bulk
        dialog = BulkDialog(tr("Change {n} cases", n=len(ids)), CHANGED_TOGETHER, self._window.look, self._window)
        self.changing = dialog

        def refuse(error: AppError) -> None:
            if self.changing is dialog:
                dialog.refuse(sentence(error))
            else:
                self._window.notices.refuse(error)

        def preview(values: Mapping[str, object]) -> None:
            self._background.ask(
                lambda: desk.preview(ids, values),
                lambda told: dialog.show_preview(told) if self.changing is dialog else None,
                refuse,
            )

        def finish(keys: Sequence[str], changed: int) -> None:
            self._done(keys, changed)
            self._window.notices.hint("{n} cases changed. Ctrl+Z takes it back.", n=changed)
            if self.changing is dialog:
                dialog.accept()

        def stop(keys: Sequence[str], changed: int, error: AppError) -> None:
            self._done(keys, changed)
            refuse(error)

        def keep(values: Mapping[str, object]) -> None:
            act_in_slices(
                self._background, ids, lambda key, some: desk.change(self._actor, key, some, values), finish, stop
            )

        dialog.preview_wanted.connect(preview)
        dialog.told.connect(keep)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()

    def write(self, cases: Sequence[CaseFile], asked: CaseQuestion | None) -> None:
        """Write these to a file, in this order; with `asked`, every case that answers it, be it shown or not."""
        if asked is None:
            self._write([case.id for case in cases])
        else:
            self._background.ask(
                lambda: self._program.casework.finding.finder.keys(asked, limit=MOST_WRITTEN), self._write
            )

    def _write(self, keys: Sequence[str]) -> None:
        from app.ui.dialogs.export_dialog import ExportDialog

        if not keys:
            self._window.notices.hint("There is nothing in this list. No file was written.")
            return
        desk, actor = self._program.exchange.export_desk, self._actor

        def write(layer: str, path: Path, crs: str, precision: Precision, marking: str) -> int:
            return desk.export(
                actor, new_key(), layer, path, crs=crs, say=tr, precision=precision, marking=marking, keys=keys
            )

        title = tr("Write {n} cases to a file", n=f"{len(keys):,}")
        look = self._window.look
        dialog = ExportDialog(title, {"cases": tr("Case files")}, write, self._background, look, self._window)
        dialog.format.setCurrentIndex(dialog.format.findData(".xlsx"))
        self.writing = dialog
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.show()

    def _done(self, keys: Sequence[str], changed: int) -> None:
        desk, actor, kept = self._program.casework.bulk, self._actor, tuple(keys)
        if not changed:
            return

        def undo(act_id: str, reason: str) -> None:
            for number, key in enumerate(reversed(kept)):
                desk.take_back(actor, f"{act_id}-{number}", key, reason=reason)

        self._take_backs.add(Done(tr("{n} cases changed", n=changed), self._program.now(), undo))

    def _forget(self, dialog: BulkDialog | ExportDialog) -> None:
        if self.changing is dialog:
            self.changing = None
        if self.writing is dialog:
            self.writing = None
        dialog.deleteLater()
