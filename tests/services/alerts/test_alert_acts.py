"""What people do with alerts: each act changes its own facts, leaves its line, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Role
from app.domain.alert import AlertState, Dismissal, Severity, Verdict
from app.domain.alert_life import SHELF_CHOICES
from app.domain.events import AlertRaised, Fact
from app.domain.key import new_key
from app.errors import InputRefused, NotPermitted
from app.services.alerts.alert_desk import AlertDesk
from app.services.calls.call_desk import CallDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.dispatch_ground import call as a_call
from tests.services.alert_signals import desk_with, signal
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store) -> AlertDesk:
    return AlertDesk(store)


@pytest.fixture
def key(desk: AlertDesk, officer: Actor) -> str:
    return desk.hear(officer, new_key(), signal())


OTHER = Actor(user_id="u-li", name="李", role=Role.OFFICER, desk_id="desk-2")


def test_acknowledging_says_who_when_and_at_which_desk(desk: AlertDesk, key: str, officer: Actor, clock: Clock) -> None:
    clock.move(seconds=38)
    desk.acknowledge(officer, new_key(), key)
    alert = desk.alert(key)
    assert (alert.acknowledged_by, alert.acknowledged_at, alert.acknowledged_desk) == ("韩", clock(), "desk-1")
    with pytest.raises(InputRefused, match="taken already"):
        desk.acknowledge(OTHER, new_key(), key)


def test_a_mistaken_acknowledgement_is_taken_back_with_a_reason_and_its_time_runs_on(
    desk: AlertDesk, key: str, officer: Actor, clock: Clock
) -> None:
    raised = desk.alert(key).raised_at
    desk.acknowledge(officer, new_key(), key)
    with pytest.raises(InputRefused, match="reason"):
        desk.take_back_acknowledge(officer, new_key(), key, reason=" ")
    clock.move(minutes=2)
    desk.take_back_acknowledge(officer, new_key(), key, reason="看错行")
    alert = desk.alert(key)
    assert (alert.state, alert.acknowledged_at, alert.raised_at) == (AlertState.UNACK, None, raised)


def test_taking_back_an_acknowledgement_that_closed_what_was_over_opens_it_again(
    desk: AlertDesk, key: str, officer: Actor, clock: Clock
) -> None:
    clock.move(minutes=1)
    desk.hear(officer, new_key(), signal(after_s=30, active=False))
    desk.acknowledge(officer, new_key(), key)
    desk.take_back_acknowledge(officer, new_key(), key, reason="看错行")
    assert desk.alert(key).state is AlertState.RTN_UNACK


def test_an_alert_has_one_owner_and_taking_it_from_a_colleague_has_to_be_said(
    desk: AlertDesk, key: str, officer: Actor
) -> None:
    desk.take_on(officer, new_key(), key)
    assert (desk.alert(key).owner, desk.alert(key).state) == ("韩", AlertState.UNACK), "independent of acknowledging"
    with pytest.raises(InputRefused, match="韩 has taken"):
        desk.take_on(OTHER, new_key(), key)
    desk.take_on(OTHER, new_key(), key, from_another=True)
    assert desk.alert(key).owner == "李"


def test_shelving_needs_a_reason_and_a_critical_alert_a_leader(
    desk: AlertDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    critical = desk.hear(officer, new_key(), signal("9", severity="CRITICAL"))
    until = clock() + SHELF_CHOICES[2]
    with pytest.raises(InputRefused, match="reason"):
        desk.shelve(leader, new_key(), critical, until=until, reason="  ")
    with pytest.raises(NotPermitted, match="leader"):
        desk.shelve(officer, new_key(), critical, until=until, reason="检修")
    desk.shelve(leader, new_key(), critical, until=until, reason="检修")
    alert = desk.alert(critical)
    assert (alert.state, alert.shelved_by, alert.shelf_reason) == (AlertState.SHELVED, "周", "检修")


def test_the_end_of_a_shelf_looks_at_the_alert_anew(
    desk: AlertDesk, key: str, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    over = desk.hear(officer, new_key(), signal("2"))
    seen = desk.hear(officer, new_key(), signal("3"))
    for alert_id in (over, seen):
        desk.acknowledge(officer, new_key(), alert_id)
    unseen = desk.hear(officer, new_key(), signal("4"))
    for alert_id in (key, over, seen, unseen):
        desk.shelve(officer, new_key(), alert_id, until=clock() + timedelta(minutes=15), reason="施工")
    clock.move(minutes=10)
    for source_id in ("2", "4"):
        desk.hear(officer, new_key(), signal(source_id, after_s=300, active=False))
    assert desk.tick(officer) == 0
    clock.move(minutes=6)
    told.clear()
    assert desk.tick(officer) == 4
    states = {alert_id: desk.alert(alert_id).state for alert_id in (key, over, seen, unseen)}
    assert states == {
        key: AlertState.UNACK, over: AlertState.CLOSED, seen: AlertState.UNACK, unseen: AlertState.RTN_UNACK,
    }  # fmt: skip
    assert {fact.alert_id for fact in told if isinstance(fact, AlertRaised)} == {key, seen}
    assert desk.tick(officer) == 0


def test_a_shelf_is_ended_by_hand(desk: AlertDesk, key: str, officer: Actor, clock: Clock) -> None:
    with pytest.raises(InputRefused, match="not shelved"):
        desk.unshelve(officer, new_key(), key)
    desk.shelve(officer, new_key(), key, until=clock() + timedelta(hours=1), reason="施工")
    desk.unshelve(officer, new_key(), key)
    assert (desk.alert(key).state, desk.alert(key).shelf_reason) == (AlertState.UNACK, "")


def test_a_false_alarm_is_closed_with_the_code_of_its_cause(desk: AlertDesk, key: str, officer: Actor) -> None:
    desk.acknowledge(officer, new_key(), key)
    with pytest.raises(InputRefused, match="code of its cause"):
        desk.close(officer, new_key(), key, verdict=Verdict.FALSE)
    with pytest.raises(InputRefused, match="not dismissed"):
        desk.close(officer, new_key(), key, verdict=Verdict.TRUE, dismissal=Dismissal.TEST)
    desk.close(officer, new_key(), key, verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND, reason="野狗")
    alert = desk.alert(key)
    assert (alert.state, alert.dismissal, alert.reason, alert.closed_by) == (
        AlertState.CLOSED, Dismissal.ANIMAL_WIND, "野狗", "韩",
    )  # fmt: skip


def test_what_cannot_be_verified_needs_no_further_code(desk: AlertDesk, key: str, officer: Actor) -> None:
    desk.acknowledge(officer, new_key(), key)
    desk.close(officer, new_key(), key, verdict=Verdict.UNKNOWN)
    assert desk.alert(key).dismissal is Dismissal.NOT_VERIFIABLE


def test_a_mistaken_close_is_taken_back_with_everything_as_it_was_then(
    desk: AlertDesk, key: str, officer: Actor, clock: Clock
) -> None:
    clock.move(seconds=30)
    desk.acknowledge(officer, new_key(), key)
    desk.take_on(officer, new_key(), key)
    before = desk.alert(key)
    desk.close(officer, new_key(), key, verdict=Verdict.TRUE, reason="真")
    clock.move(minutes=9)
    with pytest.raises(InputRefused, match="reason"):
        desk.reopen(officer, new_key(), key, reason="")
    desk.reopen(officer, new_key(), key, reason="点错")
    after = desk.alert(key)
    timers = (
        "acknowledged_at",
        "acknowledged_by",
        "owner",
        "owned_since",
        "raised_at",
        "escalation",
        "state",
        "verdict",
    )
    assert {name: getattr(after, name) for name in timers} == {name: getattr(before, name) for name in timers}


def test_who_puts_an_alert_on_a_call_has_seen_it_and_answers_for_it(
    desk: AlertDesk, key: str, store: Store, officer: Actor, clock: Clock
) -> None:
    calls = CallDesk(store)
    first, second = (calls.open_call(officer, new_key(), a_call(clock())) for _ in range(2))
    joining = new_key()
    calls.attach_alert(officer, joining, first, key)
    alert = desk.alert(key)
    assert (alert.state, alert.owner, alert.call_id) == (AlertState.ACKED, "韩", first)
    with pytest.raises(InputRefused, match="another call"):
        calls.attach_alert(officer, new_key(), second, key)
    calls.take_back_joining(officer, new_key(), first, joining, reason="挂错")
    assert (desk.alert(key).state, desk.alert(key).owner, desk.alert(key).call_id) == (AlertState.UNACK, "", None)


def test_the_timeline_tells_every_act_in_words_with_who_and_why(
    desk: AlertDesk, key: str, officer: Actor, clock: Clock
) -> None:
    clock.move(seconds=20)
    desk.hear(officer, new_key(), signal(after_s=10, severity="HIGH"))
    desk.acknowledge(officer, new_key(), key)
    desk.note(officer, new_key(), key, "井场无人接听")
    desk.shelve(officer, new_key(), key, until=clock() + timedelta(hours=1), reason="施工")
    desk.unshelve(officer, new_key(), key)
    desk.acknowledge(officer, new_key(), key)
    desk.close(officer, new_key(), key, verdict=Verdict.FALSE, dismissal=Dismissal.TEST)
    desk.reopen(officer, new_key(), key, reason="点错")
    lines = desk.dossier(key).timeline
    assert [str(line.what).split(" until")[0] for line in lines] == [
        "Told by video, Medium", "Now High", "Acknowledged", "Note", "Shelved", "Taken off the shelf", "Acknowledged",
        "Closed: False alarm, Test", "Reopened",
    ]  # fmt: skip
    assert (lines[3].reason, lines[-1].reason) == ("井场无人接听", "点错")
    assert [line.at for line in lines] == sorted(line.at for line in lines)


def test_repeating_an_act_is_harmless(store: Store, officer: Actor) -> None:
    desk = desk_with(store)
    key = desk.hear(officer, "h", signal())
    for _ in range(2):
        desk.acknowledge(officer, "ack", key)
        assert desk.hear(officer, "h", signal()) == key
    assert (desk.alert(key).version, desk.alert(key).severity) == (2, Severity.MEDIUM)


def test_a_call_made_from_a_shelved_alert_takes_it_off_its_shelf_with_all_that_was_said_of_it(
    desk: AlertDesk, key: str, store: Store, officer: Actor, clock: Clock
) -> None:
    desk.shelve(officer, new_key(), key, until=clock() + timedelta(hours=1), reason="检修")
    CallDesk(store).call_from_alert(officer, new_key(), key)
    alert = desk.alert(key)
    assert (alert.state, alert.shelved_until, alert.shelved_by, alert.shelf_reason) == (AlertState.ACKED, None, "", "")


def test_several_are_acknowledged_and_closed_in_one_act_and_a_colleagues_stay_as_they_are(
    desk: AlertDesk, store: Store, officer: Actor
) -> None:
    keys = [desk.hear(officer, new_key(), replace(signal(), source_id=f"many-{n}")) for n in range(3)]
    desk.acknowledge(OTHER, new_key(), keys[1])
    assert desk.acknowledge(officer, "ack-many", *keys) == (keys[0], keys[2])
    assert [desk.alert(key).acknowledged_by for key in keys] == ["韩", "李", "韩"]
    desk.close(OTHER, new_key(), keys[2], verdict=Verdict.TRUE)
    closed = desk.close(officer, "close-many", *keys, verdict=Verdict.FALSE, dismissal=Dismissal.TEST)
    assert closed == (keys[0], keys[1])
    assert desk.alert(keys[2]).verdict is Verdict.TRUE
    with pytest.raises(InputRefused, match="is closed"):
        desk.close(officer, new_key(), *keys, verdict=Verdict.TRUE)
    desk.reopen(officer, new_key(), *closed, reason="点错")
    assert [desk.alert(key).state for key in keys] == [AlertState.ACKED, AlertState.ACKED, AlertState.CLOSED]
    with store.read() as connection:
        assert [one.act for one in audit_store.acts_about(connection, "alert", keys[0])].count("alert.close") == 1
