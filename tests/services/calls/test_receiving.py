"""What the field tells: fixes as they came."""

from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.events import Fact, UnitsMoved
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.services.field.unit_tracker import UnitTracker
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock


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
