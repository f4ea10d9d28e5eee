"""The notice of a hazard, for the question where it goes on paper."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.hazard import Hazard
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.services.hazards.hazard_notice import TITLE
from app.ui.form_paper import save_form_pdf
from app.ui.form_sheets import Paper
from app.wording import Wording

NOTICE = "NOTICE"


def hazard_paper(program: Program, actor: Actor, one: Hazard) -> Paper:
    """The one sheet there is."""
    desk, key = program.hazards.notice, one.id

    def write(act_id: str, _sheet: str, file: Path, marking: Marking, words: Wording) -> None:
        desk.write(actor, act_id, key, file, marking=marking, wording=words, write_pdf=save_form_pdf)

    def make(act_id: str, _sheet: str, marking: Marking, words: Wording) -> OfficeForm:
        return desk.form(actor, act_id, key, marking, words)

    return Paper(one.notice_number, {NOTICE: TITLE}, write, make)
