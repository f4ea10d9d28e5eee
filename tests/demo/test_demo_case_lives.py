"""The demo's cases have a history that the law could have: steps in order, losses that sum up, custody that holds."""

from __future__ import annotations

import itertools
from collections import defaultdict

from app.demo.oilfield import DemoOilfield
from app.domain.case_life import MACHINES
from app.domain.case_part import CasePart, CaseStep, CaseTask, CaseVehicle, CustodyStep, Loss, PlateState, Seizure
from app.domain.case_part_rules import chain_of, require_part
from app.services.cases.deadline_book import steps_in


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


def _by_case(oilfield: DemoOilfield) -> dict[str, list[CasePart]]:
    found: dict[str, list[CasePart]] = defaultdict(list)
    for one in oilfield.case_lives.parts:
        found[one.case_id].append(one)
    return found
