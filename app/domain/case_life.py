"""What a case may become, and what each step asks for (domain.md C.2 and C.3): the two machines as data.

Nothing here writes. A step has a moment of its own, at which it was taken in law; it may be written down later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseStep
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.labels import label
from app.domain.sentence import joined
from app.errors import InputRefused

S = CaseStatus
CLOCK_SLACK = timedelta(minutes=1)
MOST_RETURNS = 2
"""So often may a case be returned for supplementary investigation (domain.md C.2)."""


class Need(StrEnum):
    """What must be there before a step is taken."""

    OFFICER = "OFFICER"
    REASON = "REASON"
    APPROVER = "APPROVER"
    REVIEW = "REVIEW"


@dataclass(frozen=True)
class Step:
    """One arrow of a machine."""

    to: CaseStatus
    needs: frozenset[Need] = frozenset()


def _to(*steps: CaseStatus, needs: tuple[Need, ...] = ()) -> tuple[Step, ...]:
    return tuple(Step(one, frozenset(needs)) for one in steps)


_DECISION = (Need.REASON, Need.APPROVER)
_ARCHIVE = _to(S.ARCHIVED, needs=(Need.REVIEW,))
_STOPPED = _to(S.WITHDRAWN, S.TERMINATED_FOR_PERSON, needs=_DECISION)
_APPEAL = _to(S.ADMIN_REVIEW, S.LITIGATION)

CRIMINAL: Mapping[CaseStatus, tuple[Step, ...]] = MappingProxyType(
    {
        S.CLUE: _to(S.ACCEPTED),
        S.ACCEPTED: _to(S.FILING_REVIEW),
        S.FILING_REVIEW: (
            *_to(S.FILED, needs=(Need.OFFICER, Need.APPROVER)),
            *_to(S.NOT_FILED, S.TO_ADMIN, needs=_DECISION),
            *_to(S.TRANSFERRED, needs=(Need.REASON,)),
        ),
        S.NOT_FILED: (*_to(S.RECONSIDER, needs=(Need.REASON,)), *_ARCHIVE),
        S.RECONSIDER: (*_to(S.FILED, needs=(Need.OFFICER, Need.APPROVER)), *_to(S.NOT_FILED, needs=_DECISION)),
        S.FILED: (*_to(S.INVESTIGATING, needs=(Need.OFFICER,)), *_STOPPED),
        S.INVESTIGATING: (*_to(S.SOLVED, needs=(Need.OFFICER, Need.REASON)), *_STOPPED),
        S.SOLVED: (*_to(S.INVEST_END, needs=(Need.APPROVER,)), *_STOPPED),
        S.INVEST_END: (*_to(S.TO_PROSECUTION, needs=(Need.APPROVER,)), *_STOPPED),
        S.TO_PROSECUTION: _to(S.PROSECUTED, S.RETURNED_SUPPL, S.NOT_PROSECUTED),
        S.RETURNED_SUPPL: _to(S.TO_PROSECUTION),
        S.PROSECUTED: _to(S.JUDGED),
        S.JUDGED: _to(S.CLOSED),
        S.NOT_PROSECUTED: _to(S.CLOSED),
        S.TERMINATED_FOR_PERSON: (*_to(S.INVESTIGATING, needs=(Need.OFFICER,)), *_to(S.CLOSED)),
        S.CLOSED: _ARCHIVE,
        S.TRANSFERRED: _ARCHIVE,
        S.TO_ADMIN: _ARCHIVE,
        S.WITHDRAWN: _ARCHIVE,
        S.ARCHIVED: (),
    }
)

ADMINISTRATIVE: Mapping[CaseStatus, tuple[Step, ...]] = MappingProxyType(
    {
        S.REPORTED: _to(S.ACCEPT_REVIEW),
        S.ACCEPT_REVIEW: (
            *_to(S.ACCEPTED, needs=(Need.OFFICER,)),
            *_to(S.NOT_ACCEPTED, S.TRANSFERRED, needs=(Need.REASON,)),
        ),
        S.ACCEPTED: _to(S.INVESTIGATING, needs=(Need.OFFICER,)),
        S.INVESTIGATING: (
            *_to(S.NOTIFIED, S.MEDIATED),
            *_to(S.TERMINATED, S.TO_CRIMINAL, needs=_DECISION),
        ),
        S.MEDIATED: _to(S.MEDIATION_DONE, S.MEDIATION_FAILED),
        S.MEDIATION_FAILED: _to(S.INVESTIGATING, needs=(Need.OFFICER,)),
        S.MEDIATION_DONE: _ARCHIVE,
        S.NOTIFIED: (*_to(S.HEARING), *_to(S.DECIDED, needs=(Need.APPROVER,))),
        S.HEARING: _to(S.DECIDED, needs=(Need.APPROVER,)),
        S.DECIDED: (*_to(S.SERVED), *_APPEAL),
        S.SERVED: (*_to(S.EXECUTING, S.CLOSED), *_APPEAL),
        S.EXECUTING: (*_to(S.CLOSED), *_APPEAL),
        S.ADMIN_REVIEW: (*_to(S.UPHELD), *_to(S.REVOKED, needs=(Need.REASON,)), *_to(S.LITIGATION)),
        S.LITIGATION: (*_to(S.UPHELD), *_to(S.REVOKED, needs=(Need.REASON,))),
        S.UPHELD: _to(S.EXECUTING, S.CLOSED),
        S.REVOKED: _ARCHIVE,
        S.NOT_ACCEPTED: _ARCHIVE,
        S.TRANSFERRED: _ARCHIVE,
        S.TERMINATED: _ARCHIVE,
        S.TO_CRIMINAL: _ARCHIVE,
        S.CLOSED: (*_APPEAL, *_ARCHIVE),
        S.ARCHIVED: (),
    }
)

MACHINES: Mapping[CaseKind, Mapping[CaseStatus, tuple[Step, ...]]] = MappingProxyType(
    {CaseKind.CRIMINAL: CRIMINAL, CaseKind.ADMINISTRATIVE: ADMINISTRATIVE}
)
FIRST: Mapping[CaseKind, tuple[CaseStatus, ...]] = MappingProxyType(
    {
        CaseKind.CRIMINAL: (S.ACCEPTED, S.CLUE),
        CaseKind.ADMINISTRATIVE: (S.REPORTED, S.ACCEPT_REVIEW, S.ACCEPTED),
    }
)
"""In which states a file may be opened, the usual one first."""


def steps_of(case: CaseFile) -> tuple[Step, ...]:
    """What may follow now; a state of the other kind, as an import may bring, leads nowhere."""
    return MACHINES[case.kind].get(case.status, ())


def status_as(kind: CaseKind, status: CaseStatus) -> CaseStatus:
    """The state of this kind's machine that a word of a file or of an older schema means."""
    if status in MACHINES[kind]:
        return status
    return _MEANT[kind].get(status, FIRST[kind][0])


