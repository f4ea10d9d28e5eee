"""Who answers for what: one at a time, by point, line and area, each act on record and taken back."""

from __future__ import annotations

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import AreaKind
from app.domain.events import Fact, RecordsChanged
from app.domain.responsibility import Owner, OwnerLayer
from app.errors import Conflict, InputRefused
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.assets.take_back_desk import TakeBackDesk
from app.services.selection import SLICE
from app.store import responsibility_store
from app.store.unit_of_work import Store
from tests.services.assets.field import a_cell, a_line, a_well, put
from tests.store_fixtures import Clock

LI = Owner(name="李岗", phone="00012345678")
WANG = Owner(name="王岗", phone="00087654321")


@pytest.fixture
def desk(store: Store) -> ResponsibilityDesk:
    return ResponsibilityDesk(store)


def test_a_well_has_its_worker_a_line_its_security_and_both_the_officer_of_their_cell(
    store: Store, desk: ResponsibilityDesk, officer: Actor
) -> None:
    cell = a_cell("610825-001", shapely.box(107.5, 37.5, 107.7, 37.7))
    room = a_cell("辖-1", shapely.box(107.4, 37.4, 107.8, 37.8), kind=AreaKind.JURISDICTION)
    elsewhere = a_cell("610825-002", shapely.box(107.7, 37.5, 107.9, 37.7))
    well = a_well("定1-1", 107.6, 37.6)
    put(store, cell, room, elsewhere, well)
    desk.assign(officer, "a1", [well.id], LI)
    desk.assign(officer, "a2", [cell.id], Owner(name="网格员甲"))
    desk.assign(officer, "a3", [room.id], Owner(name="民警乙"))
    desk.assign(officer, "a4", [elsewhere.id], Owner(name="网格员丙"))
    told = [(one.layer, one.held.name, one.through and one.through.code) for one in desk.owners_of(well)]
    assert told == [
        (OwnerLayer.POINT, "李岗", None),
        (OwnerLayer.AREA, "网格员甲", "610825-001"),
        (OwnerLayer.AREA, "民警乙", "辖-1"),
    ]
    assert [one.held.name for one in desk.owners_of(cell)] == ["网格员甲", "民警乙"]


def test_who_answered_before_no_longer_does_and_the_past_still_tells(
    store: Store, desk: ResponsibilityDesk, officer: Actor, clock: Clock
) -> None:
    well = a_well("定1-1")
    put(store, well)
    desk.assign(officer, "a1", [well.id], LI)
    handed_over = clock.moment
    clock.move(days=1)
    assert desk.assign(officer, "a2", [well.id], WANG) == 1
    assert desk.assign(officer, "a3", [well.id], WANG) == 0, "who answers already is left alone"
    assert [one.held.name for one in desk.owners_of(well)] == ["王岗"]
    assert [(one.name, one.valid_to) for one in desk.ever_of(well.id)] == [("王岗", None), ("李岗", clock.moment)]
    with store.read() as connection:
        before = responsibility_store.of_assets(connection, [well.id], handed_over)
    assert [one.name for one in before] == ["李岗"]


def test_a_selection_gets_one_owner_each_asset_on_the_layer_of_its_kind(
    store: Store, desk: ResponsibilityDesk, officer: Actor, told: list[Fact]
) -> None:
    well, line = a_well("定1-1"), a_line("定管1", [(107.6, 37.6), (107.7, 37.6)])
    put(store, well, line)
    assert desk.assign(officer, "a1", [well.id, line.id], LI) == 2
    layers = {one.held.asset_id: one.layer for asset in (well, line) for one in desk.owners_of(asset)}
    assert layers == {well.id: OwnerLayer.POINT, line.id: OwnerLayer.LINE}
    assert isinstance(told[-1], RecordsChanged)
    assert (told[-1].noun, set(told[-1].ids)) == ("responsibility", {well.id, line.id})
    desk.assign(officer, "a1", [well.id], WANG)
    assert [one.held.name for one in desk.owners_of(well)] == ["李岗"], "a repeated act does nothing"


def test_an_assignment_is_taken_back_whole_and_who_answered_before_answers_again(
    store: Store, desk: ResponsibilityDesk, officer: Actor, clock: Clock
) -> None:
    wells = [a_well(f"定1-{n}") for n in range(3)]
    put(store, *wells)
    keys = [one.id for one in wells]
    desk.assign(officer, "a1", keys[:1], LI)
    clock.move(minutes=1)
    desk.assign(officer, "a2", keys, WANG)
    back = TakeBackDesk(store)
    with pytest.raises(InputRefused, match="reason"):
        back.take_back(officer, "b0", "a2", reason=" ")
    back.take_back(officer, "b1", "a2", reason="选错了井")
    assert [[one.held.name for one in desk.owners_of(well)] for well in wells] == [["李岗"], [], []]
    back.take_back(officer, "b2", "b1", reason="还是对的")
    assert [[one.held.name for one in desk.owners_of(well)] for well in wells] == [["王岗"]] * 3


def test_an_assignment_that_was_changed_again_since_is_not_taken_back(
    store: Store, desk: ResponsibilityDesk, officer: Actor, clock: Clock
) -> None:
    well = a_well("定1-1")
    put(store, well)
    desk.assign(officer, "a1", [well.id], LI)
    clock.move(minutes=1)
    desk.assign(officer, "a2", [well.id], WANG)
    with pytest.raises(Conflict, match="changed again"):
        TakeBackDesk(store).take_back(officer, "b1", "a1", reason="错")
    assert [one.held.name for one in desk.owners_of(well)] == ["王岗"]


def test_ending_leaves_a_gap(store: Store, desk: ResponsibilityDesk, officer: Actor) -> None:
    well = a_well("定1-1")
    put(store, well)
    desk.assign(officer, "a1", [well.id], LI)
    assert desk.end(officer, "e1", [well.id], OwnerLayer.POINT, reason="调离") == 1
    assert desk.owners_of(well) == ()


def test_nobody_nothing_and_too_many_are_refused_with_a_sentence(
    store: Store, desk: ResponsibilityDesk, officer: Actor
) -> None:
    well = a_well("定1-1")
    put(store, well)
    with pytest.raises(InputRefused, match="Say who answers"):
        desk.assign(officer, "a1", [well.id], Owner(name="  "))
    with pytest.raises(InputRefused, match="Nothing is chosen"):
        desk.assign(officer, "a2", [], LI)
    with pytest.raises(InputRefused, match="at most"):
        desk.assign(officer, "a3", ["x"] * (SLICE + 1), LI)
    assert desk.owners_of(well) == ()


def test_the_owner_of_each_asset_is_told_as_a_column_for_the_map(
    store: Store, desk: ResponsibilityDesk, officer: Actor
) -> None:
    owned, free = a_well("定1-1"), a_well("定1-2")
    line = a_line("定管1", [(107.6, 37.6), (107.7, 37.6)])
    put(store, owned, free, line)
    desk.assign(officer, "a1", [owned.id, line.id], LI)
    with store.read() as connection:
        assert responsibility_store.names_by_asset(connection, store.now(), OwnerLayer.POINT) == {owned.id: "李岗"}
        assert set(responsibility_store.names_by_asset(connection, store.now())) == {owned.id, line.id}
