"""A patrol that is followed by itself: states by position and clock, check points, deviations saved and then told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from app.domain.access import Right
from app.domain.alert import AlertKind, AlertState
from app.domain.events import FixesCameLate, RecordsChanged
from app.domain.key import new_key
from app.domain.patrol import DeviationKind, PatrolStatus, StopProof, status_at
from app.domain.unit import UnitState
from app.store.tables import fix
from app.store.unit_of_work import Store
from tests.services.patrols.followed_night import UNIT, FollowedNight, minutes_of

S, D = PatrolStatus, DeviationKind
BOTH_SERVED = ((0.0, 0.0, 0.0), (10.0, 2.0, 0.0), (22.0, 2.0, 0.0), (40.0, 6.0, 0.0), (52.0, 6.0, 0.0))


def kinds(night: FollowedNight) -> list[DeviationKind]:
    return [one.kind for one in night.course().deviations]


def test_it_begins_reaches_its_check_points_and_ends_by_positions_alone(night: FollowedNight) -> None:
    night.issue()
    night.drive(*BOTH_SERVED, (90.0, 6.0, 40_000.0))
    begun = night.look(5)
    assert (begun.patrol.status, begun.patrol.started_at) == (S.ACTIVE, night.begins_at)
    assert begun.since == night.begins_at
    at_first = night.look(21)
    assert minutes_of(night, [at_first.stops[0].reached_at]) == [pytest.approx(10, abs=1)]
    assert (at_first.stops[0].left_at, at_first.stops[0].reached_by) == (None, StopProof.POSITION)
    assert minutes_of(night, [night.look(30).stops[0].left_at]) == [pytest.approx(22, abs=1)]
    over = night.look(90)
    assert over.patrol.status is S.FINISHED
    assert minutes_of(night, [over.patrol.finished_at]) == [pytest.approx(52, abs=1.5)]
    assert [one.value for one in over.states] == [S.PLANNED, S.ISSUED, S.ACTIVE, S.FINISHED]
    assert over.time_in(S.ACTIVE, night.clock()) == pytest.approx(timedelta(minutes=52), abs=timedelta(minutes=2))
    assert (over.deviations, night.told()) == ((), [])


def test_a_plan_that_was_not_issued_is_not_begun_by_who_happens_to_be_there_and_is_missed_without_blame(
    night: FollowedNight,
) -> None:
    night.drive(*BOTH_SERVED)
    assert night.look(60).patrol.status is S.PLANNED
    missed = night.look(271).patrol
    assert (missed.status, missed.reason) == (S.MISSED, "It was never issued")
    assert [one.title for one in night.told()] == ["LX2026-0001 定靖线夜巡 was missed: It was never issued"]


def test_overdue_is_told_once_and_over_when_it_begins_late(night: FollowedNight) -> None:
    night.issue()
    assert status_at(night.look(14).patrol, night.clock()) is S.READY
    assert night.told() == []
    assert status_at(night.look(16).patrol, night.clock()) is S.OVERDUE
    night.look(18)
    (alert,) = night.told()
    assert (alert.kind, alert.active, alert.state) == (AlertKind.PATROL_LATE, True, AlertState.UNACK)
    assert alert.title == "巡1 has not begun LX2026-0001 定靖线夜巡, due at 23:41"
    assert (alert.lon, alert.lat) == (night.course().stops[0].lon, night.course().stops[0].lat)
    night.drive((30, 0, 0), (40, 2, 0))
    begun = night.look(34)
    assert (begun.patrol.status, begun.patrol.started_at) == (S.ACTIVE, night.at(30))
    assert [one.over_at for one in begun.deviations] == [night.at(30)]
    assert [one.active for one in night.told()] == [False]


def test_nobody_came_is_missed_after_the_grace_and_what_comes_late_puts_it_right(night: FollowedNight) -> None:
    night.issue()
    night.look(20)
    assert night.look(240 + 29).patrol.status is S.ISSUED
    assert night.look(240 + 31).patrol.status is S.MISSED
    late, missed = night.told()
    assert (late.active, missed.active, missed.kind) == (False, True, AlertKind.PATROL_MISSED)
    assert missed.title == "LX2026-0001 定靖线夜巡 was missed: 巡1 did not come"
    # In the morning the terminal sends what it kept in a dead zone.
    night.drive(*BOTH_SERVED, (90.0, 6.0, 40_000.0))
    over = night.look(600)
    assert (over.patrol.status, over.patrol.started_at) == (S.FINISHED, night.begins_at)
    assert all(one.reached_at is not None for one in over.stops)
    assert [one.active for one in night.told()] == [False, False]


def test_off_its_beat_is_saved_and_told_over_when_it_is_back_and_never_told_twice(night: FollowedNight) -> None:
    night.issue()
    night.drive((0, 0, 0), (20, 4, 0), (24, 4, 3_000), (40, 4, 3_000), (44, 4, 0), (50, 4, 0))
    night.look(23)
    assert kinds(night) == []
    night.look(30)
    (off,) = night.course().deviations
    assert (off.kind, off.over_at) == (D.OFF_BEAT, None)
    assert off.distance_m == pytest.approx(3_000, rel=0.01)
    alert = night.alert_of(off.id)
    assert alert is not None
    assert alert.kind is AlertKind.OFF_ROUTE
    assert alert.title.startswith("巡1 is 3")
    # A desk that is started anew knows what stands.
    night.following = night.new_following()
    night.look(35)
    assert len(night.told()) == 1
    (over,) = night.look(50).deviations
    assert over.id == off.id
    assert minutes_of(night, [over.over_at]) == [pytest.approx(43.5, abs=1)]
    assert [one.active for one in night.told()] == [False]


def test_what_was_over_before_it_was_known_is_saved_and_alarms_nobody(night: FollowedNight) -> None:
    night.issue()
    night.look(1)
    night.drive((0, 0, 0), (20, 4, 0), (24, 4, 3_000), (40, 4, 3_000), (44, 4, 0), (50, 4, 0))
    assert [one.kind for one in night.look(50).deviations] == [D.OFF_BEAT]
    assert night.told() == []


def test_a_check_point_that_was_passed_over_is_told_at_the_end_by_its_name(night: FollowedNight) -> None:
    night.issue()
    night.drive((0, 0, 0), (10, 2, 0), (22, 2, 0), (40, 4, 0), (230, 5, 0))
    night.look(230)
    over = night.look(271)
    assert over.patrol.status is S.FINISHED
    missed = [one for one in over.deviations if one.kind is D.MISSED_STOP]
    assert [one.stop_id for one in missed] == ["s2"]
    alert = night.alert_of(missed[0].id)
    assert alert is not None
    assert alert.title.startswith("K6 not reached on LX2026-0001")


def test_check_points_missed_together_are_one_alert_that_names_them_and_is_over_when_all_are(
    night: FollowedNight,
) -> None:
    night.issue()
    night.drive((0, 0, 0), (20, 0.5, 0), (230, 0.5, 0))
    over = night.look(271)
    missed = [one for one in over.deviations if one.kind is D.MISSED_STOP]
    assert [(one.stop_id, one.told_as) for one in missed] == [("s1", missed[0].id), ("s2", missed[0].id)]
    (alert,) = [one for one in night.told() if one.kind is AlertKind.PATROL_MISSED]
    assert alert.title == "2 check points not reached on LX2026-0001 定靖线夜巡: K2、K6"
    night.look(272)
    assert len([one for one in night.told() if one.kind is AlertKind.PATROL_MISSED]) == 1
    night.desk.acknowledge(night.officer, "one", [missed[0].id])
    assert night.alert_of(missed[0].id).state is AlertState.UNACK, "K6 waits still"  # type: ignore[union-attr]
    night.desk.acknowledge(night.officer, "other", [missed[1].id])
    assert night.alert_of(missed[0].id).state is AlertState.ACKED  # type: ignore[union-attr]
    night.change_stop("s1", skip_reason="井场施工")
    night.look(273)
    assert night.alert_of(missed[0].id).active  # type: ignore[union-attr]
    night.change_stop("s2", skip_reason="井场施工")
    night.look(274)
    assert not night.alert_of(missed[0].id).active  # type: ignore[union-attr]


def test_to_acknowledge_the_alert_of_check_points_missed_together_acknowledges_them_all(night: FollowedNight) -> None:
    night.issue()
    night.drive((0, 0, 0), (20, 0.5, 0), (230, 0.5, 0))
    first = next(one for one in night.look(271).deviations if one.kind is D.MISSED_STOP)
    alert = night.alert_of(first.id)
    assert alert is not None
    night.alerts.acknowledge(night.officer, "ack", alert.id)
    assert [one.kind for one in night.course().unacknowledged if one.kind is D.MISSED_STOP] == []


def test_what_was_reached_stays_reached_when_its_positions_are_gone(store: Store, night: FollowedNight) -> None:
    night.issue()
    night.drive(*BOTH_SERVED, (90.0, 6.0, 40_000.0))
    night.look(30)
    assert night.course().stops[0].reached_at is not None
    with store.database.write() as connection:
        connection.execute(delete(fix).where(fix.c.at < night.at(30)))
    over = night.look(90)
    assert over.stops[0].reached_at is not None
    assert [one for one in over.deviations if one.stop_id == "s1"] == []


def test_sent_to_a_call_it_may_be_anywhere(store: Store, night: FollowedNight) -> None:
    night.issue()
    with store.act(night.officer, new_key(), "test.order", Right.ACT) as work:
        work.begin_state("unit", UNIT, "state", UnitState.DISPATCHED, night.at(19))
    night.drive((0, 0, 0), (20, 4, 0), (24, 4, 9_000), (60, 4, 9_000))
    night.look(60)
    assert kinds(night) == []


def test_deviations_are_acknowledged_on_the_patrol_or_on_the_alert_and_both_know_it(night: FollowedNight) -> None:
    night.issue()
    night.look(20)
    (late,) = night.course().unacknowledged
    night.desk.acknowledge(night.officer, "a1", [late.id], note="已电话催")
    alert = night.alert_of(late.id)
    assert alert is not None
    assert (alert.acknowledged_by, alert.state) == ("韩", AlertState.ACKED)
    assert [one.note for one in night.course().deviations] == ["已电话催"]
    night.drive((25, 0, 0), (40, 4, 0), (44, 4, 3_000), (80, 4, 3_000))
    night.look(60)
    (off,) = night.course().unacknowledged
    other = night.alert_of(off.id)
    assert other is not None
    night.alerts.acknowledge(night.officer, "a2", other.id)
    assert night.course().unacknowledged == ()
    assert night.course().deviations[-1].acknowledged_by == "韩"


def test_one_patrol_is_looked_at_in_each_beat_and_a_changed_one_first(night: FollowedNight) -> None:
    night.drive((0, 0, 0), (10, 2, 0))
    night.clock.moment = night.at(3)
    night.following.tick(night.system)
    assert night.course().patrol.status is S.PLANNED
    night.issue()
    night.following.tick(night.system)
    assert night.course().patrol.status is S.PLANNED or night.course().patrol.status is S.ISSUED
    night.following.heed(RecordsChanged("patrol", ("p1",)))
    night.following.tick(night.system)
    assert night.course().patrol.status is S.ACTIVE


def test_positions_that_came_late_are_looked_at_in_the_next_beat_even_of_a_patrol_of_days_ago(
    night: FollowedNight,
) -> None:
    night.issue()
    night.look(271)
    assert night.course().patrol.status is S.MISSED
    night.clock.moment = night.at(3 * 24 * 60)
    night.following.tick(night.system)
    night.drive(*BOTH_SERVED, (90.0, 6.0, 40_000.0))
    night.following.tick(night.system)
    assert night.course().patrol.status is S.MISSED
    night.following.heed(FixesCameLate((UNIT.id,), night.at(0), night.at(90)))
    night.following.tick(night.system)
    assert night.course().patrol.status is S.FINISHED


def test_after_a_start_all_that_are_out_are_looked_at_within_some_beats(night: FollowedNight) -> None:
    others = [f"o{number}" for number in range(12)]
    with night.store.act(night.officer, new_key(), "test.more", Right.ACT) as work:
        for number, key in enumerate(others):
            one = replace(night.patrol, id=key, number=f"LX2026-1{number:03}", status=S.ISSUED)
            work.add(one)
            work.begin_state("patrol", one, "status", S.ISSUED, night.at(-60))
    night.drive((0, 0, 0), (10, 2, 0))
    night.clock.moment = night.at(5)
    following = night.new_following()
    for _ in range(12):
        following.tick(night.system)
    assert {night.reading.course(key).patrol.status for key in others} == {S.ACTIVE}


def test_cancelled_it_is_followed_no_more_and_its_alarms_are_over(night: FollowedNight) -> None:
    night.issue()
    night.look(20)
    night.plans.cancel(night.officer, "c", "p1", reason="暴雪")
    night.look(25)
    assert [one.active for one in night.told()] == [False]
    night.drive(*BOTH_SERVED)
    assert night.look(60).patrol.status is S.CANCELLED
