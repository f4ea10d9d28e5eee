"""Imports of every noun: staff and vehicles, past alerts and cases, roads, areas, survey coordinates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.alert import Alert
from app.domain.asset import AssetLayer
from app.domain.case_file import CaseFile, CaseType
from app.domain.person import Person
from app.domain.record import OwnerDomain
from app.domain.responsibility import Responsibility
from app.domain.unit import Unit, Vehicle, VehicleKind
from app.services.files.export_desk import ExportDesk
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.services.watch.key_vehicle_desk import KeyVehicleDesk
from app.store import asset_store
from app.store.records import RecordStore
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.import_ground import WELLS_CSV, imported, wells, written


@pytest.fixture
def desk(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    yield desk
    desk.close()


def test_units_vehicles_people_and_their_links_come_in(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    units = "编号,名称,类型,人数\nP1,一组,巡逻组,6\nG1,护卫一队,护卫队,20\nX,没类型,,1\n"
    result = imported(desk, leader, written(tmp_path, units, "u.csv"), "units", "1", "")
    assert (result.added, str(result.refused_rows[0].reason)) == (2, "It has no Kind.")
    imported(
        desk,
        leader,
        written(tmp_path, "车牌号,车型,队伍\n陕K12345警,警车,p1\n陕K2,罐车,无\n", "v.csv"),
        "vehicles",
        "2",
        "",
    )
    people = "警号,姓名,人员类别,警衔,队伍\n061001,韩某,民警,二级警督,P1\n"
    imported(desk, leader, written(tmp_path, people, "p.csv"), "people", "3", "")
    with store.read() as connection:
        by_code = {one.code: one for one in RecordStore(Unit).find(connection)}
        cars = {one.plate: one for one in RecordStore(Vehicle).find(connection)}
        person = RecordStore(Person).find(connection)[0]
    assert by_code["G1"].owner_domain is OwnerDomain.SOCIAL
    assert by_code["P1"].strength == 6
    assert cars["陕K12345警"].unit_id == by_code["P1"].id
    assert cars["陕K2"].unit_id is None
    assert (person.number, person.unit_id, person.owner_domain) == ("061001", by_code["P1"].id, OwnerDomain.POLICE)


def test_pick_ups_private_cars_and_trucks_come_in_as_what_they_are_and_can_be_key_vehicles(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    told = "车牌号,车型\n演K·D1,皮卡\n演K·D2,小轿车\n演K·D3,重型货车\n演K·D4,私家车\n演K·D5,truck\n"
    assert imported(desk, leader, written(tmp_path, told, "v.csv"), "vehicles").added == 5
    with store.read() as connection:
        cars = {one.plate: one for one in RecordStore(Vehicle).find(connection)}
    assert {plate: one.kind for plate, one in cars.items()} == {
        "演K·D1": VehicleKind.PICKUP,
        "演K·D2": VehicleKind.PRIVATE_CAR,
        "演K·D3": VehicleKind.TRUCK,
        "演K·D4": VehicleKind.PRIVATE_CAR,
        "演K·D5": VehicleKind.TRUCK,
    }
    assert {one.owner_domain for one in cars.values()} == {OwnerDomain.SOCIAL}
    register = KeyVehicleDesk(store)
    assert {one.id for one in register.vehicles()} == {one.id for one in cars.values()}
    register.propose(leader, "k", cars["演K·D1"].id, reason="夜间停留", review_at=store.now() + timedelta(days=30))
    assert [one.entry.plate for one in register.entries()] == ["演K·D1"]


def test_past_alerts_and_cases_come_in_with_beijing_times_and_links(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, WELLS_CSV))
    alerts = (
        "编号,标题,时间,级别,井号,经度,纬度\n"
        "1,压力突降,2025-01-22 10:58:47,高,定1-1,107.6,37.5\n"
        "2,无坐标,2025年1月23日 3时5分,低,,,\n"
    )
    assert imported(desk, leader, written(tmp_path, alerts, "a.csv"), "alerts", "2").added == 2
    cases = (
        "案件编号,案件名称,案件类别,发案时间,发案时间止,损失吨数\n"
        "A1,井口盗油案,井口盗油,2025-03-01 22:30,2025-03-02 06:00,1.5\n"
        "A2,倒着的,井口盗油,2025-03-02,2025-03-01,\n"
    )
    result = imported(desk, leader, written(tmp_path, cases, "c.csv"), "cases", "3", "")
    assert (result.added, str(result.refused_rows[0].reason)) == (1, "It ended before it began.")
    again = imported(desk, leader, tmp_path / "a.csv", "alerts", "4")
    assert (again.unchanged, again.added, again.replaced) == (2, 0, 0)
    with store.read() as connection:
        seen = {one.source_id: one for one in RecordStore(Alert).find(connection)}
        case = RecordStore(CaseFile).find(connection)[0]
    assert seen["1"].occurred_at == datetime(2025, 1, 22, 2, 58, 47, tzinfo=UTC)
    assert seen["1"].asset_id == wells(store)["定1-1"].id
    assert (seen["2"].lon, seen["2"].occurred_at) == (None, datetime(2025, 1, 22, 19, 5, tzinfo=UTC))
    assert (case.type, case.loss_net_t, case.lon) == (CaseType.WELLHEAD, 1.5, None)
    assert case.occurred_to == datetime(2025, 3, 1, 22, 0, tzinfo=UTC)


def test_roads_are_cut_at_crossings_and_islands_are_told(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    lines = [
        ("R1", [[107.0, 37.0], [107.2, 37.0]]),
        ("R2", [[107.1, 36.9], [107.1, 37.1]]),
        ("R3", [[108.0, 37.0], [108.1, 37.0]]),
    ]
    features = [
        {"type": "Feature", "properties": {"编号": code}, "geometry": {"type": "LineString", "coordinates": places}}
        for code, places in lines
    ]
    path = written(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "roads.geojson")
    result = imported(desk, leader, path, "roads")
    with store.read() as connection:
        roads = {one.code: one for one in asset_store.of_kind(connection, AssetLayer.ROADS)}
    assert sorted(roads) == ["R1/1", "R1/2", "R2/1", "R2/2", "R3"]
    assert roads["R1/1"].attributes["to"] == roads["R1/2"].attributes["from"]
    assert any("do not hang together" in str(note) for note in result.notes)
    again = imported(desk, leader, path, "roads", "2")
    assert (again.unchanged, again.added, again.replaced) == (5, 0, 0)


def test_what_lies_in_a_jurisdiction_gets_its_area(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    area = '编号,名称,类型,wkt\nJ1,一室,辖区,"POLYGON((107 37,108 37,108 38,107 38,107 37))"\n'
    imported(desk, leader, written(tmp_path, area, "areas.csv"), "areas")
    imported(desk, leader, written(tmp_path, WELLS_CSV + "远,,,,,109,37,,\n"), act_id="2")
    with store.read() as connection:
        room = asset_store.of_kind(connection, AssetLayer.AREAS)[0]
    assert wells(store)["定1-1"].area_id == room.id
    assert wells(store)["远"].area_id is None


def test_zoned_gauss_krueger_with_swapped_axes_lands_at_the_county_seat(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    path = written(tmp_path, "井号,X,Y\nA,4162576.378,36464780.396\n")
    seen = desk.preview(ImportPlan(path=path, layer="wells"))
    assert seen.crs_suggestions == ("EPSG:4524 swapped",)
    desk.run(leader, "1", replace(seen.plan, crs=seen.crs_suggestions[0]))
    one = wells(store)["A"]
    assert (one.lon, one.lat) == pytest.approx((107.6012, 37.5946), abs=1e-8)


OWNER_LIST = """井号,责任层级,责任人,联系电话
定1-1,管点,李岗,00012345678
定1-1,管线,赵巡,00011111111
定1-2,,王岗,
定9-9,,无此井,
定1-3,,,
"""


def _owners(store: Store) -> dict[tuple[str, str], tuple[str, str]]:
    with store.read() as connection:
        found = RecordStore(Responsibility).find(connection)
    return {(one.asset_code, one.layer.value): (one.name, one.phone) for one in found}


def test_a_list_of_owners_comes_in_replaces_who_answered_and_is_taken_back(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, WELLS_CSV), "wells", "1")
    first = imported(desk, leader, written(tmp_path, OWNER_LIST, "o.csv"), "owners", "2", "")
    assert (first.added, [str(one.reason) for one in first.refused_rows]) == (3, ["It has no Responsible."])
    assert [str(note) for note in first.notes] == [
        "1 rows name no asset that is there (by its code); they were left out."
    ]
    told = {("定1-1", "POINT"): ("李岗", "00012345678"), ("定1-1", "LINE"): ("赵巡", "00011111111")}
    assert _owners(store) == told | {("定1-2", "POINT"): ("王岗", "")}
    again = imported(desk, leader, written(tmp_path, OWNER_LIST, "o.csv"), "owners", "3", "")
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 3)
    second = imported(desk, leader, written(tmp_path, "井号,责任人\n定1-1,孙岗\n", "p.csv"), "owners", "4", "")
    assert (second.added, second.replaced) == (0, 1)
    assert _owners(store)["定1-1", "POINT"] == ("孙岗", "00012345678")
    assert second.batch_number is not None
    desk.undo(leader, "5", second.batch_number)
    assert _owners(store) == told | {("定1-2", "POINT"): ("王岗", "")}


def test_the_owners_of_today_go_out_as_a_file_that_comes_in_again(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, WELLS_CSV), "wells", "1")
    imported(desk, leader, written(tmp_path, OWNER_LIST, "o.csv"), "owners", "2", "")
    assert ExportDesk(store).export(leader, "out", "owners", tmp_path / "out.csv") == 3
    again = imported(desk, leader, tmp_path / "out.csv", "owners", "3", "")
    assert (again.read, again.unchanged, again.refused) == (3, 3, 0)
