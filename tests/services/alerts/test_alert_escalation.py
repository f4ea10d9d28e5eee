"""What nobody acknowledges in time is passed on; what belongs to the past is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertState, Severity
from app.domain.duty import DutyLevel
from app.domain.events import AlertEscalated, Fact
from app.domain.key import new_key
from app.services.alerts.alert_desk import AlertDesk
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, asset, shift, shipped_desk, signal
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store, officer: Actor) -> AlertDesk:
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        work.add(shift(START - timedelta(hours=3, minutes=41, seconds=7)))
    return shipped_desk(store)


def escalations(told: list[Fact]) -> list[tuple[str, int]]:
    return [(fact.alert_id, fact.level) for fact in told if isinstance(fact, AlertEscalated)]


def test_a_critical_alert_is_passed_on_after_each_minute_three_times_in_all(
    desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    assert desk.next_escalation(desk.alert(key)) == START + timedelta(seconds=60)
    for _ in range(300):
        clock.move(seconds=1)
        desk.tick(officer)
    assert escalations(told) == [(key, 1), (key, 2), (key, 3)]
    alert = desk.alert(key)
    assert (alert.escalation, alert.escalated_at) == (3, START + timedelta(seconds=180))
    assert desk.next_escalation(alert) is None


def test_severity_and_duty_level_say_how_soon(store: Store, desk: AlertDesk, officer: Actor, clock: Clock) -> None:
    medium = desk.hear(officer, new_key(), signal("m"))
    low = desk.hear(officer, new_key(), signal("l", severity="LOW"))
    clock.move(minutes=10, seconds=1)
    assert desk.tick(officer) == 0
    with store.act(officer, new_key(), "test.level", Right.ACT) as work:
        work.set_state("county", asset("县"), "duty_level", DutyLevel.ENHANCED)
    assert desk.tick(officer) == 1
    assert (desk.alert(medium).escalation, desk.alert(low).escalation) == (1, 0)


def test_a_level_of_one_room_hurries_the_alerts_of_that_room_alone(
    store: Store, desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    with store.act(officer, new_key(), "test.rooms", Right.ACT) as work:
        for code, room in (("定1", "room-1"), ("定2", "room-2"), ("定3", "room-3")):
            work.add(replace(asset(code), area_id=room))
        for room, level in (("room-1", DutyLevel.ENHANCED), ("room-3", DutyLevel.NORMAL)):
            work.set_state("area", replace(asset(room), id=room), "duty_level", level)
    keys = [desk.hear(officer, new_key(), signal(code, asset=code)) for code in ("定1", "定2", "定3")]
    assert [desk.alert(key).area_id for key in keys] == ["room-1", "room-2", "room-3"]
    clock.move(minutes=10, seconds=1)
    assert desk.tick(officer) == 1
    assert [desk.alert(key).escalation for key in keys] == [1, 0, 0]
    with store.act(officer, new_key(), "test.county", Right.ACT) as work:
        work.set_state("county", asset("县"), "duty_level", DutyLevel.ENHANCED)
    assert desk.tick(officer) == 1
    assert [desk.alert(key).escalation for key in keys] == [1, 1, 0], "the third room keeps its own level"
    assert desk.tick(officer) == 0


def test_an_acknowledged_alert_never_escalates_however_long_it_stands(
    desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    """Somewhere an alert acknowledged in June paged at 05:30 in October."""
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    desk.acknowledge(officer, new_key(), key)
    for _ in range(120):
        clock.move(days=1)
        desk.tick(officer)
    assert (escalations(told), desk.alert(key).state) == ([], AlertState.ACKED)


def test_after_a_restart_everything_due_is_done_once(
    store: Store, desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    clock.move(seconds=130)
    restarted = shipped_desk(store)
    assert (restarted.tick(officer), restarted.tick(officer)) == (1, 0)
    assert escalations(told) == [(key, 2)]


def test_nothing_older_than_the_shift_rings_or_escalates_unasked(
    store: Store, desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    assert desk.may_ring(desk.alert(key), desk.queue().news_since)
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        work.add(shift(START + timedelta(hours=8, minutes=18, seconds=53)))
    clock.move(hours=9)
    assert shipped_desk(store).tick(officer) == 0
    assert escalations(told) == []
    assert not desk.may_ring(desk.alert(key), desk.queue().news_since)
    assert desk.queue().count.worst is Severity.CRITICAL, "it still waits and is still counted"


def test_a_clock_put_back_escalates_nothing_and_takes_nothing_back(
    desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    clock.move(seconds=61)
    desk.tick(officer)
    clock.move(hours=-2)
    assert desk.tick(officer) == 0
    assert desk.alert(key).escalation == 1
    clock.move(hours=2, seconds=60)
    desk.tick(officer)
    assert escalations(told) == [(key, 1), (key, 2)]


def test_an_acknowledgement_taken_back_leaves_the_escalation_its_time(
    desk: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.hear(officer, new_key(), signal(severity="CRITICAL"))
    clock.move(seconds=10)
    desk.acknowledge(officer, new_key(), key)
    clock.move(seconds=55)
    assert desk.tick(officer) == 0
    desk.take_back_acknowledge(officer, new_key(), key, reason="看错行")
    assert desk.tick(officer) == 1
    assert escalations(told) == [(key, 1)]


def test_a_kind_that_does_not_ring_and_a_shelved_alert_stay_silent(
    desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    lagging = desk.hear(officer, new_key(), signal("1", kind="SOURCE_LAGGING"))
    shelved = desk.hear(officer, new_key(), signal("2"))
    desk.shelve(officer, new_key(), shelved, until=clock() + timedelta(hours=1), reason="施工")
    since = desk.queue().news_since
    assert [desk.may_ring(desk.alert(key), since) for key in (lagging, shelved)] == [False, False]
