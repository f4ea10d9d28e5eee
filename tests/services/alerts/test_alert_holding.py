"""What is held back: on-delay and count are kept in the store, so a restart forgets neither."""

from __future__ import annotations

from datetime import timedelta

from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.events import AlertRaised, Fact
from app.domain.key import new_key
from app.services.alerts.alert_desk import AlertDesk
from app.services.alerts.seen_alerts import SeenAlerts
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, desk_with, signal
from tests.store_fixtures import Clock


def test_what_must_stand_for_a_minute_is_told_after_a_minute_also_after_a_restart(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk_with(store, on_delay_s=60).hear(officer, new_key(), signal())
    assert (desk_with(store).alert(key).state, told) == (AlertState.HELD, [])
    assert desk_with(store).open_alerts() == ()
    restarted = desk_with(store, on_delay_s=60)
    clock.move(seconds=59)
    assert restarted.tick(officer) == 0
    clock.move(seconds=1)
    assert restarted.tick(officer) == 1
    alert = restarted.alert(key)
    assert (alert.state, alert.raised_at, alert.held_until) == (AlertState.UNACK, clock(), None)
    assert AlertRaised(key) in told


def test_what_is_over_before_its_delay_rings_nobody_and_is_held_anew_when_it_comes_back(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = desk_with(store, on_delay_s=60)
    key = desk.hear(officer, new_key(), signal())
    clock.move(seconds=30)
    desk.hear(officer, new_key(), signal(after_s=30, active=False))
    assert desk.alert(key).state is AlertState.CLOSED
    clock.move(seconds=600)
    assert (desk.tick(officer), [fact for fact in told if isinstance(fact, AlertRaised)]) == (0, [])
    assert desk.hear(officer, new_key(), signal(after_s=630)) == key, "a flutter fills no table"
    back = desk.alert(key)
    assert (back.state, back.held_until) == (AlertState.HELD, START + timedelta(seconds=690))


def test_a_signal_older_than_its_delay_is_told_at_once(store: Store, officer: Actor, clock: Clock) -> None:
    clock.move(minutes=5)
    desk = desk_with(store, on_delay_s=60)
    assert desk.alert(desk.hear(officer, new_key(), signal())).state is AlertState.UNACK


def test_an_alert_whose_delay_ended_while_the_desk_was_closed_counts_from_then(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk = desk_with(store, on_delay_s=60)
    key = desk.hear(officer, new_key(), signal())
    clock.move(hours=9)
    desk.tick(officer)
    assert desk.alert(key).raised_at == START + timedelta(seconds=60)


def test_three_within_a_minute_are_told_at_the_third_and_a_window_that_slides_finds_them(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:

    def restarted() -> AlertDesk:
        return desk_with(store, count=3, count_within_s=60)

    key = restarted().hear(officer, new_key(), signal())
    for after_s in (50, 65):
        clock.moment = START + timedelta(seconds=after_s)
        restarted().tick(officer)
        restarted().hear(officer, new_key(), signal(after_s=after_s))
    assert desk_with(store).alert(key).state is AlertState.HELD, "0, 50 and 65 are never three in a minute"
    clock.moment = START + timedelta(seconds=70)
    restarted().hear(officer, new_key(), signal(after_s=70))
    assert (desk_with(store).alert(key).state, AlertRaised(key) in told) == (AlertState.UNACK, True)


def test_different_ids_on_one_object_reach_the_count_together(store: Store, officer: Actor, clock: Clock) -> None:
    desk = desk_with(store, count=2, count_within_s=60)
    key = desk.hear(officer, new_key(), signal("a", asset="定1-1"))
    other = desk.hear(officer, new_key(), signal("z", asset="定1-2"))
    clock.move(seconds=10)
    assert desk.hear(officer, new_key(), signal("b", asset="定1-1", after_s=10)) == key
    assert (desk.alert(key).state, desk.alert(other).state) == (AlertState.UNACK, AlertState.HELD)


def test_what_came_too_seldom_is_dropped_unseen(store: Store, officer: Actor, clock: Clock, told: list[Fact]) -> None:
    desk = desk_with(store, count=3, count_within_s=60)
    SeenAlerts(store).at_desk(officer)
    key = desk.hear(officer, new_key(), signal())
    clock.move(seconds=61)
    assert desk.tick(officer) == 1
    assert desk.alert(key).state is AlertState.CLOSED
    assert not [fact for fact in told if isinstance(fact, AlertRaised)]
    assert SeenAlerts(store).since_left(officer).alerts == ()
