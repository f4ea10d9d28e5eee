"""A patrol at its desk: planned on real ground, refused where it cannot be, issued, changed, cancelled, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.patrol import JointForce, PatrolKind, PatrolStatus, StopProof
from app.domain.patrol_plan import PlannedStop
from app.domain.position import Position, distance_m
from app.errors import Conflict, InputRefused, NotFound
from app.services.patrols.beat import BeatGround
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.patrols.patrol_reading import PatrolReading
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.services.patrols.field import lay_out, plan
from tests.store_fixtures import Clock

S = PatrolStatus
STOP = PlannedStop(name="演 3", lon=107.73, lat=37.35, asset_id="well 3", dwell_min=14, proof=StopProof.QR)


@pytest.fixture
def ground(store: Store) -> BeatGround:
    lay_out(store)
    return BeatGround()


@pytest.fixture
def desk(store: Store, ground: BeatGround) -> PatrolDesk:
    return PatrolDesk(store, ground)


@pytest.fixture
def reading(store: Store, ground: BeatGround) -> PatrolReading:
    return PatrolReading(store, ground)


def test_a_line_beat_is_planned_by_stationing_with_its_check_points_and_read_with_every_name(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.plan(officer, "plan", plan(clock, stops=(STOP, replace(STOP, name="演 5", asset_id="well 5"))))
    assert told == [RecordsChanged("patrol", (key,))]
    (shown,) = reading.sheet()
    one = shown.patrol
    assert (one.number, one.status, one.level.value) == ("LX2026-0001", S.PLANNED, "NORMAL")
    assert one.joint_forces == (JointForce.POLICE, JointForce.VOLUNTEERS)
    assert (shown.unit, shown.vehicle, shown.leader) == ("巡察1组", "演K·D0001", "演示员甲")
    assert (shown.beat_name, one.area_id) == ("演示一线 K2+000–K12+000", "room")
    assert shown.beat is not None
    assert shown.beat.metres == pytest.approx(10_000, abs=1)
    first, last = (Position(*shown.beat.path[at]) for at in (0, -1))
    assert distance_m(first, last) == pytest.approx(10_000, rel=0.005)
    assert [(it.position, it.name, it.dwell_min, it.proof) for it in shown.stops] == [
        (1, "演 3", 14, StopProof.QR), (2, "演 5", 14, StopProof.QR)
    ]  # fmt: skip


def test_a_beat_may_be_followed_against_the_numbering_and_to_the_end_of_the_line(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    key = desk.plan(officer, "back", plan(clock, from_m=12_000.0, to_m=2_000.0))
    shown = reading.patrol(key)
    assert shown.beat is not None
    assert shown.beat.path[0] > shown.beat.path[-1]
    later = plan(clock, unit_id="u2", vehicle_id=None, from_m=15_000.0, to_m=None)
    one = reading.patrol(desk.plan(officer, "end", later))
    assert one.patrol.to_m == pytest.approx(20_000, abs=1)


def test_a_post_and_an_area_are_beats_too_and_a_post_may_be_no_more_than_a_check_point(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    post = plan(clock, kind=PatrolKind.POST, asset_id="post", from_m=None, to_m=None)
    shown = reading.patrol(desk.plan(officer, "post", post))
    assert (shown.beat_name, shown.beat is not None and len(shown.beat.path)) == ("演示卡口", 1)
    assert shown.patrol.from_m is None
    area = plan(clock, kind=PatrolKind.AREA, asset_id="area", unit_id="u2", vehicle_id=None)
    shown = reading.patrol(desk.plan(officer, "area", area))
    assert shown.beat is not None
    assert shown.beat.path[0] == shown.beat.path[-1]
    assert shown.beat.place is not None
    bare = plan(clock, kind=PatrolKind.POST, asset_id=None, begins_at=area.ends_at, stops=(STOP,),
                ends_at=area.ends_at + timedelta(hours=2))  # fmt: skip
    assert reading.patrol(desk.plan(officer, "bare", bare)).place == Position(107.73, 37.35)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "长" * 81}, "80 signs at most"),
        ({"objective": "长" * 1_001}, "1000 signs at most"),
        ({"asset_id": "well 1"}, "演 1 is no single line"),
        ({"from_m": 19_000.0, "to_m": 23_000.0}, "The line has no K23"),
        ({"from_m": 3_000.0, "to_m": 3_000.0}, "begins where it ends"),
        ({"kind": PatrolKind.AREA, "asset_id": "well 1"}, "no area with an edge"),
        ({"kind": PatrolKind.POST, "asset_id": None}, "Say where"),
        ({"stops": (replace(STOP, lon=200.0),)}, "Check point 1 needs a name and a place"),
        ({"stops": (STOP, replace(STOP, dwell_min=721))}, "Check point 2 is stayed at for 0 to 720"),
        ({"stops": (STOP,) * 61}, "60 check points at most"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_kept(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock, wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(InputRefused, match=said):
        desk.plan(officer, "wrong", plan(clock, **wrong))
    assert reading.sheet() == ()


def test_the_time_of_a_patrol_lies_ahead_has_an_end_and_holds_its_check_points(
    desk: PatrolDesk, officer: Actor, clock: Clock
) -> None:
    good = plan(clock)
    late = replace(STOP, due_at=good.ends_at + timedelta(minutes=1))
    for wrong, said in (
        (replace(good, ends_at=good.begins_at), "ends after it begins"),
        (replace(good, ends_at=good.begins_at + timedelta(hours=25)), "a day at most"),
        (replace(good, begins_at=clock() - timedelta(hours=5), ends_at=clock() - timedelta(hours=1)), "is over"),
        (replace(good, stops=(late,)), "Check point 1 is due outside"),
    ):
        with pytest.raises(InputRefused, match=said):
            desk.plan(officer, said, wrong)


def test_no_team_and_no_vehicle_is_on_two_patrols_at_a_time(desk: PatrolDesk, officer: Actor, clock: Clock) -> None:
    first = plan(clock)
    key = desk.plan(officer, "first", first)
    with pytest.raises(InputRefused, match=r"巡察1组 is on patrol LX2026-0001 from 11-22 00:41 to 11-22 04:41"):
        desk.plan(officer, "same team", replace(first, vehicle_id=None))
    with pytest.raises(InputRefused, match=r"演K·D0001 is on patrol LX2026-0001"):
        desk.plan(officer, "same car", replace(first, unit_id="u2"))
    desk.plan(officer, "after it", replace(first, begins_at=first.ends_at, ends_at=first.ends_at + timedelta(hours=2)))
    desk.cancel(officer, "cancel", key, reason="道路封闭")
    desk.plan(officer, "in its place", first)


def test_it_is_issued_and_cancelled_with_a_reason_that_stands_in_its_course(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    key = desk.plan(officer, "plan", plan(clock))
    desk.issue(officer, "issue", key)
    with pytest.raises(InputRefused, match="not at that step"):
        desk.issue(officer, "again", key)
    with pytest.raises(InputRefused, match="Say why"):
        desk.cancel(officer, "no reason", key, reason=" ")
    desk.cancel(officer, "cancel", key, reason=" 警情调走 ")
    one = reading.patrol(key).patrol
    assert (one.status, one.reason, one.is_over) == (S.CANCELLED, "警情调走", True)
    assert [(step.act, step.who, step.said) for step in reading.steps(key)] == [
        ("patrol.plan", "u-han", ""), ("patrol.issue", "u-han", ""), ("patrol.cancel", "u-han", "警情调走")
    ]  # fmt: skip


def test_a_patrol_whose_time_is_over_is_not_issued_any_more(desk: PatrolDesk, officer: Actor, clock: Clock) -> None:
    key = desk.plan(officer, "plan", plan(clock))
    clock.move(hours=6)
    with pytest.raises(InputRefused, match="The time of patrol LX2026-0001 is over"):
        desk.issue(officer, "late", key)


def test_a_changed_plan_keeps_what_stayed_and_is_refused_over_a_newer_one(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    first = plan(clock, stops=(STOP, replace(STOP, name="演 5"), replace(STOP, name="演 7")))
    key = desk.plan(officer, "plan", first)
    before = reading.patrol(key)
    changed = replace(first, to_m=8_000.0, stops=(STOP, replace(STOP, name="演 6")))
    desk.change(officer, "change", key, changed, version=before.patrol.version)
    after = reading.patrol(key)
    assert (after.patrol.to_m, after.patrol.number) == (8_000.0, before.patrol.number)
    assert [stop.name for stop in after.stops] == ["演 3", "演 6"]
    assert after.stops[0].id == before.stops[0].id
    with pytest.raises(Conflict, match="Somebody else changed"):
        desk.change(officer, "older", key, first, version=before.patrol.version)
    desk.step(officer, "start", "start", key, "")
    with pytest.raises(InputRefused, match="has started"):
        desk.change(officer, "too late", key, first, version=reading.patrol(key).patrol.version)


def test_each_act_is_taken_back_with_its_check_points_and_none_twice(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    first = plan(clock, stops=(STOP, replace(STOP, name="演 5")))
    key = desk.plan(officer, "plan", first)
    desk.change(officer, "change", key, replace(first, name="改名", stops=(STOP,)), version=1)
    desk.issue(officer, "issue", key)
    desk.take_back(officer, "back 1", "issue", reason="误下达")
    assert reading.patrol(key).patrol.status is S.PLANNED
    desk.take_back(officer, "back 2", "change", reason="误改")
    shown = reading.patrol(key)
    assert (shown.patrol.name, [stop.name for stop in shown.stops]) == ("夜间穿线", ["演 3", "演 5"])
    with pytest.raises(Conflict, match="changed again since"):
        desk.take_back(officer, "back 2 again", "change", reason="再撤")
    desk.take_back(officer, "back 3", "plan", reason="误建")
    assert reading.sheet() == ()
    with pytest.raises(NotFound):
        desk.take_back(officer, "back 4", "nothing such", reason="无")
    assert desk.plan(officer, "anew", first) != key
    assert reading.sheet()[0].patrol.number == "LX2026-0002", "no number is given twice"


def test_an_act_that_is_repeated_does_nothing_twice(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    night = (plan(clock), plan(clock, unit_id="u2", vehicle_id=None, name="二"))
    keys = desk.plan_all(officer, "night", night)
    assert desk.plan_all(officer, "night", night) == keys
    assert [one.patrol.name for one in reading.sheet()] == ["夜间穿线", "二"]
    with desk._store.read() as connection:
        rows = audit_store.rows_of_act(connection, "night")
    assert [row.subject_id for row in rows] == list(keys), "each patrol has an audit row of its own"


def test_a_night_is_taken_back_whole(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    night = (plan(clock, stops=(STOP,)), plan(clock, unit_id="u2", vehicle_id=None, name="二"))
    keys = desk.plan_all(officer, "night", night)
    told.clear()
    desk.take_back(officer, "back", "night", reason="勤务调整")
    assert reading.sheet() == ()
    assert {one.ids[0] for one in told if isinstance(one, RecordsChanged)} == set(keys)
    assert [step.act for step in reading.steps(keys[1])] == ["patrol.plan", "patrol.take_back"]


def test_a_night_is_planned_whole_or_not_at_all(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock
) -> None:
    with pytest.raises(InputRefused, match="巡察1组 is on patrol"):
        desk.plan_all(officer, "night", (plan(clock), plan(clock)))
    assert reading.sheet() == ()


def test_the_ground_of_a_patrol_may_go_without_taking_the_list_along(
    desk: PatrolDesk, reading: PatrolReading, officer: Actor, clock: Clock, store: Store
) -> None:
    key = desk.plan(officer, "plan", plan(clock, stops=(STOP,)))
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE asset SET deleted_at = 1 WHERE id = 'line'")
    shown = reading.patrol(key)
    assert (shown.beat, shown.beat_name, shown.place) == (None, "", Position(107.73, 37.35))


def test_k_numbers_are_taken_as_they_are_typed(reading: PatrolReading) -> None:
    beat = reading.said_beat(PatrolKind.LINE, "line", "2.5公里", "k12+300")
    assert (beat.name, round(beat.metres)) == ("演示一线 K2+500–K12+300", 9_800)
    with pytest.raises(InputRefused, match="北坡 is no place along a line"):
        reading.said_beat(PatrolKind.LINE, "line", "北坡", "")


def test_proposed_check_points_suit_the_beat_and_are_due_within_its_time(reading: PatrolReading, clock: Clock) -> None:
    line = plan(clock, from_m=2_000.0, to_m=18_000.0)
    stops = reading.usual_stops(line)
    assert [one.name for one in stops] == [
        "演示一线 K2+000", "演示一线 K7+000", "演示一线 K13+000", "演示一线 K18+000"
    ]  # fmt: skip
    assert all(line.begins_at < one.due_at < line.ends_at for one in stops if one.due_at)
    assert [one.due_at for one in stops] == sorted(one.due_at for one in stops if one.due_at)
    wells = reading.usual_stops(plan(clock, kind=PatrolKind.AREA, asset_id="area", from_m=None, to_m=None))
    assert [one.asset_id for one in wells][:4] == ["well 1", "well 2", "well 3", "well 4"]
    assert {f"well {n}" for n in (2, 4, 6, 8)} <= {one.asset_id for one in wells}, "key wells come first"
    (post,) = reading.usual_stops(plan(clock, kind=PatrolKind.POST, asset_id="post", from_m=None, to_m=None))
    assert post.asset_id == "post"


def test_what_a_plan_can_be_made_of_is_offered(reading: PatrolReading) -> None:
    offers = reading.offers()
    assert [one.name for one in offers.units] == ["护卫1组", "巡察1组"]
    assert [one.plate for one in offers.vehicles] == ["演K·D0001"]
    assert [one.name for one in offers.leaders] == ["演示员甲"]
