"""An asset is entered, corrected, moved, retired and brought back; over somebody else's change nothing is written."""

from __future__ import annotations

import pytest
import shapely

from app.domain.access import Actor, Role
from app.domain.asset import AreaKind, Asset, AssetLayer, WellStatus
from app.domain.events import AssetsChanged, Fact
from app.domain.position import Position
from app.domain.responsibility import Owner
from app.errors import Conflict, InputRefused, NotFound, NotPermitted, Unconfirmed
from app.services.asset_desk import AssetDesk
from app.services.assets.asset_history import AssetHistory
from app.services.assets.placing import shape_of
from app.services.assets.register_desk import RegisterDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.assets.take_back_desk import TakeBackDesk
from app.store.unit_of_work import Store
from tests.services.assets.field import a_cell, a_line, a_well, put
from tests.store_fixtures import Clock

COUNTY = shapely.box(107.0, 37.0, 108.0, 38.0)
BOW_TIE = [Position(107.1, 37.1), Position(107.2, 37.2), Position(107.2, 37.1), Position(107.1, 37.2)]


@pytest.fixture
def desk(store: Store) -> RegisterDesk:
    return RegisterDesk(store)


def now_of(store: Store, asset: Asset) -> Asset:
    return AssetDesk(store).asset(asset.id)


def said(store: Store, asset: Asset) -> list[tuple[str, list[str]]]:
    return [(str(line.title), [str(one) for one in line.lines]) for line in AssetHistory(store).of(asset)]


def test_a_new_well_has_its_fields_its_place_and_the_room_it_lies_in(
    store: Store, desk: RegisterDesk, leader: Actor, told: list[Fact]
) -> None:
    room = a_cell("辖-1", shapely.box(107.5, 37.5, 107.7, 37.7), kind=AreaKind.JURISDICTION)
    put(store, room, a_cell("610825", COUNTY, kind=AreaKind.COUNTY))
    values = {"code": " 定9-１ ", "name": "九号井", "kind": "OIL", "status": "PRODUCING", "is_key": True, "parent": ""}
    key = desk.create(leader, "c1", AssetLayer.WELLS, values, [Position(107.6, 37.6)])
    assert desk.create(leader, "c1", AssetLayer.WELLS, values, [Position(107.6, 37.6)]) == key
    made = AssetDesk(store).asset(key)
    assert (made.code_key, made.name, made.kind, made.is_key, made.parent_id) == ("定9-1", "九号井", "OIL", True, None)
    assert (made.lon, made.min_lat, made.shape, made.area_id) == (107.6, 37.6, None, room.id)
    assert told[-1] == AssetsChanged("wells", (key,))
    with pytest.raises(InputRefused, match="stands already"):
        desk.create(leader, "c2", AssetLayer.WELLS, {"code": "定9 - 1"}, [Position(107.6, 37.6)])
    with pytest.raises(InputRefused, match="needs a code"):
        desk.create(leader, "c3", AssetLayer.WELLS, {"name": "x"}, [Position(107.6, 37.6)])
    with pytest.raises(InputRefused, match="no known value"):
        desk.create(leader, "c4", AssetLayer.WELLS, {"code": "y", "kind": "BEER"}, [Position(107.6, 37.6)])


def test_an_area_that_crosses_itself_and_a_line_of_one_place_are_refused_with_a_sentence() -> None:
    with pytest.raises(InputRefused, match=r"crosses itself or encloses nothing \(near 107.15000, 37.15000\)"):
        shape_of(AssetLayer.AREAS, BOW_TIE)
    with pytest.raises(InputRefused, match="too few"):
        shape_of(AssetLayer.PIPELINES, BOW_TIE[:1])
    with pytest.raises(InputRefused, match="too few"):
        shape_of(AssetLayer.AREAS, [*BOW_TIE[:2], BOW_TIE[0]])
    assert shape_of(AssetLayer.WELLS, BOW_TIE[:1]) == shapely.Point(107.1, 37.1)


