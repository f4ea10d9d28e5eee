"""Several case files are changed by one act, each on record by itself, and taken back whole or one by one."""

from __future__ import annotations

import pytest

from app.domain.access import Actor
from app.domain.case_file import CaseFile, CaseStatus, SupervisionLevel
from app.domain.key import new_key
from app.errors import Conflict, InputRefused, NotFound
from app.services.cases.case_bulk_desk import CaseBulkDesk
from app.services.cases.case_desk import CaseDesk
from app.services.selection import SLICE, BulkPreview
from app.store import series_store
from app.store.unit_of_work import Store
from tests.services.cases.case_field import case, keep

CITY = {"supervision": "CITY"}


@pytest.fixture
def cases(store: Store, officer: Actor) -> list[CaseFile]:
    made = [case(f"{n:04}", lead_officer="韩", days=n) for n in range(3)]
    keep(store, officer, *made)
    return made


def now(store: Store, cases: list[CaseFile]) -> list[tuple[str, SupervisionLevel | None]]:
    with store.read() as connection:
        found = series_store.of_ids(connection, [one.id for one in cases])
    return [(found[one.id].lead_officer, found[one.id].supervision) for one in cases]


def keys(cases: list[CaseFile]) -> list[str]:
    return [one.id for one in cases]


def test_chosen_cases_are_listed_by_one_act_and_each_tells_it_in_its_own_timeline(
    store: Store, officer: Actor, cases: list[CaseFile]
) -> None:
    desk, act = CaseBulkDesk(store), new_key()
    assert desk.preview(keys(cases[:2]), CITY) == BulkPreview(2, 0)
    assert desk.change(officer, act, keys(cases[:2]), CITY) == 2
    assert desk.change(officer, act, keys(cases[:2]), CITY) == 0, "the same act a second time"
    assert desk.preview(keys(cases), CITY) == BulkPreview(1, 2)
    assert now(store, cases) == [("韩", SupervisionLevel.CITY)] * 2 + [("韩", None)]
    for one in cases[:2]:
        lines = CaseDesk(store).dossier(one.id).timeline
        assert [str(line.what) for line in lines] == ["Fields changed", "File opened"]
        assert len(lines[0].details) == 1


def test_what_was_changed_alike_is_taken_back_whole(store: Store, officer: Actor, cases: list[CaseFile]) -> None:
    desk, act = CaseBulkDesk(store), new_key()
    desk.change(officer, act, keys(cases), {"lead_officer": " 周 "})
    assert now(store, cases) == [("周", None)] * 3
    with pytest.raises(InputRefused, match="reason"):
        desk.take_back(officer, new_key(), act, reason=" ")
    desk.take_back(officer, new_key(), act, reason="选错了")
    assert now(store, cases) == [("韩", None)] * 3


def test_one_of_them_is_taken_back_from_its_own_timeline_and_the_others_stay(
    store: Store, officer: Actor, cases: list[CaseFile]
) -> None:
    bulk, desk = CaseBulkDesk(store), CaseDesk(store)
    act = new_key()
    bulk.change(officer, act, keys(cases), CITY)
    for one in cases[:2]:
        line = desk.dossier(one.id).timeline[0]
        desk.take_back(officer, new_key(), one.id, line.act_id, reason="不属本级")
    assert [listed for _, listed in now(store, cases)] == [None, None, SupervisionLevel.CITY]
    with pytest.raises(Conflict):
        bulk.take_back(officer, new_key(), act, reason="全部撤回")
    assert [listed for _, listed in now(store, cases)] == [None, None, SupervisionLevel.CITY]


def test_archived_cases_stay_as_they_are_and_the_preview_says_how_many(
    store: Store, officer: Actor, cases: list[CaseFile]
) -> None:
    closed = case("0009", lead_officer="韩", status=CaseStatus.ARCHIVED)
    keep(store, officer, closed)
    desk, every = CaseBulkDesk(store), [*cases, closed]
    assert desk.preview(keys(every), CITY) == BulkPreview(3, 0, 1)
    assert desk.change(officer, new_key(), keys(every), CITY) == 3
    assert now(store, [closed]) == [("韩", None)]


def test_where_one_case_is_gone_or_sealed_none_is_changed(store: Store, officer: Actor, cases: list[CaseFile]) -> None:
    sealed = case("0010", lead_officer="韩", sealed_at=cases[0].occurred_to)
    keep(store, officer, sealed)
    for other in ("gone", sealed.id):
        with pytest.raises(NotFound, match="not there any more"):
            CaseBulkDesk(store).change(officer, new_key(), [cases[0].id, other], CITY)
    assert now(store, cases) == [("韩", None)] * 3


def test_a_supervision_is_lifted_but_no_case_is_left_without_its_officer(
    store: Store, officer: Actor, cases: list[CaseFile]
) -> None:
    desk = CaseBulkDesk(store)
    desk.change(officer, new_key(), keys(cases), CITY)
    desk.change(officer, new_key(), keys(cases), {"supervision": ""})
    assert now(store, cases) == [("韩", None)] * 3
    for wrong in ({"lead_officer": "  "}, {"lead_officer": "韩" * 301}, {"supervision": "省里"}):
        with pytest.raises(InputRefused):
            desk.change(officer, new_key(), keys(cases), wrong)
    with pytest.raises(ValueError, match="no fields"):
        desk.change(officer, new_key(), keys(cases), {"status": "SOLVED"})
    with pytest.raises(InputRefused, match="at most"):
        desk.change(officer, new_key(), [new_key()] * (SLICE + 1), CITY)
    assert now(store, cases) == [("韩", None)] * 3
