"""The demo's cases have a history that the law could have: steps in order, losses that sum up, custody that holds."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

from app.demo.oilfield import DemoOilfield
from app.domain.case_life import MACHINES
from app.domain.case_part import CasePart, CaseStep, CaseTask, CaseVehicle, CustodyStep, Loss, PlateState, Seizure
from app.domain.case_part_rules import chain_of, require_part
from app.domain.case_person import CasePerson, RegisterState, require_age, require_term, state_of
from app.domain.case_review import CaseReview, ReviewState, loopholes_of, require_decidable, review_state
from app.domain.case_status import CaseStatus
from app.domain.identity import read_identity_number
from app.domain.record import Record
from app.services.cases.deadline_book import steps_in

S, R, P = CaseStatus, ReviewState, RegisterState


def test_every_case_came_to_its_state_by_steps_that_its_machine_knows(oilfield: DemoOilfield) -> None:
    hung = _by_case(oilfield)
    for case in oilfield.case_lives.records:
        steps = steps_in(hung[case.id])
        machine = MACHINES[case.kind]
        assert steps[-1].status is case.status
        assert case.discovered_at <= steps[0].at
        assert steps[-1].at <= oilfield.now
        for before, after in itertools.pairwise(steps):
            assert after.status in {one.to for one in machine[before.status]}
            assert before.at < after.at


def test_what_hangs_on_a_case_is_what_an_officer_could_have_entered(oilfield: DemoOilfield) -> None:
    kinds = set()
    for case_id, parts in _by_case(oilfield).items():
        for one in parts:
            kinds.add(type(one))
            others = [other for other in parts if other is not one and not isinstance(other, CustodyStep)]
            require_part(one, others, oilfield.now)
            assert one.case_id == case_id
            if isinstance(one, Seizure):
                assert len(chain_of(one, parts)) == 2
    assert {CaseStep, Loss, CaseVehicle, CaseTask, Seizure, CustodyStep} <= kinds


def test_the_first_series_came_in_cars_without_plates_and_losses_sum_up_to_the_files(oilfield: DemoOilfield) -> None:
    hung = _by_case(oilfield)
    ours = [case for case in oilfield.case_lives.records if case.series]
    cars = [one for case in ours for one in hung[case.id] if isinstance(one, CaseVehicle)]
    assert sum(one.plate_state is PlateState.NO_PLATE for one in cars) > len(ours) / 2
    for case in oilfield.case_lives.records:
        lost = [one.net_t for one in hung[case.id] if isinstance(one, Loss) and one.net_t is not None]
        assert (round(sum(lost), 3) if lost else None) == case.loss_net_t


def test_solved_cases_are_reviewed_as_a_review_can_be_decided_and_each_way_it_can_stand_is_seen(
    oilfield: DemoOilfield,
) -> None:
    hung = _by_case(oilfield)
    seen: Counter[ReviewState] = Counter()
    for case in oilfield.case_lives.records:
        parts = hung[case.id]
        if any(isinstance(one, CaseReview) for one in parts):
            assert S.SOLVED in {one.status for one in steps_in(parts)}
            require_decidable(parts)
            seen[review_state(case, parts, oilfield.now)] += 1
        for gap in loopholes_of(parts):
            assert gap.verified_at is None or (gap.fixed_at is not None and gap.fixed_at <= gap.verified_at)
    assert {R.DECIDED, R.REOPENED, R.LOOP_CLOSED} <= set(seen)
    assert seen[R.LOOP_CLOSED] > sum(seen.values()) / 2


def test_persons_stand_in_open_cases_alone_invented_and_as_the_law_of_the_product_has_it(
    oilfield: DemoOilfield, past: list[Record]
) -> None:
    people = [one for one in past if isinstance(one, CasePerson)]
    cases = {one.id: one for one in oilfield.case_lives.records}
    states = Counter(state_of(one, oilfield.now) for one in people)
    assert {P.PROPOSED, P.ACTIVE, P.REVIEW_DUE} <= set(states) <= {P.PROPOSED, P.ACTIVE, P.REVIEW_DUE}
    assert states[P.ACTIVE] > 0.8 * len(people)
    today = oilfield.now.date()
    for one in people:
        case = cases[one.case_id]
        assert case.sealed_at is None
        assert case.status not in (S.CLOSED, S.ARCHIVED, S.NOT_FILED)
        assert one.person_name.endswith("(演示)")
        assert one.identity_number == read_identity_number(one.identity_number, today)
        assert one.identity_number[:2] in ("", "99")
        assert one.telephone.startswith("000")
        assert case.discovered_at <= one.proposed_at <= oilfield.now
        require_age(one.identity_number, today)
        require_term(one.review_at, one.approved_at or one.proposed_at)
        assert one.approver_id != one.proposer_id
        assert one.approved_at is None or one.proposed_at <= one.approved_at <= oilfield.now


def _by_case(oilfield: DemoOilfield) -> dict[str, list[CasePart]]:
    found: dict[str, list[CasePart]] = defaultdict(list)
    for one in oilfield.case_lives.parts:
        found[one.case_id].append(one)
    return found
