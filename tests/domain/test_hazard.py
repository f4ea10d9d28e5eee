"""A hazard goes step by step, and is overdue by its day and the clock alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.hazard import STEPS, Hazard, HazardKind, HazardLevel, HazardState, OverdueStep
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from tests.store_fixtures import Clock

S, NOW = HazardState, Clock()()
GAP = Hazard(
    id="h", owner_domain=OwnerDomain.POLICE, number="YH2026-0001", title="围栏缺口", kind=HazardKind.PHYSICAL,
    level=HazardLevel.GENERAL, found_at=NOW,
)  # fmt: skip


def walked(*steps: str) -> list[HazardState]:
    """The states that these steps lead through."""
    one, states = GAP, []
    for step in steps:
        one = replace(one, state=one.after(step))
        states.append(one.state)
    return states


def test_a_hazard_goes_from_found_to_cleared_and_back_once_where_the_second_look_finds_it_open() -> None:
    way = ("confirm", "issue", "begin", "report", "recheck_failed", "report", "recheck_passed", "clear")
    assert walked(*way) == [
        S.CONFIRMED, S.NOTICE_ISSUED, S.RECTIFYING, S.SELF_REPORTED, S.RECTIFYING, S.SELF_REPORTED, S.RECHECKED,
        S.CLEARED,
    ]  # fmt: skip


@pytest.mark.parametrize("state", list(HazardState))
def test_no_step_is_left_out_and_none_goes_on_after_the_end(state: HazardState) -> None:
    one = replace(GAP, state=state)
    open_to = {step for step, (came_from, _) in STEPS.items() if state in came_from}
    assert bool(open_to) is one.is_open
    for step in set(STEPS) - open_to:
        with pytest.raises(InputRefused, match="YH2026-0001 is not at that step"):
            one.after(step)


@pytest.mark.parametrize(
    ("level", "days", "step"),
    [
        (HazardLevel.GENERAL, 0.1, OverdueStep.REMIND),
        (HazardLevel.GENERAL, 7, OverdueStep.LETTER),
        (HazardLevel.GENERAL, 14.9, OverdueStep.LETTER),
        (HazardLevel.GENERAL, 15, OverdueStep.INTERVIEW),
        (HazardLevel.GENERAL, 30, OverdueStep.LISTED),
        (HazardLevel.LARGER, 7, OverdueStep.INTERVIEW),
        (HazardLevel.MAJOR, 1, OverdueStep.LETTER),
        (HazardLevel.MAJOR, 400, OverdueStep.LISTED),
    ],
)
def test_the_graver_a_hazard_the_sooner_the_next_step_of_the_ladder(
    level: HazardLevel, days: float, step: OverdueStep
) -> None:
    late = replace(GAP, level=level, state=S.RECTIFYING, due_at=NOW - timedelta(days=days))
    assert late.overdue_step(NOW) is step


def test_only_what_is_the_turn_of_the_unit_is_overdue() -> None:
    past = NOW - timedelta(days=9)
    for state in HazardState:
        is_late = replace(GAP, state=state, due_at=past).overdue(NOW) is not None
        assert is_late is (state in (S.NOTICE_ISSUED, S.RECTIFYING)), state
    assert replace(GAP, state=S.RECTIFYING, due_at=NOW).overdue(NOW) is None, "the day itself is still in time"


def test_it_stood_on_the_map_from_when_it_was_found_until_it_ended() -> None:
    one = replace(GAP, ended_at=NOW + timedelta(days=2))
    assert [one.stood(NOW + timedelta(days=days)) for days in (-1, 0, 1, 2)] == [False, True, True, False]
