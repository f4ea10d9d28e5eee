"""The papers of a shift in office form: 交接班记录, 值班日志 and 装备领用归还登记表, for Word, PDF and the printer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from app.domain.duty_log import LogKind
from app.domain.handover import HandoverItem, SignMeans
from app.domain.issue import Issue
from app.domain.labels import label
from app.domain.office_form import Box, OfficeForm, Table, box, printable, table
from app.services.cases.case_sheets import Occasion
from app.services.duty.handover_desk import HandoverSheet
from app.services.duty.issue_desk import IssuePage
from app.services.duty.log_desk import LogLine, LogPage
from app.services.field_words import COUNTY_TIME

_ITEM_COLUMNS = (("No.", 6), ("Matter", 32), ("State", 14), ("Since", 14), ("Due", 14), ("More", 20))
_TICKED = "Ticked"


def handover_form(sheet: HandoverSheet, occasion: Occasion) -> OfficeForm:
    """The sheet with both signatures; marked as a draft while it is not locked, and as changed where it is not what was
    signed."""
    say, one = occasion.wording.say, sheet.handover
    marks = list(occasion.marks)
    if not one.is_locked:
        marks.insert(0, "Draft, not signed by both")
    if not sheet.is_intact:
        marks.insert(0, "Changed after it was signed")
    boxes: list[Box | Table] = [
        box(
            say("The shift"),
            ((say("Shift"), one.shift_name), (say("Time"), span(one.shift_from, one.shift_to))),
            ((say("Sheet made at"), minute(one.made_at)), (say("State"), say(label(one.state)))),
            _signed(occasion, "Handing over", one.outgoing, one.out_at, one.out_by),
            _signed(occasion, "Taking over", one.incoming, one.in_at, one.in_by),
            *(((((say("Why by one alone")), one.forced_reason),),) if one.forced_reason else ()),
            ((say("In the shift"), night_words(one.night, occasion)),),
            ((say("Remarks"), one.remarks),),
        )
    ]
    for section, items in groupby(sheet.items, key=lambda item: item.section):
        boxes.append(_section(say(label(section)), list(items), occasion))
    return OfficeForm(
        title=say("Handover of the shift"),
        under_title=printable(f"{one.shift_name}  {span(one.shift_from, one.shift_to)}"),
        marks=tuple(say(mark) for mark in marks),
        blocks=tuple(boxes),
        signatures=(say("Handing over"), say("Taking over"), say("Duty leader")),
        foot=foot(occasion),
        page_words=say("Page {page} of {pages}"),
    )


def log_form(page: LogPage, occasion: Occasion) -> OfficeForm:
    """The lines of a day or shift, numbered in the order in which they came."""
    say = occasion.wording.say
    columns = [
        (say(word), share)
        for word, share in (("No.", 6), ("Time", 15), ("Kind", 12), ("What happened", 53), ("Who", 14))
    ]
    rows = [
        (str(at), minute(line.at), say(label(line.kind)), line_words(line, occasion), line.who)
        for at, line in enumerate(page.lines, start=1)
    ]
    name = f"{page.shift.name}  " if page.shift is not None else ""
    return OfficeForm(
        title=say("Duty log"),
        under_title=printable(f"{name}{span(page.since, page.until)}"),
        marks=tuple(say(mark) for mark in occasion.marks),
        blocks=(table("", columns, rows, say("None")),),
        signatures=(say("Duty officer"), say("Duty leader")),
        foot=foot(occasion),
        page_words=say("Page {page} of {pages}"),
    )


def issue_form(page: IssuePage, occasion: Occasion) -> OfficeForm:
    """What was out in a time, in the order in which it was handed out; what is out still has no day of return."""
    say = occasion.wording.say
    columns = [
        (say(word), share)
        for word, share in (("No.", 5), ("What", 17), ("Who took it, for what", 19), ("Handed out by", 16),
                            ("To be back", 12), ("Back, to whom", 16), ("State and remark", 15))
    ]  # fmt: skip
    rows = [(str(number), *_issue_row(one, occasion)) for number, one in enumerate(page.issues, start=1)]
    return OfficeForm(
        title=say("Equipment handed out and back"),
        under_title=printable(span(page.since, page.until)),
        marks=tuple(say(mark) for mark in occasion.marks),
        blocks=(table("", columns, rows, say("None")),),
        signatures=(say("Duty officer"), say("Duty leader")),
        foot=foot(occasion),
        page_words=say("Page {page} of {pages}"),
    )


def _issue_row(one: Issue, occasion: Occasion) -> Iterable[str]:
    say = occasion.wording.say
    state = say(label(one.state))
    if one.back_state is not None and one.back_state is not one.state:
        state = f"{state} → {say(label(one.back_state))}"
    late = one.is_overdue(occasion.at)
    yield f"{one.what}\n{say(label(one.kind))}"
    yield "\n".join(filter(None, (one.taken_by, one.duty)))
    yield f"{minute(one.issued_at)}\n{one.issued_by}"
    yield minute(one.due_at)
    yield f"{minute(one.back_at)}\n{one.back_to}" if one.back_at else say("Not back in time" if late else "Out")
    yield "\n".join(filter(None, (state, one.remark, one.back_remark)))


def line_words(line: LogLine, occasion: Occasion) -> str:
    """A line of the log as it is read on paper: what was done, with what, and what was said of it later."""
    said = occasion.wording.sentence(line.what) if line.what is not None else ""
    told = " · ".join(filter(None, (said, line.subject.name if line.subject else "", line.text)))
    later = [f"[{occasion.wording.say(label(one.kind))} {minute(one.at)} {one.by}] {one.text}" for one in line.answered]
    return "\n".join([told, *later])


def night_words(told: str, occasion: Occasion) -> str:
    """How many lines of each kind the shift has, from the counts that the sheet keeps."""
    counts: Mapping[str, int] = json.loads(told) if told else {}
    say = occasion.wording.say
    return " · ".join(f"{say(label(kind))} {counts[kind]}" for kind in LogKind if kind in counts)


def _section(title: str, items: Sequence[HandoverItem], occasion: Occasion) -> Table:
    say = occasion.wording.say
    columns = [(say(word), share) for word, share in _ITEM_COLUMNS]
    return table(title, columns, [tuple(_row(one, occasion)) for one in items], say("None"))


def _row(one: HandoverItem, occasion: Occasion) -> Iterable[str]:
    say = occasion.wording.say
    more = [one.detail]
    if one.carried:
        more.append(say("stood on {n} sheets before").format(n=one.carried))
    if one.red:
        ticked = f"{say(_TICKED)} {minute(one.ticked_at)}" if one.ticked_at else say("Not ticked")
        more.append(ticked)
    sign = "★" if one.red else ""
    yield f"{sign}{one.number}"
    yield one.title
    yield say(one.state) if one.state else ""
    yield minute(one.since)
    yield minute(one.due_at)
    yield "\n".join(filter(None, more))


def _signed(
    occasion: Occasion, title: str, name: str, at: datetime | None, means: SignMeans | None
) -> tuple[tuple[str, str], ...]:
    say = occasion.wording.say
    if at is None or means is None:
        return ((say(title), say("Not signed")),)
    return ((say(title), f"{name}  {minute(at)}  ({say(label(means))})"),)


def span(begin: datetime, end: datetime) -> str:
    """From when to when."""
    return f"{minute(begin)} – {minute(end)}"


def minute(at: datetime | None) -> str:
    """A moment by the county's clock; empty where there is none."""
    return "" if at is None else f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"


def foot(occasion: Occasion) -> str:
    """Who printed it, and when."""
    return printable(
        occasion.wording.say("Printed by {name}, {time}").format(name=occasion.operator, time=minute(occasion.at))
    )
