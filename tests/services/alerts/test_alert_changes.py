"""The queue kept up by what changed is the queue that the store would give."""

from __future__ import annotations

from app.domain.access import Actor
from app.domain.alert import OPEN_STATES, Verdict
from app.domain.key import new_key
from app.domain.signal import AlertSignal
from app.services.alerts.alert_desk import AlertDesk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock


def heard(desk: AlertDesk, officer: Actor, clock: Clock, source_id: str) -> str:
    signal = AlertSignal("field", source_id, clock(), "FIRE", "HIGH", "火情")
    return desk.hear(officer, new_key(), signal)


def test_what_changed_is_given_with_how_many_stand(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    keys = [heard(desk, officer, clock, f"s{number}") for number in range(3)]
    whole = desk.queue()
    desk.acknowledge(officer, new_key(), keys[0])
    desk.close(officer, new_key(), keys[0], verdict=Verdict.TRUE, reason="已扑灭")
    keys.append(heard(desk, officer, clock, "s3"))
    changes = desk.changes([keys[0], keys[3], "nobody"])
    kept = {one.id: one for one in whole.alerts} | {one.id: one for one in changes.alerts}
    still_open = {key: one for key, one in kept.items() if one.state in OPEN_STATES}
    assert still_open == {one.id: one for one in desk.queue().alerts}
    assert (changes.standing, changes.count) == (3, desk.queue().count)
    assert changes.flood == desk.queue().flood


def test_who_missed_a_change_sees_it_by_the_number(store: Store, officer: Actor, clock: Clock) -> None:
    desk = AlertDesk(store)
    first = heard(desk, officer, clock, "s0")
    kept = {one.id for one in desk.queue().alerts}
    heard(desk, officer, clock, "s1")
    assert desk.changes([first]).standing != len(kept)
