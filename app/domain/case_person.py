"""Persons of interest, who exist inside one case only: why, approved by whom, until when (domain.md C.5, D.14).

There is no field for looks, body, belief, origin, health, petition or politics, and none for a place: nobody is
followed here. There is no score. The police register of persons is another system; this is a working list of a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.access import Actor
from app.domain.case_part import CasePart
from app.domain.identity import born
from app.errors import InputRefused, NotPermitted

LONGEST_TERM = timedelta(days=182)
"""Six months: so long at most until a review."""
GRACE = timedelta(days=30)
"""So long a review may be late before the entry ends by itself."""
YOUNGEST = 14


class PersonRole(StrEnum):
    """What somebody is in this case, and in this case only."""

    SUSPECT = "SUSPECT"
    WANTED = "WANTED"
    RECEIVER = "RECEIVER"
    VICTIM = "VICTIM"
    WITNESS = "WITNESS"
    REPORTER = "REPORTER"
    CONCERNED = "CONCERNED"


class PersonCategory(StrEnum):
    """The closed list of why somebody may be kept at all (domain.md D.14). There is no further one."""

    PRIOR_CRIMINAL_OIL_CASE = "PRIOR_CRIMINAL_OIL_CASE"
    PRIOR_ADMINISTRATIVE_OIL_CASE = "PRIOR_ADMINISTRATIVE_OIL_CASE"
    WANTED_IN_CASE = "WANTED_IN_CASE"
    RECEIVING_PLACE = "RECEIVING_PLACE"
    VICTIM_OR_WITNESS = "VICTIM_OR_WITNESS"


class PersonPurpose(StrEnum):
    """What the entry is for."""

    INVESTIGATION = "INVESTIGATION"
    SEARCH_HELP = "SEARCH_HELP"
    EVIDENCE_CONTACT = "EVIDENCE_CONTACT"
    NOTICE_TO_VICTIM = "NOTICE_TO_VICTIM"


class RegisterState(StrEnum):
    """How an entry stands; never stored, what its facts and the time come to."""

    PROPOSED = "PROPOSED"
    ACTIVE = "ACTIVE"
    REVIEW_DUE = "REVIEW_DUE"
    EXPIRED = "EXPIRED"
    REMOVED = "REMOVED"
    PURGED = "PURGED"


ENDS = frozenset({RegisterState.EXPIRED, RegisterState.REMOVED, RegisterState.PURGED})


@dataclass(frozen=True, kw_only=True)
class CasePerson(CasePart):
    """One person in one case. `person_name`, `identity_number` and `telephone` are erased when the entry is purged;
    they stand in no audit row. `objection` is what the person or somebody for them said against the entry."""

    role: PersonRole
    category: PersonCategory
    person_name: str
    identity_number: str = ""
    telephone: str = ""
    purpose: PersonPurpose
    legal_basis: str
    objection: str = ""
    proposer_id: str
    proposed_by: str
    proposed_at: datetime
    approver_id: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    review_at: datetime
    ended_at: datetime | None = None
    end_reason: str = ""
    purged_at: datetime | None = None


def state_of(person: CasePerson, now: datetime) -> RegisterState:
    """How the entry stands at this moment. One that was not reviewed in time ends by itself: nobody need be awake."""
    if person.purged_at is not None:
        return RegisterState.PURGED
    if person.ended_at is not None:
        return RegisterState.REMOVED
    if now >= person.review_at + GRACE:
        return RegisterState.EXPIRED
    if person.approved_at is None:
        return RegisterState.PROPOSED
    return RegisterState.REVIEW_DUE if now >= person.review_at else RegisterState.ACTIVE


def require_other(actor: Actor, person: CasePerson) -> None:
    """Raise `NotPermitted` where the one who decides is the one who proposed."""
    if actor.user_id == person.proposer_id:
        raise NotPermitted(
            "{name} proposed this entry; another person decides on it. Nothing was changed; sign in as that person.",
            name=actor.name,
        )


def require_term(review_at: datetime, now: datetime) -> None:
    """Raise `InputRefused` unless the review lies ahead, and within six months."""
    if not now < review_at <= now + LONGEST_TERM:
        raise InputRefused(
            "An entry is reviewed within six months, on a day to come. Nothing was saved; check the day."
        )


def require_age(identity_number: str, today: date) -> None:
    """Raise `InputRefused` for a child: those under fourteen are kept in the police case system alone."""
    day = born(identity_number) if identity_number else None
    if day is not None and (today.year - day.year) - ((today.month, today.day) < (day.month, day.day)) < YOUNGEST:
        raise InputRefused("A child under fourteen is not kept here. Nothing was saved; use the police case system.")
