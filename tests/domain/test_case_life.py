"""Which step of the proceedings may follow which, and what each asks for (domain.md C.2 and C.3)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.case_life import ADMINISTRATIVE, CRIMINAL, FIRST, MACHINES, require_step, status_as
from app.domain.case_part import CaseStep
from app.domain.case_status import CASE_ENDS, CaseKind, CaseStatus
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from tests.ui import invented

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
S = CaseStatus


def _case(status: S, kind: CaseKind = CaseKind.CRIMINAL, officer: str = "韩"):  # type: ignore[no-untyped-def]
    return replace(invented.case(), kind=kind, status=status, lead_officer=officer)


def _passed(*states: S) -> list[CaseStep]:
    return [
        CaseStep(id=f"s{n}", owner_domain=OwnerDomain.POLICE, case_id="c1", status=one, at=NOW - timedelta(days=9 - n))
        for n, one in enumerate(states)
    ]


def _take(status: S, to: S, **more: object) -> None:
    told = {"kind": CaseKind.CRIMINAL, "officer": "韩", "history": (), "at": NOW, "reason": "", "approver": ""} | more
    case = _case(status, told["kind"], told["officer"])  # type: ignore[arg-type]
    require_step(
        case, told["history"], to, at=told["at"], now=NOW, reason=told["reason"], approver=told["approver"]  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_criminal_case_goes_its_whole_way() -> None:
    way = [
        S.CLUE, S.ACCEPTED, S.FILING_REVIEW, S.FILED, S.INVESTIGATING, S.SOLVED, S.INVEST_END, S.TO_PROSECUTION,
        S.RETURNED_SUPPL, S.TO_PROSECUTION, S.PROSECUTED, S.JUDGED, S.CLOSED, S.ARCHIVED,
    ]  # fmt: skip
    for before, after in itertools.pairwise(way):
        _take(before, after, reason="已查明", approver="局长")


def test_an_administrative_case_goes_its_whole_way() -> None:
    way = [
        S.REPORTED, S.ACCEPT_REVIEW, S.ACCEPTED, S.INVESTIGATING, S.MEDIATED, S.MEDIATION_FAILED, S.INVESTIGATING,
        S.NOTIFIED, S.HEARING, S.DECIDED, S.SERVED, S.EXECUTING, S.CLOSED, S.LITIGATION, S.UPHELD, S.CLOSED, S.ARCHIVED,
    ]  # fmt: skip
    for before, after in itertools.pairwise(way):
        _take(before, after, kind=CaseKind.ADMINISTRATIVE, reason="已查明", approver="局长")


@pytest.mark.parametrize(
    ("status", "to"),
    [
        (S.CLUE, S.FILED),
        (S.FILED, S.ACCEPTED),
        (S.CLOSED, S.INVESTIGATING),
        (S.ACCEPTED, S.DECIDED),
        (S.ARCHIVED, S.CLOSED),
    ],
)
def test_a_step_that_the_proceedings_do_not_know_is_refused_with_those_that_they_do(status: S, to: S) -> None:
    with pytest.raises(InputRefused, match="cannot become"):
        _take(status, to, reason="x", approver="y")


def test_every_state_but_the_archive_leads_on_and_every_state_can_be_reached() -> None:
    for kind, machine in MACHINES.items():
        reached = {step.to for steps in machine.values() for step in steps} | set(FIRST[kind])
        assert reached == set(machine)
        assert [status for status, steps in machine.items() if not steps] == [S.ARCHIVED]
        assert {step.to for status in CASE_ENDS & set(machine) for step in machine[status]} >= {S.ARCHIVED}
    assert set(CRIMINAL) | set(ADMINISTRATIVE) == set(S)


def test_filing_asks_for_the_officer_in_charge_and_for_who_approved_it() -> None:
    with pytest.raises(InputRefused, match="officer in charge"):
        _take(S.FILING_REVIEW, S.FILED, officer=" ", approver="局长")
    with pytest.raises(InputRefused, match="approved"):
        _take(S.FILING_REVIEW, S.FILED)
    _take(S.FILING_REVIEW, S.FILED, approver="局长")


def test_a_case_is_dropped_with_a_reason_only() -> None:
    for status, to in (
        (S.FILING_REVIEW, S.NOT_FILED),
        (S.INVESTIGATING, S.WITHDRAWN),
        (S.FILING_REVIEW, S.TRANSFERRED),
    ):
        with pytest.raises(InputRefused, match="reason"):
            _take(status, to, approver="局长")


def test_a_step_is_neither_in_the_future_nor_before_the_one_before_it() -> None:
    with pytest.raises(InputRefused, match="future"):
        _take(S.CLUE, S.ACCEPTED, at=NOW + timedelta(minutes=5))
    with pytest.raises(InputRefused, match="before the one before"):
        _take(S.CLUE, S.ACCEPTED, at=NOW - timedelta(days=10), history=_passed(S.CLUE))


def test_a_case_is_returned_to_be_supplemented_twice_at_most() -> None:
    once = _passed(S.TO_PROSECUTION, S.RETURNED_SUPPL, S.TO_PROSECUTION)
    _take(S.TO_PROSECUTION, S.RETURNED_SUPPL, history=once)
    with pytest.raises(InputRefused, match="twice"):
        _take(S.TO_PROSECUTION, S.RETURNED_SUPPL, history=[*once, *_passed(S.RETURNED_SUPPL)])


def test_a_solved_case_is_not_archived_before_its_review_is_decided() -> None:
    solved = _passed(S.SOLVED, S.CLOSED)
    with pytest.raises(InputRefused, match="review"):
        _take(S.CLOSED, S.ARCHIVED, history=solved)
    _take(S.CLOSED, S.ARCHIVED, history=_passed(S.FILED, S.CLOSED))
    require_step(replace(_case(S.CLOSED), reviewed_at=NOW), solved, S.ARCHIVED, at=NOW, now=NOW)


def test_a_word_of_the_other_kind_of_proceedings_becomes_what_it_means() -> None:
    assert status_as(CaseKind.ADMINISTRATIVE, S.FILED) is S.ACCEPTED
    assert status_as(CaseKind.CRIMINAL, S.DECIDED) is S.JUDGED
    assert all(status_as(kind, status) in MACHINES[kind] for kind in CaseKind for status in S)
