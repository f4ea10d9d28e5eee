"""The sheets of a patrol, for the question which one, and where it goes on paper."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.domain.patrol import Patrol
from app.services.patrols.patrol_sheet import TITLES, PatrolPaper
from app.ui.form_paper import save_form_pdf
from app.ui.form_sheets import Paper
from app.wording import Wording


def patrol_paper(program: Program, actor: Actor, one: Patrol) -> Paper:
    """The order for the team, and the cards that hang at the check points."""
    desk, key = program.patrols.sheet, one.id

    def write(act_id: str, sheet: PatrolPaper, file: Path, marking: Marking, words: Wording) -> None:
        desk.write(actor, act_id, key, sheet, file, marking=marking, wording=words, write_pdf=save_form_pdf)

    def make(act_id: str, sheet: PatrolPaper, marking: Marking, words: Wording) -> OfficeForm:
        return desk.form(actor, act_id, key, sheet, marking, words)

    return Paper(one.number, TITLES, write, make)