def test_what_lies_outside_the_county_is_asked_back_and_kept_once_confirmed(
    store: Store, desk: RegisterDesk, leader: Actor, officer: Actor
) -> None:
    well = a_well("定1-1")
    put(store, a_cell("610825", COUNTY, kind=AreaKind.COUNTY), well)
    abroad = [Position(109.0, 37.6)]
    with pytest.raises(Unconfirmed, match="outside the county"):
        desk.edit(officer, "m1", well, {}, abroad)
    assert now_of(store, well).lon == well.lon
    desk.edit(officer, "m2", well, {}, abroad, confirmed=True)
    assert now_of(store, well).lon == 109.0
    with pytest.raises(Unconfirmed):
        desk.create(leader, "m3", AssetLayer.WELLS, {"code": "定1-9"}, abroad)


def test_a_line_that_is_moved_gets_its_new_length_and_box(store: Store, desk: RegisterDesk, officer: Actor) -> None:
    line = a_line("定管1", [(107.6, 37.6), (107.7, 37.6)])
    put(store, line)
    course = [Position(107.6, 37.6), Position(107.6, 37.7)]
    desk.edit(officer, "m1", line, {}, course)
    moved = now_of(store, line)
    assert moved.length_m == pytest.approx(11_100, rel=0.01)
    assert (moved.max_lon, moved.max_lat, moved.version) == (107.6, 37.7, 2)


def test_an_officer_tells_what_is_found_on_the_ground_a_leader_what_the_register_stands_on(
    store: Store, desk: RegisterDesk, officer: Actor, leader: Actor
) -> None:
    well = a_well("定1-1")
    put(store, well)
    assert desk.edit(officer, "e1", well, {"status": "SHUT_IN", "is_high_risk": True, "operator": "采油一厂"})
    with pytest.raises(NotPermitted):
        desk.edit(officer, "e2", now_of(store, well), {"operator": "采油二厂"})
    with pytest.raises(NotPermitted):
        desk.retire(officer, "e3", [well.id], reason="没了")
    assert desk.edit(leader, "e4", now_of(store, well), {"operator": "采油二厂"})
    assert not desk.edit(leader, "e5", now_of(store, well), {"operator": "采油二厂"}), "nothing differs"
    told = now_of(store, well)
    assert (told.status, told.is_high_risk, told.operator) == (WellStatus.SHUT_IN, True, "采油二厂")


def test_an_edit_over_somebody_elses_is_refused_with_what_changed(
    store: Store, desk: RegisterDesk, officer: Actor, leader: Actor
) -> None:
    seen = a_well("定1-1")
    put(store, seen)
    desk.edit(leader, "e1", seen, {"name": "一号井", "is_key": True})
    with pytest.raises(Conflict, match="Name: 定1-1 → 一号井; Key: no → yes") as refused:
        desk.edit(officer, "e2", seen, {"status": "SHUT_IN"})
    assert "Nothing was changed" in str(refused.value)
    assert now_of(store, seen).status == WellStatus.PRODUCING


def test_a_new_code_is_compared_and_goes_to_who_answers_for_it(store: Store, desk: RegisterDesk, leader: Actor) -> None:
    one, other = a_well("定1-1"), a_well("定1-2")
    put(store, one, other)
    ResponsibilityDesk(store).assign(leader, "a1", [one.id], Owner(name="李岗"))
    with pytest.raises(InputRefused, match="stands already"):
        desk.edit(leader, "e1", one, {"code": "定1-2"})
    desk.edit(leader, "e2", one, {"code": "定1-1a"})
    assert now_of(store, one).code_key == "定1-1A"
    assert ResponsibilityDesk(store).owners_of(one)[0].held.asset_code == "定1-1a"
    line = a_line("定管1", [(107.6, 37.6), (107.7, 37.6)])
    put(store, line)
    desk.edit(leader, "e3", other, {"parent": "定管1"})
    assert now_of(store, other).parent_id == line.id
    with pytest.raises(InputRefused, match="nothing with the code"):
        desk.edit(leader, "e4", now_of(store, other), {"parent": "没有"})


