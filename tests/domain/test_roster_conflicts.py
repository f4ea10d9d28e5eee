"""What a month sheet breaks is told at its cell, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.holidays import Holidays
from app.domain.roster_conflicts import Breach, Conflict, gaps, roster_conflicts
from app.domain.roster_edit import applied, swapped
from app.domain.roster_month import RosterMonth, RosterPerson, Served
from app.domain.roster_turn import AbsenceKind, Qualification, RosterPlan, RosterRules
from app.errors import InputRefused
from tests.roster_ground import DAY, EIGHTS, HOLIDAYS, NIGHT, PLAN, sheet, turn


def of_people(month: RosterMonth, plan: RosterPlan = PLAN) -> list[Conflict]:
    return [one for one in roster_conflicts(month, plan, HOLIDAYS) if one.person_id]


def test_a_day_turn_after_a_night_leaves_no_rest() -> None:
    (found,) = of_people(sheet({(0, 3): "N", (0, 4): "D"}))
    assert (found.kind, found.day, found.letter) == (Breach.REST, date(2026, 12, 4), "D")
    assert str(found.told) == "甲0 has 0 h of rest before 砖井智慧警务室 值班 at 12-04 08:00; the rule is 11 h."


def test_a_night_after_a_night_is_rest_enough_and_the_third_is_one_too_many() -> None:
    (found,) = of_people(sheet({(0, 3): "N", (0, 4): "N", (0, 5): "N"}))
    assert (found.kind, found.day) == (Breach.NIGHTS, date(2026, 12, 5))


def test_nights_in_a_row_do_not_end_with_the_month() -> None:
    month = sheet({(0, 1): "N"})
    before = [date(2026, 11, day) for day in (29, 30)]
    month = month.with_turns(Served("p0", day, "N", *NIGHT.span(day), month.room_id) for day in before)
    (found,) = of_people(month)
    assert (found.kind, found.day) == (Breach.NIGHTS, date(2026, 12, 1))


def test_a_night_of_the_last_of_a_month_forbids_the_first_of_the_next_by_day() -> None:
    month = sheet({(0, 1): "D"}, month=3)
    eve = date(2026, 2, 28)
    month = month.with_turns([Served("p0", eve, "N", *NIGHT.span(eve), month.room_id)])
    assert [one.kind for one in of_people(month)] == [Breach.REST]


def test_february_has_its_29th_in_a_leap_year_only() -> None:
    assert len(sheet(year=2028, month=2).days) == 29
    assert len(sheet(year=2026, month=2).days) == 28
    with pytest.raises(ValueError, match="day"):
        sheet({(0, 29): "N"}, year=2026, month=2)


def test_turns_that_meet_at_midnight_do_not_overlap_but_leave_no_rest() -> None:
    (found,) = of_people(sheet({(0, 3): "Z", (0, 4): "X"}, plan=EIGHTS), EIGHTS)
    assert found.kind is Breach.REST
    assert "0 h of rest" in str(found.told)


def test_nobody_is_in_two_places_in_one_hour() -> None:
    month = sheet({(0, 3): "D"})
    noon = datetime(2026, 12, 3, 4, tzinfo=UTC)
    other = Served("p0", date(2026, 12, 3), "", noon, noon.replace(hour=8), "county", "指挥席1")
    (found,) = of_people(replace(month, elsewhere=(other,)))
    assert found.kind is Breach.TWO_PLACES
    assert str(found.told) == "甲0 is in two places at once from 12-03 12:00: 砖井智慧警务室 值班 and 指挥席1."


def test_who_is_on_leave_or_gone_or_not_qualified_is_not_put_on_a_turn_unseen() -> None:
    armed = replace(NIGHT, only=frozenset({Qualification.ARMED}))
    plan = RosterPlan((DAY, armed), RosterRules())
    month = sheet({(0, 3): "N"}).with_absence(("p0", date(2026, 12, 3)), AbsenceKind.LEAVE)
    gone = replace(month.people[0], is_gone=True)
    month = replace(month, people=(gone, *month.people[1:]))
    assert [one.kind for one in of_people(month, plan)] == [Breach.QUALIFICATION, Breach.ABSENT, Breach.GONE]


def test_a_wish_passed_over_is_told_and_is_no_hard_breach() -> None:
    month = sheet({(0, 3): "N"}).with_absence(("p0", date(2026, 12, 3)), AbsenceKind.WISH)
    (found,) = of_people(month)
    assert (found.kind, found.is_hard) == (Breach.WISH, False)


def test_strength_and_qualification_are_wanting_by_day() -> None:
    month = sheet({(0, 3): "D", (1, 3): "D", (2, 3): "N"}, police=0)
    told = [str(one.told) for one in roster_conflicts(month, PLAN, HOLIDAYS) if one.day == date(2026, 12, 3)]
    assert told == [
        "12-03, 白班: 1 short of those who are Police officer.",
        "12-03, 夜班: 1 short.",
        "12-03, 夜班: 1 short of those who are Police officer.",
    ]


def test_a_day_off_may_need_less_and_a_weekend_day_that_is_worked_does_not() -> None:
    plan = RosterPlan((replace(DAY, needed_off=0, asks=()),), RosterRules())
    short = {one.day for one in roster_conflicts(sheet(month=9), plan, HOLIDAYS)}
    assert date(2026, 9, 19) not in short
    assert date(2026, 9, 20) in short
    assert date(2026, 10, 1) not in {one.day for one in roster_conflicts(sheet(month=10), plan, HOLIDAYS)}


def test_a_guard_round_the_clock_tiles_the_day() -> None:
    guard = RosterPlan(
        (turn("D", 8, 12, 1, round_the_clock=True), turn("N", 20, 12, 1, round_the_clock=True)), RosterRules()
    )
    month = sheet({(0, 2): "N", (1, 3): "D", (2, 3): "N", (3, 4): "D"}, plan=guard)
    untiled = [one for one in roster_conflicts(month, guard, HOLIDAYS) if one.kind is Breach.UNTILED]
    assert date(2026, 12, 3) not in {one.day for one in untiled}
    of_fourth = [str(one.told) for one in untiled if one.day == date(2026, 12, 4)]
    assert of_fourth == ["12-04, 值班: nobody from 20:00 to 24:00; it is a guard round the clock."]


def test_gaps_are_what_spans_leave_open() -> None:
    assert gaps([(-4, 8), (8, 20)]) == [(20, 24)]
    assert gaps([(6, 10), (9, 12)]) == [(0, 6), (12, 24)]
    assert gaps([(-12, 30)]) == []


def test_two_people_on_two_days_take_each_others_turn() -> None:
    month = sheet({(0, 3): "N", (1, 5): "D"})
    third, fifth = date(2026, 12, 3), date(2026, 12, 5)
    cells = swapped(month, ("p0", third), ("p1", fifth))
    after = applied(month, cells, PLAN)
    assert {place: one.letter for place, one in after.turns.items()} == {("p1", third): "N", ("p0", fifth): "D"}
    both = sheet({(0, 3): "N", (1, 5): "D", (1, 3): "D"})
    with pytest.raises(InputRefused, match="甲1 is on a turn that day already"):
        swapped(both, ("p0", third), ("p1", fifth))


def test_a_letter_without_a_meaning_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(InputRefused, match=r"“Q” is no turn of 砖井智慧警务室.*D N"):
        sheet({(0, 3): "Q"})


def test_a_year_that_the_table_lacks_has_its_weekends_only() -> None:
    assert not HOLIDAYS.knows(2027)
    assert HOLIDAYS.is_off(date(2027, 1, 2))
    assert not HOLIDAYS.is_off(date(2027, 1, 1))
    assert Holidays().is_off(date(2026, 12, 5))


def test_a_person_who_is_not_in_the_sheet_has_no_row() -> None:
    assert sheet().person("nobody") is None
    assert sheet().person("p1") == RosterPerson("p1", "甲1", "演001", qualifications=frozenset({Qualification.POLICE}))
