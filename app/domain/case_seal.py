"""When the record of an administrative case is sealed: on effect of its decision, by itself.

治安管理处罚法 (revised 2025, in force 2026-01-01) art. 136: such records are sealed and given to nobody, but to organs
of the state that need them for a case. A decision takes effect when it is served, or when an appeal upholds it; one
that an appeal revoked is out of the records all the more. What ends without a decision is no record of a violation.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile
from app.domain.case_status import CaseKind, CaseStatus
from app.errors import NotPermitted

S = CaseStatus
EFFECTIVE = frozenset({S.SERVED, S.EXECUTING, S.UPHELD, S.REVOKED, S.CLOSED})
"""States of an administrative case that are reached by a decision in effect only."""
UNDECIDED_ENDS = frozenset({S.MEDIATION_DONE, S.NOT_ACCEPTED, S.TRANSFERRED, S.TERMINATED, S.TO_CRIMINAL})


def must_be_sealed(kind: CaseKind, status: CaseStatus, passed: Collection[CaseStatus] = ()) -> bool:
    """Whether a case in this state, that passed these others, is sealed. Of one that is archived and whose history is
    not known (an import tells none) it is taken to be so: what is sealed in vain can be opened, the other way it cannot
    be made good."""
    if kind is not CaseKind.ADMINISTRATIVE:
        return False
    if status in EFFECTIVE or not EFFECTIVE.isdisjoint(passed):
        return True
    return status is S.ARCHIVED and UNDECIDED_ENDS.isdisjoint(passed)


def may_lead(actor: Actor, case: CaseFile) -> bool:
    """Whether this person may take further steps with the record once it is sealed: its officer in charge, who helps
    with it, or a leader."""
    named = {case.lead_officer.strip(), *re.split(r"[\s,，、;；/]+", case.helpers)}
    return actor.may(Right.LEAD) or actor.name in named


def require_lead(actor: Actor, case: CaseFile) -> None:
    """Raise `NotPermitted` unless this person leads the record."""
    if not may_lead(actor, case):
        raise NotPermitted(
            "Further steps with a sealed record are taken by its officer in charge, who helps there, or a leader. "
            "Nothing was changed."
        )
