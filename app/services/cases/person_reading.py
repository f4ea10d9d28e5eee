"""Persons of a case as they are shown: masked. The names themselves leave the store by `PersonDesk.reveal` alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.case_person import CasePerson, PersonCategory, PersonPurpose, PersonRole, RegisterState, state_of
from app.domain.identity import masked_identity_number, masked_name, masked_phone
from app.store import case_person_store, case_store
from app.store.unit_of_work import Store


@dataclass(frozen=True)
class PersonShown:
    """An entry without what tells who it is; `name`, `identity_number` and `telephone` are masked."""

    id: str
    case_id: str
    name: str
    identity_number: str
    telephone: str
    role: PersonRole
    category: PersonCategory
    purpose: PersonPurpose
    legal_basis: str
    has_objection: bool
    state: RegisterState
    proposer_id: str
    proposed_by: str
    proposed_at: datetime
    approved_by: str
    approved_at: datetime | None
    review_at: datetime
    ended_at: datetime | None
    end_reason: str


class PersonReading:
    """Reads on any reader."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[PersonShown, ...]:
        """Everybody who is or was entered in this case; raises `NotFound` where there is none such, or it is sealed."""
        with self._store.read() as connection:
            case_store.cases.get(connection, case_id)
            found = case_person_store.of_case(connection, case_id)
        now = self._store.now()
        return tuple(shown(one, now) for one in found)


def shown(one: CasePerson, now: datetime) -> PersonShown:
    """The entry as anybody of the room may see it."""
    return PersonShown(
        id=one.id,
        case_id=one.case_id,
        name=masked_name(one.person_name),
        identity_number=masked_identity_number(one.identity_number),
        telephone=masked_phone(one.telephone),
        role=one.role,
        category=one.category,
        purpose=one.purpose,
        legal_basis=one.legal_basis,
        has_objection=bool(one.objection),
        state=state_of(one, now),
        proposer_id=one.proposer_id,
        proposed_by=one.proposed_by,
        proposed_at=one.proposed_at,
        approved_by=one.approved_by,
        approved_at=one.approved_at,
        review_at=one.review_at,
        ended_at=one.ended_at,
        end_reason=one.end_reason,
    )
