"""What a replay holds: tracks with stops and lengths, the course of the night, and what is refused in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest

from app.domain.access import Actor, Right
from app.domain.alert import Severity
from app.domain.key import new_key
from app.domain.patrol import DeviationKind, Patrol, PatrolDeviation, PatrolKind, PatrolStop
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind, Vehicle, VehicleKind
from app.errors import InputRefused
from app.paths import resources
from app.services.map.ground_index import GroundIndex
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.services.tracks.replay_desk import HappeningKind, ReplayDesk
from app.services.tracks.replay_layers import REPLAY, REPLAY_WAYS, ReplayLayers
from app.services.tracks.stop_places import LAYERS, StopPlaces
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented

KM_EAST = 1 / 88.57
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def desk(store: Store, officer: Actor) -> ReplayDesk:
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        for number in range(14):
            work.add(
                Unit(
                    id=f"u{number}", owner_domain=OwnerDomain.POLICE, code=f"{number}", name=f"巡察{number}组",
                    kind=UnitKind.PATROL_GROUP, call_sign=f"巡{number}",
                )
            )  # fmt: skip
    return ReplayDesk(store)


def drives(store: Store, clock: Clock, unit_id: str) -> None:
    """Two hours ago: 20 minutes at 30 km/h, ten minutes of standing, 20 minutes back."""
    begin = clock() - 2 * HOUR
    fixes = []
    for second in range(0, 50 * 60 + 1, 10):
        minute = second / 60
        km = 0.5 * min(minute, 20.0) if minute <= 30 else 10.0 - 0.5 * (minute - 30)
        stands = 20 < minute < 30
        fixes.append(
            Fix(unit_id, begin + timedelta(seconds=second), 107.6 + km * KM_EAST, 37.2, 0.0 if stands else 30.0)
        )
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def test_a_track_is_replayed_with_its_stop_and_its_length(store: Store, desk: ReplayDesk, clock: Clock) -> None:
    drives(store, clock, "u1")
    replay = desk.replay(["u1"], clock() - 3 * HOUR, clock())
    (track,) = replay.tracks
    assert track.name == "巡1"
    assert len(track.fixes) == 301
    (stop,) = track.stops
    assert 9.5 * 60 <= stop.seconds <= 10.5 * 60
    assert track.metres == pytest.approx(20_000, rel=0.02), "ten kilometres there, ten back"
    told = track.at(clock() - 2 * HOUR + 5 * MINUTE)
    assert told is not None
    assert told[3] == 30.0
    assert track.at(clock() - 3 * HOUR) is None, "nobody knows where it was before it was heard"


def test_a_vehicle_of_no_unit_is_offered_once_it_was_heard_and_replayed_by_its_plate(
    store: Store, desk: ReplayDesk, officer: Actor, clock: Clock
) -> None:
    with store.act(officer, new_key(), "vehicle.add", Right.ACT) as work:
        for number, unit_id in (("1", None), ("2", None), ("3", "u1")):
            work.add(
                Vehicle(
                    id=f"v{number}", owner_domain=OwnerDomain.POLICE, plate=f"演K·D000{number}",
                    kind=VehicleKind.PATROL_CAR, unit_id=unit_id,
                )
            )  # fmt: skip
    drives(store, clock, "v1")
    heard = desk.heard(clock() - 3 * HOUR, clock())
    assert [one.unit.id for one in heard if one.unit.id.startswith("v")] == ["v1"]
    assert heard[0].since is not None
    (track,) = desk.replay(["v1"], clock() - 3 * HOUR, clock()).tracks
    assert (track.name, len(track.fixes)) == ("演K·D0001", 301)


def test_stops_alerts_calls_and_cases_stand_in_one_course(
    store: Store, desk: ReplayDesk, officer: Actor, clock: Clock
) -> None:
    drives(store, clock, "u1")
    begin = clock() - 2 * HOUR
    records = (
        replace(invented.alert("leak", title="渗漏"), severity=Severity.HIGH, occurred_at=begin + 5 * MINUTE),
        replace(invented.alert("test", title="试警"), is_test=True, occurred_at=begin + 6 * MINUTE),
        replace(invented.alert("older", title="昨天"), occurred_at=begin - 24 * HOUR),
        replace(invented.call("有人报警"), received_at=begin + 15 * MINUTE, occurred_at=begin + 15 * MINUTE),
        replace(
            invented.case("c1"), alias="11·08", occurred_from=begin - HOUR, occurred_to=begin + 40 * MINUTE,
            discovered_at=begin + 41 * MINUTE,
        ),
    )  # fmt: skip
    with store.act(officer, new_key(), "test.ground", Right.ACT) as work:
        for record in records:
            work.add(record)
    course = desk.replay(["u1"], begin - 10 * MINUTE, clock()).course
    kinds = HappeningKind
    assert [(one.kind, one.title) for one in course] == [
        (kinds.CASE, "11·08"), (kinds.ALERT, "渗漏"), (kinds.CALL, "有人报警"), (kinds.STOP, "巡1"),
    ]  # fmt: skip
    assert course[0].at == begin - 10 * MINUTE, "a deed that may have begun before is of the begin"


def test_check_points_and_deviations_of_a_replayed_units_patrols_stand_in_the_course(
    store: Store, desk: ReplayDesk, officer: Actor, clock: Clock
) -> None:
    drives(store, clock, "u1")
    begin = clock() - 2 * HOUR

    def patrol(key: str, unit_id: str) -> Patrol:
        return Patrol(
            id=key, owner_domain=OwnerDomain.POLICE, number=key, name="东滩夜巡", kind=PatrolKind.AREA, unit_id=unit_id,
            begins_at=begin, ends_at=begin + HOUR,
        )  # fmt: skip

    def stop(key: str, patrol_id: str, reached_at: datetime | None) -> PatrolStop:
        return PatrolStop(
            id=key, owner_domain=OwnerDomain.POLICE, patrol_id=patrol_id, position=1, name="定 41-6", lon=107.6,
            lat=37.2, reached_at=reached_at,
        )  # fmt: skip

    off = PatrolDeviation(
        id="d", owner_domain=OwnerDomain.POLICE, patrol_id="p1", kind=DeviationKind.OFF_BEAT, onset=begin + 9 * MINUTE
    )
    records = (
        patrol("p1", "u1"), patrol("p2", "u2"), stop("s1", "p1", begin + 4 * MINUTE), stop("s2", "p1", None),
        stop("s3", "p2", begin + 4 * MINUTE), off,
    )  # fmt: skip
    with store.act(officer, new_key(), "test.ground", Right.ACT) as work:
        for record in records:
            work.add(record)
    check, deviation, _stop = desk.replay(["u1"], begin, clock()).course
    assert (check.kind, check.id, check.title, check.place) == (HappeningKind.CHECK, "s1", "巡1", "定 41-6")
    assert (deviation.kind, deviation.at, deviation.what) == (
        HappeningKind.DEVIATION, begin + 9 * MINUTE, "Off the beat",
    )  # fmt: skip


def test_a_step_goes_to_the_fix_that_was_reported(store: Store, desk: ReplayDesk, clock: Clock) -> None:
    drives(store, clock, "u1")
    begin = clock() - 2 * HOUR
    replay = desk.replay(["u1"], begin - HOUR, clock())
    assert replay.next_fix(begin - MINUTE, 1) == begin
    assert replay.next_fix(begin, 1, "u1") == begin + timedelta(seconds=10)
    assert replay.next_fix(begin + timedelta(seconds=10), -1) == begin
    assert replay.next_fix(begin, -1) is None
    assert replay.next_fix(begin + HOUR, 1) is None


def test_who_was_heard_comes_first_in_the_list_with_its_times(store: Store, desk: ReplayDesk, clock: Clock) -> None:
    drives(store, clock, "u7")
    heard = desk.heard(clock() - 3 * HOUR, clock())
    begin = clock() - 2 * HOUR
    assert [(one.unit.id, one.since, one.until) for one in heard[:1]] == [("u7", begin, begin + 50 * MINUTE)]
    assert all(one.since is None for one in heard[1:])
    assert len(heard) == 14


def test_a_stop_is_told_by_what_stands_near_and_by_nothing_where_nothing_does(
    store: Store, desk: ReplayDesk, officer: Actor, clock: Clock
) -> None:
    drives(store, clock, "u1")
    well = replace(invented.asset("定 41-6"), lon=107.6 + 10 * KM_EAST, lat=37.2005)
    with store.act(officer, new_key(), "test.ground", Right.ACT) as work:
        work.add(well)
    features = MapFeatures()
    layers = MapLayers(store, features, resources() / "web" / "legend.json")
    for layer in LAYERS:
        layers.load(layer)
    replay = StopPlaces(GroundIndex(store, features, layers)).named(desk.replay(["u1"], clock() - 3 * HOUR, clock()))
    (stop,) = replay.course
    name, away = stop.place.split(" · ")
    assert name == "定 41-6"
    assert int(away.removesuffix(" m")) == pytest.approx(55, abs=8)
    far = replace(replay, course=(replace(stop, lon=107.9, place=""),))
    assert StopPlaces(GroundIndex(store, features, layers)).named(far).course[0].place == ""


@pytest.mark.parametrize(
    ("units", "back", "why"),
    [
        ([], 3 * HOUR, "No unit is chosen"),
        ([f"u{n}" for n in range(13)], 3 * HOUR, "at most 12"),
        (["u1"], -HOUR, "before its begin"),
        (["u1"], 8 * 24 * HOUR, "At most 7 days"),
        (["u2"], 3 * HOUR, "None of these units was heard"),
    ],
)
def test_what_cannot_be_played_is_refused_in_a_sentence(
    store: Store, desk: ReplayDesk, clock: Clock, units: list[str], back: timedelta, why: str
) -> None:
    drives(store, clock, "u1")
    with pytest.raises(InputRefused, match=why):
        desk.replay(units, clock() - back, clock())


def test_the_map_gets_the_ways_broken_where_nobody_was_heard_and_the_fixes_in_time(
    store: Store, desk: ReplayDesk, clock: Clock
) -> None:
    begin = clock() - 2 * HOUR
    seconds = [*range(0, 300, 10), *range(3_000, 3_300, 10)]
    with store.database.write() as connection:
        fixes = [Fix("u1", begin + timedelta(seconds=s), 107.6 + s * 1e-5, 37.2) for s in seconds]
        fix_store.append(connection, [*fixes, Fix("u2", begin, 107.7, 37.3)])
    features = MapFeatures()
    layers = ReplayLayers(features, resources() / "web" / "legend.json")
    layers.show(desk.replay(["u1", "u2"], begin, clock()))
    lines, ways = features.snapshot(REPLAY), features.snapshot(REPLAY_WAYS)
    assert lines is not None
    assert ways is not None
    assert int(np.frombuffer(lines.body, "<u4", 4)[1]) == 3, "two pieces of the one, and the other that never moved"
    assert [str(rule["label"]) for rule in lines.rules] == ["巡1", "巡2"]
    magic, count, total, since = np.frombuffer(ways.body, "<u4", 4).tolist()
    assert (magic, count, total, since) == (0x31574D4F, 2, 61, int(begin.timestamp()))
    layers.show(None)
    empty = features.snapshot(REPLAY)
    assert empty is not None
    assert len(empty) == 0
