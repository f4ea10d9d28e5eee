"""What is here, as an officer asks it: nearest first, of every layer, with who answers, who was there, what goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import shapely

from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.asset import AssetLayer
from app.domain.case_file import CaseStatus
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.responsibility import Owner
from app.domain.unit import Fix, Unit, UnitKind, UnitState
from app.errors import InputRefused
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.field.unit_tracker import UnitNow
from app.services.map.identify_desk import IdentifyDesk
from app.services.map.map_layers import MapLayers
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.services.map.ground_field import at, index_of, keep, pair, point, shaped
from tests.store_fixtures import Clock
from tests.ui import invented

WELLS, SITES, CAMERAS, PIPELINES, AREAS = (
    AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.CAMERAS, AssetLayer.PIPELINES, AssetLayer.AREAS,
)  # fmt: skip
LINE = shaped(PIPELINES, "东输线", "TRUNK", shapely.LineString([pair(-2000, 60), pair(7000, 60)]), medium="OIL")
CELL = shaped(
    AREAS, "三格", "GRID_CELL", shapely.Polygon([pair(-500, -500), pair(500, -500), pair(500, 500), pair(-500, 500)])
)
ROOM_AREA = shaped(
    AREAS,
    "东滩辖区",
    "JURISDICTION",
    shapely.Polygon([pair(-9e3, -9e3), pair(9e3, -9e3), pair(9e3, 9e3), pair(-9e3, 9e3)]),
)
PATROL = Unit(
    id="u1", owner_domain=invented.POLICE, code="巡1", name="巡察1组", kind=UnitKind.PATROL_GROUP, call_sign="巡1"
)


@pytest.fixture
def desk(store: Store, officer: Actor) -> IdentifyDesk:
    keep(
        store, officer, LINE, CELL, ROOM_AREA, PATROL,
        point(WELLS, "定1", "OIL", at(10, 0)), point(WELLS, "定2", "GAS", at(25, 0)),
        point(WELLS, "定远", "OIL", at(900, 0)),
        point(SITES, "东滩警务室", "POLICE_ROOM", at(0, 4000)), point(SITES, "东滩计量站", "METERING", at(0, 300)),
        point(CAMERAS, "坏枪机", "FIXED", at(50, 50), status="OUT_OF_SERVICE"),
        point(CAMERAS, "好枪机", "FIXED", at(600, 0)),
    )  # fmt: skip
    return IdentifyDesk(store, index_of(store))


def test_everything_within_reach_is_there_nearest_first(desk: IdentifyDesk) -> None:
    here = desk.here(at(0, 0), 100)
    assert [one.asset.code for one in here.assets] == ["定1", "定2", "东输线", "坏枪机"]
    assert [one.distance_m for one in here.assets] == pytest.approx([10, 25, 60, 50 * 2**0.5], rel=1e-3)
    assert here.more == 0


def test_a_line_says_its_k_number_beside_the_place(desk: IdentifyDesk) -> None:
    line = next(one for one in desk.here(at(0, 0), 100).assets if one.asset.code == "东输线")
    assert line.stationing == "K2+000"


def test_the_areas_that_hold_the_place_come_smallest_first_with_their_owners(
    desk: IdentifyDesk, store: Store, officer: Actor
) -> None:
    owners = ResponsibilityDesk(store)
    owners.assign(officer, new_key(), [CELL.id], Owner(name="韩三格", phone="000-3"))
    owners.assign(officer, new_key(), ["key 定1"], Owner(name="护井工"))
    here = desk.here(at(0, 0), 100)
    assert [one.asset.code for one in here.areas] == ["三格", "东滩辖区"]
    assert [held.name for held in here.areas[0].owners] == ["韩三格"]
    assert [held.name for held in here.assets[0].owners] == ["护井工"]
    assert [one.asset.code for one in desk.here(at(2000, 0), 100).areas] == ["东滩辖区"]


def test_the_nearest_camera_is_one_that_works_and_the_nearest_room_is_told_from_afar(desk: IdentifyDesk) -> None:
    here = desk.here(at(0, 0), 100)
    assert here.camera is not None
    assert here.room is not None
    assert (here.camera.record.code, here.room.record.code) == ("好枪机", "东滩警务室")  # type: ignore[union-attr]
    assert (here.camera.distance_m, here.room.distance_m) == pytest.approx((600, 4000), rel=1e-3)


def test_what_goes_on_here_is_told_and_what_is_over_is_not(desk: IdentifyDesk, store: Store, officer: Actor) -> None:
    place = at(12, 0)
    here_now: dict[str, Any] = {"lon": place.lon, "lat": place.lat, "asset_id": "key 定1"}
    keep(
        store, officer,
        replace(invented.alert("开着"), **here_now),
        replace(invented.alert("关了", state=AlertState.CLOSED), **here_now),
        replace(invented.case("在办"), status=CaseStatus.FILED, **here_now),
        replace(invented.case("结了"), status=CaseStatus.CLOSED, **here_now),
        replace(invented.call("井口盗油"), **here_now),
    )  # fmt: skip
    unit = UnitNow(PATROL, UnitState.PATROLLING, Fix("u1", store.now(), at(40, 0).lon, at(40, 0).lat))
    here = desk.here(at(0, 0), 100, [unit])
    well = here.assets[0]
    assert (well.asset.code, well.open_alerts, well.open_cases) == ("定1", 1, 1)
    assert [type(one.record).__name__ for one in here.others].count("Alert") == 1
    assert {type(one.record).__name__ for one in here.others} == {"Alert", "CaseFile", "Call", "UnitNow"}
    assert [one.distance_m for one in here.others] == sorted(one.distance_m for one in here.others)


def test_the_last_visit_is_that_of_a_patrol_near_the_asset(desk: IdentifyDesk, store: Store, clock: Clock) -> None:
    place = at(40, 0)
    with store.database.write() as connection:
        fix_store.append(connection, [
            Fix("u1", clock() - timedelta(hours=5), place.lon, place.lat, 12.0),
            Fix("tanker", clock() - timedelta(hours=1), place.lon, place.lat, 12.0),
        ])  # fmt: skip
    here = desk.here(at(0, 0), 100, [UnitNow(PATROL, UnitState.PATROLLING, None)])
    first = here.assets[0]
    assert first.visit is not None
    assert (first.visitor, first.visit.at) == ("巡1", clock() - timedelta(hours=5))


def test_many_wells_of_one_pad_are_a_list_and_the_rest_is_counted(store: Store, officer: Actor) -> None:
    keep(store, officer, *(point(WELLS, f"丛{i:02}", "OIL", at(i, 0)) for i in range(60)))
    desk = IdentifyDesk(store, index_of(store))
    here = desk.here(at(0, 0), 100)
    assert [one.asset.code for one in here.assets] == [f"丛{i:02}" for i in range(40)]
    assert here.more == 20


def test_a_layer_that_changed_is_found_as_it_is_now(store: Store, officer: Actor) -> None:
    index = index_of(store)
    desk = IdentifyDesk(store, index)
    assert desk.here(at(0, 0), 100).assets == ()
    keep(store, officer, point(WELLS, "新井", "OIL", at(5, 5)), LINE)
    layers: MapLayers = index._layers
    layers.load(WELLS)
    layers.load(PIPELINES)
    assert [one.asset.code for one in desk.here(at(0, 0), 100).assets] == ["新井", "东输线"]


@pytest.mark.parametrize("reach", [0, -1, 5_001, float("nan"), float("inf")])
def test_a_reach_that_cannot_be_is_refused_with_a_sentence(desk: IdentifyDesk, reach: float) -> None:
    with pytest.raises(InputRefused, match="within 5000 m at most"):
        desk.here(at(0, 0), reach)


def test_a_place_at_the_other_end_of_the_earth_is_answered_with_what_is_nearest(desk: IdentifyDesk) -> None:
    for place in (Position(-72.0, -37.0), Position(180.0, 89.9), Position(0.0, 0.0)):
        here = desk.here(place, 5_000)
        assert here.assets == here.areas == ()
