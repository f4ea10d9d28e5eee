"""What was read of the units' ways is kept, and gone on with: the result is that of reading all of it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.services.field.unit_tracker import UnitTracker
from app.services.map.track_memory import TrackMemory
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

UNITS = ("u1", "u2")


@pytest.fixture
def tracker(store: Store, officer: Actor) -> UnitTracker:
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        for key in UNITS:
            work.add(Unit(id=key, owner_domain=OwnerDomain.POLICE, code=key, name=key, kind=UnitKind.PATROL_GROUP))
    return UnitTracker(store)


def heard(tracker: UnitTracker, unit_id: str, since: datetime, seconds: int, *, each: int = 5) -> None:
    moments = (since + timedelta(seconds=s) for s in range(0, seconds, each))
    tracker.record([Fix(unit_id, at, 107.0 + at.timestamp() % 40_000 / 1e5, 37.4) for at in moments])


def told(store: Store, memory: TrackMemory, until: datetime) -> Mapping[str, Any]:
    with store.read() as connection:
        return {key: way.tolist() for key, way in memory.ways(connection, until).items()}


def test_what_has_come_since_is_added_as_if_all_were_read_anew(
    store: Store, tracker: UnitTracker, clock: Clock
) -> None:
    memory = TrackMemory()
    heard(tracker, "u1", clock() - timedelta(hours=11, minutes=58), 600)
    heard(tracker, "u2", clock() - timedelta(minutes=9), 420)
    assert told(store, memory, clock()) == told(store, TrackMemory(), clock())
    for minute in range(4):
        late = clock() - timedelta(seconds=90)
        clock.move(minutes=1, seconds=3)
        heard(tracker, "u1", late, 120)
        heard(tracker, "u2", clock() - timedelta(seconds=63), 63, each=7)
        assert told(store, memory, clock()) == told(store, TrackMemory(), clock()), f"minute {minute}"


def test_only_what_is_new_is_asked_of_the_store(
    store: Store, tracker: UnitTracker, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans: list[timedelta] = []
    thinned = fix_store.thinned

    def noted(connection: Any, since: int, until: int, every: timedelta) -> dict[str, np.ndarray[Any, Any]]:
        spans.append(timedelta(microseconds=until - since))
        return thinned(connection, since, until, every)

    monkeypatch.setattr(fix_store, "thinned", noted)
    memory = TrackMemory()
    heard(tracker, "u1", clock() - timedelta(hours=1), 600)
    for by in (timedelta(0), timedelta(minutes=1), timedelta(minutes=-20), timedelta(minutes=1), timedelta(hours=2)):
        clock.moment += by
        told(store, memory, clock())
    whole = timedelta(hours=12)
    assert [span >= whole for span in spans] == [True, False, True, False, True]
    assert spans[1] < timedelta(minutes=4)
