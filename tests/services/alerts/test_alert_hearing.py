"""What is heard: one alert for each source and id, however often and in whatever order it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, AlertState, Dismissal, Severity, Verdict
from app.domain.asset import AssetLayer
from app.domain.call import CallState
from app.domain.events import AlertRaised, Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.services.alerts.alert_desk import AlertDesk
from app.services.calls.call_desk import CallDesk
from app.store import audit_store, audit_walk, call_store
from app.store.audit_walk import Walked
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, asset, desk_with, shipped_desk, signal, stand
from tests.store_fixtures import Clock


def test_repeats_are_counted_and_raise_nothing_new(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, "1", signal())
    clock.move(seconds=30)
    assert desk.hear(officer, "2", signal(after_s=20)) == key
    alert = desk.alert(key)
    assert (alert.times, alert.last_at, len(desk.open_alerts())) == (2, START + timedelta(seconds=20), 1)
    assert told == [AlertRaised(key), RecordsChanged("alert", (key,))]


def test_the_same_message_delivered_twice_counts_once(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal())
    clock.move(seconds=5)
    assert desk.hear(officer, new_key(), signal()) == key
    assert desk.alert(key).times == 1


def test_an_old_message_that_comes_late_does_not_clear_what_stands(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    clock.move(minutes=5)
    key = desk.hear(officer, new_key(), signal(after_s=120))
    desk.hear(officer, new_key(), signal(after_s=60, active=False))
    assert desk.alert(key).active


def test_a_source_whose_clock_is_ahead_can_still_clear_its_alert(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal(after_s=8 * 3600))
    clock.move(seconds=10)
    desk.hear(officer, new_key(), signal(after_s=8 * 3600 + 10, active=False))
    alert = desk.alert(key)
    assert (alert.occurred_at, alert.active) == (START, False)


def test_severity_is_latched_at_the_highest_and_a_rise_is_news_even_if_acknowledged(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal(severity="HIGH"))
    clock.move(seconds=30)
    desk.hear(officer, new_key(), signal(after_s=10, severity="LOW"))
    assert desk.alert(key).severity is Severity.HIGH
    desk.acknowledge(officer, new_key(), key)
    told.clear()
    desk.hear(officer, new_key(), signal(after_s=20, severity="CRITICAL"))
    alert = desk.alert(key)
    assert (alert.severity, alert.state, alert.acknowledged_by) == (Severity.CRITICAL, AlertState.UNACK, "")
    assert AlertRaised(key) in told


def test_a_shelf_does_not_hide_what_has_become_worse(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal(severity="LOW"))
    desk.shelve(officer, new_key(), key, until=clock() + timedelta(hours=2), reason="施工")
    clock.move(minutes=1)
    desk.hear(officer, new_key(), signal(after_s=30, severity="HIGH"))
    assert desk.alert(key).state is AlertState.UNACK


def test_being_over_is_not_being_acknowledged(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal())
    clock.move(minutes=1)
    desk.hear(officer, new_key(), signal(after_s=40, active=False))
    over = desk.alert(key)
    assert (over.state, over.active, over.cleared_at) == (
        AlertState.RTN_UNACK, False, START + timedelta(seconds=40),
    )  # fmt: skip
    assert key in [one.id for one in desk.open_alerts()]
    desk.acknowledge(officer, new_key(), key)
    assert (desk.alert(key).state, desk.alert(key).verdict) == (AlertState.CLOSED, None)


def test_what_is_acknowledged_and_then_over_returns_to_normal_without_a_verdict(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal())
    desk.acknowledge(officer, new_key(), key)
    clock.move(minutes=1)
    desk.hear(officer, new_key(), signal(after_s=40, active=False))
    assert (desk.alert(key).state, desk.alert(key).verdict) == (AlertState.CLOSED, None)
    desk.close(officer, new_key(), key, verdict=Verdict.TRUE)
    assert desk.alert(key).verdict is Verdict.TRUE, "it may be judged afterwards"


@pytest.mark.parametrize("why", ["owner", "kind"])
def test_what_somebody_has_taken_on_or_must_judge_stays_open_when_it_is_over(
    store: Store, officer: Actor, clock: Clock, why: str
) -> None:
    desk = desk_with(store, needs_verdict=why == "kind")
    key = desk.hear(officer, new_key(), signal())
    desk.acknowledge(officer, new_key(), key)
    if why == "owner":
        desk.take_on(officer, new_key(), key)
    clock.move(minutes=1)
    desk.hear(officer, new_key(), signal(after_s=40, active=False))
    assert desk.alert(key).state is AlertState.ACKED


def test_what_flutters_goes_on_as_it_was_and_what_comes_back_later_is_asked_about_anew(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = desk_with(store, reraise_s=60, needs_verdict=True)
    key = desk.hear(officer, new_key(), signal())
    desk.acknowledge(officer, new_key(), key)
    clock.move(minutes=10)
    desk.hear(officer, new_key(), signal(after_s=100, active=False))
    told.clear()
    desk.hear(officer, new_key(), signal(after_s=130))
    assert (desk.alert(key).state, AlertRaised(key) in told) == (AlertState.ACKED, False)
    desk.hear(officer, new_key(), signal(after_s=200, active=False))
    desk.hear(officer, new_key(), signal(after_s=300))
    again = desk.alert(key)
    assert (again.state, again.active, again.times, again.raised_at) == (AlertState.UNACK, True, 3, clock())
    assert AlertRaised(key) in told


def test_a_closed_alert_stays_closed_while_the_same_condition_lasts_and_a_new_one_is_a_new_alert(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal())
    desk.acknowledge(officer, new_key(), key)
    desk.close(officer, new_key(), key, verdict=Verdict.TRUE)
    clock.move(hours=1)
    assert desk.hear(officer, new_key(), signal(after_s=600)) == key
    assert (desk.alert(key).state, desk.alert(key).times) == (AlertState.CLOSED, 2)
    assert desk.hear(officer, new_key(), signal(after_s=700, active=False)) == key
    another = desk.hear(officer, new_key(), signal(after_s=1_800))
    assert another != key
    assert (desk.alert(another).state, desk.alert(key).state) == (AlertState.UNACK, AlertState.CLOSED)


def ended(store: Store, actor: Actor, call_id: str) -> None:
    """End a call as an earlier version did, that judged its alerts only on request."""
    with store.act(actor, new_key(), "call.close", Right.ACT) as work:
        work.change(call_store.calls.get(work.connection, call_id), state=CallState.CLOSED, closed_at=work.now)


@pytest.mark.parametrize("severity", ["MEDIUM", "CRITICAL"])
def test_an_alert_whose_call_is_over_is_asked_about_anew_when_it_returns_or_rises(
    store: Store, officer: Actor, clock: Clock, told: list[Fact], severity: str
) -> None:
    desk, calls = AlertDesk(store), CallDesk(store)
    key = desk.hear(officer, new_key(), signal())
    call = calls.call_from_alert(officer, new_key(), key)
    clock.move(minutes=10)
    if severity == "MEDIUM":
        desk.hear(officer, new_key(), signal(after_s=300, active=False))
        desk.hear(officer, new_key(), signal(after_s=500))
        assert desk.alert(key).state is AlertState.ACKED, "an open call has it in hand"
        desk.hear(officer, new_key(), signal(after_s=550, active=False))
    ended(store, officer, call)
    clock.move(minutes=30)
    told.clear()
    assert desk.hear(officer, new_key(), signal(after_s=1_800, severity=severity)) == key
    alert = desk.alert(key)
    assert (alert.state, alert.severity, alert.call_id) == (AlertState.UNACK, Severity(severity), None)
    assert AlertRaised(key) in told
    assert desk.may_ring(alert, desk.queue().news_since)
    assert calls.call_from_alert(officer, new_key(), key) != call, "it can have a call of its own again"


def test_a_shelf_that_ends_after_the_call_is_over_asks_for_somebody(store: Store, officer: Actor, clock: Clock) -> None:
    desk, calls = AlertDesk(store), CallDesk(store)
    key = desk.hear(officer, new_key(), signal())
    call = calls.call_from_alert(officer, new_key(), key)
    ended(store, officer, call)
    desk.shelve(officer, new_key(), key, until=clock() + timedelta(minutes=15), reason="检修")
    clock.move(minutes=15)
    desk.tick(officer)
    assert desk.alert(key).state is AlertState.UNACK


def test_a_source_that_never_tells_an_end_is_heard_again_after_four_hours_of_silence(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = shipped_desk(store)
    seen, judged = (desk.hear(officer, new_key(), signal(one)) for one in ("seen", "judged"))
    for key in (seen, judged):
        desk.acknowledge(officer, new_key(), key)
    desk.close(officer, new_key(), judged, verdict=Verdict.FALSE, dismissal=Dismissal.FALSE_SENSOR)
    clock.move(hours=12)
    for hours in (3, 6):
        assert desk.hear(officer, new_key(), signal("judged", after_s=hours * 3_600)) == judged
        desk.hear(officer, new_key(), signal("seen", after_s=hours * 3_600))
    assert desk.alert(seen).state is AlertState.ACKED, "it was never silent for four hours"
    told.clear()
    desk.hear(officer, new_key(), signal("seen", after_s=10 * 3_600))
    another = desk.hear(officer, new_key(), signal("judged", after_s=10 * 3_600))
    assert another != judged
    assert [desk.alert(one).state for one in (seen, another)] == [AlertState.UNACK, AlertState.UNACK]
    assert {AlertRaised(seen), AlertRaised(another)} <= set(told)


@pytest.mark.parametrize("back_s", [20, 3_600])
@pytest.mark.parametrize("is_over", [False, True])
def test_a_rise_counts_though_its_source_put_its_clock_back(
    store: Store, officer: Actor, clock: Clock, told: list[Fact], back_s: int, is_over: bool
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal(severity="LOW"))
    desk.acknowledge(officer, new_key(), key)
    clock.move(minutes=10)
    if is_over:
        desk.hear(officer, new_key(), signal(after_s=590, active=False))
    clock.move(minutes=1)
    told.clear()
    worse = signal(after_s=(590 if is_over else 0) - back_s, severity="CRITICAL")
    now = desk.alert(desk.hear(officer, new_key(), worse))
    assert (now.severity, now.state) == (Severity.CRITICAL, AlertState.UNACK)
    assert AlertRaised(now.id) in told
    told.clear()
    desk.hear(officer, new_key(), worse)
    assert (desk.alert(now.id), told) == (now, []), "told twice it changes nothing"


def test_a_source_that_put_its_clock_back_can_clear_its_alert_and_ring_again(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal())
    clock.move(minutes=10)
    end = signal(after_s=600 - 3_600, active=False)
    desk.hear(officer, new_key(), end)
    assert (desk.alert(key).active, desk.alert(key).cleared_at) == (False, clock())
    desk.acknowledge(officer, new_key(), key)
    clock.move(minutes=10)
    again = desk.hear(officer, new_key(), signal(after_s=1_200 - 3_600))
    assert (desk.alert(again).state, again != key) == (AlertState.UNACK, True)


def test_an_end_told_once_more_ends_nothing_that_has_returned(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    clock.move(hours=1)
    key = desk.hear(officer, new_key(), signal())
    desk.hear(officer, new_key(), signal(after_s=60, active=False))
    desk.hear(officer, new_key(), signal(after_s=1_200))
    desk.hear(officer, new_key(), signal(after_s=60, active=False))
    desk.hear(officer, new_key(), signal(after_s=0))
    assert (desk.alert(key).active, desk.alert(key).times) == (True, 2)


def test_what_an_earlier_alert_told_makes_the_next_one_no_worse(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    clock.move(hours=2)
    first = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    desk.acknowledge(officer, new_key(), first)
    desk.hear(officer, new_key(), signal(after_s=60, active=False))
    second = desk.hear(officer, new_key(), signal(after_s=3_600, severity="LOW"))
    assert desk.hear(officer, new_key(), signal(severity="CRITICAL")) == second
    assert (second != first, desk.alert(second).severity) == (True, Severity.LOW)


def test_a_worse_severity_at_the_very_same_time_counts(store: Store, officer: Actor) -> None:
    desk = AlertDesk(store)
    key = desk.hear(officer, new_key(), signal(severity="LOW"))
    desk.acknowledge(officer, new_key(), key)
    desk.hear(officer, new_key(), signal(severity="HIGH"))
    assert (desk.alert(key).severity, desk.alert(key).state) == (Severity.HIGH, AlertState.UNACK)


def test_that_something_unknown_is_over_raises_nothing(store: Store, officer: Actor) -> None:
    desk = AlertDesk(store)
    assert desk.hear(officer, new_key(), signal(active=False)) == ""
    assert desk.open_alerts() == ()


def test_a_known_asset_gives_place_area_and_owner_and_an_unknown_one_is_kept_as_told(
    store: Store, officer: Actor
) -> None:
    stand(store, officer, asset("定1-1"))
    desk = AlertDesk(store)
    known = desk.alert(desk.hear(officer, new_key(), signal("1", asset=" 定１-1 ")))
    assert (known.asset_id, known.asset_code, known.lon, known.owner_domain) == (
        "asset-定1-1", "定1-1", 107.5, OwnerDomain.SOCIAL,
    )  # fmt: skip
    other = desk.alert(desk.hear(officer, new_key(), signal("2", asset="无此井")))
    assert (other.asset_id, other.asset_code, other.owner_domain) == (None, "无此井", OwnerDomain.POLICE)


def test_an_unknown_kind_is_other_and_hostile_words_stay_words(store: Store, officer: Actor) -> None:
    desk = AlertDesk(store)
    hostile = "<img src=x onerror=alert(1)> {0} '; DROP TABLE alert; --"
    alert = desk.alert(desk.hear(officer, new_key(), signal(kind="没听过", severity="BAD", title=hostile)))
    assert (alert.kind, alert.severity, alert.title) == (AlertKind.OTHER, Severity.MEDIUM, hostile)


def test_the_quiet_period_counts_another_id_on_the_same_object_and_it_is_over_when_the_last_is(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    stand(store, officer, asset("定1-1"), asset("定1-2"))
    desk = desk_with(store, AlertKind.VIDEO_INTRUSION, quiet_s=120)
    kind = AlertKind.VIDEO_INTRUSION
    key = desk.hear(officer, new_key(), signal("a", kind=kind, asset="定1-1"))
    clock.move(minutes=10)
    told.clear()
    assert desk.hear(officer, new_key(), signal("b", kind=kind, asset="定1-1", after_s=60)) == key
    assert AlertRaised(key) not in told
    assert desk.alert(key).times == 2
    assert desk.hear(officer, new_key(), signal("c", kind=kind, asset="定1-2", after_s=60)) != key, "another object"
    assert desk.hear(officer, new_key(), signal("d", kind=kind, asset="定1-1", after_s=300)) != key, "quiet is over"
    desk.hear(officer, new_key(), signal("a", kind=kind, asset="定1-1", after_s=310, active=False))
    assert desk.alert(key).active, "the second still stands"


def test_a_camera_that_names_no_asset_and_sends_twenty_events_of_one_place_is_one_alert(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk, kind = shipped_desk(store), AlertKind.VIDEO_INTRUSION
    clock.move(minutes=10)
    keys = {
        desk.hear(
            officer, new_key(),
            signal(f"event {n}", kind=kind, after_s=n * 5, lon=107.5 + n * 1e-5, lat=37.2, source="camera-7"),
        )
        for n in range(20)
    }  # fmt: skip
    (key,) = keys
    assert desk.alert(key).times == 20
    elsewhere = signal("far", kind=kind, after_s=100, lon=107.51, lat=37.2, source="camera-7")
    another = signal("other", kind=kind, after_s=100, lon=107.5, lat=37.2, source="camera-8")
    nowhere = signal("nowhere", kind=kind, after_s=100, source="camera-7")
    assert key not in {desk.hear(officer, new_key(), one) for one in (elsewhere, another, nowhere)}


def test_a_camera_lost_at_night_near_a_key_well_is_high(store: Store, officer: Actor, clock: Clock) -> None:
    camera = asset("C1", layer=AssetLayer.CAMERAS, kind="DOME", lon=107.5005)
    stand(store, officer, asset("定1-1", is_key=True), camera, asset("C2", layer=AssetLayer.CAMERAS, lon=107.6))
    desk = AlertDesk(store)
    at_night = desk.alert(desk.hear(officer, new_key(), signal("1", asset="C1", severity="LOW")))
    far_off = desk.alert(desk.hear(officer, new_key(), signal("2", asset="C2", severity="LOW")))
    clock.move(hours=12)
    by_day = desk.alert(desk.hear(officer, new_key(), signal("3", asset="C1", severity="LOW", after_s=11 * 3600)))
    assert (at_night.severity, far_off.severity, by_day.severity) == (Severity.HIGH, Severity.LOW, Severity.LOW)


def test_many_signals_are_heard_in_one_transaction_each_with_its_own_audit_row(
    store: Store, officer: Actor, told: list[Fact]
) -> None:
    desk = AlertDesk(store)
    keys = desk.hear_all(officer, "batch", [signal(str(number)) for number in range(100)])
    assert len(set(keys)) == 100
    assert [fact for fact in told if isinstance(fact, AlertRaised)] == [AlertRaised(key) for key in keys]
    assert desk.hear_all(officer, "batch", [signal(str(number)) for number in range(100)]) == keys
    with store.read() as connection:
        assert audit_walk.walk(connection) == Walked(100, 0, ())
        assert len(audit_store.acts_about(connection, "alert", keys[41])) == 1
    assert all(desk.alert(key).times == 1 for key in keys[:3])
