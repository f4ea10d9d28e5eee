"""A lesson as a sheet for the training session: nothing on it tells which case it was, nor who printed it."""

from __future__ import annotations

from app.domain.office_form import OfficeForm, box, printable, table
from app.domain.sheet_name import SHEET_LABELS, SheetName
from app.services.cases.case_sheets import Occasion
from app.services.cases.case_words import COUNTY_TIME
from app.services.cases.lesson_sheet import LessonSheet

_SHARES = (("No.", 8), ("Barrier", 16), ("Loophole", 40), ("How it is closed", 36))


def lesson_form(lesson: LessonSheet, occasion: Occasion) -> OfficeForm:
    """The lesson in office form."""
    say, told = occasion.wording.say, occasion.wording.sentence
    rows = [((say(name), value if isinstance(value, str) else told(value)),) for name, value in lesson.told]
    gaps = [(str(at), say(one.barrier), one.what, one.fix) for at, one in enumerate(lesson.gaps, start=1)]
    columns = [(say(word), share) for word, share in _SHARES]
    return OfficeForm(
        title=say(SHEET_LABELS[SheetName.LESSON]),
        under_title=printable(told(lesson.title)),
        marks=tuple(say(mark) for mark in occasion.marks),
        blocks=(
            box(say("What happened, and why it could"), *rows),
            table(say("Loopholes found"), columns, gaps, say("None")),
        ),
        signatures=(),
        foot=say("For training only, {month}").format(month=f"{occasion.at.astimezone(COUNTY_TIME):%Y-%m}"),
        page_words=say("Page {page} of {pages}"),
    )
