"""Taking a step of the proceedings inside an act: put on record, the file turned or sealed where the step does that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.case_file import CaseSource
from app.domain.case_life import require_step
from app.domain.case_review import require_loop_closed
from app.domain.case_seal import must_be_sealed
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.key import new_key
from app.services.cases.case_writing import add_case, keep_due, step_of, tell
from app.services.cases.deadline_book import DeadlineBook, steps_in
from app.store import case_store
from app.store.unit_of_work import UnitOfWork

_TURNED = {CaseStatus.TO_ADMIN: CaseKind.ADMINISTRATIVE, CaseStatus.TO_CRIMINAL: CaseKind.CRIMINAL}


def take_step(
    work: UnitOfWork,
    book: DeadlineBook,
    case_id: str,
    to: CaseStatus,
    *,
    at: datetime | None = None,
    reason: str = "",
    approver: str = "",
) -> str:
    """The key of the file that goes on (see `CaseDesk.move`). A step with which the decision is in effect seals the
    file: from the end of the act on it is not seen any more."""
    case = case_store.cases.get(work.connection, case_id)
    moment = at or work.now
    parts = case_store.parts_of(work.connection, case_id)
    history = steps_in(parts)
    require_step(case, history, to, at=moment, now=work.now, reason=reason, approver=approver)
    if to is CaseStatus.ARCHIVED and any(one.status is CaseStatus.SOLVED for one in history):
        require_loop_closed(case, parts)
    work.add(step_of(case, to, moment, approver=approver, reason=reason))
    values: dict[str, object] = {"status": to}
    if to is CaseStatus.ACCEPTED and case.accepted_at is None:
        values["accepted_at"] = moment
    if case.sealed_at is None and must_be_sealed(case.kind, to, [one.status for one in history]):
        values["sealed_at"] = work.now
    keep_due(work, case, book, **values)
    if to not in _TURNED:
        return case_id
    kind = _TURNED[to]
    first = CaseStatus.ACCEPT_REVIEW if kind is CaseKind.ADMINISTRATIVE else CaseStatus.ACCEPTED
    turned = replace(
        case,
        id=new_key(),
        version=1,
        kind=kind,
        status=first,
        number="",
        source=CaseSource.CASE,
        source_id=case.id,
        accepted_at=None,
        reviewed_at=None,
        due_at=None,
    )
    other = add_case(work, turned, book, since=moment)
    tell(work, case_id)
    return other.id