def test_many_get_one_value_after_a_preview_that_counts(store: Store, desk: RegisterDesk, leader: Actor) -> None:
    wells = [a_well(f"定1-{n}", operator="采油二厂" if n == 0 else "采油一厂") for n in range(5)]
    put(store, *wells)
    keys = [one.id for one in wells]
    seen = desk.preview(keys, AssetLayer.WELLS, {"operator": "采油二厂"})
    assert (seen.changing, seen.same) == (4, 1)
    assert desk.change_many(leader, "b1", keys, AssetLayer.WELLS, {"operator": "采油二厂"}) == 4
    assert {now_of(store, one).operator for one in wells} == {"采油二厂"}
    assert said(store, wells[3])[0] == ("Corrected", ["Operator: 采油一厂 → 采油二厂"])
    with pytest.raises(InputRefused, match="one by one"):
        desk.change_many(leader, "b2", keys, AssetLayer.WELLS, {"code": "x"})
    lines = AssetHistory(store).of(wells[1])
    assert not lines[0].is_whole
    TakeBackDesk(store).take_back(leader, "t1", lines[0].act_id, reason="这口不是", parts=False)
    assert [now_of(store, one).operator for one in wells[:3]] == ["采油二厂", "采油一厂", "采油二厂"]
    with pytest.raises(Conflict):
        TakeBackDesk(store).take_back(leader, "t2", "b1", reason="全错")
    assert now_of(store, wells[2]).operator == "采油二厂", "whole or not at all"


def test_a_retired_well_goes_with_its_owner_and_comes_back_as_it_was(
    store: Store, desk: RegisterDesk, leader: Actor, clock: Clock
) -> None:
    well = a_well("定1-1", name="一号井")
    put(store, well)
    ResponsibilityDesk(store).assign(leader, "a1", [well.id], Owner(name="李岗"))
    with pytest.raises(InputRefused, match="reason"):
        desk.retire(leader, "r0", [well.id], reason="")
    assert desk.retire(leader, "r1", [well.id], reason="已封井") == 1
    with pytest.raises(NotFound):
        now_of(store, well)
    assert [one.id for one in desk.retired()] == [well.id]
    clock.move(days=1)
    assert desk.bring_back(leader, "r2", [well.id], reason="复产") == 1
    assert (now_of(store, well).name, desk.retired()) == ("一号井", ())
    assert [title for title, _ in said(store, well)][:3] == ["Brought back", "Taken out of the register", "Owner named"]
    TakeBackDesk(store).take_back(leader, "t1", "r2", reason="没复产")
    TakeBackDesk(store).take_back(leader, "t2", "r1", reason="又说没封")
    assert [one.held.name for one in ResponsibilityDesk(store).owners_of(now_of(store, well))] == ["李岗"]


def test_a_retired_code_that_was_given_anew_is_not_brought_back(
    store: Store, desk: RegisterDesk, leader: Actor
) -> None:
    well = a_well("定1-1")
    put(store, well)
    desk.retire(leader, "r1", [well.id], reason="已封井")
    desk.create(leader, "c1", AssetLayer.WELLS, {"code": "定1-1"}, [Position(107.6, 37.6)])
    with pytest.raises(InputRefused, match="stands already"):
        desk.bring_back(leader, "r2", [well.id], reason="复产")


def test_the_history_reads_in_words_and_each_act_is_taken_back_from_it(
    store: Store, desk: RegisterDesk, leader: Actor, officer: Actor, clock: Clock
) -> None:
    well = a_well("定1-1")
    put(store, well)
    clock.move(minutes=1)
    desk.edit(leader, "e1", well, {"status": "SHUT_IN", "is_key": True})
    clock.move(minutes=1)
    desk.edit(officer, "m1", now_of(store, well), {}, [Position(107.65, 37.6)])
    assert said(store, well)[:2] == [
        ("Moved", ["Position: 107.60000, 37.60000 → 107.65000, 37.60000"]),
        ("Corrected", ["Status: Producing → Shut in", "Key: no → yes"]),
    ]
    moved = AssetHistory(store).of(well)[0]
    TakeBackDesk(store).take_back(officer, "t1", moved.act_id, reason="点错了", parts=False)
    assert now_of(store, well).lon == 107.6
    assert AssetHistory(store).of(well)[0].reason == "点错了"
    guest = Actor(user_id="u", name="客", role=Role.OFFICER, desk_id="desk-1")
    desk.edit(leader, "e2", now_of(store, well), {"operator": "采油二厂"})
    with pytest.raises(NotPermitted):
        TakeBackDesk(store).take_back(guest, "t2", "e2", reason="不让")
    assert now_of(store, well).operator == "采油二厂"
