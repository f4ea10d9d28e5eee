"""Persons in the demo's open cases: invented and badged, each with its purpose, its basis and its two officers.

As the law of the product has it: only inside a case that is open and not sealed, approved by somebody else than whoever
proposed it, reviewed within six months. A few wait for their approval or are due for review, so that both are seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.demo.case_life_plan import CaseLives
from app.demo.chance import Chance
from app.demo.invented_names import badged_names, invented_identity_numbers, invented_phones
from app.demo.people_plan import People
from app.domain.case_file import CaseFile, CaseStatus, CaseType
from app.domain.case_part import CaseStep
from app.domain.case_person import LONGEST_TERM, CasePerson, PersonCategory, PersonPurpose, PersonRole

_OPEN = frozenset({CaseStatus.INVESTIGATING, CaseStatus.SOLVED, CaseStatus.INVEST_END, CaseStatus.TO_PROSECUTION})
_TERM = timedelta(days=180)
_LATE, _FRESH = 0.04, 0.05
"""What share of the entries is due for review, and what share was proposed just now and waits for its approval."""
_MOST_OF_CASE = 3
_INQUIRY, _WITNESS = "刑事诉讼法第一百一十五条", "刑事诉讼法第六十二条"


def plan_case_people(lives: CaseLives, people: People, now: datetime, chance: Chance) -> list[CasePerson]:
    """Who stands in each open case, in the order of the cases."""
    rng = chance.stream("people of cases")
    officers = {one.name: one.id for one in people.records}
    leaders = people.leaders()
    begun = {one.case_id: one.at for one in lives.parts if isinstance(one, CaseStep) and one.status in _OPEN}
    cases = [one for one in lives.records if one.status in _OPEN and one.sealed_at is None]
    most = _MOST_OF_CASE * len(cases)
    keys, names = iter(chance.keys("people of cases", most)), iter(badged_names(rng, most))
    numbers, phones = iter(invented_identity_numbers(rng, most)), iter(invented_phones(rng, most))
    found: list[CasePerson] = []
    for case in cases:
        for told in _roles(case, rng):
            approver = leaders[int(rng.integers(len(leaders)))]
            found.append(
                CasePerson(
                    id=next(keys),
                    owner_domain=case.owner_domain,
                    area_id=case.area_id,
                    case_id=case.id,
                    person_name=next(names),
                    identity_number=next(numbers) if told["role"] is PersonRole.SUSPECT else "",
                    telephone=next(phones),
                    proposer_id=officers[case.lead_officer],
                    proposed_by=case.lead_officer,
                    **told,
                    **_decided(begun[case.id], approver.id, approver.name, now, rng),
                )
            )
    return found


def _roles(case: CaseFile, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Why somebody stands in a case of this kind and state."""
    if case.status is not CaseStatus.INVESTIGATING:
        category = (
            PersonCategory.RECEIVING_PLACE
            if case.type is CaseType.RECEIVING
            else PersonCategory.PRIOR_CRIMINAL_OIL_CASE
        )
        for _ in range(1 + int(rng.uniform() < 0.4)):
            yield _entry(PersonRole.SUSPECT, category, PersonPurpose.INVESTIGATION, _INQUIRY)
    if rng.uniform() < 0.5:
        purpose = PersonPurpose.EVIDENCE_CONTACT
        yield _entry(PersonRole.WITNESS, PersonCategory.VICTIM_OR_WITNESS, purpose, _WITNESS)


def _entry(role: PersonRole, category: PersonCategory, purpose: PersonPurpose, basis: str) -> dict[str, Any]:
    return {"role": role, "category": category, "purpose": purpose, "legal_basis": basis}


def _decided(
    begun: datetime, approver_id: str, approver: str, now: datetime, rng: np.random.Generator
) -> dict[str, Any]:
    """When it was proposed and approved, and by when it is reviewed: within its term, or some days late."""
    if rng.uniform() < _FRESH or now - begun < timedelta(days=2):
        proposed = max(begun, now - _days(rng, 0.1, 1.5))
        return {"proposed_at": proposed, "review_at": proposed + LONGEST_TERM}
    proposed = begun + timedelta(hours=float(rng.uniform(2, 20)))
    first = proposed + timedelta(hours=float(rng.uniform(1, 24)))
    ago = _TERM + timedelta(days=float(rng.uniform(2, 20))) if rng.uniform() < _LATE else _days(rng, 5, 170)
    approved = max(first, now - ago)
    told = {"approver_id": approver_id, "approved_by": approver, "approved_at": approved}
    return told | {"proposed_at": proposed, "review_at": approved + _TERM}


def _days(rng: np.random.Generator, least: float, most: float) -> timedelta:
    return timedelta(days=float(rng.uniform(least, most)))
