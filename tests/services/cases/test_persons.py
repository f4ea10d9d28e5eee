"""Persons of interest: inside a case, masked, approved by another, reviewed, ended, erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import get_type_hints

import pytest

from app.domain.access import Actor, Role
from app.domain.call import Call
from app.domain.case_person import CasePerson, RegisterState
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.identity import check_sign
from app.domain.layer import LAYERS
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.calls.call_desk import CallDesk
from app.services.cases.case_desk import CaseDesk
from app.services.cases.person_desk import PersonDesk
from app.services.cases.retention import Retention
from app.services.search import sources
from app.store import audit_store, audit_walk, call_store
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.tables import case_person
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.wording import Wording
from tests.store_fixtures import Clock
from tests.ui import invented

R = RegisterState
ID = "61080019000101001" + check_sign("61080019000101001")
TOLD = {
    "person_name": "演示甲",
    "role": "SUSPECT",
    "category": "PRIOR_CRIMINAL_OIL_CASE",
    "purpose": "INVESTIGATION",
    "legal_basis": "刑事诉讼法第115条",
    "identity_number": ID,
    "telephone": "13900001234",
}
FORBIDDEN = (
    *("biometric", "face", "finger", "dna", "blood", "religion", "belief", "ethnic", "nation", "health", "illness"),
    *("petition", "politic", "party", "lon", "lat", "place", "address", "position", "track", "score", "risk"),
)


@pytest.fixture
def persons(store: Store) -> PersonDesk:
    return PersonDesk(store)


@pytest.fixture
def case_id(store: Store, officer: Actor, clock: Clock) -> str:
    told = {"title": "姬塬开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9)}
    return CaseDesk(store).open_case(officer, "open", CaseKind.CRIMINAL, told)


@pytest.fixture
def retention(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[Retention]:
    files = open_files(tmp_path / "onemap-files.sqlite")
    vault = FileVault(files, lane, store.now)
    yield Retention(store, vault, tmp_path / "reports", Wording("en", {}), lambda: None)
    files.close()


def _payloads(store: Store) -> str:
    with store.read() as connection:
        return "\n".join(row[0] for row in connection.exec_driver_sql("SELECT payload FROM audit_payload"))


def _state(persons: PersonDesk, case_id: str) -> RegisterState:
    return persons.of_case(case_id)[0].state


def test_a_person_is_proposed_by_one_and_in_force_when_another_approved_it(
    persons: PersonDesk, officer: Actor, leader: Actor, case_id: str
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    assert _state(persons, case_id) is R.PROPOSED
    with pytest.raises(NotPermitted, match="another person decides"):
        persons.approve(officer, "a", key)
    assert _state(persons, case_id) is R.PROPOSED
    persons.approve(leader, "a", key)
    assert _state(persons, case_id) is R.ACTIVE


def test_an_administrator_cannot_approve_what_he_proposed_himself(persons: PersonDesk, case_id: str) -> None:
    chief = Actor(user_id="u-1", name="管", role=Role.FOUNDER, desk_id="desk-1")
    key = persons.propose(chief, "p", case_id, TOLD)
    with pytest.raises(NotPermitted):
        persons.approve(chief, "a", key)


def test_names_and_numbers_are_shown_masked_and_stand_in_no_audit_row(
    persons: PersonDesk, officer: Actor, leader: Actor, case_id: str, store: Store
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    persons.correct(officer, "c", key, {"person_name": "演示乙", "telephone": "13900005678"}, reason="写错了")
    persons.object_to(leader, "o", key, "演示乙称不在场")
    one = persons.of_case(case_id)[0]
    assert (one.name, one.identity_number, one.telephone) == ("演*", f"6108**********{ID[-4:]}", "139****5678")
    kept = _payloads(store)
    assert all(word not in kept for word in ("演示甲", "演示乙", ID, "13900001234", "13900005678"))


def test_who_it_is_is_told_for_a_reason_that_stays_on_record(
    persons: PersonDesk, officer: Actor, case_id: str, store: Store
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    with pytest.raises(InputRefused, match="reason"):
        persons.reveal(officer, "r", key, reason="  ")
    told = persons.reveal(officer, "r", key, reason="传唤")
    assert (told.name, told.identity_number, told.telephone) == ("演示甲", ID, "13900001234")
    with store.read() as connection:
        last = audit_store.acts_about(connection, "case_file", case_id, limit=1, latest_first=True)[0]
    assert (last.act, last.reason) == ("person.reveal", "传唤")


def test_a_review_is_due_within_six_months_and_what_is_not_reviewed_ends_by_itself(
    persons: PersonDesk, officer: Actor, leader: Actor, case_id: str, clock: Clock
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    persons.approve(leader, "a", key)
    clock.move(days=182)
    assert _state(persons, case_id) is R.REVIEW_DUE
    with pytest.raises(InputRefused, match="within six months"):
        persons.renew(leader, "long", key, clock() + timedelta(days=183), reason="仍需")
    with pytest.raises(NotPermitted):
        persons.renew(officer, "own", key, clock() + timedelta(days=90), reason="仍需")
    persons.renew(leader, "renew", key, clock() + timedelta(days=90), reason="仍需")
    assert _state(persons, case_id) is R.ACTIVE
    clock.move(days=120)
    assert _state(persons, case_id) is R.EXPIRED
    with pytest.raises(InputRefused, match="Ended by itself"):
        persons.reveal(leader, "late", key, reason="看")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"person_name": " "}, "Name is wanting"),
        ({"category": "SUSPICIOUS"}, "no known value"),
        ({"category": None}, "Category"),
        ({"purpose": ""}, "Purpose"),
        ({"legal_basis": ""}, "Legal basis"),
        ({"identity_number": ID[:17] + "?"}, "check sign"),
        ({"identity_number": ID[:17] + ("1" if ID[17] != "1" else "2")}, "check sign"),
        ({"person_name": "演" * 301}, "longer than 300"),
        ({"person_name": "a\x00b"}, "cannot be shown"),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_is_entered(
    persons: PersonDesk, officer: Actor, case_id: str, values: dict[str, object], words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        persons.propose(officer, "p", case_id, TOLD | values)
    assert persons.of_case(case_id) == ()


def test_a_child_is_not_kept_and_the_same_person_not_twice(persons: PersonDesk, officer: Actor, case_id: str) -> None:
    child = "61080020160101001" + check_sign("61080020160101001")
    with pytest.raises(InputRefused, match="under fourteen"):
        persons.propose(officer, "child", case_id, TOLD | {"identity_number": child})
    persons.propose(officer, "p", case_id, TOLD)
    with pytest.raises(InputRefused, match="already"):
        persons.propose(officer, "again", case_id, TOLD | {"person_name": "演示别名"})


def test_a_field_beyond_the_list_is_no_field(persons: PersonDesk, officer: Actor, case_id: str) -> None:
    for name in ("religion", "ethnicity", "lon", "photo", "politics"):
        with pytest.raises(ValueError, match="no fields"):
            persons.propose(officer, name, case_id, TOLD | {name: "x"})


def test_there_is_no_field_for_body_belief_origin_place_or_score_and_none_of_another_type() -> None:
    names = {one.name for one in fields(CasePerson)} - {"case_id", "area_id"}
    assert not [name for name in names for word in FORBIDDEN if word in name]
    assert bytes not in get_type_hints(CasePerson).values()
    assert float not in get_type_hints(CasePerson).values()
    assert set(case_person.c.keys()) >= names


def test_a_person_is_no_layer_of_the_map_is_exported_by_none_and_found_by_no_search() -> None:
    assert all(one.record is not CasePerson for one in LAYERS.values())
    assert "CasePerson" not in Path(sources.__file__).read_text("utf-8")
    for file in Path("app").rglob("*.py"):
        if {"map", "formats", "analysis", "search"} & set(file.parts):
            assert "case_person" not in file.read_text("utf-8"), file


def test_an_ended_entry_can_be_put_back_but_needs_approval_anew(
    persons: PersonDesk, officer: Actor, leader: Actor, case_id: str
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    persons.approve(leader, "a", key)
    persons.end(leader, "e", key, reason="排除嫌疑")
    assert _state(persons, case_id) is R.REMOVED
    persons.put_back(leader, "b", key, reason="点错了")
    assert _state(persons, case_id) is R.PROPOSED
    with pytest.raises(NotPermitted):
        persons.approve(leader, "a2", key)
    persons.approve(officer, "a3", key)
    assert _state(persons, case_id) is R.ACTIVE


def test_names_of_ended_entries_are_erased_after_a_week_and_the_report_says_so_without_a_name(
    persons: PersonDesk, officer: Actor, case_id: str, clock: Clock, retention: Retention, store: Store
) -> None:
    key = persons.propose(officer, "p", case_id, TOLD)
    persons.end(officer, "e", key, reason="排除嫌疑")
    assert retention.purge(officer, "early").persons == ()
    clock.move(days=8)
    report = retention.purge(officer, "purge")
    assert [one.person_id for one in report.persons] == [key]
    assert report.file is not None
    text = report.file.read_text("utf-8")
    assert key in text
    assert "演示甲" not in text
    one = persons.of_case(case_id)[0]
    assert (one.state, one.name, one.identity_number, one.telephone) == (R.PURGED, "", "", "")
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM case_person").one()
        assert audit_walk.walk(connection).breaks == ()
    assert not {"演示甲", ID, "13900001234"} & {str(value) for value in row}
    assert retention.purge(officer, "again").persons == ()


def test_what_was_never_reviewed_is_erased_without_anybody_doing_anything(
    persons: PersonDesk, officer: Actor, case_id: str, clock: Clock, retention: Retention
) -> None:
    persons.propose(officer, "p", case_id, TOLD)
    retention.tick(officer)
    clock.move(days=182 + 30 + 8)
    retention.tick(officer)
    assert _state(persons, case_id) is R.PURGED


def test_persons_of_a_sealed_case_are_not_to_be_seen_and_are_erased_all_the_same(
    persons: PersonDesk, officer: Actor, clock: Clock, store: Store, retention: Retention
) -> None:
    desk = CaseDesk(store)
    told = {"title": "盗窃井场物资", "type": "MATERIAL", "occurred_from": clock() - timedelta(hours=9)}
    case_id = desk.open_case(officer, "adm", CaseKind.ADMINISTRATIVE, told, status=CaseStatus.ACCEPTED)
    key = persons.propose(officer, "p", case_id, TOLD | {"category": "VICTIM_OR_WITNESS"})
    for step in (CaseStatus.INVESTIGATING, CaseStatus.NOTIFIED, CaseStatus.DECIDED, CaseStatus.SERVED):
        desk.move(officer, f"to {step}", case_id, step, approver="周", reason="查明")
    with pytest.raises(NotFound):
        persons.of_case(case_id)
    with pytest.raises(NotFound):
        persons.reveal(officer, "r", key, reason="看")
    clock.move(days=182 + 30 + 8)
    assert [one.person_id for one in retention.purge(officer, "purge").persons] == [key]


@pytest.fixture
def call_of(store: Store, officer: Actor, clock: Clock) -> Callable[..., str]:
    desk = CallDesk(store)

    def taken(act: str) -> str:
        call = replace(
            invented.call(),
            received_at=clock(),
            occurred_at=clock(),
            reporter="演示来电人",
            reporter_phone="13900009999",
        )
        return desk.open_call(officer, act, replace(call, id=act))

    return taken


def _caller(store: Store, key: str) -> tuple[str, str]:
    with store.read() as connection:
        call: Call = call_store.calls.get(connection, key)
    return call.reporter, call.reporter_phone


def test_a_caller_is_erased_after_180_days_unless_a_case_holds_the_call(
    call_of: Callable[..., str], officer: Actor, clock: Clock, store: Store, retention: Retention
) -> None:
    loose, held = call_of("loose"), call_of("held")
    CallDesk(store).to_case(officer, "case", held)
    assert "13900009999" not in _payloads(store)
    clock.move(days=179)
    assert retention.purge(officer, "early").callers == 0
    clock.move(days=2)
    assert retention.purge(officer, "purge").callers == 1
    assert _caller(store, loose) == ("", "")
    assert _caller(store, held) == ("演示来电人", "13900009999")


def test_what_the_audit_of_earlier_versions_kept_of_a_caller_goes_with_it_and_the_chain_holds(
    call_of: Callable[..., str], officer: Actor, clock: Clock, store: Store, retention: Retention
) -> None:
    key = call_of("old")
    entry = audit_store.Entry(
        desk_id=officer.desk_id, at=clock(), user_id="u-han", act="call.amend", act_id="former", subject="call",
        subject_id=key, reason="", payload={"changes": [{"noun": "call", "after": {"reporter": "演示来电人"}}]},
    )  # fmt: skip
    with store.database.write() as connection:
        audit_store.append(connection, entry)
    clock.move(days=181)
    retention.purge(officer, "purge")
    assert "演示来电人" not in _payloads(store)
    with store.read() as connection:
        assert audit_walk.walk(connection).breaks == ()
