"""What hangs on a case: losses, seizures with their custody chain, vehicles, tasks; one way to enter them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.case_part import (
    CaseComment,
    CaseTask,
    CaseVehicle,
    CustodyAct,
    CustodyStep,
    Loss,
    PlateState,
    Recovery,
    Seizure,
)
from app.domain.case_part_kinds import PART_KINDS
from app.domain.case_status import CaseKind
from app.errors import EditConflict, InputRefused
from app.services.cases.case_desk import CaseDesk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return CaseDesk(store)


@pytest.fixture
def case_id(desk: CaseDesk, officer: Actor, clock: Clock) -> str:
    told = {"title": "姬塬开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9)}
    return desk.open_case(officer, "open", CaseKind.CRIMINAL, told)


def test_net_tonnes_are_worked_out_and_the_file_tells_the_sum(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    desk.add_part(
        officer, "l1", case_id, "case_loss", {"gross_t": "12.5", "water_cut_pct": "40", "amount_cny": "27000"}
    )
    desk.add_part(officer, "l2", case_id, "case_loss", {"kind": "REPAIR", "what": "阀门", "amount_cny": 1200})
    shown = desk.dossier(case_id)
    first, second = shown.of(Loss)
    assert (first.net_t, second.net_t) == (7.5, None)
    assert (shown.case.loss_net_t, shown.case.loss_cny) == (7.5, 28200.0)
    desk.change_part(officer, "c1", first, {"water_cut_pct": 20})
    assert desk.case_file(case_id).loss_net_t == 10.0
    desk.remove_part(officer, "r1", second, reason="重复")
    assert desk.case_file(case_id).loss_cny == 27000.0
    desk.take_back(officer, "t1", case_id, "r1", reason="没有重复")
    assert desk.case_file(case_id).loss_cny == 28200.0


def test_a_total_that_an_import_stated_becomes_the_first_line_of_the_list(
    desk: CaseDesk, officer: Actor, store: Store
) -> None:
    imported = replace(invented.case("k1"), loss_net_t=3.0, loss_cny=None)
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(imported)
    desk.add_part(officer, "l", "k1", "case_loss", {"net_t": 2})
    assert [one.net_t for one in desk.dossier("k1").of(Loss)] == [3.0, 2.0]
    assert desk.case_file("k1").loss_net_t == 5.0
    desk.take_back(officer, "t", "k1", "l", reason="误记")
    assert (desk.dossier("k1").of(Loss), desk.case_file("k1").loss_net_t) == ((), 3.0)


@pytest.mark.parametrize(
    ("noun", "values", "words"),
    [
        ("case_loss", {"gross_t": -1, "what": "x"}, "cannot be less than nothing"),
        ("case_loss", {"gross_t": 1, "water_cut_pct": 100.5}, "more than 100 per cent"),
        ("case_loss", {"gross_t": "many"}, "no known value"),
        ("case_loss", {"gross_t": "1e308"}, "more than a thousand million"),
        ("case_seizure", {"what": "原油", "gross_t": -0.5}, "cannot be less than nothing"),
        ("case_recovery", {"gross_t": 3, "water_cut_pct": 101}, "more than 100 per cent"),
        ("case_loss", {"gross_t": 1, "net_t": 2}, "cannot be more than gross"),
        ("case_loss", {}, "what was lost"),
        ("case_seizure", {"what": ""}, "What is wanting"),
        ("case_seizure", {"what": "泵", "seized_at": "2030-01-01 10:00"}, "future"),
        ("case_recovery", {"gross_t": None}, "Gross .* is wanting"),
        ("case_recovery", {"gross_t": 5, "returned_at": "2020-01-01"}, "before it was recovered"),
        ("case_vehicle", {"plate_state": "NO_PLATE"}, "what the vehicle looked like"),
        ("case_task", {"what": "查监控"}, "Due at is wanting"),
        ("case_task", {"what": "查监控", "due_at": "2026-12-01", "result": "查完"}, "needs the time"),
        ("case_comment", {"text": " "}, "Text is wanting"),
        ("case_custody", {"seizure_id": "nobody", "act": "STORED", "given_to": "库房"}, "no such seizure"),
    ],
)
def test_a_part_that_cannot_be_is_refused_in_one_sentence(
    desk: CaseDesk, officer: Actor, case_id: str, noun: str, values: dict[str, object], words: str
) -> None:
    before = desk.dossier(case_id)
    with pytest.raises(InputRefused, match=words):
        desk.add_part(officer, "p", case_id, noun, values)
    assert desk.dossier(case_id) == before


def test_a_vehicle_without_a_plate_is_known_by_its_traits(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    desk.add_part(officer, "v", case_id, "case_vehicle", {"plate_state": "NO_PLATE", "traits": "改装越野车,后排拆除"})
    (vehicle,) = desk.dossier(case_id).of(CaseVehicle)
    assert (vehicle.plate, vehicle.plate_state, vehicle.traits) == ("", PlateState.NO_PLATE, "改装越野车,后排拆除")
    assert "No plate" in str(desk.dossier(case_id).timeline[0].what)


def test_a_seizure_begins_its_custody_chain_which_only_grows_and_ends_once(
    desk: CaseDesk, officer: Actor, case_id: str, clock: Clock
) -> None:
    desk.add_part(officer, "s", case_id, "case_seizure", {"what": "盗油卡子", "quantity": 2, "unit": "个"})
    (seizure,) = desk.dossier(case_id).of(Seizure)
    clock.move(hours=1)
    step = {"seizure_id": seizure.id, "act": "STORED", "given_to": "保管员", "storage": "物证室3柜"}
    desk.add_part(officer, "c1", case_id, "case_custody", step)
    with pytest.raises(InputRefused, match="before the one before"):
        desk.add_part(officer, "c2", case_id, "case_custody", step | {"at": clock() - timedelta(minutes=30)})
    with pytest.raises(InputRefused, match="chain is kept"):
        desk.remove_part(officer, "r", seizure, reason="删")
    clock.move(hours=1)
    desk.add_part(officer, "c3", case_id, "case_custody", step | {"act": "RETURNED", "given_to": "采油六厂"})
    with pytest.raises(InputRefused, match="chain is complete"):
        desk.add_part(officer, "c4", case_id, "case_custody", step)
    chain = desk.dossier(case_id).of(CustodyStep)
    assert [one.act for one in chain] == [CustodyAct.SEIZED, CustodyAct.STORED, CustodyAct.RETURNED]
    assert [one.given_to for one in chain] == ["韩", "保管员", "采油六厂"]
    with pytest.raises(InputRefused, match="take it back"):
        desk.change_part(officer, "c5", chain[1], {"given_to": "别人"})
    with pytest.raises(InputRefused, match="Later custody steps stand on it"):
        desk.take_back(officer, "t0", case_id, "s", reason="误记")
    desk.take_back(officer, "t1", case_id, "c3", reason="未发还")
    assert len(desk.dossier(case_id).of(CustodyStep)) == 2


def test_recovered_oil_tells_to_whom_it_went(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    told = {"gross_t": 8, "water_cut_pct": 25, "returned_to": "采油六厂", "receipt_no": "R-7"}
    desk.add_part(officer, "r", case_id, "case_recovery", told)
    (one,) = desk.dossier(case_id).of(Recovery)
    assert (one.net_t, one.returned_to, one.receipt_no) == (6.0, "采油六厂", "R-7")


def test_a_task_is_done_by_saying_when_and_what_came_of_it(
    desk: CaseDesk, officer: Actor, case_id: str, clock: Clock
) -> None:
    desk.add_part(officer, "t", case_id, "case_task", {"what": "查二手车市场", "due_at": clock() + timedelta(days=3)})
    (task,) = desk.dossier(case_id).of(CaseTask)
    assert task.owner == "韩"
    clock.move(days=1)
    desk.change_part(officer, "d", task, {"done_at": clock(), "result": "找到"})
    assert desk.dossier(case_id).of(CaseTask)[0].result == "找到"
    assert "Result: - → 找到" in [str(one) for one in desk.dossier(case_id).timeline[0].details]


def test_two_who_change_one_part_are_told_both_sides(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    desk.add_part(officer, "c", case_id, "case_comment", {"text": "初稿"})
    (seen,) = desk.dossier(case_id).of(CaseComment)
    desk.change_part(officer, "c1", seen, {"text": "甲改"})
    with pytest.raises(EditConflict) as met:
        desk.change_part(officer, "c2", seen, {"text": "乙改"})
    assert met.value.sides == {"text": ("初稿", "甲改", "乙改")}


def test_a_repeated_act_adds_nothing_twice(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    first = desk.add_part(officer, "c", case_id, "case_comment", {"text": "一次"})
    assert desk.add_part(officer, "c", case_id, "case_comment", {"text": "一次"}) == first
    assert len(desk.dossier(case_id).of(CaseComment)) == 1


def test_every_kind_of_part_has_the_fields_of_its_record() -> None:
    for kind in PART_KINDS:
        names = set(kind.record.__dataclass_fields__)
        assert {one.name for one in kind.fields} <= names
        assert set(kind.title) | set(kind.now_fields) | set(kind.mine_fields) <= {one.name for one in kind.fields}
