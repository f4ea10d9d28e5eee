"""Papers of a shift that leave the desk: written whole or not at all, and put on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.office_form import OfficeForm
from app.errors import InputRefused
from app.services.cases.case_sheets import Occasion
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_files import coverage_form, key_of
from app.services.duty.duty_sheets import handover_form, issue_form, log_form
from app.services.duty.handover_desk import HandoverSheet
from app.services.duty.issue_desk import IssuePage
from app.services.duty.log_desk import LogPage, lines_between
from app.services.duty.spot_check_desk import CheckPage
from app.services.duty.spot_sheet import spot_form
from app.store.unit_of_work import Store
from app.wording import Wording

Paper = HandoverSheet | LogPage | IssuePage | CheckPage | Coverage
WORD, PDF = ".docx", ".pdf"
Written = Callable[[OfficeForm, Path], object]


class DutyPrinting:
    """`is_demo` says whether the data is invented, which every paper tells."""

    def __init__(self, store: Store, is_demo: Callable[[], bool]) -> None:
        self._store, self._is_demo = store, is_demo

    def form(self, actor: Actor, shown: Paper, wording: Wording) -> OfficeForm:
        """The paper of a sheet, a page of the log, of what was out, of checks, of coverage; raises `NotPermitted`."""
        actor.require(Right.EXPORT)
        marks = ("Demo data",) if self._is_demo() else ()
        occasion = Occasion(wording=wording, operator=actor.name, at=self._store.now(), marks=marks)
        match shown:
            case HandoverSheet():
                return handover_form(shown, occasion)
            case IssuePage():
                return issue_form(shown, occasion)
            case CheckPage():
                return spot_form(shown, occasion)
            case Coverage():
                return coverage_form(shown, occasion)
        return log_form(self._whole(shown), occasion)

    def _whole(self, shown: LogPage) -> LogPage:
        """With the lines that the window left out."""
        if not shown.left_out:
            return shown
        with self._store.read() as connection:
            return replace(shown, lines=lines_between(connection, shown.since, shown.until), left_out=0)

    def write(self, actor: Actor, act_id: str, shown: Paper, file: Path, wording: Wording,
              write_pdf: Written) -> None:  # fmt: skip
        """Write it as the file's ending says, and on record. Raises `InputRefused`."""
        ending = file.suffix.lower()
        if ending not in (WORD, PDF):
            raise InputRefused("{name}: a sheet is written as .docx or .pdf. Nothing was written.", name=file.name)
        form = self.form(actor, shown, wording)
        if ending == PDF:
            write_pdf(form, file)
        else:
            from app.formats.office_word import write_word  # a tenth of a second that a start need not wait

            write_word(form, file)
        self.note(actor, act_id, shown, file.name)

    def note(self, actor: Actor, act_id: str, shown: Paper, where: str) -> None:
        """Put on record that it left the desk: as a file of this name, or to the printer."""
        match shown:
            case HandoverSheet():
                name, noun, key = "handover.print", "handover", shown.handover.id
            case IssuePage():
                name, noun, key = "issue.print", "issue", f"{shown.since:%Y-%m-%dT%H:%M}"
            case CheckPage():
                name, noun, key = "spot_check.print", "spot_check", f"{shown.since:%Y-%m-%dT%H:%M}"
            case Coverage():
                name, noun, key = "coverage.print", "coverage", key_of(shown)
            case _:
                name, noun, key = "log.print", "duty_log", f"{shown.since:%Y-%m-%dT%H:%M}"
        with self._store.act(actor, act_id, name, Right.EXPORT, reason=where) as work:
            work.about(noun, key)
