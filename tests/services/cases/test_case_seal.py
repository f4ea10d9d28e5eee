"""An administrative record is sealed when its decision takes effect, and opened only with number, reason and log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.case_seal import must_be_sealed
from app.domain.case_status import CaseKind, CaseStatus
from app.errors import InputRefused, NotFound
from app.services.cases.case_desk import CaseDesk
from app.services.cases.sealed_desk import SealedDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

S = CaseStatus
TO_SERVED = (S.INVESTIGATING, S.NOTIFIED, S.DECIDED, S.SERVED)


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return CaseDesk(store)


@pytest.fixture
def sealed(store: Store) -> SealedDesk:
    return SealedDesk(store)


def _led(desk: CaseDesk, officer: Actor, clock: Clock, *steps: CaseStatus) -> CaseFile:
    told = {"title": "盗窃井场物资", "type": "MATERIAL", "occurred_from": clock() - timedelta(hours=9)}
    key = desk.open_case(officer, "open", CaseKind.ADMINISTRATIVE, told, status=S.ACCEPTED)
    case = desk.case_file(key)
    for step in steps:
        desk.move(officer, f"to {step}", key, step, approver="周", reason="查明")
    return case


def _seen(desk: CaseDesk, clock: Clock) -> int:
    return len(desk.cases_since(clock() - timedelta(days=9)))


def test_a_decision_that_is_served_seals_the_record_by_itself(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _led(desk, officer, clock, *TO_SERVED[:3])
    assert _seen(desk, clock) == 1
    desk.move(officer, "serve", case.id, S.SERVED)
    assert _seen(desk, clock) == 0
    with pytest.raises(NotFound):
        desk.dossier(case.id)
    with pytest.raises(NotFound):
        desk.change(officer, "edit", case, {"summary": "x"})


def test_what_is_settled_without_a_decision_is_not_sealed(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    _led(desk, officer, clock, S.INVESTIGATING, S.MEDIATED, S.MEDIATION_DONE, S.ARCHIVED)
    assert _seen(desk, clock) == 1


@pytest.mark.parametrize(
    ("kind", "status", "passed", "is_sealed"),
    [
        (CaseKind.CRIMINAL, S.CLOSED, (S.JUDGED,), False),
        (CaseKind.ADMINISTRATIVE, S.DECIDED, (), False),
        (CaseKind.ADMINISTRATIVE, S.ADMIN_REVIEW, (S.DECIDED,), False),
        (CaseKind.ADMINISTRATIVE, S.ADMIN_REVIEW, (S.DECIDED, S.SERVED), True),
        (CaseKind.ADMINISTRATIVE, S.UPHELD, (S.DECIDED,), True),
        (CaseKind.ADMINISTRATIVE, S.REVOKED, (S.DECIDED,), True),
        (CaseKind.ADMINISTRATIVE, S.CLOSED, (), True),
        (CaseKind.ADMINISTRATIVE, S.ARCHIVED, (), True),
        (CaseKind.ADMINISTRATIVE, S.ARCHIVED, (S.TERMINATED,), False),
    ],
)
def test_which_records_are_sealed(
    kind: CaseKind, status: CaseStatus, passed: tuple[CaseStatus, ...], is_sealed: bool
) -> None:
    assert must_be_sealed(kind, status, passed) is is_sealed


def test_a_sealed_record_is_opened_with_its_number_and_a_reason_and_both_are_on_record(
    desk: CaseDesk, sealed: SealedDesk, officer: Actor, clock: Clock, store: Store
) -> None:
    case = _led(desk, officer, clock, *TO_SERVED)
    shown = sealed.reveal(officer, "look", f" {case.number} ", reason="另案办理需要")
    assert (shown.case.id, shown.case.sealed_at, shown.steps[-1].status) == (case.id, clock(), S.SERVED)
    assert _seen(desk, clock) == 0
    with store.read() as connection:
        last = audit_store.acts_about(connection, "case_file", case.id, limit=1, latest_first=True)[0]
    assert (last.act, last.reason, last.who) == ("case.reveal", "另案办理需要", "u-han")


@pytest.mark.parametrize(("number", "reason"), [("", "因"), ("A", " "), ("' OR 1=1 --", "因"), ("%", "因")])
def test_without_number_or_reason_nothing_is_opened_and_nothing_is_noted(
    number: str, reason: str, desk: CaseDesk, sealed: SealedDesk, officer: Actor, clock: Clock, store: Store
) -> None:
    _led(desk, officer, clock, *TO_SERVED)
    with store.read() as connection:
        before = audit_store.count(connection)
    with pytest.raises((InputRefused, NotFound)):
        sealed.reveal(officer, "look", number, reason=reason)
    with store.read() as connection:
        assert audit_store.count(connection) == before


def test_a_case_that_is_not_sealed_is_not_opened_this_way(
    desk: CaseDesk, sealed: SealedDesk, officer: Actor, clock: Clock
) -> None:
    case = _led(desk, officer, clock, S.INVESTIGATING)
    with pytest.raises(NotFound, match="no sealed record"):
        sealed.reveal(officer, "look", case.number, reason="因")


def test_a_sealed_record_is_led_to_its_end_and_stays_sealed(
    desk: CaseDesk, sealed: SealedDesk, officer: Actor, clock: Clock
) -> None:
    case = _led(desk, officer, clock, *TO_SERVED)
    for step in (S.EXECUTING, S.CLOSED, S.ARCHIVED):
        sealed.move(officer, f"to {step}", case.number, step, why_opened="执行")
    assert _seen(desk, clock) == 0
    assert sealed.reveal(officer, "look", case.number, reason="核对").case.status is S.ARCHIVED


def test_a_step_that_sealed_by_mistake_is_taken_back_by_whoever_took_it(
    desk: CaseDesk, officer: Actor, clock: Clock
) -> None:
    case = _led(desk, officer, clock, *TO_SERVED)
    desk.take_back(officer, "back", case.id, f"to {S.SERVED}", reason="还没送达")
    back = desk.case_file(case.id)
    assert (back.status, back.sealed_at) == (S.DECIDED, None)


def test_the_number_of_a_sealed_record_is_given_to_no_other(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _led(desk, officer, clock, *TO_SERVED)
    told = {"title": "另案", "type": "MATERIAL", "occurred_from": clock() - timedelta(hours=1)}
    with pytest.raises(InputRefused, match="is taken"):
        desk.open_case(officer, "other", CaseKind.ADMINISTRATIVE, told | {"number": case.number})
    key = desk.open_case(officer, "fresh", CaseKind.ADMINISTRATIVE, told)
    assert desk.case_file(key).number != case.number
