"""Writing a case file inside an act: its steps put on record, its next term and its totals kept in step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart, CaseStep, Loss
from app.domain.case_status import CaseStatus
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.services.cases.case_words import next_number, short_name
from app.services.cases.deadline_book import DeadlineBook
from app.store import case_store
from app.store.unit_of_work import UnitOfWork

CASE_NOUN = "case_file"
_BEFORE_ACCEPTANCE = frozenset({CaseStatus.CLUE, CaseStatus.REPORTED, CaseStatus.ACCEPT_REVIEW})


def add_case(work: UnitOfWork, case: CaseFile, book: DeadlineBook, *, since: datetime | None = None) -> CaseFile:
    """Write a new file that has been in its state `since` then (default now), with number and short name where it has
    none; what was written."""
    began = since or work.now
    accepted = None if case.status in _BEFORE_ACCEPTANCE else case.accepted_at or began
    case = replace(
        case,
        number=case.number or next_number(work),
        alias=case.alias or short_name(case.occurred_from),
        accepted_at=accepted,
    )
    step = step_of(case, case.status, began)
    work.add(replace(case, due_at=book.clocks(case, [step], work.now).next_due))
    work.add(step)
    tell(work, case.id)
    return case


def step_of(case: CaseFile, status: CaseStatus, at: datetime, *, approver: str = "", reason: str = "") -> CaseStep:
    """The record of a step this case takes."""
    return CaseStep(
        id=new_key(),
        owner_domain=case.owner_domain,
        area_id=case.area_id,
        case_id=case.id,
        status=status,
        at=at,
        approver=approver.strip(),
        reason=reason.strip(),
    )


def write_case(work: UnitOfWork, case: CaseFile, **values: object) -> CaseFile:
    """Change a file and tell it."""
    changed = work.change(case, **values)
    tell(work, case.id)
    return changed


def keep_due(work: UnitOfWork, case: CaseFile, book: DeadlineBook, **values: object) -> CaseFile:
    """Change a file, and its next term with it."""
    after = replace(case, **values)  # type: ignore[arg-type]  # names of the file's own fields
    due = book.clocks(after, case_store.parts_of(work.connection, case.id), work.now).next_due
    if due != case.due_at:
        values["due_at"] = due
    return write_case(work, case, **values) if values else case


def keep_totals(work: UnitOfWork, case: CaseFile, parts: Sequence[CasePart]) -> CaseFile:
    """The totals of a file are those of its losses, where it has any."""
    losses = [one for one in parts if isinstance(one, Loss)]
    tonnes = [one.net_t for one in losses if one.net_t is not None]
    money = [one.amount_cny for one in losses if one.amount_cny is not None]
    totals = {
        "loss_net_t": round(sum(tonnes), 3) if tonnes else None,
        "loss_cny": round(sum(money), 2) if money else None,
    }
    changed = {name: value for name, value in totals.items() if getattr(case, name) != value}
    return write_case(work, case, **changed) if changed else case


def tell(work: UnitOfWork, case_id: str) -> None:
    """The act is about this case, and views of it look again."""
    work.about(CASE_NOUN, case_id)
    work.tell(RecordsChanged(CASE_NOUN, (case_id,)))
