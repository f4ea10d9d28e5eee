"""Everything as it was at a moment, from what the store keeps: intervals, stamps, positions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertState
from app.domain.call import CallState
from app.domain.duty import DutyLevel
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.unit import Fix, Unit, UnitKind, UnitState
from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.services.map.past_desk import PastDesk
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented

MINUTE = timedelta(minutes=1)
PATROL = Unit(id="u1", owner_domain=invented.POLICE, code="巡2", name="巡察2组", kind=UnitKind.PATROL_GROUP)


@pytest.fixture
def desk(store: Store) -> PastDesk:
    return PastDesk(store, UnitTracker(store), DutyDesk(store))


def spell(subject: str, key: str, aspect: str, value: str, begin: datetime, end: datetime | None) -> Interval:
    return Interval(
        id=new_key(), owner_domain=invented.POLICE, subject=subject, subject_id=key, aspect=aspect, value=value,
        valid_from=begin, valid_to=end,
    )  # fmt: skip


def keep(store: Store, actor: Actor, *records: object) -> None:
    with store.act(actor, new_key(), "test.ground", Right.ACT) as work:
        for record in records:
            work.add(record)  # type: ignore[arg-type]  # records of every kind


def test_an_alert_is_in_the_state_that_its_interval_tells(
    store: Store, officer: Actor, desk: PastDesk, clock: Clock
) -> None:
    at = clock() - timedelta(hours=5)
    closed = replace(
        invented.alert("a1"), state=AlertState.CLOSED, occurred_at=at, received_at=at, acknowledged_at=at + 4 * MINUTE,
        closed_at=at + 30 * MINUTE,
    )  # fmt: skip
    spells = [
        spell("alert", "a1", "state", "HELD", at, at + MINUTE),
        spell("alert", "a1", "state", "UNACK", at + MINUTE, at + 4 * MINUTE),
        spell("alert", "a1", "state", "ACKED", at + 4 * MINUTE, at + 10 * MINUTE),
        spell("alert", "a1", "state", "CLOSED", at + 10 * MINUTE, at + 20 * MINUTE),
        spell("alert", "a1", "state", "ACKED", at + 20 * MINUTE, at + 30 * MINUTE),
        spell("alert", "a1", "state", "CLOSED", at + 30 * MINUTE, None),
    ]
    keep(store, officer, closed, *spells)
    told = {
        after: [one.state for one in desk.as_of(at + after * MINUTE).alerts] for after in (-1, 0, 1, 3, 4, 12, 25, 30)
    }
    assert told == {
        -1: [],
        0: [],
        1: [AlertState.UNACK],
        3: [AlertState.UNACK],
        4: [AlertState.ACKED],
        12: [],
        25: [AlertState.ACKED],
        30: [],
    }, "held back, then open, closed, opened again, closed"


def test_an_alert_without_intervals_is_what_its_stamps_say(
    store: Store, officer: Actor, desk: PastDesk, clock: Clock
) -> None:
    at = clock() - timedelta(days=400)
    imported = replace(
        invented.alert("a1"), state=AlertState.CLOSED, active=False, occurred_at=at, received_at=at,
        cleared_at=at + 2 * MINUTE, acknowledged_at=at + 5 * MINUTE, closed_at=at + 9 * MINUTE,
    )  # fmt: skip
    keep(store, officer, imported)
    told = [[one.state for one in desk.as_of(at + after * MINUTE).alerts] for after in (1, 3, 6, 9)]
    assert told == [[AlertState.UNACK], [AlertState.RTN_UNACK], [AlertState.ACKED], []]
    assert desk.as_of(at + MINUTE).alerts[0].acknowledged_at is None, "nobody had taken it yet"


def test_a_unit_stands_at_its_last_believed_fix_before_the_moment(
    store: Store, officer: Actor, desk: PastDesk, clock: Clock
) -> None:
    at = clock() - timedelta(days=3)
    keep(
        store, officer, PATROL,
        spell("unit", "u1", "state", UnitState.PATROLLING, at - 60 * MINUTE, at + 5 * MINUTE),
        spell("unit", "u1", "state", UnitState.ON_SCENE, at + 5 * MINUTE, None),
    )  # fmt: skip
    with store.database.write() as connection:
        fix_store.append(
            connection,
            [
                Fix("u1", at - 10 * MINUTE, 107.1, 37.1),
                Fix("u1", at - MINUTE, 107.9, 37.9, doubt="JUMP"),
                Fix("u1", at + 6 * MINUTE, 107.2, 37.2),
                Fix("u1", clock(), 107.3, 37.3),
            ],
        )
    (then,) = desk.as_of(at).units
    assert (then.state, then.fix and then.fix.lon) == (UnitState.PATROLLING, 107.1), "neither doubted nor later"
    (later,) = desk.as_of(at + 7 * MINUTE).units
    assert (later.state, later.fix and later.fix.lon) == (UnitState.ON_SCENE, 107.2)
    (long_after,) = desk.as_of(at + timedelta(hours=5)).units
    assert long_after.fix is None, "older than two hours is believed no more"


def test_calls_cases_and_duty_are_those_of_then(store: Store, officer: Actor, desk: PastDesk, clock: Clock) -> None:
    at = clock() - timedelta(days=10)
    call = replace(
        invented.call("渗漏"), id="c1", state=CallState.CLOSED, received_at=at, occurred_at=at,
        dispatched_at=at + 5 * MINUTE, closed_at=at + 50 * MINUTE,
    )  # fmt: skip
    told = replace(invented.call("盗油"), id="c2", received_at=at + 60 * MINUTE, occurred_at=at)
    case = replace(invented.case("f1"), occurred_from=at - 60 * MINUTE, occurred_to=at, discovered_at=at + 20 * MINUTE)
    keep(
        store, officer, call, told, case,
        spell("county", "county", "duty_level", "NORMAL", at - 60 * MINUTE, at + 30 * MINUTE),
        spell("county", "county", "duty_level", "ENHANCED", at + 30 * MINUTE, None),
    )  # fmt: skip
    first, second = desk.as_of(at + MINUTE), desk.as_of(at + 40 * MINUTE)
    assert [(one.id, one.state) for one in first.calls] == [("c1", CallState.RECEIVED)]
    assert [(one.id, one.state) for one in second.calls] == [("c1", CallState.DISPATCHED)]
    assert [one.id for one in desk.as_of(at + 70 * MINUTE).calls] == ["c2"]
    assert ([one.id for one in first.cases], [one.id for one in second.cases]) == ([], ["f1"]), "not known before"
    assert (first.duty.level, second.duty.level) == (DutyLevel.NORMAL, DutyLevel.ENHANCED)


def test_alerts_are_counted_by_the_hour_without_tests_of_the_alarm(
    store: Store, officer: Actor, desk: PastDesk, clock: Clock
) -> None:
    begin = clock().replace(minute=0, second=0) - timedelta(hours=4)
    minutes = (0, 59, 60, 200, -1)
    alerts = [replace(invented.alert(f"a{m}"), occurred_at=begin + m * MINUTE) for m in minutes]
    keep(store, officer, *alerts, replace(invented.alert("test"), occurred_at=begin + MINUTE, is_test=True))
    assert desk.alert_counts(begin, timedelta(hours=1), 4) == (2, 1, 0, 1)
