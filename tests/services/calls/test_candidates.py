"""Who can get there first: offered with reasons, left out with the shortfall, over real roads in a real database."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import AssetLayer, PostKind, RoadKind
from app.domain.call import AssistAct, CallKind, CallLevel
from app.domain.candidate import Candidate, Excluded, OfferReason, PlaceSource, Shortfall
from app.domain.duty import PostRole, RosterSlot
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.response_targets import ResponseTargets
from app.domain.road_state import RoadTrouble
from app.domain.unit import UnitKind, UnitState
from app.store.unit_of_work import Store
from tests.dispatch_ground import KM, LAT, DispatchGround, call
from tests.store_fixtures import Clock

WEST = 107.0


@pytest.fixture
def ground(store: Store, officer: Actor, clock: Clock) -> DispatchGround:
    clock.move(hours=-9)
    return DispatchGround(store, officer)


def at(km: float, off_km: float = 0.0) -> tuple[float, float]:
    """A place so far along the road, and so far north of it."""
    return WEST + km * KM, LAT + off_km / 111.2


def road(ground: DispatchGround, km: float = 60.0, **told: object) -> None:
    ground.road([at(-5), at(km / 2), at(km)], RoadKind.TOWNSHIP_ROAD, **told)


def offered(
    ground: DispatchGround, km: float, kind: CallKind = CallKind.TAPPING, level: CallLevel = CallLevel.L2
) -> tuple[list[Candidate], dict[str, Excluded]]:
    found = ground.dispatch.candidates(Position(*at(km)), call(ground.now, kind, level, area_id="area-1"), ground.now)
    return list(found.offered), {one.unit.code: one for one in found.excluded}


def test_45_km_and_an_icy_road_so_the_enterprise_guards_near_by_go_first(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    """泽州大箕派出所: 被困地点与派出所距离达45公里且道路结冰, 与附近企业保卫科联系前往救援."""
    clock.move(hours=8)
    road(ground)
    room = ground.room(*at(0))
    ground.unit("巡1", home=room, state=UnitState.STANDBY)
    ground.unit("护1", UnitKind.GUARD_TEAM, at=at(42))
    before = {one.unit.code: one.seconds for one in offered(ground, 45, CallKind.RESCUE)[0]}
    ice = shapely.to_wkb(shapely.box(*at(5, -3), *at(50, 3)))
    ground.road_states.set_state(
        officer, "ice", trouble=RoadTrouble.ICE, shape=ice, expires_at=ground.now + timedelta(hours=8)
    )
    first, second = offered(ground, 45, CallKind.RESCUE)[0]
    assert (first.unit.code, second.unit.code) == ("护1", "巡1")
    assert first.reasons[0] is OfferReason.FIRST_BY_TIME
    assert AssistAct.RESCUE_HELP in first.assist
    assert second.reasons[0] is OfferReason.NEAREST_POLICE
    assert second.metres == pytest.approx(45_000, rel=0.01)
    assert second.seconds == pytest.approx(before["巡1"] * (5 + 40 * 2) / 45, rel=0.02)
    assert second.seconds > 90 * 60 > 15 * 60 > first.seconds
    assert first.standing.source is PlaceSource.FIX
    call_id = ground.call(CallKind.RESCUE, CallLevel.L2, lon=at(45)[0], lat=LAT)
    ground.dispatch.order(officer, "o1", call_id, "护1", assist=first.assist, eta_s=first.seconds)
    ground.dispatch.order(officer, "o2", call_id, "巡1", eta_s=second.seconds)
    assert ground.calls.call(call_id).owner == "韩"


def test_guards_and_volunteers_are_offered_for_simple_calls_only(ground: DispatchGround) -> None:
    road(ground)
    ground.unit("巡1", at=at(20))
    ground.unit("护1", UnitKind.GUARD_TEAM, at=at(11))
    ground.unit("联1", UnitKind.JOINT_TEAM, at=at(12))
    ground.unit("义1", UnitKind.VOLUNTEER_TEAM, at=at(13))
    found, excluded = offered(ground, 10, CallKind.TAPPING)
    assert [one.unit.code for one in found] == ["巡1"]
    assert {excluded[code].shortfall for code in ("护1", "联1", "义1")} == {Shortfall.WRONG_KIND}
    found, _ = offered(ground, 10, CallKind.DISPUTE)
    assert [one.unit.code for one in found] == ["护1", "联1", "义1", "巡1"]
    assert found[3].assist == ()
    assert set(found[0].assist) == {AssistAct.KEEP_ORDER, AssistAct.CALM, AssistAct.GUIDE_POLICE}
    found, _ = offered(ground, 10, CallKind.DISPUTE, CallLevel.L1)
    assert [one.unit.code for one in found] == ["巡1"]


def test_everybody_who_is_not_offered_is_told_with_what_he_lacks(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    road(ground)
    ground.unit("巡1", at=at(10))
    ground.unit("巡2", at=at(10), state=None)
    ground.unit("巡3", at=at(10), state=UnitState.OFF_DUTY)
    ground.unit("巡4", at=at(10), minutes_old=25)
    ground.unit("巡5")
    ground.unit("巡6", at=at(10))
    call_id = ground.call()
    ground.dispatch.order(officer, "o", call_id, "巡6")
    found, excluded = offered(ground, 12)
    assert [one.unit.code for one in found] == ["巡1"]
    assert {code: one.shortfall for code, one in excluded.items()} == {
        "巡2": Shortfall.OFF_DUTY,
        "巡3": Shortfall.RESTING,
        "巡4": Shortfall.STALE_POSITION,
        "巡5": Shortfall.NO_POSITION,
        "巡6": Shortfall.BUSY,
    }
    assert excluded["巡6"].values["call"] == ground.calls.call(call_id).number
    assert excluded["巡3"].values["until"] == ground.now + timedelta(hours=5)
    assert excluded["巡4"].values["at"] == ground.now - timedelta(minutes=25)
    clock.move(hours=6)
    assert offered(ground, 12)[1]["巡3"].shortfall is Shortfall.OFF_DUTY


def test_whoever_needs_too_long_is_left_out_but_the_nearest_police_stays(store: Store, officer: Actor) -> None:
    ground = DispatchGround(store, officer, ResponseTargets(reach_limit_min=20))
    road(ground)
    ground.unit("巡1", at=at(50))
    ground.unit("巡2", at=at(55))
    ground.unit("护1", UnitKind.GUARD_TEAM, at=at(40))
    found, excluded = offered(ground, 0, CallKind.RESCUE)
    assert [one.unit.code for one in found] == ["巡1"]
    assert {one.shortfall for one in excluded.values()} == {Shortfall.TOO_FAR}
    assert excluded["护1"].values == {"minutes": 20}


def test_a_unit_without_a_fresh_fix_counts_from_its_post_or_from_home_while_it_stands_by(
    ground: DispatchGround,
) -> None:
    road(ground)
    ground.place(AssetLayer.POSTS, PostKind.GUARD_POST, *at(30), name="护1岗")
    ground.unit("护1", UnitKind.GUARD_TEAM, at=at(2), minutes_old=60)
    ground.fill(
        RosterSlot(
            id=new_key(), owner_domain=OwnerDomain.POLICE, shift_id="s", role=PostRole.GUARD, post="护1岗",
            unit_id="护1", valid_from=ground.now - timedelta(hours=2), valid_to=ground.now + timedelta(hours=9),
        )
    )  # fmt: skip
    ground.unit("巡1", home=ground.room(*at(10)), state=UnitState.STANDBY)
    found, _ = offered(ground, 30, CallKind.RESCUE)
    assert [(one.unit.code, one.standing.source) for one in found] == [
        ("护1", PlaceSource.POST),
        ("巡1", PlaceSource.HOME),
    ]
    assert found[0].seconds < 60
    assert OfferReason.AT_ITS_POST in found[0].reasons
    assert OfferReason.STANDING_BY in found[1].reasons


def test_without_roads_within_2_km_the_time_is_the_straight_line_by_1_4_at_the_class_speed(
    ground: DispatchGround,
) -> None:
    road(ground)
    ground.unit("巡1", at=at(10, off_km=3))
    ground.unit("义1", UnitKind.VOLUNTEER_TEAM, at=at(10, off_km=3))
    ground.unit("巡2", at=at(11, off_km=1.5))
    found, _ = offered(ground, 10, CallKind.RESCUE)
    by_code = {one.unit.code: one for one in found}
    assert by_code["巡1"].straight
    assert by_code["巡1"].metres == pytest.approx(3_000 * 1.4, rel=0.01)
    assert by_code["巡1"].seconds == pytest.approx(4.2 / 40 * 3600, rel=0.01)
    assert by_code["义1"].seconds == pytest.approx(4.2 / 25 * 3600, rel=0.01)
    assert not by_code["巡2"].straight


def test_where_there_are_no_roads_at_all_every_time_is_an_estimate_and_that_is_told(ground: DispatchGround) -> None:
    ground.unit("巡1", at=at(10))
    found = ground.dispatch.candidates(Position(*at(0)), None, ground.now)
    assert not found.has_roads
    assert found.offered[0].straight
    assert found.offered[0].seconds == pytest.approx(14 / 40 * 3600, rel=0.01)


def test_a_call_without_a_place_offers_who_is_on_duty_without_a_time(ground: DispatchGround) -> None:
    road(ground)
    ground.unit("巡1", at=at(10))
    ground.unit("巡2", state=UnitState.OFF_DUTY)
    found = ground.dispatch.candidates(None, call(ground.now), ground.now)
    assert [one.unit.code for one in found.offered] == ["巡1"]
    assert [one.unit.code for one in found.excluded] == ["巡2"]


def test_the_night_slows_everybody_and_the_own_area_decides_between_equals(
    ground: DispatchGround, clock: Clock
) -> None:
    road(ground)
    ground.unit("巡1", at=at(20), area="area-2")
    ground.unit("巡2", at=at(20), area="area-1")
    by_day = offered(ground, 10)[0]
    assert [one.unit.code for one in by_day] == ["巡2", "巡1"]
    assert OfferReason.IN_ITS_AREA in by_day[0].reasons
    clock.move(hours=9)
    ground.unit("巡3", at=at(20))
    by_night = {one.unit.code: one for one in offered(ground, 10)[0]}
    assert by_night["巡3"].seconds == pytest.approx(1.2 * by_day[0].seconds, rel=0.01)


def test_a_closed_road_is_gone_round_or_cuts_off_and_is_forgotten_when_it_expires(
    ground: DispatchGround, officer: Actor, clock: Clock
) -> None:
    road(ground)
    ground.unit("巡1", at=at(0), home=ground.room(*at(0)), state=UnitState.STANDBY)
    closed = shapely.to_wkb(shapely.LineString([at(9), at(11)]))
    key = ground.road_states.set_state(
        officer, "c", trouble=RoadTrouble.CLOSED, shape=closed, expires_at=ground.now + timedelta(minutes=30)
    )
    _, excluded = offered(ground, 20)
    assert excluded["巡1"].shortfall is Shortfall.CUT_OFF
    clock.move(seconds=1)
    ground.road([at(0), at(5, 8), at(20)], RoadKind.TOWNSHIP_ROAD)
    round_about, _ = offered(ground, 20)
    assert round_about[0].metres > 21_000
    assert not round_about[0].straight
    ground.road_states.end(officer, "e", key, reason="已清障")
    assert offered(ground, 20)[0][0].metres == pytest.approx(20_000, rel=0.01)


def test_an_expired_road_state_is_ignored(ground: DispatchGround, officer: Actor, clock: Clock) -> None:
    road(ground)
    ground.unit("巡1", home=ground.room(*at(0)), state=UnitState.STANDBY)
    mud = shapely.to_wkb(shapely.box(*at(-6, -3), *at(61, 3)))
    ground.road_states.set_state(
        officer, "m", trouble=RoadTrouble.MUD, shape=mud, factor=3.0, expires_at=ground.now + timedelta(minutes=30)
    )
    slow = offered(ground, 20)[0][0].seconds
    clock.move(minutes=31)
    assert ground.road_states.current(ground.now) == ()
    assert offered(ground, 20)[0][0].seconds == pytest.approx(slow / 3, rel=0.01)


def test_roads_that_are_imported_later_are_driven_at_once(ground: DispatchGround, clock: Clock) -> None:
    ground.unit("巡1", at=at(10))
    assert offered(ground, 0)[0][0].straight
    clock.move(seconds=1)
    road(ground, speed_kmh=60)
    found = offered(ground, 0)[0][0]
    assert not found.straight
    assert found.seconds == pytest.approx(600, rel=0.01)
