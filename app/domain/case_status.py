"""The steps of a case file, criminal and administrative (domain.md C.2 and C.3), and what its clocks measure."""

from __future__ import annotations

from enum import StrEnum


class CaseKind(StrEnum):
    CRIMINAL = "CRIMINAL"
    ADMINISTRATIVE = "ADMINISTRATIVE"


class CaseStatus(StrEnum):
    """How far a case has come; the police case system stays the master of the proceedings.

    Both kinds share the names that both have. Which step may follow which is in `case_life`. Sealing is no step: it is
    a mark of its own beside the state.
    """

    CLUE = "CLUE"
    REPORTED = "REPORTED"
    ACCEPT_REVIEW = "ACCEPT_REVIEW"
    ACCEPTED = "ACCEPTED"
    FILING_REVIEW = "FILING_REVIEW"
    FILED = "FILED"
    INVESTIGATING = "INVESTIGATING"
    SOLVED = "SOLVED"
    INVEST_END = "INVEST_END"
    TO_PROSECUTION = "TO_PROSECUTION"
    RETURNED_SUPPL = "RETURNED_SUPPL"
    PROSECUTED = "PROSECUTED"
    NOT_PROSECUTED = "NOT_PROSECUTED"
    JUDGED = "JUDGED"
    NOTIFIED = "NOTIFIED"
    HEARING = "HEARING"
    DECIDED = "DECIDED"
    SERVED = "SERVED"
    EXECUTING = "EXECUTING"
    MEDIATED = "MEDIATED"
    MEDIATION_DONE = "MEDIATION_DONE"
    MEDIATION_FAILED = "MEDIATION_FAILED"
    ADMIN_REVIEW = "ADMIN_REVIEW"
    LITIGATION = "LITIGATION"
    UPHELD = "UPHELD"
    REVOKED = "REVOKED"
    NOT_FILED = "NOT_FILED"
    RECONSIDER = "RECONSIDER"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    TRANSFERRED = "TRANSFERRED"
    TO_ADMIN = "TO_ADMIN"
    TO_CRIMINAL = "TO_CRIMINAL"
    WITHDRAWN = "WITHDRAWN"
    TERMINATED_FOR_PERSON = "TERMINATED_FOR_PERSON"
    TERMINATED = "TERMINATED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"


CASE_ENDS = frozenset(
    {
        CaseStatus.NOT_FILED,
        CaseStatus.NOT_ACCEPTED,
        CaseStatus.TRANSFERRED,
        CaseStatus.TO_ADMIN,
        CaseStatus.TO_CRIMINAL,
        CaseStatus.WITHDRAWN,
        CaseStatus.TERMINATED,
        CaseStatus.MEDIATION_DONE,
        CaseStatus.REVOKED,
        CaseStatus.CLOSED,
        CaseStatus.ARCHIVED,
    }
)
"""Where nobody of the room has to do anything more with a case than to archive it."""


class ClockName(StrEnum):
    """What a clock measures; several rules of several years may tell how long it runs."""

    CLUE_CHECK = "CLUE_CHECK"
    FILING_REVIEW = "FILING_REVIEW"
    PROSECUTION_REVIEW = "PROSECUTION_REVIEW"
    SUPPLEMENT = "SUPPLEMENT"
    ACCEPT_REVIEW = "ACCEPT_REVIEW"
    HANDLING = "HANDLING"


class ClockState(StrEnum):
    RUNNING = "RUNNING"
    WARNED = "WARNED"
    OVERDUE = "OVERDUE"
    MET = "MET"
    MET_LATE = "MET_LATE"
