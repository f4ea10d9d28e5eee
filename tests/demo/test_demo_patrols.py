"""The demo's night of patrols: every state of it, a missed one, one overdue to start, one off its beat; templates."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
import shapely

from app.demo.oilfield import DemoOilfield
from app.demo.patrols_plan import stays
from app.demo.tracks_plan import Track
from app.domain.asset import Asset
from app.domain.duty import DutyLevel
from app.domain.patrol import (
    DeviationKind,
    Patrol,
    PatrolDeviation,
    PatrolKind,
    PatrolStatus,
    PatrolStop,
    PatrolTemplate,
    status_at,
)
from app.domain.patrol_plan import stops_kept
from app.domain.position import Position, distance_m
from app.domain.record import Record
from tests.demo.conftest import NOW

S = PatrolStatus


@pytest.fixture(scope="module")
def patrols(essential: list[Record]) -> list[Patrol]:
    return [one for one in essential if isinstance(one, Patrol)]


@pytest.fixture(scope="module")
def stops(essential: list[Record]) -> list[PatrolStop]:
    return [one for one in essential if isinstance(one, PatrolStop)]


def test_every_state_is_seen_at_once_with_one_missed_and_one_overdue_to_start(patrols: list[Patrol]) -> None:
    now = [status_at(one, NOW) for one in patrols]
    assert set(now) == set(S)
    assert (now.count(S.OVERDUE), now.count(S.MISSED), now.count(S.ACTIVE)) == (1, 1, 2)
    assert all(one.reason for one in patrols if one.status in (S.MISSED, S.CANCELLED))
    assert {one.kind for one in patrols} == set(PatrolKind)


def test_one_that_is_under_way_is_off_its_beat_and_nobody_has_acknowledged_it(
    essential: list[Record], patrols: list[Patrol]
) -> None:
    (one,) = (it for it in essential if isinstance(it, PatrolDeviation))
    assert (one.kind, one.acknowledged_at) == (DeviationKind.OFF_BEAT, None)
    patrol = next(it for it in patrols if it.id == one.patrol_id)
    assert (patrol.status, patrol.kind) == (S.ACTIVE, PatrolKind.LINE)
    assert patrol.started_at is not None
    assert patrol.started_at < one.onset < NOW
    assert (one.distance_m or 0) > 500


def test_no_team_is_on_two_patrols_at_a_time_and_numbers_follow_the_begins(patrols: list[Patrol]) -> None:
    for one in patrols:
        others = [it for it in patrols if it.unit_id == one.unit_id and it.id != one.id]
        assert not any(it.begins_at < one.ends_at and one.begins_at < it.ends_at for it in others)
    assert [one.number for one in sorted(patrols, key=lambda it: it.begins_at)] == [one.number for one in patrols]
    assert len({one.number for one in patrols}) == len(patrols)


def test_each_beat_stands_on_an_asset_and_its_check_points_on_the_beat(
    patrols: list[Patrol], stops: list[PatrolStop], assets: list[Asset]
) -> None:
    by_id = {one.id: one for one in assets}
    for one in patrols:
        ground = by_id[one.beat_id or ""]
        own = [it for it in stops if it.patrol_id == one.id]
        assert [it.position for it in own] == list(range(1, len(own) + 1))
        assert own, one.name
        if one.kind is PatrolKind.LINE:
            line = shapely.from_wkb(ground.shape or b"")
            assert isinstance(line, shapely.LineString)
            assert max(line.distance(shapely.Point(it.lon, it.lat)) for it in own) < 2e-5
        assert all(one.begins_at <= it.due_at <= one.ends_at for it in own if it.due_at)
        assert all(it.reached_at is None or it.reached_at <= NOW for it in own)


def test_what_a_patrol_over_a_whole_room_has_reached_is_where_its_track_stayed(
    oilfield: DemoOilfield, patrols: list[Patrol], stops: list[PatrolStop]
) -> None:
    one = next(it for it in patrols if it.status is S.ACTIVE and it.kind is PatrolKind.AREA)
    track = next(it for it in oilfield.last_seen() if it.unit_id == one.unit_id)
    assert len(track.at), "its unit is on the map"
    unit = next(it for it in oilfield.forces.units if it.id == one.unit_id)
    way = oilfield._track_since(unit, one.begins_at)
    assert way is not None
    reached = [it for it in stops if it.patrol_id == one.id and it.reached_at is not None]
    assert len(reached) >= 2
    for stop in reached:
        assert stop.reached_at is not None
        after = int(np.searchsorted(way.at, stop.reached_at.timestamp()))
        here = Position(float(way.lon[after]), float(way.lat[after]))
        assert distance_m(here, Position(stop.lon, stop.lat)) < 60


def test_a_stay_is_five_minutes_within_sixty_metres() -> None:
    at = np.arange(0, 1_200, 12)
    lon = np.where(at < 400, 107.6, 107.6 + (at - 400) * 1e-4)
    flat = np.full(len(at), 37.2)
    found = stays(Track("u", at, lon, flat, flat * 0, flat * 0))
    assert [one[0] for one in found] == [0.0]
    assert stays(Track("u", at[:20], lon[:20], flat[:20], flat[:20] * 0, flat[:20] * 0)) == []


def test_each_duty_level_has_templates_of_every_kind_with_check_points(essential: list[Record]) -> None:
    templates = [one for one in essential if isinstance(one, PatrolTemplate)]
    assert {(one.level, one.kind) for one in templates} == {
        (level, kind) for level in DutyLevel for kind in PatrolKind
    }  # fmt: skip
    assert all(stops_kept(one.stops) for one in templates)
    assert all(timedelta(0) < timedelta(hours=one.hours) <= timedelta(hours=24) for one in templates)
