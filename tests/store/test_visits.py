"""Who was last near a place is told from the fixes, however they came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import delete

from app.domain.access import Actor, Right
from app.domain.position import Position, distance_m
from app.domain.unit import Fix
from app.domain.visit import REACH_M, Visit
from app.store import fix_store, schema_steps, visit_store
from app.store.batches import BatchWriter
from app.store.tables import fix, visit
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock, on_both

pytestmark = on_both

WELL = Position(107.60, 37.30)
NORTH_M = 1 / 111_000


def passed(clock: Clock, unit_id: str, metres: float, minutes: float, speed_kmh: float | None = 20.0) -> Fix:
    """A fix so far north of the well, so long ago."""
    return Fix(unit_id, clock() - timedelta(minutes=minutes), WELL.lon, WELL.lat + metres * NORTH_M, speed_kmh)


def put(store: Store, fixes: Sequence[Fix]) -> None:
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def last(store: Store, *units: str) -> Visit | None:
    with store.read() as connection:
        return visit_store.last_near(connection, [WELL], units)[0]


def test_the_newest_fix_near_a_place_is_its_last_visit(store: Store, clock: Clock) -> None:
    put(store, [passed(clock, "u1", 40, 90), passed(clock, "u2", 80, 30), passed(clock, "u1", 150, 5)])
    found = last(store, "u1", "u2")
    assert found is not None
    assert (found.unit_id, found.at) == ("u2", clock() - timedelta(minutes=30))
    assert found.distance_m == pytest.approx(80, abs=1)


def test_a_fix_that_comes_late_does_not_hide_a_newer_one(store: Store, clock: Clock) -> None:
    put(store, [passed(clock, "u1", 20, 10)])
    put(store, [passed(clock, "u1", 20, 300)])
    found = last(store, "u1")
    assert found is not None
    assert found.at == clock() - timedelta(minutes=10)


def test_who_drives_by_or_is_no_guard_or_is_doubted_has_not_visited(store: Store, clock: Clock) -> None:
    put(store, [passed(clock, "u1", 10, 5, speed_kmh=61), passed(clock, "tanker", 10, 4)])
    put(store, [Fix("u1", clock(), WELL.lon, WELL.lat, 10.0, doubt="JUMP")])
    assert last(store, "u1") is None


def test_every_place_within_reach_is_found_as_by_a_search_over_all(store: Store, clock: Clock) -> None:
    rng = np.random.default_rng(5)
    places = rng.uniform((107.598, 37.298), (107.602, 37.302), (600, 2))
    put(store, [Fix("u1", clock() - timedelta(seconds=i), lon, lat, 5.0) for i, (lon, lat) in enumerate(places)])
    asked = [Position(lon, lat) for lon, lat in rng.uniform((107.598, 37.298), (107.602, 37.302), (60, 2))]
    with store.read() as connection:
        found = visit_store.last_near(connection, asked, {"u1"})
    for place, told in zip(asked, found, strict=True):
        near = [i for i, (lon, lat) in enumerate(places) if distance_m(place, Position(lon, lat)) <= REACH_M]
        assert told is not None
        # Of one square only the newest fix is kept; it may lie just out of reach where an older one does not.
        assert told.at <= clock() - timedelta(seconds=min(near))
        assert told.distance_m <= REACH_M


def test_a_visit_of_a_batch_that_was_abandoned_is_none(
    store: Store, lane: WriteLane, clock: Clock, leader: Actor
) -> None:
    writer = BatchWriter(store, lane, leader, "b1", kind="demo", label="tracks", noun="fix", right=Right.IMPORT)
    writer.begin()
    one = passed(clock, "u1", 10, 5)
    writer.write(fix, [{"unit_id": one.unit_id, "at": one.at, "lon": one.lon, "lat": one.lat, "speed_kmh": 5.0}])
    assert last(store, "u1") is None
    writer.complete()
    assert last(store, "u1") is not None


def test_the_migration_knows_the_visits_of_fixes_that_were_there(store: Store, clock: Clock) -> None:
    put(store, [passed(clock, f"u{i % 7}", 30 * i, 3 * i, speed_kmh=float(20 * i)) for i in range(60)])
    with store.database.write() as connection:
        kept = connection.execute(visit.select().order_by(visit.c.cell, visit.c.unit_id)).all()
        assert len(kept) > 3
        connection.execute(delete(visit))
        steps = ScriptDirectory.from_config(schema_steps.migration_config())
        script = next(one.module for one in steps.walk_revisions() if hasattr(one.module, "VISITS"))
        form = ("CAST(", " AS INTEGER)") if store.database.is_sqlite else ("FLOOR(", ")")
        connection.exec_driver_sql(script.VISITS.format(whole=form[0], end=form[1]))
        assert connection.execute(visit.select().order_by(visit.c.cell, visit.c.unit_id)).all() == kept
