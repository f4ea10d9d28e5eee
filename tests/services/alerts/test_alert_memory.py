"""What each user has seen, the monthly test of the alarm, and the table of kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, AlertState, Dismissal, Severity, state_of
from app.domain.alert_past import facts_of
from app.domain.duty import DutyLevel
from app.domain.events import AlertRaised, Fact
from app.domain.key import new_key
from app.domain.signal import AlertSignal
from app.errors import InputRefused
from app.paths import resources
from app.services.alerts.alarm_test import AlarmCheck, AlarmTest
from app.services.alerts.alert_desk import AlertDesk
from app.services.alerts.alert_kinds_file import load_kinds
from app.services.alerts.seen_alerts import SeenAlerts
from app.services.duty.log_desk import LogDesk
from app.store import alert_store
from app.store.unit_of_work import Store
from tests.services.alert_signals import shipped_desk, signal, tried
from tests.services.duty.shift_field import night, put
from tests.store_fixtures import Clock
from tests.ui import invented

SHIPPED = resources() / "alert_kinds.toml"


def test_who_comes_back_is_told_what_came_meanwhile_and_each_user_apart(
    store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    desk, seen = AlertDesk(store), SeenAlerts(store)
    desk.hear(officer, new_key(), signal("before"))
    assert seen.since_left(officer).left_at is None, "on the very first day nothing is told"
    seen.at_desk(officer)
    left = clock()
    clock.move(hours=8)
    keys = desk.hear_all(officer, new_key(), [signal("1"), signal("2", severity="HIGH")])
    desk.acknowledge(leader, new_key(), keys[0])
    seen.mark(leader, keys)
    clock.move(hours=1)
    found = SeenAlerts(store).since_left(officer)
    assert (found.left_at, {one.id for one in found.alerts}, found.waiting, found.left_out) == (left, set(keys), 1, 0)
    assert seen.since_left(leader).alerts == ()
    seen.mark(officer, keys[:1])
    seen.mark(officer, keys[:1])
    assert [one.id for one in SeenAlerts(store).since_left(officer).alerts] == [keys[1]]
    assert [one.id for one in seen.unseen(officer, found.alerts)] == [keys[1]]
    seen.at_desk(officer)
    assert seen.since_left(officer).alerts == ()


def test_what_was_told_and_not_looked_at_is_told_again_at_the_next_start_of_the_shift(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk, seen = AlertDesk(store), SeenAlerts(store)
    seen.begin(officer, seen.since_left(officer))
    left = clock()
    clock.move(hours=1)
    keys = desk.hear_all(officer, new_key(), [signal("1"), signal("2")])
    clock.move(hours=1)
    seen.begin(officer, seen.since_left(officer))
    clock.move(minutes=1)
    seen.at_desk(officer)
    again = SeenAlerts(store).since_left(officer)
    assert (again.left_at, {one.id for one in again.alerts}) == (left, set(keys)), "nobody looked: nothing is lost"
    seen.begin(officer, again)
    seen.mark(officer, keys[:1])
    desk.acknowledge(officer, new_key(), keys[1])
    assert seen.since_left(officer).alerts == (), "looked at, or taken"
    seen.begin(officer, seen.since_left(officer))
    clock.move(minutes=1)
    assert seen.since_left(officer).left_at == clock() - timedelta(minutes=1)


def test_what_was_told_in_an_earlier_shift_is_not_told_for_ever(store: Store, officer: Actor, clock: Clock) -> None:
    desk, seen = AlertDesk(store), SeenAlerts(store)
    seen.at_desk(officer)
    clock.move(hours=1)
    desk.hear(officer, new_key(), signal("1"))
    clock.move(hours=1)
    seen.begin(officer, seen.since_left(officer))
    clock.move(hours=14)
    seen.at_desk(officer)
    assert seen.since_left(officer).alerts == ()


def test_the_alarm_is_tried_through_the_same_door_and_proved_by_its_sound(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = shipped_desk(store)
    assert AlarmTest(store, _refuse).state().is_due
    trial, key = tried(store, desk, officer)
    assert told == [AlertRaised(key)]
    assert desk.may_ring(desk.alert(key), desk.queue().news_since)
    assert (trial.state().is_due, trial.state().proved_at) == (True, None), "raised is not yet heard"
    clock.move(seconds=2)
    trial.sounded(officer, new_key(), key)
    clock.move(seconds=20)
    trial.sounded(officer, new_key(), key)
    state = AlarmTest(store, _refuse).state()
    assert state.proved_at is not None
    assert (clock() - state.proved_at).total_seconds() == 20
    assert not state.is_due
    clock.move(days=31, seconds=1)
    assert AlarmTest(store, _refuse).state().is_due
    real = desk.hear(officer, new_key(), signal())
    with pytest.raises(InputRefused, match="no test"):
        trial.sounded(officer, new_key(), real)


def _refuse(_signals: Sequence[AlertSignal]) -> bool:
    return False


def test_a_test_of_the_alarm_that_the_intake_does_not_take_is_said(store: Store, officer: Actor) -> None:
    with pytest.raises(InputRefused, match="takes no signals"):
        AlarmTest(store, _refuse).begin(officer, new_key())


def test_a_test_of_the_alarm_escalates_to_nobody(store: Store, officer: Actor, clock: Clock) -> None:
    desk = shipped_desk(store)
    tried(store, desk, officer)
    clock.move(minutes=30)
    assert desk.tick(officer) == 0


def test_what_is_left_out_of_a_long_queue_is_said_and_counted(
    store: Store, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = AlertDesk(store)
    desk.hear_all(officer, new_key(), [signal(str(number), severity="LOW") for number in range(7)])
    desk.hear(officer, new_key(), signal("worst", severity="CRITICAL"))
    monkeypatch.setattr(alert_store, "MOST_OPEN", 5)
    monkeypatch.setattr(alert_store.open_alerts, "__defaults__", (5,))
    queue = desk.queue()
    assert (len(queue.alerts), queue.left_out, queue.count.waiting) == (5, 3, 8)
    assert queue.alerts[0].source_id == "worst"


def test_the_shipped_table_treats_every_kind_and_the_bureaus_own_is_laid_over_it(tmp_path: Path) -> None:
    own = tmp_path / "alert_kinds.toml"
    own.write_text(
        '[kinds.CAMERA_LOST]\non_delay_s = 45\n[escalation.NORMAL]\nHIGH = 90\n[night]\nhours = "21:00-05:00"\n',
        "utf-8",
    )
    shipped, kinds = load_kinds(SHIPPED), load_kinds(SHIPPED, own, tmp_path / "missing.toml")
    assert set(shipped.manners) == set(AlertKind)
    assert set(shipped.escalation_s) == set(DutyLevel)
    assert kinds.manner(AlertKind.CAMERA_LOST).on_delay_s == 45
    assert kinds.manner(AlertKind.PANIC) == shipped.manner(AlertKind.PANIC)
    assert kinds.escalation_s[DutyLevel.NORMAL] == {**shipped.escalation_s[DutyLevel.NORMAL], Severity.HIGH: 90}
    assert kinds.night.text == "21:00-05:00"
    assert kinds.are_related(AlertKind.CAMERA_LOST, AlertKind.POWER_LOST)
    assert kinds.rank(AlertKind.FIRE) < kinds.rank(AlertKind.POWER_LOST) < kinds.rank(AlertKind.CAMERA_LOST)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[kinds.CAMERA_LOST\n", "line 1"),
        ("[kinds.NOBODY]\nrings = true\n", "NOBODY"),
        ("[kinds.LEAK]\nringz = true\n", "kinds.LEAK.ringz"),
        ('[kinds.LEAK]\nquiet_s = "long"\n', "kinds.LEAK.quiet_s"),
        ("[kinds.LEAK]\nquiet_s = -1\n", "kinds.LEAK.quiet_s"),
        ("[kinds.LEAK]\ncount = 3\n", "count_within_s"),
        ("[kinds.LEAK]\ncount = 3\ncount_within_s = 60\non_delay_s = 5\n", "both"),
        ("[escalation.NORMAL]\nHIGH = 1.5\n", "escalation.NORMAL.HIGH"),
        ("[escalation.SOMETIMES]\nHIGH = 1\n", "SOMETIMES"),
        ('[night]\nhours = "late"\n', "late"),
        ("[nights]\n", "nights"),
        ("night = 3\n", "cannot be used"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    own = tmp_path / "alert_kinds.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match="left as it is") as refused:
        load_kinds(SHIPPED, own)
    assert reason in str(refused.value)
    assert str(own) in str(refused.value)


def test_imported_alerts_of_the_past_ring_nobody(store: Store, officer: Actor, clock: Clock) -> None:
    desk = shipped_desk(store)
    for state in AlertState:
        past = invented.alert(state.value, minutes=60 * 24 * 40)
        past = replace(past, **facts_of(state, past.occurred_at))  # type: ignore[arg-type]  # by name
        assert past.state is state_of(past)
        with store.act(officer, new_key(), "test.import", Right.ACT) as work:
            work.add(past)
    since = desk.queue().news_since
    desk.tick(officer)
    assert not any(desk.may_ring(one, since) for one in desk.open_alerts())
    assert all(one.escalation == 0 for one in desk.open_alerts())


def test_who_sits_down_is_asked_once_in_a_shift_and_the_answer_stands_in_the_log(
    store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    put(store, officer, "shifts", night(clock, ago=0.5), night(clock, ago=-11.5))
    trial, key = tried(store, shipped_desk(store), officer)
    assert trial.check(officer).is_asked
    with pytest.raises(InputRefused, match="Say why"):
        trial.answer(officer, "a1", is_heard=False, remark=" ")
    trial.answer(officer, "a2", is_heard=False, remark="音箱没接")
    check = trial.check(officer)
    assert not check.is_asked, "asked once"
    assert check.unheard is not None
    assert (check.unheard.who, check.unheard.remark, check.unheard.at) == ("u-han", "音箱没接", clock())
    closed = AlertDesk(store).alert(key)
    assert (closed.state, closed.dismissal) == (AlertState.CLOSED, Dismissal.TEST), "the test has served its end"
    assert trial.check(leader).is_asked, "another officer is asked as well"
    assert trial.check(replace(officer, desk_id="desk-2")) == AlarmCheck(is_asked=True, unheard=None)
    clock.move(hours=1)
    trial.answer(leader, "a3", is_heard=True)
    assert trial.check(officer).unheard is None
    lines = LogDesk(store).page(clock() - timedelta(hours=2), clock() + timedelta(minutes=1)).lines
    told = [(str(one.what), one.text) for one in lines if str(one.what).startswith("Alarm test ")]
    assert told == [("Alarm test NOT heard at the desk", "音箱没接"), ("Alarm test heard at the desk", "")]
    clock.move(hours=11)
    assert trial.check(officer).is_asked, "the next shift asks anew"


def test_an_answer_shortly_before_the_shift_begins_is_of_that_shift(store: Store, officer: Actor, clock: Clock) -> None:
    put(store, officer, "shift", night(clock, ago=-0.5))
    trial = AlarmTest(store, _refuse)
    trial.answer(officer, "a1", is_heard=True)
    clock.move(hours=1)
    assert not trial.check(officer).is_asked
