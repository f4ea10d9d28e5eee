"""What the field tells: alerts once however often told, fixes as they came."""

from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import Alert, AlertKind, AlertState, Severity
from app.domain.events import AlertRaised, Fact, UnitsMoved
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.services.alert_desk import AlertDesk
from app.services.unit_tracker import UnitTracker
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock


def told_by_camera(clock: Clock, source_id: str = "cam-7/1") -> Alert:
    return Alert(
        id=new_key(),
        owner_domain=OwnerDomain.SOCIAL,
        source="video",
        source_id=source_id,
        kind=AlertKind.CAMERA_LOST,
        severity=Severity.HIGH,
        title="监控中断",
        occurred_at=clock() - timedelta(seconds=4),
        received_at=clock(),
    )


def test_a_new_alert_stands_unacknowledged_and_is_told(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk, alert = AlertDesk(store), told_by_camera(clock)
    assert desk.receive(officer, new_key(), alert) == alert.id
    assert [one.state for one in desk.open_alerts()] == [AlertState.UNACK]
    assert told == [AlertRaised(alert.id)]


def test_a_source_that_repeats_itself_raises_nothing_new(store: Store, officer: Actor, clock: Clock) -> None:
    desk, first = AlertDesk(store), told_by_camera(clock)
    desk.receive(officer, new_key(), first)
    assert desk.receive(officer, new_key(), told_by_camera(clock)) == first.id
    desk.receive(officer, new_key(), told_by_camera(clock, "cam-7/2"))
    assert len(desk.open_alerts()) == 2


def test_the_same_act_sent_twice_answers_the_same(store: Store, officer: Actor, clock: Clock) -> None:
    desk, act_id, alert = AlertDesk(store), new_key(), told_by_camera(clock)
    assert desk.receive(officer, act_id, alert) == desk.receive(officer, act_id, alert) == alert.id


def test_fixes_are_kept_and_told_and_one_sent_twice_is_kept_once(
    store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    unit = Unit(id="unit-1", owner_domain=OwnerDomain.POLICE, code="X1", name="巡 1", kind=UnitKind.PATROL_GROUP)
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    tracker, fix = UnitTracker(store), Fix("unit-1", clock(), 107.6, 37.4, 36.5, 270.0)
    tracker.record([Fix("unit-1", clock() - timedelta(seconds=30), 107.5, 37.4), Fix("nobody's", clock(), 107.0, 37.0)])
    told.clear()
    tracker.record([fix])
    tracker.record([fix])
    with store.read() as connection:
        assert fix_store.count(connection) == 3
        assert fix_store.latest(connection, clock() - timedelta(minutes=1)) == [fix]
        track = fix_store.track(connection, "unit-1", clock() - timedelta(minutes=1), clock() + timedelta(minutes=1))
    assert track[1:, 1:].tolist() == [[107.6, 37.4, 36.5]]
    assert track[1, 0] == pytest.approx(clock().timestamp())
    assert told[0] == UnitsMoved((("unit-1", 107.6, 37.4, 36.5, 270.0, clock().timestamp()),))
