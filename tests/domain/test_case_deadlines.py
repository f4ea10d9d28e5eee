"""The terms of cases: which rule of which year holds, how far a clock has run, what is said where no rule is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.domain.case_deadlines import Clocks, Span, clocks_of
from app.domain.case_file import CaseFile
from app.domain.case_part import CaseExtension, CaseStep
from app.domain.case_status import CaseKind, CaseStatus, ClockName, ClockState
from app.domain.record import OwnerDomain
from app.paths import resources
from app.services.cases.deadline_book import FILE_NAME, load_deadlines
from tests.ui import invented

RULES = load_deadlines(resources() / FILE_NAME)
S = CaseStatus
BEIJING = timezone(timedelta(hours=8))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING).astimezone(UTC)


def _steps(*steps: tuple[S, str]) -> list[CaseStep]:
    return [
        CaseStep(id=f"s{n}", owner_domain=OwnerDomain.POLICE, case_id="c1", status=status, at=_at(when))
        for n, (status, when) in enumerate(steps)
    ]


def _clocks(kind: CaseKind, now: str, *steps: tuple[S, str], extended: tuple[CaseExtension, ...] = ()) -> Clocks:
    history = _steps(*steps)
    accepted = next((one.at for one in history if one.status is S.ACCEPTED), None)
    status = history[-1].status if history else S.INVESTIGATING
    case: CaseFile = replace(invented.case(), kind=kind, status=status, accepted_at=accepted)
    return clocks_of(case, history, extended, RULES, _at(now))


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ("24h", "2026-01-31 23:30", "2026-02-01 23:30"),
        ("3d", "2026-02-26 10:00", "2026-03-02 00:00"),
        ("1m", "2026-01-31 09:00", "2026-03-01 00:00"),
        ("1m15d", "2026-11-20 09:00", "2027-01-05 00:00"),
        ("2m", "2023-12-31 09:00", "2024-03-01 00:00"),
    ],
)
def test_hours_run_to_the_minute_days_and_months_to_the_end_of_the_last_day(length: str, start: str, end: str) -> None:
    assert Span.parsed(length).after(_at(start)) == _at(end)


@pytest.mark.parametrize("length", ["", "3", "d", "3d4h", "-3d", "1 week"])
def test_a_length_that_means_nothing_is_refused(length: str) -> None:
    with pytest.raises(ValueError, match=r"no length|do not go together"):
        Span.parsed(length)


def test_the_review_for_filing_runs_three_days_from_acceptance_then_it_is_overdue() -> None:
    accepted = (S.ACCEPTED, "2026-11-18 10:00")
    (clock,) = _clocks(CaseKind.CRIMINAL, "2026-11-19 10:00", accepted).clocks
    assert (clock.rule.id, clock.state, clock.due_at) == ("XS-LIAN-3", ClockState.RUNNING, _at("2026-11-22 00:00"))
    later = [_clocks(CaseKind.CRIMINAL, now, accepted) for now in ("2026-11-21 00:00", "2026-11-22 00:01")]
    assert [one.clocks[0].state for one in later] == [ClockState.WARNED, ClockState.OVERDUE]


def test_a_clock_ends_with_the_step_and_tells_whether_that_was_in_time() -> None:
    steps = ((S.ACCEPTED, "2026-11-10 10:00"), (S.FILING_REVIEW, "2026-11-11 10:00"))
    filed = _clocks(CaseKind.CRIMINAL, "2026-11-30 10:00", *steps, (S.FILED, "2026-11-13 18:00"))
    late = _clocks(CaseKind.CRIMINAL, "2026-11-30 10:00", *steps, (S.FILED, "2026-11-14 08:00"))
    assert (filed.clocks[0].state, late.clocks[0].state) == (ClockState.MET, ClockState.MET_LATE)
    assert filed.next_due is None


def test_the_rule_is_chosen_by_the_day_of_acceptance_not_by_today() -> None:
    old = _clocks(CaseKind.ADMINISTRATIVE, "2026-01-05 10:00", (S.ACCEPTED, "2025-12-31 23:50"))
    new = _clocks(CaseKind.ADMINISTRATIVE, "2026-01-05 10:00", (S.ACCEPTED, "2026-01-01 00:10"))
    assert [old.clocks[0].rule.id, new.clocks[0].rule.id] == ["XZ-BANAN-2012", "XZ-BANAN-2025"]
    assert len(old.clocks[0].offered()) == 1
    assert len(new.clocks[0].offered()) == 2


def test_where_no_rule_is_known_for_the_day_no_term_is_guessed_and_that_is_said() -> None:
    told = _clocks(CaseKind.CRIMINAL, "2026-11-21 10:00", (S.ACCEPTED, "2019-05-01 10:00"))
    assert told.clocks == ()
    assert told.next_due is None
    (said,) = told.missing
    assert "no rule is known for 2019-05-01" in str(said)


def test_a_case_whose_steps_are_not_on_record_says_so_and_gets_no_term() -> None:
    told = clocks_of(replace(invented.case(), status=S.ACCEPTED), (), (), RULES, _at("2026-11-21 10:00"))
    assert told.clocks == ()
    assert "is not known" in str(told.missing[0])


def test_only_an_approved_extension_gives_more_time_and_only_to_the_clock_it_was_for() -> None:
    accepted = (S.ACCEPTED, "2026-11-18 10:00")
    (plain,) = _clocks(CaseKind.CRIMINAL, "2026-11-30 10:00", accepted).clocks
    until = plain.offered()[-1][1]
    extension = CaseExtension(
        id="e", owner_domain=OwnerDomain.POLICE, case_id="c1", clock=ClockName.FILING_REVIEW, rule=plain.rule.id,
        started_at=plain.started_at, until=until, approver="县局局长", approved_at=plain.started_at, reason="案情复杂",
    )  # fmt: skip
    (longer,) = _clocks(CaseKind.CRIMINAL, "2026-11-30 10:00", accepted, extended=(extension,)).clocks
    assert (plain.state, longer.state, longer.is_extended) == (ClockState.OVERDUE, ClockState.RUNNING, True)
    assert longer.due_at == _at("2026-12-19 00:00")
    other = replace(extension, started_at=plain.started_at - timedelta(days=1))
    (same,) = _clocks(CaseKind.CRIMINAL, "2026-11-30 10:00", accepted, extended=(other,)).clocks
    assert same.state is ClockState.OVERDUE
