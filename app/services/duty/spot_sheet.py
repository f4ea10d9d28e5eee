"""The sheet of spot checks (勤务抽查登记表): a table for each team, with what was found at its posts and mended.

A team is the crew that stands at the post; posts of single officers stand together. Nobody is named but those who
looked and who mend.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.labels import label
from app.domain.office_form import OfficeForm, table
from app.domain.spot_check import CheckState, Finding
from app.services.cases.case_sheets import Occasion
from app.services.duty.duty_sheets import foot, minute, span
from app.services.duty.spot_check_desk import CheckPage, CheckShown

_COLUMNS = (("No.", 5), ("Post", 21), ("Drawn at", 14), ("Looked at", 17), ("What was found", 25), ("State", 18))


def spot_form(page: CheckPage, occasion: Occasion) -> OfficeForm:
    """Team by team, the newest first."""
    say = occasion.wording.say
    columns = [(say(word), share) for word, share in _COLUMNS]
    teams = sorted({one.check.crew for one in page.checks}, key=lambda crew: (not crew, crew))
    blocks = []
    for crew in teams or [""]:
        own = [one for one in page.checks if one.check.crew == crew]
        rows = [(str(number), *_row(one, occasion)) for number, one in enumerate(own, start=1)]
        blocks.append(table(crew or say("Posts of single officers"), columns, rows, say("None")))
    return OfficeForm(
        title=say("Register of spot checks"),
        under_title=span(page.since, page.until),
        marks=tuple(say(mark) for mark in occasion.marks),
        blocks=tuple(blocks),
        signatures=(say("Duty officer"), say("Duty leader")),
        foot=foot(occasion),
        page_words=say("Page {page} of {pages}"),
    )


def _row(one: CheckShown, occasion: Occasion) -> Iterable[str]:
    say, check = occasion.wording.say, one.check
    means = say(label(check.means)) if check.means else ""
    yield "\n".join((check.post, say(label(check.role))))
    yield "\n".join((minute(check.drawn_at), say("draw no. {n} of the shift").format(n=one.draw.number)))
    yield "\n".join(filter(None, (minute(check.checked_at), means, check.checked_by)))
    yield "\n".join(_found(one, occasion))
    yield "\n".join(_stands(one, occasion))


def _found(one: CheckShown, occasion: Occasion) -> Iterable[str]:
    say, check = occasion.wording.say, one.check
    if check.checked_at is None:
        return
    if check.present is not None:
        yield say("{present} present of {needed}").format(present=check.present, needed=check.needed)
    for matter, found in check.findings:
        if found is not Finding.NOT_SEEN:
            yield f"{say(matter)}: {say(label(found))}"
    if check.remark:
        yield check.remark


def _stands(one: CheckShown, occasion: Occasion) -> Iterable[str]:
    say, check, mending = occasion.wording.say, one.check, one.mending
    yield say(label(one.state))
    if one.state is CheckState.GIVEN_UP:
        yield check.given_up
    elif mending is not None and mending.done_at is not None:
        yield " · ".join(filter(None, (mending.result, mending.done_by, minute(mending.done_at))))
    elif mending is not None:
        yield f"{check.owner} {minute(mending.due_at)}"
