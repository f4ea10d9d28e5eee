"""The loophole of a case that is led as a hazard: linked with it, seen closed with it, as before when that is undone.

Each writes an audit row of its own about the case, so the course of the case tells it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.case_review import Loophole
from app.domain.case_status import CaseStatus
from app.domain.hazard import Hazard
from app.errors import InputRefused
from app.services.cases.case_parts import changeable
from app.services.cases.case_writing import tell
from app.store import case_store
from app.store.audit_store import Done
from app.store.hazard_store import hazards
from app.store.records import RecordStore
from app.store.reversal import reverse
from app.store.unit_of_work import UnitOfWork

loopholes: RecordStore[Loophole] = RecordStore(Loophole)


def link(work: UnitOfWork, loophole_id: str, hazard_id: str) -> None:
    """The loophole keeps the link; raises `InputRefused` where it is led as a hazard that stands."""
    gap = loopholes.get(work.connection, loophole_id)
    case = changeable(work, gap.case_id)
    if gap.hazard_id and hazards.find(work.connection, hazards.table.c.id == gap.hazard_id):
        raise InputRefused("This loophole is led as a hazard already. Nothing was changed.")
    work.end_part()
    work.change(gap, hazard_id=hazard_id)
    tell(work, case.id)


def see_closed(work: UnitOfWork, hazard: Hazard, look: Done | None) -> None:
    """Whoever looked at the hazard again saw the loophole closed; of a hazard without such a `look` it stays open, and
    so does one whose file is archived."""
    gap = next(iter(loopholes.find(work.connection, loopholes.table.c.id == hazard.subject_id)), None)
    if look is None or gap is None or gap.hazard_id != hazard.id or gap.verified_at is not None:
        return
    if case_store.cases.get(work.connection, gap.case_id).status is CaseStatus.ARCHIVED:
        return
    work.end_part()
    fixed_at = gap.fixed_at or look.at
    work.change(
        gap,
        fix=gap.fix or hazard.measures,
        fixed_at=fixed_at,
        verified_at=max(fixed_at, look.at),
        verified_by=look.who,
        found=look.reason,
    )
    tell(work, gap.case_id)


def put_back(work: UnitOfWork, changes: Sequence[Mapping[str, Any]]) -> None:
    """What an act on the hazard changed of its loophole is as before."""
    for change in changes:
        case = changeable(work, loopholes.get(work.connection, change["id"]).case_id)
        work.end_part()
        reverse(work, [change])
        tell(work, case.id)