_MEANT: Mapping[CaseKind, Mapping[CaseStatus, CaseStatus]] = MappingProxyType(
    {
        CaseKind.CRIMINAL: {
            S.REPORTED: S.CLUE,
            S.ACCEPT_REVIEW: S.CLUE,
            S.DECIDED: S.JUDGED,
            S.SERVED: S.JUDGED,
            S.EXECUTING: S.JUDGED,
            S.NOT_ACCEPTED: S.NOT_FILED,
            S.TERMINATED: S.WITHDRAWN,
            S.NOTIFIED: S.INVESTIGATING,
            S.HEARING: S.INVESTIGATING,
        },
        CaseKind.ADMINISTRATIVE: {
            S.CLUE: S.REPORTED,
            S.FILING_REVIEW: S.ACCEPT_REVIEW,
            S.FILED: S.ACCEPTED,
            S.SOLVED: S.INVESTIGATING,
            S.INVEST_END: S.INVESTIGATING,
            S.TO_PROSECUTION: S.DECIDED,
            S.JUDGED: S.DECIDED,
            S.NOT_FILED: S.NOT_ACCEPTED,
            S.WITHDRAWN: S.TERMINATED,
        },
    }
)


def require_step(
    case: CaseFile,
    history: Sequence[CaseStep],
    to: CaseStatus,
    *,
    at: datetime,
    now: datetime,
    reason: str = "",
    approver: str = "",
) -> None:
    """Raise `InputRefused`, with the one thing that is in the way, unless `case` may become `to` at that moment."""
    step = next((one for one in steps_of(case) if one.to is to), None)
    if step is None:
        raise InputRefused(
            "From “{status}” a case cannot become “{to}”. Nothing was changed; from here it may become: {allowed}.",
            status=label(case.status),
            to=label(to),
            allowed=joined([label(one.to) for one in steps_of(case)], ", "),
        )
    if at > now + CLOCK_SLACK:
        raise InputRefused("A step cannot be taken in the future. Nothing was changed; check the time.")
    if history and at < history[-1].at:
        raise InputRefused("A step cannot come before the one before it. Nothing was changed; check the time.")
    if Need.OFFICER in step.needs and not case.lead_officer.strip():
        raise InputRefused("Name the officer in charge first. Nothing was changed.")
    if Need.REASON in step.needs and not reason.strip():
        raise InputRefused("This step needs a reason; it is kept. Nothing was changed.")
    if Need.APPROVER in step.needs and not approver.strip():
        raise InputRefused("This step needs the name of the leader who approved it. Nothing was changed.")
    solved = any(one.status is S.SOLVED for one in history)
    if Need.REVIEW in step.needs and solved and case.reviewed_at is None:
        raise InputRefused(
            "A solved case is archived when its review is decided. Nothing was changed; review it first."
        )
    if to is S.RETURNED_SUPPL and sum(one.status is to for one in history) >= MOST_RETURNS:
        raise InputRefused("A case is returned for supplementary investigation twice at most. Nothing was changed.")
