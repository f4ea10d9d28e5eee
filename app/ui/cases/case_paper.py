"""The sheets of a case, for the question which one goes to paper."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.domain.sheet_name import SHEET_LABELS, SheetName
from app.ui.form_paper import save_form_pdf
from app.ui.form_sheets import Paper
from app.wording import Wording


def case_paper(program: Program, actor: Actor, case: CaseFile) -> Paper:
    """All of them, as they are when they are written."""
    desk, case_id = program.casework.printing, case.id

    def write(act_id: str, sheet: SheetName, file: Path, marking: Marking, words: Wording) -> None:
        desk.write(actor, act_id, case_id, sheet, file, marking=marking, wording=words, write_pdf=save_form_pdf)

    def make(act_id: str, sheet: SheetName, marking: Marking, words: Wording) -> OfficeForm:
        form = desk.form(actor, case_id, sheet, marking, words)
        desk.note_print(actor, act_id, case_id, sheet, marking)
        return form

    return Paper(case.number, SHEET_LABELS, write, make, (SheetName.LESSON,))
