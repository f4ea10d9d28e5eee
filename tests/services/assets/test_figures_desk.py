"""The data page counts what is wanting by layer, cell, room and operator; each figure is a list to work off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.completeness import Gap
from app.domain.position import Position
from app.domain.responsibility import Owner
from app.domain.unit import Fix
from app.services.asset_desk import AssetDesk
from app.services.assets.figures_desk import FiguresDesk
from app.services.assets.placing import corners_of
from app.services.assets.register_columns import Group, GroupBy
from app.services.assets.register_desk import RegisterDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.services.assets.field import a_cell, a_line, a_well, put
from tests.store_fixtures import Clock

LI = Owner(name="李岗")


@pytest.fixture
def desk(store: Store) -> FiguresDesk:
    return FiguresDesk(store)


def a_county(store: Store, clock: Clock) -> dict[str, Asset]:
    room = a_cell("辖-1", shapely.box(107.5, 37.5, 107.9, 37.7), kind=AreaKind.JURISDICTION, name="砖井警务室辖区")
    west = a_cell("格1", shapely.box(107.5, 37.5, 107.7, 37.7), name="西格", area_id=room.id)
    east = a_cell("格2", shapely.box(107.7, 37.5, 107.9, 37.7), name="东格", area_id=room.id)
    visited = clock.moment - timedelta(days=2)
    wells = {
        "complete": a_well("定1-1", 107.6, 37.6, area_id=room.id, visited_at=visited),
        "nameless": a_well("定1-2", 107.6, 37.61, name="", operator=None, area_id=room.id, visited_at=visited),
        "forgotten": a_well("定2-1", 107.8, 37.6, operator="采油二厂", visited_at=visited - timedelta(days=60)),
        "sealed": a_well("定2-2", 107.8, 37.6, operator="采油二厂", status="SEALED", visited_at=visited),
        "outside": a_well("定3-1", 108.5, 37.6, operator="采油二厂"),
    }
    line = a_line("定管1", [(107.55, 37.6), (107.65, 37.6)], medium="OIL", operator="采油一厂", visited_at=visited)
    put(store, room, west, east, line, *wells.values())
    return wells | {"west": west, "east": east, "room": room, "line": line}


def by_name(groups: list[Group]) -> dict[str, dict[Gap, int]]:
    return {one.name: {gap: count for gap, count in one.gaps.items() if count} for one in groups}


def test_what_is_wanting_is_counted_by_grid_cell_and_operator(
    store: Store, desk: FiguresDesk, officer: Actor, clock: Clock
) -> None:
    county = a_county(store, clock)
    ResponsibilityDesk(store).assign(officer, "a1", [county["complete"].id, county["west"].id], LI)
    assert by_name(desk.figures(GroupBy.CELL, AssetLayer.WELLS)) == {
        "西格": {Gap.MISSING: 1, Gap.UNOWNED: 1},
        "东格": {Gap.UNOWNED: 1, Gap.UNVISITED: 1},
        "": {Gap.UNOWNED: 1, Gap.UNVISITED: 1},
    }
    assert [one.name for one in desk.figures(GroupBy.CELL)][-1] == "", "what lies in no cell stands last"
    assert by_name(desk.figures(GroupBy.OPERATOR, AssetLayer.WELLS)) == {
        "采油一厂": {},
        "采油二厂": {Gap.UNOWNED: 2, Gap.UNVISITED: 2},
        "": {Gap.MISSING: 1, Gap.UNOWNED: 1},
    }
    whole = {one.key: one for one in desk.figures(GroupBy.LAYER)}
    assert (whole["wells"].records, whole["pipelines"].records, whole["areas"].records) == (5, 1, 3)
    assert whole["areas"].gaps[Gap.UNCOVERED] == 1, "the cell in the east has no officer"
    assert whole["areas"].gaps[Gap.UNOWNED] == 1, "nor has the room's area"


def test_each_figure_opens_as_the_list_of_what_lacks_it(
    store: Store, desk: FiguresDesk, officer: Actor, clock: Clock
) -> None:
    county = a_county(store, clock)
    rows = desk.work_list(GroupBy.OPERATOR, None, Gap.MISSING, AssetLayer.WELLS).rows
    assert [(one.asset.code, set(one.blank)) for one in rows] == [("定1-2", {"name", "operator"})]
    unvisited = desk.work_list(GroupBy.CELL, None, Gap.UNVISITED)
    assert [one.asset.code for one in unvisited.rows] == ["定3-1", "定2-1"], "never before long ago"
    in_east = desk.work_list(GroupBy.CELL, county["east"].id, Gap.UNOWNED)
    assert [one.asset.code for one in in_east.rows] == ["定2-1"], "a sealed well needs no owner"
    uncovered = desk.work_list(GroupBy.ROOM, county["room"].id, Gap.UNCOVERED)
    assert {one.asset.code for one in uncovered.rows} == {"格1", "格2"}
    ResponsibilityDesk(store).assign(officer, "a1", list(uncovered.ids), LI)
    assert desk.work_list(GroupBy.ROOM, county["room"].id, Gap.UNCOVERED).ids == ()
    everything = desk.work_list(GroupBy.LAYER, "areas", None)
    assert {one.asset.code: one.owner for one in everything.rows} == {"格1": "李岗", "格2": "李岗", "辖-1": ""}


def test_the_figures_follow_each_act_by_reading_what_changed_alone(
    store: Store, desk: FiguresDesk, leader: Actor, clock: Clock
) -> None:
    county = a_county(store, clock)
    first = desk.columns()
    assert desk.columns() is first, "nothing changed, nothing is read"
    register = RegisterDesk(store)
    clock.move(seconds=1)
    register.edit(leader, "e1", county["nameless"], {"name": "二号井", "operator": "采油三厂"})
    assert by_name(desk.figures(GroupBy.OPERATOR, AssetLayer.WELLS))["采油三厂"] == {Gap.UNOWNED: 1}
    clock.move(seconds=1)
    register.edit(leader, "m1", county["complete"], {}, [Position(107.8, 37.6)])
    clock.move(seconds=1)
    register.retire(leader, "r1", [county["forgotten"].id], reason="已拆")
    cells = {one.name: one.records for one in desk.figures(GroupBy.CELL, AssetLayer.WELLS)}
    assert cells == {"西格": 1, "东格": 2, "": 1}
    clock.move(seconds=1)
    east = AssetDesk(store).asset(county["east"].id)
    register.edit(leader, "m2", east, {}, corners_of(a_cell("", shapely.box(107.7, 37.5, 108.9, 37.7))))
    assert {one.name: one.records for one in desk.figures(GroupBy.CELL, AssetLayer.WELLS)} == {"西格": 1, "东格": 3}
    afresh = FiguresDesk(store)
    for by in GroupBy:
        assert {one.name: one.gaps for one in desk.figures(by)} == {one.name: one.gaps for one in afresh.figures(by)}


def test_what_was_not_changed_for_a_year_is_stale_and_half_of_it_is_older(
    store: Store, desk: FiguresDesk, clock: Clock
) -> None:
    a_county(store, clock)
    entered = clock.moment
    clock.move(days=400)
    put(store, a_well("定9-9"))
    wells = next(one for one in desk.figures(GroupBy.LAYER) if one.key == "wells")
    assert (wells.records, wells.gaps[Gap.STALE]) == (6, 5)
    assert wells.known_at == int(entered.timestamp() * 1_000_000)


def test_codes_that_differ_by_signs_and_leading_zeros_are_likely_doubles(store: Store, desk: FiguresDesk) -> None:
    same, zeros, other = a_well("定1-2"), a_well("定01/02"), a_well("定12")
    line = replace(a_line("定1-2", [(107.6, 37.6), (107.7, 37.6)]))
    put(store, same, zeros, other, line)
    assert {one.asset.code for one in desk.doubles().rows} == {"定1-2", "定01/02"}
    assert desk.doubles(AssetLayer.PIPELINES).ids == ()


def test_a_unit_that_came_by_has_visited_what_stands_within_a_hundred_metres(
    store: Store, desk: FiguresDesk, clock: Clock
) -> None:
    county = a_county(store, clock)
    assert desk.figures(GroupBy.CELL)[-1].gaps[Gap.UNVISITED] == 1
    outside = county["outside"]
    with store.database.write() as connection:
        fix_store.append(connection, [Fix("u1", clock.moment, outside.lon + 0.0008, outside.lat, 5.0, 90.0)])
    clock.move(minutes=2)
    assert desk.figures(GroupBy.CELL)[-1].gaps[Gap.UNVISITED] == 0
    assert [one.asset.code for one in desk.work_list(GroupBy.CELL, None, Gap.UNVISITED).rows] == ["定2-1"]
