"""Sealed records: opened by number and reason alone, each time on record; led to their end without being unsealed."""

from __future__ import annotations

from datetime import datetime

from app.domain.access import Actor, Right
from app.domain.case_seal import require_lead
from app.domain.case_status import CaseStatus
from app.errors import InputRefused, NotFound
from app.services.cases.case_reading import CaseDossier, CaseReading, dossier_of
from app.services.cases.case_steps import take_step
from app.services.cases.case_writing import CASE_NOUN, tell
from app.store import case_store
from app.store.case_seal import lifted, sealed_of_number
from app.store.unit_of_work import UnitOfWork


class SealedDesk(CaseReading):
    """Two acts, each on the writer and with its reason on record, what was read as well as what was done."""

    def reveal(self, actor: Actor, act_id: str, number: str, *, reason: str) -> CaseDossier:
        """The file of this number, to be looked at; it stays sealed for everything else. Repeating it shows it again,
        under the reason that was given."""
        with self._store.act(actor, act_id, "case.reveal", Right.CASES, reason=reason.strip()) as work:
            case_id = _opened(work, number, reason)
            work.about(CASE_NOUN, case_id)
            with lifted(work, case_id):
                shown = dossier_of(work.connection, case_id, self.book, work.now)
        return shown

    def move(
        self,
        actor: Actor,
        act_id: str,
        number: str,
        to: CaseStatus,
        *,
        why_opened: str,
        at: datetime | None = None,
        reason: str = "",
        approver: str = "",
    ) -> CaseDossier:
        """Take a further step with a sealed file (execution, an appeal, the archive), by whoever leads it; the file
        afterwards. Raises `NotPermitted` for others."""
        kept = " · ".join(filter(None, (why_opened.strip(), reason.strip())))
        with self._store.act(actor, act_id, "case.move", Right.CASES, reason=kept) as work:
            case_id = _opened(work, number, why_opened)
            with lifted(work, case_id):
                if not work.repeated:
                    require_lead(actor, case_store.cases.get(work.connection, case_id))
                    take_step(work, self.book, case_id, to, at=at, reason=reason, approver=approver)
                shown = dossier_of(work.connection, case_id, self.book, work.now)
            tell(work, case_id)
        return shown


def _opened(work: UnitOfWork, number: str, reason: str) -> str:
    if not number.strip() or not reason.strip():
        raise InputRefused("A sealed record is opened with its number and a reason; both are kept. Nothing was opened.")
    found = sealed_of_number(work.connection, number.strip())
    if found is None:
        raise NotFound("There is no sealed record of this number. Nothing was opened; check the number.")
    return found
