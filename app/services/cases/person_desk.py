"""The desk of persons of interest: proposed by one, approved by another, reviewed in six months, ended, revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.access import Actor, Right
from app.domain.case_fields import LONGEST_TEXT, require_values
from app.domain.case_person import (
    ENDS,
    LONGEST_TERM,
    CasePerson,
    RegisterState,
    require_age,
    require_other,
    require_term,
    state_of,
)
from app.domain.identity import read_identity_number
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import InputRefused
from app.services.cases.case_parts import audit_key, changeable
from app.services.cases.case_words import COUNTY_TIME, read_values
from app.services.cases.case_writing import tell
from app.services.cases.person_fields import CORRECTABLE, PERSON_FIELDS
from app.services.cases.person_reading import PersonReading
from app.store import case_person_store
from app.store.unit_of_work import UnitOfWork

NOUN = "case_person"
S = RegisterState


@dataclass(frozen=True)
class Revealed:
    """Who it is: shown to the one who gave a reason, and kept nowhere."""

    name: str
    identity_number: str
    telephone: str
    objection: str


class PersonDesk(PersonReading):
    """Each act on the writer; its audit row is about the case, without the name and the numbers of anybody."""

    def propose(self, actor: Actor, act_id: str, case_id: str, values: Mapping[str, object]) -> str:
        """Propose to keep a person in this case (`PERSON_FIELDS`, as typed or as they are); its key. It is in force
        once another person approved it. Without a day of review it is six months."""
        with self._store.act(actor, act_id, "person.propose", Right.PERSONS) as work:
            if work.repeated:
                return audit_key(work, act_id, NOUN)
            case = changeable(work, case_id)
            told = read_values(CasePerson, PERSON_FIELDS, {"review_at": work.now + LONGEST_TERM} | dict(values))
            for one in PERSON_FIELDS:
                if told.get(one.name) in (None, ""):
                    if one.required:
                        raise InputRefused("{field} is wanting. Nothing was saved.", field=one.label)
                    told.pop(one.name, None)
            told["review_at"] = told.get("review_at") or work.now + LONGEST_TERM
            _require_sense(work, told)
            person = CasePerson(
                id=new_key(),
                owner_domain=case.owner_domain,
                area_id=case.area_id,
                case_id=case.id,
                proposer_id=actor.user_id,
                proposed_by=actor.name,
                proposed_at=work.now,
                **told,
            )
            _require_once(work, person)
            work.add(person)
            tell(work, case_id)
        return person.id

    def approve(self, actor: Actor, act_id: str, person_id: str) -> None:
        """Put a proposed entry in force; somebody else than its proposer does."""
        with self._store.act(actor, act_id, "person.approve", Right.PERSONS) as work:
            if work.repeated:
                return
            person = _standing(work, person_id, S.PROPOSED)
            require_other(actor, person)
            work.change(person, approver_id=actor.user_id, approved_by=actor.name, approved_at=work.now)
            tell(work, person.case_id)

    def renew(self, actor: Actor, act_id: str, person_id: str, review_at: datetime, *, reason: str) -> None:
        """Review: the entry is still needed, until that day at most. Somebody else than its proposer says so."""
        with self._store.act(actor, act_id, "person.renew", Right.PERSONS, reason=_said(reason)) as work:
            if work.repeated:
                return
            person = _standing(work, person_id, S.ACTIVE, S.REVIEW_DUE)
            require_other(actor, person)
            require_term(review_at, work.now)
            work.change(
                person, review_at=review_at, approver_id=actor.user_id, approved_by=actor.name, approved_at=work.now
            )
            tell(work, person.case_id)

    def correct(self, actor: Actor, act_id: str, person_id: str, values: Mapping[str, object], *, reason: str) -> bool:
        """Put right who it is; whether anything differed. Why and how long somebody is kept is not changed: end the
        entry and propose another."""
        with self._store.act(actor, act_id, "person.correct", Right.PERSONS, reason=_said(reason)) as work:
            if work.repeated:
                return True
            person = _standing(work, person_id, S.PROPOSED, S.ACTIVE, S.REVIEW_DUE)
            fields = [one for one in PERSON_FIELDS if one.name in CORRECTABLE]
            told = read_values(CasePerson, fields, values)
            _require_sense(work, told)
            changed = {name: value for name, value in told.items() if value != getattr(person, name)}
            if changed:
                work.change(person, **changed)
            tell(work, person.case_id)
        return bool(changed)

    def object_to(self, actor: Actor, act_id: str, person_id: str, text: str) -> None:
        """Write down what the person, or somebody for them, says against the entry."""
        with self._store.act(actor, act_id, "person.object", Right.PERSONS) as work:
            if work.repeated:
                return
            person = _standing(work, person_id, S.PROPOSED, S.ACTIVE, S.REVIEW_DUE)
            if not text.strip() or len(text) > LONGEST_TEXT:
                raise InputRefused("Say in some words what is objected. Nothing was saved.")
            work.change(person, objection=text.strip())
            tell(work, person.case_id)

    def end(self, actor: Actor, act_id: str, person_id: str, *, reason: str) -> None:
        """End an entry; the name is erased some days later (`Retention`), until then it can be put back."""
        with self._store.act(actor, act_id, "person.end", Right.PERSONS, reason=_said(reason)) as work:
            if work.repeated:
                return
            person = _standing(work, person_id, S.PROPOSED, S.ACTIVE, S.REVIEW_DUE)
            work.change(person, ended_at=work.now, end_reason=reason.strip())
            tell(work, person.case_id)

    def put_back(self, actor: Actor, act_id: str, person_id: str, *, reason: str) -> None:
        """An entry that was ended by mistake is proposed again, by whoever does this: another person approves it."""
        with self._store.act(actor, act_id, "person.put_back", Right.PERSONS, reason=_said(reason)) as work:
            if work.repeated:
                return
            person = _standing(work, person_id, S.REMOVED)
            work.change(
                person,
                ended_at=None,
                end_reason="",
                approver_id="",
                approved_by="",
                approved_at=None,
                proposer_id=actor.user_id,
                proposed_by=actor.name,
                proposed_at=work.now,
            )
            tell(work, person.case_id)

    def reveal(self, actor: Actor, act_id: str, person_id: str, *, reason: str) -> Revealed:
        """Who it is, for a reason that stays on record with who asked and when. Not of an entry that has ended."""
        with self._store.act(actor, act_id, "person.reveal", Right.PERSONS, reason=_said(reason)) as work:
            person = _standing(work, person_id, S.PROPOSED, S.ACTIVE, S.REVIEW_DUE)
            work.about("case_file", person.case_id)
        return Revealed(person.person_name, person.identity_number, person.telephone, person.objection)


def _said(reason: str) -> str:
    if not reason.strip():
        raise InputRefused("Say the reason; it is kept. Nothing was changed.")
    return reason.strip()


def _standing(work: UnitOfWork, person_id: str, *states: RegisterState) -> CasePerson:
    person = case_person_store.persons.get(work.connection, person_id)
    state = state_of(person, work.now)
    if state not in states:
        raise InputRefused("This entry is “{state}”. Nothing was changed.", state=label(state))
    return person


def _require_sense(work: UnitOfWork, told: dict[str, object]) -> None:
    """Checks what was told, and brings the identity number to the form in which it is kept."""
    today: date = work.now.astimezone(COUNTY_TIME).date()
    fields = [one for one in PERSON_FIELDS if one.name != "review_at"]
    require_values(fields, told, work.now)
    if "identity_number" in told:
        told["identity_number"] = read_identity_number(str(told["identity_number"]), today)
        require_age(str(told["identity_number"]), today)
    if isinstance(review_at := told.get("review_at"), datetime):
        require_term(review_at, work.now)


def _require_once(work: UnitOfWork, person: CasePerson) -> None:
    for one in case_person_store.of_case(work.connection, person.case_id):
        is_same = (one.person_name, one.identity_number) == (person.person_name, person.identity_number) or (
            person.identity_number != "" and one.identity_number == person.identity_number
        )
        if is_same and state_of(one, work.now) not in ENDS:
            raise InputRefused("This person stands in this case already. Nothing was saved.")
