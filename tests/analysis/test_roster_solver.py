"""A month is filled within its rules, as equally as it can be; one that cannot be filled says what clashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from app.analysis.roster.room_model import price
from app.analysis.roster.room_solver import Clash, Solved, solve_room
from app.analysis.roster.room_task import FREE, OPEN, Counts, Family
from app.domain.roster_conflicts import roster_conflicts
from app.domain.roster_edit import applied, content
from app.domain.roster_month import RosterMonth
from app.domain.roster_proposal import Impossible, Proposal
from app.domain.roster_turn import AbsenceKind, RosterPlan
from app.services.duty.room_arrays import RoomArrays, arrays_of
from app.services.duty.roster_work import RosterOrder, generate
from tests.roster_ground import EIGHTS, HOLIDAYS, PLAN, sheet

BEGIN = date(2026, 12, 1)
SECONDS = 6.0


def arrays(month: RosterMonth, plan: RosterPlan = PLAN) -> RoomArrays:
    return arrays_of(month, plan, HOLIDAYS, BEGIN)


def solved(month: RosterMonth, plan: RosterPlan = PLAN) -> tuple[RosterMonth, Solved, RoomArrays]:
    made = arrays(month, plan)
    found = solve_room(made.task, SECONDS)
    assert isinstance(found, Solved)
    return applied(month, made.cells(found.filled), plan), found, made


def test_a_generated_month_breaks_nothing_and_shares_nights_and_days_off_equally() -> None:
    after, found, made = solved(sheet(police=6))
    assert roster_conflicts(after, PLAN, HOLIDAYS) == ()
    counts = Counts.of(made.task, found.filled)
    assert np.ptp(counts.nights) <= 1
    assert np.ptp(counts.off) <= 1
    assert found.gap <= 0.05
    assert found.price == price(made.task, found.filled)


def test_leave_wishes_and_locked_cells_are_kept() -> None:
    month = sheet({(0, 10): "N", (0, 11): "N", (3, 1): "D"})
    locked = [replace(one, is_locked=True) for place, one in month.turns.items() if place[0] == "p0"]
    month = month.with_turns(locked)
    for day in range(5, 15):
        month = month.with_absence(("p1", date(2026, 12, day)), AbsenceKind.LEAVE)
    month = month.with_absence(("p2", date(2026, 12, 24)), AbsenceKind.WISH)
    after, _, _ = solved(month)
    assert [after.letter(("p0", date(2026, 12, day))) for day in (10, 11)] == ["N", "N"]
    assert {after.letter(("p1", date(2026, 12, day))) for day in range(5, 15)} == {""}
    assert content(after, ("p2", date(2026, 12, 24))) == "W"
    assert roster_conflicts(after, PLAN, HOLIDAYS) == ()


def test_what_lies_before_the_month_is_rested_from() -> None:
    month = sheet(plan=EIGHTS)
    eve = date(2026, 11, 30)
    late = EIGHTS.turns[2]
    assert late.letter == "Z"
    month = month.with_turns(
        [replace(one, day=eve) for one in sheet({(n, 1): "Z" for n in range(3)}, plan=EIGHTS).turns.values()]
    )
    task = arrays(month, EIGHTS).task
    found = solve_room(task, SECONDS)
    assert isinstance(found, Solved)
    on = found.filled[:, task.first]
    assert not on[:3, :2].any()


def test_a_month_with_too_many_on_leave_is_refused_with_what_stands_in_the_way() -> None:
    month = sheet(count=9)
    for person in range(6):
        month = month.with_absence((f"p{person}", date(2026, 12, 24)), AbsenceKind.LEAVE)
    found = solve_room(arrays(month).task, SECONDS)
    assert isinstance(found, Clash)
    assert sum(one.count for one in found.shorts) == 1
    assert Family.AWAY in found.helps
    (told,) = generate(RosterOrder((month,), PLAN, HOLIDAYS, BEGIN, SECONDS), lambda _done: None)
    assert isinstance(told, Impossible)
    words = [str(one) for one in told.told]
    assert words[0] == "砖井智慧警务室, 2026-12: whatever is done, 1 would be wanting. Nothing was changed."
    assert any(one.startswith("Leave, training and the like stand in the way") for one in words)


def test_too_few_people_are_too_few_whatever_rule_is_let_go() -> None:
    (told,) = generate(RosterOrder((sheet(count=3),), PLAN, HOLIDAYS, BEGIN, SECONDS), lambda _done: None)
    assert isinstance(told, Impossible)
    assert any("short" in str(one) for one in told.told)


def test_a_locked_breach_stands_and_the_rest_is_made_around_it() -> None:
    month = sheet({(0, 10): "N", (0, 11): "D"})
    month = month.with_turns(replace(one, is_locked=True) for one in month.turns.values())
    after, _, _ = solved(month)
    assert {one.person_id for one in roster_conflicts(after, PLAN, HOLIDAYS)} == {"p0"}


def test_a_wish_that_cannot_be_kept_is_told_with_why() -> None:
    month = sheet(count=9)
    for person in range(9):
        month = month.with_absence((f"p{person}", date(2026, 12, 24)), AbsenceKind.WISH)
    (told,) = generate(RosterOrder((month,), PLAN, HOLIDAYS, BEGIN, SECONDS), lambda _done: None)
    assert isinstance(told, Proposal)
    passed = [str(one) for one in told.told if "wished to be free" in str(one)]
    assert len(passed) == 4
    assert all("nobody else could take it" in one for one in passed)


def test_days_that_are_over_stay_as_they_were() -> None:
    month = sheet({(0, 1): "D", (1, 1): "D"})
    made = arrays_of(month, PLAN, HOLIDAYS, date(2026, 12, 10))
    assert (made.task.fixed[:, made.task.first + 8] == FREE).all()
    assert (made.task.fixed[:, made.task.first + 9] == OPEN).all()
    found = solve_room(made.task, SECONDS)
    assert isinstance(found, Solved)
    assert all(day >= date(2026, 12, 10) for _, day in made.cells(found.filled))


def test_somebody_lent_to_two_rooms_is_never_in_both_at_once() -> None:
    one = sheet(count=9)
    other = replace(one, room_id="area-2", room="安边智慧警务室")
    first, second = generate(RosterOrder((one, other), PLAN, HOLIDAYS, BEGIN, 2 * SECONDS), lambda _done: None)
    assert isinstance(first, Proposal)
    if isinstance(second, Proposal):
        clash = {p for p, letter in first.cells.items() if letter} & {p for p, letter in second.cells.items() if letter}
        assert clash == set()
    else:
        assert any("Duty elsewhere" in str(one) for one in second.told)
