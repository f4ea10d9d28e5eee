"""Reach areas and blocking points from where the free units stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import RoadKind
from app.domain.position import Position
from app.domain.unit import UnitKind, UnitState
from app.errors import InputRefused
from app.store.unit_of_work import Store
from tests.dispatch_ground import KM, LAT, DispatchGround
from tests.store_fixtures import Clock

NORTH = 1 / 111.2


def at(east_km: float, north_km: float = 0.0) -> tuple[float, float]:
    return 107.0 + east_km * KM, LAT + north_km * NORTH


@pytest.fixture
def ground(store: Store, officer: Actor, clock: Clock) -> DispatchGround:
    clock.move(hours=-9)
    ground = DispatchGround(store, officer)
    for i in range(0, 31, 5):
        ground.road([at(0, i), at(30, i)], RoadKind.COUNTY_ROAD, speed_kmh=60)
        ground.road([at(i, 0), at(i, 30)], RoadKind.COUNTY_ROAD, speed_kmh=60)
    return ground


def test_reach_is_drawn_from_the_free_units_with_a_fresh_place_only(ground: DispatchGround, officer: Actor) -> None:
    ground.unit("巡1", at=at(5, 5))
    ground.unit("巡2", at=at(20, 20), minutes_old=30)
    ground.unit("巡3", at=at(25, 5), state=UnitState.OFF_DUTY)
    ground.unit("巡4", at=at(5, 25))
    ground.dispatch.order(officer, "o", ground.call(), "巡4")
    reach = ground.reach.reach(ground.now)
    assert reach.units == 1
    assert [area.minutes for area in reach.areas] == [1, 3, 5, 15, 45]
    shapes = [shapely.from_wkb(area.shape) for area in reach.areas]
    assert shapely.contains_xy(shapes[2], *at(5, 9.5))
    assert not shapely.contains_xy(shapes[2], *at(20, 20))
    assert not shapely.contains_xy(shapes[3], *at(25, 25))
    assert shapely.contains_xy(shapes[4], *at(25, 25))
    assert ground.reach.reach(ground.now, (5,), unit_ids=["nobody"]).units == 0


def test_blocking_points_are_held_by_police_who_are_there_first(ground: DispatchGround, clock: Clock) -> None:
    place = Position(*at(15, 15.1))
    for number, spot in enumerate((at(5, 15), at(25, 15), at(15, 5), at(15, 25))):
        ground.unit(f"巡{number}", at=spot)
    ground.unit("护1", UnitKind.GUARD_TEAM, at=at(10, 10))
    found = ground.reach.blocking(place, ground.now - timedelta(minutes=1), ground.now)
    assert found.units == 4
    held = [one for one in found.points if one.unit is not None]
    assert len(held) == 4
    for one in held:
        assert one.margin_s is not None
        assert one.margin_s >= 60
    assert ground.reach.blocking(place, ground.now, ground.now, police_only=False).units == 5


def test_who_leaves_in_the_future_or_where_no_road_is_cannot_be_blocked(ground: DispatchGround) -> None:
    with pytest.raises(InputRefused, match="future"):
        ground.reach.blocking(Position(*at(5, 5)), ground.now + timedelta(minutes=1), ground.now)
    with pytest.raises(InputRefused, match="no road"):
        ground.reach.blocking(Position(106.0, 36.0), ground.now, ground.now)


def test_the_way_to_a_place_follows_the_roads_and_is_straight_where_there_are_none(ground: DispatchGround) -> None:
    way = ground.reach.way(Position(*at(0, 0)), Position(*at(5, 5)), ground.now)
    assert len(way) > 3
    off = ground.reach.way(Position(106.0, 36.0), Position(*at(5, 5)), ground.now)
    assert len(off) == 2
