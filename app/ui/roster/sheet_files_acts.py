"""Month sheets in and out of the window: workbooks, paper, a calendar of one row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.domain.roster_month import Place, RosterMonth
from app.errors import AppError
from app.ui.local_time import to_minute
from app.ui.printing import save_pages_pdf, send_pages_to_printer
from app.ui.roster.sheet_paper import SheetPaper
from app.ui.words import sentence, tr, wording

if TYPE_CHECKING:
    from app.ui.roster.sheet_work import SheetWork


class SheetFilesActs:
    """A part of `SheetWork`."""

    def __init__(self, work: SheetWork) -> None:
        self._work = work

    def read(self) -> None:
        """A workbook of the bureau becomes a proposal for this month."""
        dialog = QFileDialog(self._work.window, tr("Read a month sheet"), "", "*.xlsx")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.take_in(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, file: Path) -> None:
        """Propose what stands in this file."""
        work, words = self._work, wording()
        month = work.stored
        if month is None:
            return
        seen, files = month, work.program.rosters.files
        work.window.say(tr("Reading …"))
        work.background.ask(lambda: files.read(file, seen, words), self._propose, self._refuse)

    def write(self) -> None:
        """The sheet as a workbook."""
        month = self._work.stored
        if month is not None:
            self._ask_file(_name(month, month.room), ".xlsx", lambda file: self.write_to(file))

    def write_to(self, file: Path) -> None:
        """Write the sheet there."""
        work, words, month = self._work, wording(), self._work.stored
        if month is not None:
            seen, files, actor = month, work.program.rosters.files, work.actor
            self._do(lambda: files.write(actor, file, seen, words), file)

    def calendar(self) -> None:
        """The turns of the row under the cursor for a telephone."""
        month, place = self._work.stored, self._work.window.grid.chosen()
        person = month.person(place[0]) if month is not None and place is not None else None
        if month is not None and person is not None:
            who = person
            self._ask_file(_name(month, person.name), ".ics", lambda file: self.calendar_to(file, who.id))

    def calendar_to(self, file: Path, person_id: str) -> None:
        """Write somebody's turns there."""
        work, month = self._work, self._work.stored
        person = month.person(person_id) if month is not None else None
        if month is not None and person is not None:
            seen, who, files, actor = month, person, work.program.rosters.files, work.actor
            self._do(lambda: files.calendar(actor, file, seen, who), file)

    def print_sheet(self) -> None:
        """The sheet on A3: to a PDF, or to the printer where the question is left empty."""
        work, month = self._work, self._work.shown()
        if month is None:
            return
        seen = month

        def go(words: str) -> None:
            if words:
                self.print_to(Path(words).expanduser())
            else:
                self._send_to_printer(seen)

        work.window.ask(
            tr("PDF to write (empty: to the printer)"), go, text=str(Path.home() / f"{_name(seen, seen.room)}.pdf")
        )

    def print_to(self, file: Path) -> None:
        """Write the sheet as PDF."""
        work, month = self._work, self._work.shown()
        if month is None:
            return
        seen, files, actor = month, work.program.rosters.files, work.actor

        def deed() -> None:
            save_pages_pdf(self._paper(seen), _name(seen, seen.room), file)
            files.note(actor, seen, file.name)

        self._do(deed, file)

    def _send_to_printer(self, month: RosterMonth) -> None:
        work = self._work
        files, actor = work.program.rosters.files, work.actor

        def deed() -> SheetPaper:
            files.note(actor, month, "printer")
            return self._paper(month)

        work.background.act(deed, lambda paper: send_pages_to_printer(paper, work.window), self._refuse)

    def _paper(self, month: RosterMonth) -> SheetPaper:
        """The sheet as it is printed; not to be made on the thread that draws."""
        work = self._work
        is_demo = work.program.upkeep.demo_seed() is not None
        return SheetPaper(
            month,
            work.desk.book.plan,
            work.desk.book.holidays,
            work.program.rosters.files.legend(month, wording()),
            [tr("Demo data")] if is_demo else [],
            tr("Printed {time} by {who}", time=to_minute(work.program.now()), who=work.actor.name),
        )

    def _ask_file(self, name: str, ending: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._work.window, tr("Write the file"), f"{name}{ending}", f"*{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _do(self, deed: Callable[[], object], file: Path) -> None:
        work = self._work
        work.background.act_long(
            deed, lambda _done: work.window.say(tr("Written to {file}", file=str(file))), self._refuse
        )

    def _propose(self, cells: dict[Place, str]) -> None:
        self._work.propose(cells)

    def _refuse(self, error: AppError) -> None:
        self._work.window.refuse(sentence(error))


def _name(month: RosterMonth, of: str) -> str:
    return f"{of}{month.year}-{month.month:02d}"
